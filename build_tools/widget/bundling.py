"""Runs esbuild over the widget, unless nothing that goes into it has changed."""

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from build_tools.setup.node import REPOSITORY, run_node

WIDGET = REPOSITORY / "explainers" / "widget"
BUNDLE = Path(__file__).with_name("bundle.mjs")
HASH_LENGTH = 16


@dataclass(frozen=True)
class WidgetFiles:
    """The folder with the widget's files, and the names of the two that a page asks for."""

    folder: Path
    folder_name: str
    script: str = "widget.js"
    style: str = "widget.css"


def build(output: Path, *, runtime_folder: str) -> WidgetFiles:
    """The bundled widget in a folder below `output`; its script looks for the runtime in `../../runtime/<runtime_folder>/`."""
    wanted, note = key(runtime_folder), output / "built.json"
    known = json.loads(note.read_text(encoding="utf-8")) if note.exists() else {}
    if known.get("key") == wanted and (output / known["folder"]).is_dir():
        return WidgetFiles(output / known["folder"], known["folder"])
    folder = bundle(output, runtime_folder)
    note.write_text(json.dumps({"key": wanted, "folder": folder.name}), encoding="utf-8")
    return WidgetFiles(folder, folder.name)


def bundle(output: Path, runtime_folder: str) -> Path:
    """The new folder, put in its place in one step; older ones are removed."""
    unfinished = output / "unfinished"
    shutil.rmtree(output, ignore_errors=True)
    unfinished.mkdir(parents=True)
    run_node([BUNDLE, WIDGET, unfinished, runtime_folder])
    folder = output / digest(sorted(unfinished.rglob("*")), unfinished)
    unfinished.rename(folder)
    return folder


def key(runtime_folder: str) -> str:
    """Changes whenever the bundle would."""
    sources = [path for path in sorted(WIDGET.rglob("*")) if path.suffix in {".ts", ".css"}]
    files = digest([*sources, BUNDLE, REPOSITORY / "package-lock.json"], REPOSITORY)
    return f"{files} {runtime_folder}"


def digest(paths: list[Path], root: Path) -> str:
    """A hash of files' names and contents."""
    total = hashlib.sha256()
    for path in paths:
        if path.is_file():
            total.update(path.relative_to(root).as_posix().encode() + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:HASH_LENGTH]
