"""Makes what the site needs beside its pages: the runtime and the widget, each in a folder named by its hash."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from build_tools import runtime, widget
from build_tools.pages import staging
from build_tools.runtime import RuntimeFiles
from build_tools.widget import Form, WidgetFiles
from explainers.contract.explainer import load_explainer
from explainers.contract.registry import EXPLAINERS, find_folders

REPOSITORY = Path(__file__).resolve().parents[1]
BUILD = REPOSITORY / "build"
HANDOUTS = REPOSITORY / "dist" / "handouts"
NOTEBOOKS = REPOSITORY / "dist" / "notebooks"


@dataclass(frozen=True)
class Assembly:
    """Everything that a site generator needs to know."""

    pages: Path
    navigation: list[object]
    assets: dict[str, Path]
    script: str
    not_alive: str
    style: str


def assemble(docs: Path, explainers: Path = EXPLAINERS, build: Path = BUILD, *, form: Form = "site") -> Assembly:
    """Runtime, widget and pages, made anew only where something changed."""
    runtime_files, widget_files = make_parts(explainers, build, form)
    place = f"assets/widget/{widget_files.folder_name}"
    pages = build / ("pages" if form == "site" else f"pages-{form}")
    widget_place = place if form == "site" else None
    written = staging.stage(docs, explainers, pages, widget=widget_place, handouts=HANDOUTS, notebooks=NOTEBOOKS)
    return Assembly(
        pages,
        staging.navigation(written),
        {place: widget_files.folder, f"assets/runtime/{runtime_files.name}": runtime_files},
        f"{place}/{widget_files.script}",
        f"{place}/{widget_files.not_alive}",
        f"{place}/{widget_files.style}",
    )


def make_parts(explainers: Path, build: Path, form: Form) -> tuple[Path, WidgetFiles]:
    """The folder with the runtime, and the widget, in the form that pages from a server or from a disk need."""
    files = make_runtime(explainers, build)
    if form == "site":
        return files.folder, widget.build(build / "widget", runtime=files)
    return runtime.pack(build / "runtime-disk", runtime=files), widget.build(
        build / "widget-disk", runtime=files, form=form
    )


def make_runtime(explainers: Path = EXPLAINERS, build: Path = BUILD) -> RuntimeFiles:
    """The runtime with everything in its snapshot that some explainer imports."""
    modules = sorted({name for folder in find_folders(explainers) for name in load_explainer(folder).modules})
    return runtime.build(build / "runtime", modules=modules)


def copy_assets(assembly: Assembly, site: Path) -> None:
    """Puts runtime and widget into the built site; their folders' names are hashes, so what is there is right."""
    for place, folder in assembly.assets.items():
        if not (site / place).exists():
            shutil.copytree(folder, site / place)
