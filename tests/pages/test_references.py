"""How a work is named: in short in a text, and in full in a list."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.pages.authors import in_language, said_in, told_apart
from build_tools.pages.references import (
    AUTHORS,
    Reference,
    load_references,
    make_reference,
    sentences,
    short_authors,
    with_names,
)
from build_tools.places import DOCS
from explainers.contract.catalogue import CATALOGUE
from explainers.contract.languages import LANGUAGES
from explainers.contract.reading import read_toml


@pytest.mark.parametrize(
    ("authors", "short"),
    [
        ("Solow, Robert M.", "Solow"),
        ("Aghion, Philippe; Howitt, Peter", "Aghion & Howitt"),
        ("Acemoglu, Daron; Aghion, Philippe; Zilibotti, Fabrizio", "Acemoglu et al."),
        ("Xinhua (魏玉坤, 周圆, 张晓洁)", "Xinhua"),
    ],
)
def test_brackets_are_not_cut_in_two(authors: str, short: str) -> None:
    """Reporters in brackets may be divided by commas, as surnames and first names are."""
    assert short == short_authors(authors)


@pytest.mark.parametrize(
    "note", ["Read in the abstract. 读的是摘要。", "Read in the abstract.", "Read in the abstract"]
)
def test_a_note_ends_with_one_full_stop(note: str) -> None:
    """Whether the note has one, and in whichever script."""
    said = sentences(Reference("key", "A", "2020", "T", "Journal 1(2)", "", "A", note))

    assert said[0] == "Journal 1(2)."
    assert said[1] == (note if note[-1] in ".。" else f"{note}.")


WORK = Reference(
    "key", "Yan, Lianfu (燕连福); Niu, Ganggang (牛刚刚)", "2024", "T", "21 March 2024", "", "Yan & Niu", "Title ours."
)


def test_each_language_names_authors_as_its_readers_do() -> None:
    """What a work says itself, then the common list of names, then what was published."""
    said = {"zh": {"authors": "燕连福; 牛刚刚", "published_in": "2024年3月21日", "note": "标题为本站所加。"}}
    work = replace(WORK, said=said)
    chinese = said_in(work, "zh")

    assert (chinese.label, chinese.published_in, chinese.note) == (
        "燕连福和牛刚刚，2024",
        "2024年3月21日",
        "标题为本站所加。",
    )
    assert said_in(work, "en") == work
    assert said_in(work, "en").label == "Yan & Niu 2024"


@pytest.mark.parametrize(
    ("authors", "label"),
    [("Solow, Robert M.", "Solow，1956"), ("A, B; C, D", "A和C，1956"), ("A, B; C, D; E, F", "A等，1956")],
)
def test_names_that_are_in_no_list_stay(authors: str, label: str) -> None:
    """The words around them are those of the language."""
    work = replace(WORK, authors=authors, short=short_authors(authors), year="1956")

    assert said_in(work, "zh").label == label


def test_a_name_of_the_common_list_gives_way_to_the_works_own() -> None:
    """Where a work says nothing, the list says how its authors are called."""
    agency = replace(WORK, authors="Xinhua", short="Xinhua")
    names = {"Xinhua": {"zh": "新华社"}}

    assert said_in(with_names(agency, names), "zh").short == "新华社"
    own = replace(agency, said={"zh": {"authors": "新华社（周圆）", "note": "读自转载。"}})
    assert said_in(with_names(own, names), "zh").short == "新华社"
    assert said_in(with_names(own, names), "zh").authors == "新华社（周圆）"


def test_a_work_without_a_date_says_so_in_each_language() -> None:
    """In the text as in the list."""
    entry = {"authors": "Anon", "year": "n.d.", "year_zh": "日期不详", "title": "Record"}
    work = make_reference("key", entry, Path("references.toml"))

    assert (said_in(work, "en").label, said_in(work, "zh").label) == ("Anon n.d.", "Anon，日期不详")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_stands_for_two_works(language: str) -> None:
    """Whoever looks it up in the list finds one."""
    labels = [work.label for work in in_language(load_references(DOCS, CATALOGUE), language).values()]

    assert sorted(labels) == sorted(set(labels))


def test_works_of_one_name_and_year_have_letters_in_the_order_of_the_list() -> None:
    """However many there are; a work alone in its year has none."""
    many = [replace(WORK, key=f"{place:02}") for place in range(28)]
    named = {work.key: work.dated for work in told_apart([*reversed(many), replace(WORK, key="alone", year="2025")])}

    assert [named[key] for key in ("00", "01", "25", "26", "27")] == ["2024a", "2024b", "2024z", "2024aa", "2024ab"]
    assert named["alone"] == "2025"


def test_every_listed_name_is_some_works() -> None:
    """A name that no work has would go unnoticed."""
    works = load_references(DOCS, CATALOGUE).values()

    assert set(read_toml(DOCS / AUTHORS)) <= {work.authors for work in works}


HAN = re.compile(r"[\u4e00-\u9fff]")


def test_notes_are_in_the_language_of_the_page() -> None:
    """A note has both languages; an English one may quote Chinese names in brackets."""
    for work in load_references(DOCS, CATALOGUE).values():
        note = said_in(work, "zh").note
        assert bool(note) == bool(work.note), work.key
        assert not note or HAN.search(note), work.key
        assert not HAN.match(said_in(work, "en").note), work.key
