"""Runs esbuild over the widget, unless nothing that goes into it has changed."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from build_tools.cache import digest, fingerprint, kept_folder
from build_tools.node import run_node
from build_tools.places import REPOSITORY, WIDGET
from build_tools.runtime import RuntimeFiles
from explainers.contract.explainer import LANGUAGES
from explainers.contract.reading import read_toml

BUNDLE = Path(__file__).with_name("bundle.mjs")
FILES, MADE_OF = "files", "made-of.json"

Form = Literal["site", "disk", "package"]  # pages from a web server, from a disk, from a learning platform


@dataclass(frozen=True)
class WidgetFiles:
    """The folder with the widget's files, the names of those that pages ask for, and the packages in them.

    `early` are the scripts that come before the first chart can be drawn."""

    folder: Path
    folder_name: str  # for readers: the hash of what the folder holds
    packages: tuple[str, ...]
    early: tuple[str, ...]
    script: str = "widget.js"
    style: str = "widget.css"
    standalone_style: str = "standalone.css"
    not_alive: str = "not-alive.js"
    start: str = "start.js"
    worker: str = "worker.js"


def build(runtime: RuntimeFiles, form: Form = "site") -> WidgetFiles:
    """The bundled widget; its script looks for the runtime in `../../runtime/<folder>/`."""
    described = json.dumps({"folder": runtime.folder_name, "sizes": runtime.sizes})
    words = json.dumps({language: read_toml(WIDGET / f"words.{language}.toml") for language in LANGUAGES})

    def fill(made: Path) -> None:
        (made / FILES).mkdir()
        made_of = run_node([BUNDLE, WIDGET, made / FILES, described, words, form])
        (made / MADE_OF).write_text(made_of, encoding="utf-8")

    made = kept_folder("widget", key(described, form), fill)
    files, made_of = made / FILES, json.loads((made / MADE_OF).read_text(encoding="utf-8"))
    folder_name = digest(sorted(files.rglob("*")), files)
    return WidgetFiles(files, folder_name, tuple(made_of["packages"]), tuple(made_of["early"]))


def key(runtime: str, form: Form) -> str:
    """Changes whenever the bundle would."""
    sources = [path for path in sorted(WIDGET.rglob("*")) if path.suffix in {".ts", ".tsx", ".js", ".css", ".toml"}]
    return fingerprint(digest([*sources, BUNDLE, REPOSITORY / "package-lock.json"], REPOSITORY), form, runtime)
