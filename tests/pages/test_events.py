"""Every event of the timeline names its kinds; a reader may choose one of them."""

import re
from pathlib import Path

import pytest

from build_tools.pages.events import event_kinds, events
from build_tools.pages.words import site_words
from build_tools.places import DOCS
from explainers.contract.errors import ContractError
from explainers.contract.explainer import LANGUAGES

PAGE = """# Timeline

{{ event_kinds }}

## 2025 { #y2025 .event-law .event-data }

**1 May 2025.**
A law <passes>.
{ .event-law .event-data }

**2 May 2025.**
A meeting.
*New:* more.
{ .event-law }
"""


def written(folder: Path, text: str) -> Path:
    """A page with this text."""
    file = folder / "timeline.en.md"
    file.write_text(text, encoding="utf-8")
    return file


def test_each_kind_that_there_is_can_be_chosen(tmp_path: Path) -> None:
    """With the number of its events; everything is shown at first."""
    html = event_kinds(written(tmp_path, PAGE), site_words("en")["events"])

    assert re.findall(r'id="kind-(\w+)"( checked)?', html) == [("all", " checked"), ("law", ""), ("data", "")]
    assert "everything (2)" in html and "laws, plans and rules (2)" in html and "data (1)" in html


@pytest.mark.parametrize(
    ("old", "new", "line", "found"),
    [("{ .event-law }", "", 11, ""), ("\n{ .event-law .event-data }", "\n{ .event-law .event-date }", 7, "date")],
)
def test_an_event_of_no_known_kind_is_refused(tmp_path: Path, old: str, new: str, line: int, found: str) -> None:
    """With its line, and the kinds that there are."""
    with pytest.raises(ContractError, match=r"\.event-meeting") as caught:
        event_kinds(written(tmp_path, PAGE.replace(old, new)), site_words("en")["events"])

    assert (caught.value.field, caught.value.found) == (f"line {line}", found)


@pytest.mark.parametrize("named", ["", ".event-law", ".event-law .event-data .event-money"])
def test_a_heading_names_the_kinds_below_it(tmp_path: Path, named: str) -> None:
    """Otherwise it would stand alone, or its events without it, where a reader chooses a kind."""
    page = PAGE.replace("#y2025 .event-law .event-data", f"#y2025 {named}")
    with pytest.raises(ContractError, match="heading") as caught:
        event_kinds(written(tmp_path, page), site_words("en")["events"])

    assert (caught.value.field, caught.value.problems[0].try_this) == ("line 5", "{ #… .event-law .event-data }")


def test_both_languages_have_the_same_events() -> None:
    """In the same order, of the same kinds, and with a rule of the style sheet for every kind."""
    found = {
        language: [kinds for _, kinds in events((DOCS / f"book/timeline.{language}.md").read_text(encoding="utf-8"))]
        for language in LANGUAGES
    }
    style = (DOCS / "assets/terms.css").read_text(encoding="utf-8")

    assert found["en"] == found["zh"] and len(found["en"]) > 20
    for kind in site_words("en")["events"]["kinds"]:
        assert f'#kind-{kind}:checked) [class*="event-"]:is(p, h2):not(.event-{kind})' in style
        assert any(kind in kinds for kinds in found["en"])


def test_the_timeline_reaches_the_adopted_plan() -> None:
    """In order of time."""
    text = (DOCS / "book/timeline.zh.md").read_text(encoding="utf-8")
    days = [tuple(map(int, day)) for day in re.findall(r"^\*\*(\d{4})年(\d+)月(\d+)日", text, re.MULTILINE)]

    assert days == sorted(days) and (2026, 3, 12) in days
