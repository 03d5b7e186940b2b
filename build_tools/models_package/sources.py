"""Lays out what the wheel is made from: the project's own code and content, under the name of the package.

The package holds the same modules as the project. Only the first part of their names differs, since a package that is
installed beside others may not be called `explainers`.
"""

import json
import os
import re
import shutil
import string
import tomllib
from pathlib import Path
from typing import Any

from build_tools.metadata.project import project as stated
from build_tools.places import REPOSITORY
from explainers.contract.catalogue import find_folders
from explainers.contract.errors import ContractError

HERE = Path(__file__).parent
OURS = REPOSITORY / "explainers"
README = HERE / "readme.md"
NAME = "productive_forces"
ROOMS = ("contract", "runner")
TOP = OURS / "package"  # its modules are the package's own
CODE = ("**/*.py", "**/*.toml", "**/py.typed")
CONTENT = ("explainer.toml", "model.py", "questions.toml", "checks.toml", "words.*.toml", "data/*.csv")
IMPORT = re.compile(r"^(\s*(?:from|import) )explainers(\.package)?\b", re.MULTILINE)


def lay_out(folder: Path) -> None:
    """Fills an empty folder with the package, its readme and licences, and the `pyproject.toml` that describes it."""
    package, project = folder / NAME, project_table()
    for source, place in [(TOP, package), *((OURS / room, package / room) for room in ROOMS)]:
        copy(source, place, CODE)
    for source in find_folders():
        copy(source, package / "catalogue" / source.name, CONTENT)
    shutil.copy(README, folder)
    for licence in licences(project):
        shutil.copy(licence, folder)
    (folder / "pyproject.toml").write_text(described(project), encoding="utf-8")


def copy(source: Path, place: Path, patterns: tuple[str, ...]) -> None:
    """Copies the files of a folder that match; imports in Python's follow the package's name."""
    for pattern in patterns:
        for file in sorted(source.glob(pattern)):
            target = place / file.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
            if file.suffix == ".py":
                target.write_text(renamed(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def renamed(code: str) -> str:
    """The code with the package's name in its imports."""
    return IMPORT.sub(rf"\g<1>{NAME}", code)


def licences(project: dict[str, Any]) -> list[Path]:
    """The licences that everybody who gets the package gets with it; ContractError where one is missing."""
    files = [REPOSITORY / name for name in project["license-files"]]
    for file in files:
        if not file.is_file():
            rule = "The package may not be handed on without this licence, but the file is missing."
            raise ContractError("pyproject.toml", "project.license-files", rule, found=file.name)
    return files


def project_table() -> dict[str, Any]:
    """What the project says of itself in its `pyproject.toml`: name, version, licence files."""
    project: dict[str, Any] = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def described(project: dict[str, Any]) -> str:
    """The package's `pyproject.toml`; the site is its homepage where the site's address is known."""
    home = {"Homepage": os.environ["SITE_URL"]} if os.environ.get("SITE_URL") else {}
    urls = {**home, **project.get("urls", {})}
    values = {
        "name": project["name"],
        "version": stated().version,
        "author": stated().author,
        "license_files": project["license-files"],
        "package": NAME,
        "main": f"{NAME}.__main__:main",
    }
    template = string.Template((HERE / "package.toml").read_text(encoding="utf-8"))
    lines = [f"{json.dumps(name)} = {json.dumps(address)}" for name, address in urls.items()]
    return template.substitute({name: json.dumps(value) for name, value in values.items()}, urls="\n".join(lines))
