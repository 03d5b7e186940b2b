"""Facts are printed somewhere, and beside their source; the page of all facts says where."""

import csv
import io
from pathlib import Path

import pytest

from build_tools.facts.records import Facts
from build_tools.facts.rendering import FactPages, check_parity
from build_tools.facts.uses import check_uses, sections
from build_tools.pages.references import Reference
from explainers.contract.errors import ContractError
from tests.facts.small import WORKS, load

REFERENCES = {
    key: Reference(key, "One, Ann", key[-4:], "Numbers", "", f"https://example.org/{key}", "One", "") for key in WORKS
}


def pages(docs: Path, facts: Facts, language: str = "en") -> FactPages:
    """What shows the facts of the small site."""
    page = Path("book/money.md")
    return FactPages(facts, REFERENCES, language, {page: docs / f"book/money.{language}.md"}, {page: "Money"})


def files(docs: Path) -> list[Path]:
    """Its pages."""
    return sorted((docs / "book").glob("*.md"))


def test_what_is_printed_beside_its_source_is_accepted(docs: Path) -> None:
    """A fact counts as printed where one that is computed from it is."""
    check_uses(load(docs), files(docs))


@pytest.mark.parametrize(
    ("old", "new", "field", "hint"),
    [
        (' {{ cite("one2020") }}', "", "line 12: fact('money_growth_2021')", 'cite("one2020")'),
        ('fact("money_2021")', 'fact("money_2012")', "line 8: fact('money_2012')", "money_2021"),
    ],
)
def test_a_page_that_prints_facts_wrongly_is_refused(docs: Path, old: str, new: str, field: str, hint: str) -> None:
    """With its line."""
    page = docs / "book/money.zh.md"
    page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    with pytest.raises(ContractError) as caught:
        check_uses(load(docs), files(docs))

    found = caught.value.problems[0]
    assert found.file == str(page) and found.field == field and hint in str(found.try_this)


def test_a_source_cited_in_another_section_is_too_far(docs: Path) -> None:
    """A reader would look for it in vain."""
    page = docs / "book/money.en.md"
    text = page.read_text(encoding="utf-8").replace('{{ cite("two2021") }}.\n\n##', ".\n\n##")
    page.write_text(text, encoding="utf-8")

    with pytest.raises(ContractError, match="line 8"):
        check_uses(load(docs), files(docs))


def test_a_fact_that_no_page_prints_is_refused(docs: Path) -> None:
    """A slot that is shown as code prints nothing."""
    for page in files(docs):
        page.write_text('```text\n{{ fact("money_2020") }}\n```\n', encoding="utf-8")

    with pytest.raises(ContractError) as caught:
        check_uses(load(docs), files(docs))

    assert {problem.field for problem in caught.value.problems} == {"money_2020", "money_2021", "money_growth_2021"}
    assert all(problem.file.endswith("facts/money.toml") for problem in caught.value.problems)


def test_slots_between_raw_marks_are_shown_not_filled() -> None:
    """Lines keep their numbers."""
    text = '# One { #one }\n{% raw %}{{ fact("a") }}\n{% endraw %}\n{{ fact("b") }}'

    assert [section.printed for section in sections(text)][1] == [(4, "b", '{{ fact("b") }}')]


def test_a_fact_carries_its_exact_number(docs: Path) -> None:
    """For machines; and for a pointer its year and its sources, as text and not as markup."""
    shown = pages(docs, load(docs)).html("money_growth_2021")

    assert shown == '<data class="fact" value="0.25" title="2021; One 2020, One 2021">25 per cent</data>'
    assert 'value="2500000000000"' in pages(docs, load(docs)).html("money_2021")


def test_an_unknown_fact_is_refused_with_those_that_resemble_it(docs: Path) -> None:
    """Where a slot asks for it."""
    with pytest.raises(ContractError, match="money_2021"):
        pages(docs, load(docs)).html("money_2012")


def test_all_facts_are_listed_with_their_sentences(docs: Path) -> None:
    """As plain words, with a link to the section."""
    rows = {row.key: row for row in pages(docs, load(docs)).rows}

    assert list(rows) == ["money_2020", "money_2021", "money_growth_2021"]
    assert rows["money_growth_2021"].sentence == "It rose by 25 per cent from 2.00 trillion."
    assert rows["money_2021"].sentence == "It reached 2.50 trillion yuan · of all money."
    assert rows["money_2021"].places == (("Money: First", "../book/money.md#first"),)
    assert rows["money_2021"].note == "Preliminary <figure>."


def test_the_file_holds_every_fact(docs: Path) -> None:
    """In the unit's own measure, so that it can be calculated with."""
    file, text = next(iter(pages(docs, load(docs), "zh").csv_file().items()))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    assert file == Path("reference/facts.zh.csv")
    assert rows[1] | {"source": ""} == {
        "key": "money_2021",
        "value": "2500000000000",
        "unit": "yuan",
        "shown": "2.50万亿元",
        "year": "2021",
        "source": "",
        "url": "https://example.org/two2021",
        "seen": "2026-11-20",
        "formula": "",
        "note": "初步数字。",
        "used": "Money：First",
    }


def test_both_languages_print_the_same_facts(docs: Path) -> None:
    """What only one of them says is named with its page."""
    page = docs / "book/money.zh.md"
    text = page.read_text(encoding="utf-8").replace(' from {{ fact("money_2020", "bare") }}', "")
    facts = load(docs)

    assert list(check_parity([pages(docs, facts, language) for language in ("en", "zh")])) == []
    page.write_text(text, encoding="utf-8")
    assert list(check_parity([pages(docs, facts, language) for language in ("en", "zh")])) == [
        "book/money.md (zh): money_2020"
    ]
