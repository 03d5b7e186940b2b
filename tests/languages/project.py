"""A copy of the project in which two invented languages stand beside its own; no line of code is changed."""

import ast
import shutil
from collections.abc import Sequence
from pathlib import Path

from explainers.contract.catalogue import CATALOGUE
from tests.conftest import FIXTURE, SLUGS
from tests.copies import copy_project, show_only
from tests.kinds import FIXTURES
from tests.languages.invented import INVENTED, write_language

CHAPTER = "method"  # prints no fact, so that it can stand alone


def copy_with_languages(root: Path, slugs: Sequence[str], *, whole: bool = True) -> Path:
    """The copy with these explainers.

    If it is not to be whole, its pages are those of the fixture's own site and one chapter, which are built in seconds.
    """
    copy_project(root, [slug for slug in slugs if slug != FIXTURE])
    if FIXTURE in slugs:
        add_fixture(root)
    if not whole:
        keep_few_pages(root)
    for code in INVENTED:
        write_language(root, code)
    return root


def add_fixture(root: Path) -> None:
    """Adds the explainer that has one of every kind of thing, as authors add one, and the statement that it shows.

    It imports what all models do, so that Python for the browser is the one that the project's own site has.
    """
    folder = root / "explainers/catalogue" / FIXTURE
    shutil.copytree(FIXTURES / FIXTURE, folder, ignore=shutil.ignore_patterns("__pycache__", "golden"))
    model, imports = folder / "model.py", "".join(f"import {name}\n" for name in sorted(imported()))
    text = model.read_text(encoding="utf-8").replace("\nfrom ", f"\n{imports}from ", 1)
    model.write_text(text, encoding="utf-8")
    own = (FIXTURES / "docs/statements.toml").read_text(encoding="utf-8").replace("practice-pays", "hallmark-tfp")
    with (root / "docs/statements.toml").open("a", encoding="utf-8") as statements:
        statements.write(own)


def imported() -> set[str]:
    """The modules that the models of the project import."""
    found: set[str] = set()
    for slug in SLUGS:
        for node in ast.walk(ast.parse((CATALOGUE / slug / "model.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add(str(node.module))
    return found


def keep_few_pages(root: Path) -> None:
    """Has the copy's pages be those of the fixture's own site and one chapter, which shows the fixture."""
    show_only(root / "docs", FIXTURE, FIXTURES)
    whole, few = root / "docs", root / "few"
    shutil.copytree(FIXTURES / "docs", few)
    shutil.copytree(whole / "references", few / "references")
    shutil.copytree(whole / "assets", few / "assets")
    for name in ("glossary.toml", "references.toml"):
        shutil.copy(whole / name, few)
    (few / "book").mkdir()
    for page in (whole / "book").glob(f"{CHAPTER}.*.md"):
        shutil.copy(page, few / "book")
    shutil.rmtree(whole)
    few.rename(whole)
