"""The shape of a chapter: a question and a scene at the top, and at the end what would change the view."""

import re

import pytest

from build_tools.places import DOCS

CHAPTERS = sorted(path for path in DOCS.glob("book/*.md") if not path.name.startswith("index."))
WITHOUT_SCENE = {"timeline"}  # dates, which no model shows


@pytest.mark.parametrize("name", [path.name for path in CHAPTERS])
def test_a_chapter_asks_shows_and_says_what_would_change_it(name: str) -> None:
    """In both languages."""
    text = (DOCS / "book" / name).read_text(encoding="utf-8")
    opening, *sections = re.split(r"^## ", text.split("---\n", 2)[2], flags=re.MULTILINE)

    assert re.search("[?？]", opening)
    assert ("{{ scene(" in opening) == (name.split(".")[0] not in WITHOUT_SCENE)
    assert sum("{ #what-would-change }" in section for section in sections) == 1


def test_both_languages_have_every_chapter() -> None:
    """Under the same names."""
    names = [{path.name.split(".")[0] for path in CHAPTERS if path.suffixes[0] == f".{code}"} for code in ("en", "zh")]

    assert names[0] == names[1] and len(names[0]) == 17
