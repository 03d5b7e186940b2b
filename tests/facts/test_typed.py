"""The chapters of the book print every measured quantity from the list of facts, explainers those that it holds."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from build_tools.facts.rendering import FactPages, check_parity
from build_tools.pages.site import Site, gather
from build_tools.places import DOCS, REPOSITORY
from explainers.contract.catalogue import CATALOGUE
from explainers.contract.languages import LANGUAGES
from explainers.contract.reading import read_toml
from tests.facts.small import load
from tests.facts.typed import typed_facts, typed_numbers

CHAPTERS = sorted((DOCS / "book").glob("*.md"))
FILES = sorted((DOCS / "facts").glob("*.toml"))


@cache
def sites() -> list[Site]:
    """The site in each language, before anything is drawn."""
    return gather(DOCS, CATALOGUE)


@pytest.mark.parametrize("file", CHAPTERS, ids=lambda file: str(file.name))
def test_no_chapter_types_a_measured_quantity(file: Path) -> None:
    """So that no number is typed twice, and each has its source."""
    place, name = file.relative_to(REPOSITORY), file.name.split(".")[0]
    found = [
        f'{place}, line {number}: put {value} into docs/facts/{name}.toml and print it with {{{{ fact("…") }}}}: {line}'
        for number, value, line in typed_numbers(file.read_text(encoding="utf-8"))
    ]

    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Spending reached 3.93 trillion yuan.", "3.93"),
        ("经费达到3.93万亿元。", "3.93"),
        ("It fell by −1.1 per cent in 2025.", "−1.1"),
        ("2025年增长5%。", "5"),
        ("With 2,758 votes for it.", "2,758"),
        ("About 20 firms took part.", "20"),
        ("It rose 2.11 points.", "2.11"),
        ("共有31个省份。", "31"),
        ("### A rise of 12 per cent", "12"),
    ],
)
def test_a_measured_quantity_is_found(sentence: str, found: str) -> None:
    """In both languages, and in headings."""
    assert [value for _, value, _ in typed_numbers(sentence)] == [found]


@pytest.mark.parametrize(
    "sentence",
    [
        "On 12 March 2026 the plan for 2026–2030 was adopted, after 6–8 September 2023 and in the 1990s.",
        "2026年3月12日通过“十五五”规划，2024年7月15日至18日开会，20世纪90年代开始。",
        "The 15th Five-Year Plan names 5G and 6G; CO2 fell in Q2; version 10.01 of the table.",
        "第11次集体学习；10.01版；有5G基站；通过PDF/UA-1检查；如6G等。",
        '| 2025 | {{ fact("rd_2025") }} | {{ cite("nbs2026") }} |',
        "1. **First.** See [the table](evidence.md#table-3) and `run 12`.",
        "A lesson of 45 minutes; text under CC BY 4.0.",
        "---\ntitle: The 300 words\n---\nNo number.",
        "```text\n3.93\n```",
    ],
)
def test_years_dates_ordinals_and_names_are_words(sentence: str) -> None:
    """They are typed."""
    assert list(typed_numbers(sentence)) == []


def test_both_languages_of_each_page_print_the_same_facts() -> None:
    """Neither is a shortened version of the other; those of explainers are read as well."""
    pages = [site.fact_pages for site in sites()]

    assert any(page.parts[0] == "explainers" for page in pages[0].files)
    assert list(check_parity(pages)) == []


@pytest.mark.parametrize("place", range(len(LANGUAGES)), ids=LANGUAGES)
def test_no_explainer_types_what_a_fact_says(place: int) -> None:
    """In a line that cites the source of the fact, so that a newer value changes every page."""
    site = sites()[place]
    found = [
        f'{page}, line {number}: print it with {{{{ fact("{key}") }}}}: {line}'
        for page, file in site.fact_pages.files.items()
        if page.parts[0] == "explainers"
        for number, key, line in typed_facts(file.read_text(encoding="utf-8"), site.fact_pages)
    ]

    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ('It spent 2.50 trillion yuan {{ cite("two2021") }}.', ["money_2021"]),
        ('It fell by 25 % {{ cite("one2020") }} {{ cite("two2021") }}.', ["money_growth_2021"]),
        ('It spent {{ fact("money_2021") }} {{ cite("two2021") }}.', []),
        ('It spent 2.50 trillion yuan {{ cite("one2020") }}.', []),
        ('It spent 12.50 trillion yuan {{ cite("two2021") }}.', []),
        ("It spent 2.50 trillion yuan.", []),
    ],
)
def test_a_typed_fact_is_found(line: str, keys: list[str], docs: Path) -> None:
    """By its number, whatever its unit is called, beside its source."""
    pages = FactPages(load(docs), {}, "en", {}, {})

    assert [key for _, key, _ in typed_facts(line, pages)] == keys


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.name))
def test_keys_stand_in_alphabetical_order(file: Path) -> None:
    """So that a fact is found; units stand in groups."""
    keys = re.findall(r"^\[(\w+)\]", file.read_text(encoding="utf-8"), re.MULTILINE)

    assert keys and (file.name == "units.toml" or keys == sorted(keys))


def test_no_fact_stands_twice() -> None:
    """One number, one place: two keys for the same value of a source would part at its next edition."""
    measured = [
        (fact["value"], fact["unit"], fact["year"], fact["source"])
        for file in FILES
        if file.name != "units.toml"
        for fact in read_toml(file).values()
        if "source" in fact
    ]

    assert len(measured) > 100
    assert [fact for fact, count in Counter(measured).items() if count > 1] == []
