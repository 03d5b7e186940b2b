"""Runs esbuild over the widget, unless nothing that goes into it has changed."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from build_tools.cache import digest
from build_tools.node import run_node
from build_tools.places import REPOSITORY, WIDGET
from build_tools.runtime import RuntimeFiles

BUNDLE = Path(__file__).with_name("bundle.mjs")

Form = Literal["site", "disk", "package"]  # pages from a web server, from a disk, from a learning platform


@dataclass(frozen=True)
class WidgetFiles:
    """The folder with the widget's files, the names of those that pages ask for, and the packages in them."""

    folder: Path
    packages: tuple[str, ...]
    script: str = "widget.js"
    style: str = "widget.css"
    standalone_style: str = "standalone.css"
    not_alive: str = "not-alive.js"

    @property
    def folder_name(self) -> str:
        """The hash of what the folder holds."""
        return self.folder.name


def build(output: Path, *, runtime: RuntimeFiles, form: Form = "site") -> WidgetFiles:
    """The bundled widget in a folder below `output`; its script looks for the runtime in `../../runtime/<folder>/`."""
    described = json.dumps({"folder": runtime.folder_name, "sizes": runtime.sizes})
    wanted, note = key(described, form), output / "built.json"
    known = json.loads(note.read_text(encoding="utf-8")) if note.exists() else {}
    if known.get("key") != wanted or not (output / known["folder"]).is_dir():
        folder, packages = bundle(output, described, form)
        known = {"key": wanted, "folder": folder.name, "packages": packages}
        note.write_text(json.dumps(known), encoding="utf-8")
    return WidgetFiles(output / known["folder"], tuple(known["packages"]))


def bundle(output: Path, runtime: str, form: Form) -> tuple[Path, list[str]]:
    """The new folder, put in its place in one step, and the packages in it; older folders are removed."""
    unfinished = output / "unfinished"
    shutil.rmtree(output, ignore_errors=True)
    unfinished.mkdir(parents=True)
    packages = json.loads(run_node([BUNDLE, WIDGET, unfinished, runtime, form]))
    folder = output / digest(sorted(unfinished.rglob("*")), unfinished)
    unfinished.rename(folder)
    return folder, packages


def key(runtime: str, form: Form) -> str:
    """Changes whenever the bundle would."""
    sources = [path for path in sorted(WIDGET.rglob("*")) if path.suffix in {".ts", ".js", ".css"}]
    files = digest([*sources, BUNDLE, REPOSITORY / "package-lock.json"], REPOSITORY)
    return f"{files} {form} {runtime}"
