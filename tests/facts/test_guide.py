"""The examples in the guide for authors are read by what reads an author's files; its table says what is printed."""

import re
from pathlib import Path

import pytest

from build_tools.facts.numbers import FORMS
from build_tools.facts.reading import load_facts
from build_tools.facts.records import UNITS_FILE, Facts
from build_tools.facts.rendering import FactPages
from build_tools.places import DOCS
from explainers.contract.languages import LANGUAGES

EXPORTS = """
[ne_exports_{year}]
value = {year}
unit = "count"
digits = 4
year = "{year}"
source = "nbs2026communique"
seen = "2026-11-26"
"""
GAP = """
[{key}]
value = {value}
unit = "percent"
digits = 2
year = "2025"
source = "nbs2026communique"
seen = "2026-11-26"
"""


def page(language: str) -> str:
    """The text of the guide."""
    return (DOCS / f"contribute/facts.{language}.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Its examples: a fact, a computed fact, a unit."""
    return re.findall(r"^```toml\n(.*?)^```", page(language), re.DOTALL | re.MULTILINE)


@pytest.fixture
def facts(tmp_path: Path) -> Facts:
    """The facts of the examples, in the units of the site."""
    read, computed, unit = blocks("en")
    folder = tmp_path / "facts"
    folder.mkdir()
    units = (DOCS / "facts" / UNITS_FILE).read_text(encoding="utf-8")
    assert unit.strip() in units
    own = [EXPORTS.replace("{year}", year) for year in ("2024", "2025")]
    own += [GAP.format(key=key, value=value) for key, value in (("gap", -0.038), ("rise", 0.021))]
    (folder / UNITS_FILE).write_text(units, encoding="utf-8")
    (folder / "guide.toml").write_text("\n".join([read, computed, *own]), encoding="utf-8")
    return load_facts(tmp_path, ["nbs2026communique"])


def test_the_examples_are_facts(facts: Facts) -> None:
    """Read, and computed."""
    assert facts.values["rd_spending_2025"] == 3.93e12
    assert facts.values["ne_growth_2025"] == pytest.approx(1 / 2024)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_forms_says_what_is_printed(language: str, facts: Facts) -> None:
    """Each form, as in the language of the page."""
    shown = FactPages(facts, {}, language, {}, {})
    rows = re.findall(r'^\| `fact\("(\w+)"(?:, "(\w+)")?\)` \| (.*?)(?: \||[,，])', page(language), re.MULTILINE)

    assert {form for _, form, _ in rows if form} == set(FORMS)
    assert [(key, form, shown.text(key, *filter(None, [form]))) for key, form, _ in rows] == rows
    assert shown.text("rd_spending_2025") in page(language)


def test_both_languages_show_the_same_examples() -> None:
    """Apart from remarks."""
    english, chinese = ([re.sub(r" +# .*", "", block) for block in blocks(language)] for language in LANGUAGES)

    assert english == chinese
