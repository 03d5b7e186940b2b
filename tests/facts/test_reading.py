"""Facts are read with what they come to; a mistake in them names file, key and what would work."""

from pathlib import Path

import pytest

from build_tools.facts.reading import load_facts
from explainers.contract.errors import ContractError
from tests.facts.small import FACTS, UNITS, load


def test_a_computed_fact_follows_from_others(docs: Path) -> None:
    """With the works of all that it is made from, and the earliest day on which one was read."""
    facts = load(docs)

    assert facts.values["money_growth_2021"] == pytest.approx(0.25)
    assert facts.sources("money_growth_2021") == ["one2020", "two2021"]
    assert facts.seen("money_growth_2021") == "2026-11-20"


def test_formulas_may_name_computed_facts(docs: Path) -> None:
    """In any order of the file."""
    twice = '[double]\nformula = "money_growth_2021 * 2"\nunit = "percent"\ndigits = 2\nyear = "2021"\n'
    (docs / "facts/a.toml").write_text(twice, encoding="utf-8")

    assert load(docs).values["double"] == pytest.approx(0.5)


def test_a_site_may_have_no_facts(tmp_path: Path) -> None:
    """Then it needs no units either."""
    assert load_facts(tmp_path, []).found == {}


@pytest.mark.parametrize(
    ("old", "new", "field", "hint"),
    [
        ('source = "one2020"', 'source = "one2002"', "money_2020.source", "one2020"),
        ('source = "one2020"\n', "", "money_2020.source", "docs/references"),
        ('unit = "percent"', 'unit = "per_cent"', "money_growth_2021.unit", "percent"),
        ("value = 2e12\n", "", "money_2020.value", "3.93e12"),
        ("value = 2e12", "value = 2e12\nvalues = 3", "money_2020.values", "value"),
        ("value = 2e12", 'value = "much"', "money_2020.value", ""),
        ("digits = 2\n", "digits = 0\n", "money_growth_2021.digits", "3"),
        ('year = "2020"', "year = 2020", "money_2020.year", ""),
        ('year = "2020"', 'year = "last year"', "money_2020.year", "2014–2019"),
        ('seen = "2026-11-26"', 'seen = "2026-11-31"', "money_2020.seen", "2026-11-28"),
        ('note_zh = "初步数字。"', "", "money_2021.note_zh", "note_zh"),
        ("formula = ", 'source = "one2020"\nformula = ', "money_growth_2021.source", "remove"),
        ("money_2020 - 1", "money_2002 - 1", "money_growth_2021.formula", "money_2020"),
        ("money_2020 - 1", "money_2020.year", "money_growth_2021.formula", ""),
        ("money_2021 / money_2020 - 1", "1 + 1", "money_growth_2021.formula", "value"),
        ("money_2021 / money_2020 - 1", "1 +", "money_growth_2021.formula", ""),
        ("money_2020 - 1", "(money_2020 - money_2020)", "money_growth_2021.formula", ""),
        ("money_2020 - 1", "money_growth_2021", "money_growth_2021.formula", ""),
        ("[money_2020]", "[Money_2020]", "Money_2020", "rd_spending_2025"),
    ],
)
def test_a_mistake_in_a_fact_is_named(docs: Path, old: str, new: str, field: str, hint: str) -> None:
    """With its file and its key."""
    assert old in FACTS
    (docs / "facts/money.toml").write_text(FACTS.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContractError) as caught:
        load(docs)

    found = [problem for problem in caught.value.problems if problem.field == field]
    assert found, str(caught.value)
    assert found[0].file.endswith("facts/money.toml") and hint in str(found[0].try_this or "")


def test_a_key_stands_in_one_file(docs: Path) -> None:
    """Even where both say the same: a newer value would have to be written twice."""
    (docs / "facts/other.toml").write_text(FACTS, encoding="utf-8")

    with pytest.raises(ContractError, match=r"money\.toml has this key already"):
        load(docs)


def test_a_pattern_has_room_for_the_number(docs: Path) -> None:
    """Otherwise it would be printed without one."""
    (docs / "facts/units.toml").write_text(UNITS.replace('"{}元"', '"元"'), encoding="utf-8")

    with pytest.raises(ContractError, match=r"units\.toml: yuan\.zh"):
        load(docs)
