"""Filters show only values that tell explainers apart; the kinds of statements are those of the concept page."""

import re
from pathlib import Path

import pytest

from build_tools.gallery.filters import filters
from build_tools.pages.references import names_of
from build_tools.pages.statements import KINDS, check_statements, load_statements
from build_tools.places import DOCS
from explainers.contract.errors import ContractError
from explainers.contract.explainer import Explainer
from tests.conftest import SLUGS, load
from tests.gallery.invented import invented

SECTION = re.compile(r"^## .*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
ANCHOR = re.compile(r"^###? .*\{ #([\w-]+) \}$", re.MULTILINE)


def test_only_values_that_tell_explainers_apart(every_kind: Explainer) -> None:
    """Neither what none has nor what all have."""
    one = invented(every_kind, "one", statements="hallmark_tfp driver_allocation")
    other = invented(every_kind, "other", level="advanced", statements="hallmark_tfp local_conditions")

    groups = filters([one.declaration, other.declaration], load_statements(DOCS), "en")

    assert [(group.id, group.name, [value for value, _ in group.choices]) for group in groups] == [
        ("level", "level", ["introductory", "advanced"]),
        ("driver", "statement", ["driver_allocation"]),
        ("caution", "statement", ["local_conditions"]),
    ]
    assert filters([one.declaration], load_statements(DOCS), "zh") == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_statements_stand_as_on_the_concept_page(language: str) -> None:
    """In its order, and those of one kind in one of its parts."""
    page = (DOCS / f"book/concept.{language}.md").read_text(encoding="utf-8")
    statements = load_statements(DOCS)
    kinds = {entry["anchor"]: entry["kind"] for entry in statements.values()}
    parts = [[kinds[anchor] for anchor in ANCHOR.findall(part) if anchor in kinds] for part in SECTION.findall(page)]

    assert [set(part) for part in parts if part] == [{kind} for kind in KINDS]
    assert [anchor for anchor in ANCHOR.findall(page) if anchor in kinds] == list(kinds)


def test_a_statement_without_kind_or_name_is_refused(tmp_path: Path) -> None:
    """With the file, the field and what would do."""
    whole = '[one]\nkind = "driver"\nshort_en = "a"\nshort_zh = "b"\nen = "c"\nzh = "d"\nanchor = "e"\n'
    file = tmp_path / "statements.toml"
    file.write_text(whole.replace('"driver"', '"drive"'), encoding="utf-8")
    with pytest.raises(ContractError, match=r"(?s)one.kind.*'drive'.*Try: what_it_is, driver"):
        load_statements(tmp_path)

    file.write_text(whole.replace('short_zh = "b"\n', ""), encoding="utf-8")
    with pytest.raises(ContractError, match=r"one.short_zh"):
        load_statements(tmp_path)


def test_an_unknown_statement_is_refused(every_kind: Explainer) -> None:
    """Since no filter and no link could lead to it."""
    wrong = invented(every_kind, "wrong", statements="hallmark")

    with pytest.raises(ContractError, match=r"(?s)wrong/explainer.toml: statements.*'hallmark'"):
        check_statements([wrong], load_statements(DOCS))


def test_what_stands_in_brackets_is_a_name_as_well() -> None:
    """Readers look for abbreviations."""
    term = {"en": "total factor productivity (TFP)", "zh": "楔子（扭曲）"}

    assert names_of(term) == ["total factor productivity", "TFP", "楔子", "扭曲"]


def test_every_statement_shows_a_scene_of_an_explainer_that_illustrates_it() -> None:
    """One for each, and a wrong one is refused with what could stand there."""
    explainers, statements = [load(slug) for slug in SLUGS], load_statements(DOCS)
    key = next(iter(statements))

    assert all(entry.get("scene") for entry in statements.values())
    check_statements(explainers, statements)
    for wrong, hint in [("solow-swan/no_such", "solow-swan/invest_more"), ("weakest-part/too_long", "solow-swan")]:
        broken = statements | {key: {**statements[key], "scene": wrong}}
        with pytest.raises(ContractError, match=rf"(?s){key}\.scene.*{wrong}.*{hint}"):
            check_statements(explainers, broken)
