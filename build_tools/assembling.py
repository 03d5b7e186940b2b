"""Makes what the site needs beside its pages: the runtime and the widget, each in a folder named by its hash."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from build_tools import bundling, runtime
from build_tools.bundling import Form, WidgetFiles
from build_tools.pages import site
from build_tools.pages.navigation import navigation, titles
from build_tools.pages.starting import with_early_start
from build_tools.pages.versions import load
from build_tools.places import DIST, HANDOUTS, NOTEBOOKS, PAGES
from build_tools.runtime import RuntimeFiles
from explainers.contract.catalogue import CATALOGUE, find_folders


@dataclass(frozen=True)
class Parts:
    """Runtime and widget in one form, and where they lie in what readers get."""

    runtime: RuntimeFiles
    runtime_folder: Path
    widget: WidgetFiles

    @property
    def widget_place(self) -> str:
        """The widget's folder, from the root."""
        return f"assets/widget/{self.widget.folder_name}"

    def start_early(self, page: str, root: str) -> str:
        """A page of the site whose head starts its explainers; `root` is the way from it to the root."""
        start = (self.widget.folder / self.widget.start).read_text(encoding="utf-8").strip()
        return with_early_start(page, root + self.widget_place, self.widget.early, start)

    def copy(self, root: Path) -> None:
        """Puts both where pages look for them; the folders' names are hashes, so what is there is right."""
        places = {
            self.widget_place: self.widget.folder,
            f"assets/runtime/{self.runtime.folder_name}": self.runtime_folder,
        }
        for place, folder in places.items():
            if not (root / place).exists():
                shutil.copytree(folder, root / place)


@dataclass(frozen=True)
class Assembly:
    """Everything that a site generator needs to know."""

    pages: Path
    navigation: list[object]
    menu: object  # what stands in the menus of all pages
    parts: Parts
    script: str
    not_alive: str
    style: str


def assemble(docs: Path, explainers: Path = CATALOGUE, pages: Path = PAGES, dist: Path = DIST) -> Assembly:
    """Runtime, widget and pages, made anew only where something changed; the pages offer what is printed in `dist`."""
    parts = make_parts(explainers)
    place = parts.widget_place
    handouts, notebooks = dist / HANDOUTS.name, dist / NOTEBOOKS.name
    early = parts.widget.early
    written = site.stage(docs, explainers, pages, widget=place, early=early, handouts=handouts, notebooks=notebooks)
    script, not_alive, style = (
        f"{place}/{n}" for n in (parts.widget.script, parts.widget.not_alive, parts.widget.style)
    )
    menu = [navigation(written), titles(written), script]
    return Assembly(pages, navigation(written), menu, parts, script, not_alive, style)


def make_parts(explainers: Path = CATALOGUE, form: Form = "site") -> Parts:
    """Runtime and widget in the form that pages from a server, from a disk or from a learning platform need."""
    files = make_runtime(explainers)
    folder = runtime.pack(files) if form == "disk" else files.folder
    return Parts(files, folder, bundling.build(files, form))


def make_runtime(explainers: Path = CATALOGUE) -> RuntimeFiles:
    """The runtime with everything in its snapshot that some explainer imports; other folders share it."""
    return runtime.build(modules_of({*find_folders(), *find_folders(explainers)}))


def modules_of(folders: Iterable[Path]) -> list[str]:
    """What these explainers import."""
    return sorted({name for folder in folders for name in load(folder)[0].modules})
