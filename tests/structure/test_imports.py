"""Imports point one way: models and the runner know nothing, the contract knows the runner, one hook knows MkDocs."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.places import REPOSITORY

STANDARD = set(sys.stdlib_module_names)
CLIMBS = re.compile(r"\.parents\[|\.parent\.parent")


def imports(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports; a relative import has none, and is a mistake here."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield node.module or ""


def python_files(folder: str) -> list[Path]:
    """All Python files below a folder."""
    found = sorted((REPOSITORY / folder).rglob("*.py"))
    assert found, f"{folder} holds no Python file"
    return found


def test_models_import_the_standard_library_only(slug: str) -> None:
    """A model runs in the browser, where nothing else exists."""
    for name in imports(REPOSITORY / "explainers/catalogue" / slug / "model.py"):
        assert name.split(".")[0] in STANDARD


@pytest.mark.parametrize(
    ("folder", "rooms"),
    [
        ("explainers/runner", ("explainers.runner",)),
        ("explainers/contract", ("explainers.contract", "explainers.runner")),
        ("explainers/package", ("explainers.package", "explainers.contract", "explainers.runner")),
        ("explainers/authoring", ("explainers.authoring", "explainers.contract", "explainers.runner")),
    ],
)
def test_a_room_imports_only_what_lies_below_it(folder: str, rooms: tuple[str, ...]) -> None:
    """The runner works in the browser, where there is nothing else; the contract must not know who renders it."""
    for path in python_files(folder):
        if path.name == "test_model.py":
            continue  # the template of a test, which belongs to the folder that is made from it
        for name in imports(path):
            own = any(name == room or name.startswith(f"{room}.") for room in rooms)
            assert own or name.split(".")[0] in STANDARD, f"{path.name}: {name}"


def test_where_things_lie_is_said_once() -> None:
    """No other file climbs from its own place to another room, so a room can move.

    The contract stands alone; `uv.py` runs before anything is installed, and `mkdocs_path.py` before ours is found.
    """
    climbing = {
        str(path.relative_to(REPOSITORY))
        for folder in ("build_tools", "explainers", "tests")
        for path in python_files(folder)
        if CLIMBS.search(path.read_text(encoding="utf-8"))
    }

    first = {"build_tools/setup/uv.py", "build_tools/mkdocs_path.py"}
    assert climbing == {"build_tools/places.py", "explainers/contract/catalogue.py", *first}


def test_only_the_hook_knows_mkdocs() -> None:
    """So the site's generator can be exchanged."""
    knowing = {
        path.name
        for path in python_files("build_tools")
        if any(name.split(".")[0] == "mkdocs" for name in imports(path))
    }

    assert knowing == {"mkdocs_hook.py"}


def test_the_hook_stays_small() -> None:
    """What it does must be possible without it, so there is nothing in it but calls."""
    assert len((REPOSITORY / "build_tools/mkdocs_hook.py").read_text().splitlines()) <= 60


def test_no_tool_names_an_explainer(slug: str) -> None:
    """A list of explainers in the tools would be a list to edit."""
    for path in [*python_files("build_tools"), *python_files("explainers/contract"), REPOSITORY / "mkdocs.yml"]:
        text = path.read_text(encoding="utf-8")
        assert slug not in text and slug.replace("-", "_") not in text, path.name
