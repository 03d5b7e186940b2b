"""Names for what is kept of explainers: each changes when, and only when, what it stands for would look otherwise."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path

from build_tools.cache import digest, fingerprint
from build_tools.metadata.project import project
from build_tools.pages.references import Reference
from build_tools.places import REPOSITORY, WIDGET
from explainers.contract.explainer import Explainer
from explainers.contract.loading import load_explainer

CODE = ("explainers/contract", "explainers/runner", "build_tools/pages", "build_tools/drawing", "build_tools/bytecode")
FILES = ("build_tools/addresses.py", "package-lock.json", "uv.lock")
OF_WIDGET = {".ts", ".tsx", ".j2", ".toml"}  # drawings, templates and words; styles and scripts are not part of a page
NOT_SOURCES = {".pyc"}


def find_surroundings() -> Iterator[Path]:
    """The code, templates and words that turn any explainer into pages."""
    for folder in CODE:
        yield from sorted(path for path in (REPOSITORY / folder).rglob("*") if path.suffix not in NOT_SOURCES)
    yield from sorted(path for path in WIDGET.rglob("*") if path.suffix in OF_WIDGET)
    yield from (REPOSITORY / name for name in FILES)


def surroundings_now() -> str:
    """A hash of all that, as it lies on the disk, and of the project's version, which pages state."""
    return fingerprint(digest(list(find_surroundings()), REPOSITORY), project().version)


@cache
def surroundings() -> str:
    """The same as it was when this process began to use it: Python has loaded its code once and for all."""
    return surroundings_now()


def load(folder: Path) -> tuple[Explainer, str]:
    """An explainer with the hash of its folder; read again only when a file in it has changed."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix not in NOT_SOURCES]
    version = digest(files, folder)
    return load_version(folder, version), version


@cache
def load_version(folder: Path, version: str) -> Explainer:
    """The explainer; a mistake is not remembered."""
    return load_explainer(folder)


def view_version(explainer: Explainer, folder: str, language: str, references: Mapping[str, Reference]) -> str:
    """A hash of an explainer in one language, with the works that it names."""
    declaration = explainer.declaration
    keys = sorted(set(declaration.sources) | {entry.source for entry in declaration.data})
    works = json.dumps([asdict(references[key]) for key in keys if key in references])
    return fingerprint(surroundings(), explainer.slug, folder, language, works)
