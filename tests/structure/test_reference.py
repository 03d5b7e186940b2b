"""The reference for authors lists every unit, text, slot and function that there is, in both languages."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from build_tools.pages.references import make_reference, make_term
from build_tools.places import DOCS, REPOSITORY
from explainers.authoring.texts import LETTERS
from explainers.contract import words
from explainers.contract.catalogue import load_all
from explainers.contract.explainer import LANGUAGES, Explainer, contract_words
from explainers.contract.units import UNITS
from explainers.runner.expressions import FUNCTIONS

SLOT_FUNCTIONS = {"common", "of_site", "of_explainer"}  # in build_tools/pages/slots.py
EXAMPLE = 24
# Tables of a words file that hold their texts by id.
BY_ID = {
    *("parameters", "outputs", "charts", "presets", "equations", "summary", "objectives", "limits", "units"),
    *("categories", "data", "columns", "points", "marks", "references", "spans", "observed", "scenes"),
    *("quiz", "options", "tasks", "steps", "answers", "wrong"),
}


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
        name: (f"{EXAMPLE / unit.multiply:g}", patterns[name].replace("{}", str(EXAMPLE)).replace("\u00a0", " "))
        for name, unit in UNITS.items()
    }

    assert {name: (stored, shown) for name, stored, shown in rows} == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_symbol_is_listed(language: str) -> None:
    """In a paragraph of their own."""
    *_, listed = section(language, "symbols").strip().split("\n\n")

    assert re.findall(r"`\\([a-z]+)`", listed) == LETTERS.split()


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


def texts(needed: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, set[str]]]:
    """Every text that a words file may hold, with ids left open, and the forms of its placeholders."""
    needed = needed.needed if isinstance(needed, words.Optional) else needed
    if isinstance(needed, dict):
        are_ids = bool(BY_ID & set(path[-1:])) or path[:-1] == ("categories",)
        for name, below in needed.items():
            yield from texts(below, (*path, "<id>" if are_ids else name))
    else:
        yield ".".join(path), {form_of(name) for name in needed}


def form_of(placeholder: str) -> str:
    """How the reference writes such a placeholder."""
    run, dot, _ = placeholder.partition(".")
    return "{name}" if not dot else "{answer.id}" if run == "answer" else "{run.name}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_listed_with_what_it_may_name(language: str, every_kind: Explainer) -> None:
    """One explainer has every kind of text; the others show that none is missing there."""
    expected: dict[str, set[str]] = {}
    for explainer in (every_kind, *load_all()):
        for place, forms in texts(words.needed_words(explainer.declaration, explainer.questions)):
            expected.setdefault(place, set()).update(forms)

    rows = re.findall(r"^\| (`.*?`) \| .* \| (.*?) ?\|$", section(language, "words"), re.MULTILINE)
    listed = {
        place: set(re.findall(r"`(.*?)`", forms)) for cell, forms in rows for place in re.findall(r"`(.*?)`", cell)
    }
    assert listed == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_a_work_and_a_term_are_read(language: str) -> None:
    """By what reads an author's files."""
    work, term = (
        tomllib.loads(block)
        for block in re.findall(r"^```toml\n(.*?)^```", section(language, "works"), re.DOTALL | re.MULTILINE)
    )
    for key, entry in work.items():
        assert make_reference(key, entry, Path("guide")).short == entry["short"]
    for key, entry in term.items():
        assert make_term(key, entry, Path("guide")) == entry
