"""Makes what the site needs beside its pages: the runtime and the widget, each in a folder named by its hash."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from build_tools import runtime, widget
from build_tools.pages import staging
from explainers.contract.explainer import load_explainer
from explainers.contract.registry import EXPLAINERS, find_folders

REPOSITORY = Path(__file__).resolve().parents[1]
BUILD = REPOSITORY / "build"
HANDOUTS = REPOSITORY / "dist" / "handouts"


@dataclass(frozen=True)
class Assembly:
    """Everything that a site generator needs to know."""

    pages: Path
    navigation: list[object]
    assets: dict[str, Path]
    script: str
    style: str


def assemble(docs: Path, explainers: Path = EXPLAINERS, build: Path = BUILD) -> Assembly:
    """Runtime, widget and pages, made anew only where something changed."""
    modules = sorted({name for folder in find_folders(explainers) for name in load_explainer(folder).modules})
    runtime_files = runtime.build(build / "runtime", modules=modules)
    widget_files = widget.build(build / "widget", runtime=runtime_files)
    pages = build / "pages"
    written = staging.stage(docs, explainers, pages, handouts=HANDOUTS)
    place = f"assets/widget/{widget_files.folder_name}"
    assets = {place: widget_files.folder, f"assets/runtime/{runtime_files.folder_name}": runtime_files.folder}
    return Assembly(
        pages, staging.navigation(written), assets, f"{place}/{widget_files.script}", f"{place}/{widget_files.style}"
    )


def copy_assets(assembly: Assembly, site: Path) -> None:
    """Puts runtime and widget into the built site; their folders' names are hashes, so what is there is right."""
    for place, folder in assembly.assets.items():
        if not (site / place).exists():
            shutil.copytree(folder, site / place)
