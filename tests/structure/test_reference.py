"""The reference for authors lists every unit, slot and function that there is, in both languages."""

import ast
import re
from collections.abc import Iterator

import pytest

from build_tools.places import DOCS, REPOSITORY
from explainers.contract.explainer import LANGUAGES, contract_words
from explainers.contract.units import UNITS
from explainers.runner.expressions import FUNCTIONS

SLOT_FUNCTIONS = {"common", "of_site", "of_explainer"}  # in build_tools/pages/slots.py
EXAMPLE = 24


def section(language: str, anchor: str) -> str:
    """The text of one section of the reference."""
    page = (DOCS / f"contribute/reference.{language}.md").read_text(encoding="utf-8")
    parts = [part for part in page.split("\n## ") if part.splitlines()[0].endswith(f"{{ #{anchor} }}")]
    assert len(parts) == 1, f"one section {anchor}"
    return parts[0]


def first_cells(text: str) -> Iterator[str]:
    """The names in code marks in the first cell of each row of the tables in a text."""
    for row in re.findall(r"^\| (`.*?) \|", text, re.MULTILINE):
        yield from (name.split("(")[0] for name in re.findall(r"`([^`]*)`", row))


def slots() -> set[str]:
    """The names of all slots, from the functions that fill them."""
    found: set[str] = set()
    source = (REPOSITORY / "build_tools/pages/slots.py").read_text(encoding="utf-8")
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef) and function.name in SLOT_FUNCTIONS:
            tables = [node for node in ast.walk(function) if isinstance(node, ast.Dict)]
            found |= {str(key.value) for table in tables for key in table.keys if isinstance(key, ast.Constant)}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_is_listed_as_it_is_written(language: str) -> None:
    """With one number in both of its forms."""
    rows = re.findall(r"^\| `(.*?)` \| (.*?) \| (.*?) \|$", section(language, "units"), re.MULTILINE)
    patterns = {name: words["pattern"] for name, words in contract_words(language)["units"].items()}
    expected = {
        name: (f"{EXAMPLE / unit.multiply:g}", patterns[name].replace("{}", str(EXAMPLE)))
        for name, unit in UNITS.items()
    }

    assert {name: (stored, shown) for name, stored, shown in rows} == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slot_is_listed(language: str) -> None:
    """Once, and none that is not there."""
    listed = list(first_cells(section(language, "slots")))

    assert len(slots()) > 20
    assert sorted(listed) == sorted(slots())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_function_is_listed(language: str) -> None:
    """An author finds out without reading the code."""
    assert sorted(first_cells(section(language, "expressions"))) == sorted(FUNCTIONS)
