"""Runs esbuild over the widget, unless nothing that goes into it has changed."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from build_tools.hashing import digest
from build_tools.runtime import RuntimeFiles
from build_tools.setup.node import REPOSITORY, run_node

WIDGET = REPOSITORY / "explainers" / "widget"
BUNDLE = Path(__file__).with_name("bundle.mjs")


@dataclass(frozen=True)
class WidgetFiles:
    """The folder with the widget's files, and the names of the two that a page asks for."""

    folder: Path
    folder_name: str
    script: str = "widget.js"
    style: str = "widget.css"


def build(output: Path, *, runtime: RuntimeFiles) -> WidgetFiles:
    """The bundled widget in a folder below `output`; its script looks for the runtime in `../../runtime/<folder>/`."""
    described = json.dumps({"folder": runtime.folder_name, "sizes": runtime.sizes})
    wanted, note = key(described), output / "built.json"
    known = json.loads(note.read_text(encoding="utf-8")) if note.exists() else {}
    if known.get("key") == wanted and (output / known["folder"]).is_dir():
        return WidgetFiles(output / known["folder"], known["folder"])
    folder = bundle(output, described)
    note.write_text(json.dumps({"key": wanted, "folder": folder.name}), encoding="utf-8")
    return WidgetFiles(folder, folder.name)


def bundle(output: Path, runtime: str) -> Path:
    """The new folder, put in its place in one step; older ones are removed."""
    unfinished = output / "unfinished"
    shutil.rmtree(output, ignore_errors=True)
    unfinished.mkdir(parents=True)
    run_node([BUNDLE, WIDGET, unfinished, runtime])
    folder = output / digest(sorted(unfinished.rglob("*")), unfinished)
    unfinished.rename(folder)
    return folder


def key(runtime: str) -> str:
    """Changes whenever the bundle would."""
    sources = [path for path in sorted(WIDGET.rglob("*")) if path.suffix in {".ts", ".css"}]
    files = digest([*sources, BUNDLE, REPOSITORY / "package-lock.json"], REPOSITORY)
    return f"{files} {runtime}"
