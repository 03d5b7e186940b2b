"""How hard a page is to read, counted by hand for small texts."""

from pathlib import Path

import pytest

from build_tools.__main__ import parser
from build_tools.pages.markup import parse
from build_tools.places import SITE
from build_tools.upkeep.reading import Report, is_rare, prose, report_of, reports, run, syllables

PAGE = """
<nav><p>Not this.</p></nav>
<article>
<p>The cat sat
on the mat (<a href="../reference/sources/#x">Smith et al. 2020</a>). It was <em>warm</em>.</p>
<econ-scene><p>Nor this.</p></econ-scene>
<table><tr><td><p>Nor that.</p></td></tr></table>
<ul><li>One entry
<ul><li>Another <code>entry</code></li></ul></li></ul>
</article>
"""


@pytest.mark.parametrize(
    ("word", "count"),
    [("cat", 1), ("make", 1), ("table", 2), ("growth", 1), ("productivity", 5), ("free", 1), ("the", 1), ("saved", 1)],
)
def test_syllables_are_groups_of_vowels(word: str, count: int) -> None:
    """Near enough to what a speaker hears."""
    assert syllables(word) == count


def test_the_prose_of_a_page_is_its_paragraphs_and_lists() -> None:
    """Without menus, models, tables and citations."""
    assert list(prose(parse(PAGE))) == ["The cat sat on the mat (). It was warm.", "One entry", "Another entry"]


def test_the_grade_of_an_english_text() -> None:
    """Nine words of one syllable in two sentences: 0.39 × 4.5 + 11.8 × 1 − 15.59."""
    report = report_of("The cat sat on the mat. It was warm.", "en")

    assert report and (report.length, report.sentences, report.sentence_length) == (9, 2, 4.5)
    assert report.difficulty == pytest.approx(-2.035)


@pytest.mark.parametrize("text", ["Smith et al. say so.", "It grew, e.g. in China.", "N. G. Mankiw says so.", "A note"])
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    """And a line without a full stop is one sentence."""
    report = report_of(text, "en")

    assert report and report.sentences == 1


def test_a_chinese_text() -> None:
    """Characters are counted without marks and figures; two of these are rare."""
    report = report_of("增长靠2项。\n饕餮是什么？我不知道！", "zh")

    assert report == Report("characters", 13, 3, 2 / 13)
    assert [is_rare(letter) for letter in "的一饕"] == [False, False, True]
    assert report_of("1 + 2", "zh") is None


@pytest.mark.built
def test_every_kind_of_page_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    """In both languages, once each, with numbers that a text can have."""
    assert run(parser().parse_args(["reading"])) == 0
    assert "explainers/solow-swan/" in capsys.readouterr().out
    for language in ("en", "zh"):
        found = dict(reports(SITE, language))
        assert len(found) > 40
        assert all(1 < report.sentence_length < 100 and report.difficulty < 30 for report in found.values())


def test_without_a_site_there_is_a_hint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Instead of an empty report."""
    assert run(parser().parse_args(["reading"]), tmp_path / "none") == 2
    assert "make site" in capsys.readouterr().err
