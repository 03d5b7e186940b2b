"""How a work is named: in short in a text, and in full in a list."""

import pytest

from build_tools.pages.references import Reference, sentences, short_authors


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
