"""Makes what the site needs beside its pages: the runtime and the widget, each in a folder named by its hash."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from build_tools import bundling, runtime
from build_tools.bundling import Form, WidgetFiles
from build_tools.pages import site
from build_tools.places import BUILD, DIST, HANDOUTS, NOTEBOOKS
from build_tools.runtime import RuntimeFiles
from explainers.contract.catalogue import CATALOGUE, find_folders
from explainers.contract.explainer import load_explainer


@dataclass(frozen=True)
class Assembly:
    """Everything that a site generator needs to know."""

    pages: Path
    navigation: list[object]
    assets: dict[str, Path]
    script: str
    not_alive: str
    style: str


def assemble(
    docs: Path,
    explainers: Path = CATALOGUE,
    build: Path = BUILD,
    *,
    form: Form = "site",
    pages: Path = BUILD / "pages",
    dist: Path = DIST,
) -> Assembly:
    """Runtime, widget and pages, made anew only where something changed; the pages offer what is printed in `dist`."""
    runtime_files, widget_files = make_parts(explainers, build, form)
    place = f"assets/widget/{widget_files.folder_name}"
    pages = pages if form == "site" else pages.with_name(f"{pages.name}-{form}")
    widget_place = place if form == "site" else None
    written = site.stage(
        docs, explainers, pages, widget=widget_place, handouts=dist / HANDOUTS.name, notebooks=dist / NOTEBOOKS.name
    )
    return Assembly(
        pages,
        site.navigation(written),
        {place: widget_files.folder, f"assets/runtime/{runtime_files.name}": runtime_files},
        f"{place}/{widget_files.script}",
        f"{place}/{widget_files.not_alive}",
        f"{place}/{widget_files.style}",
    )


def make_parts(explainers: Path, build: Path, form: Form) -> tuple[Path, WidgetFiles]:
    """The folder with the runtime, and the widget, in the form that pages from a server or from a disk need."""
    files = make_runtime(explainers, build)
    if form == "site":
        return files.folder, bundling.build(build / "widget", runtime=files)
    return runtime.pack(build / "runtime-disk", runtime=files), bundling.build(
        build / "widget-disk", runtime=files, form=form
    )


def make_runtime(explainers: Path = CATALOGUE, build: Path = BUILD) -> RuntimeFiles:
    """The runtime with everything in its snapshot that some explainer imports; other folders share it."""
    folders = {*find_folders(), *find_folders(explainers)}
    modules = sorted({name for folder in folders for name in load_explainer(folder).modules})
    return runtime.build(build / "runtime", modules=modules)


def copy_assets(assembly: Assembly, site: Path) -> None:
    """Puts runtime and widget into the built site; their folders' names are hashes, so what is there is right."""
    for place, folder in assembly.assets.items():
        if not (site / place).exists():
            shutil.copytree(folder, site / place)
