"""Imports point one way: models know nothing, the contract knows only the standard library, one hook knows MkDocs."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from build_tools.places import REPOSITORY

STANDARD = set(sys.stdlib_module_names)


def imports(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
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


def test_the_contract_imports_itself_and_the_standard_library() -> None:
    """It is read by the browser's Python too, and must not know who renders it."""
    for path in python_files("explainers/contract"):
        for name in imports(path):
            assert name.startswith("explainers.contract") or name.split(".")[0] in STANDARD, f"{path.name}: {name}"


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
