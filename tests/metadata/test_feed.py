"""The feed of what is new: valid Atom, equal in two builds, with ids that stay."""

import dataclasses
import re
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from build_tools.addresses import site_address
from build_tools.metadata.feed import FEED, feed
from build_tools.metadata.works import Work
from build_tools.places import SITE

ADDRESS = "https://example.org/growth/"
ATOM = {"": "http://www.w3.org/2005/Atom"}
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
CHANGELOG = "# Changelog\n\n## 0.2.0 - 2026-12-01\n\n### Added\n\n- Two & more.\n\n## 0.1.0 - 2026-11-25\n\n- One.\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two versions and a note on what came later."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    (tmp_path / "CITATION.cff").write_text(
        "license: [MIT, CC-BY-4.0]\nauthors:\n  - name: All of us\n", encoding="utf-8"
    )
    (tmp_path / "changes").mkdir()
    (tmp_path / "changes/new.md").write_text("Added: Something new.\n", encoding="utf-8")
    return tmp_path


def check(text: str) -> ElementTree.Element:
    """The feed, with everything that RFC 4287 requires of one."""
    top = ElementTree.fromstring(text)
    assert top.tag == f"{{{ATOM['']}}}feed"
    for found in (top, *top.findall("entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(found.findall(name, ATOM)) == 1 and found.findtext(name, "", ATOM).strip()
        assert TIME.fullmatch(found.findtext("updated", "", ATOM))
        assert urlsplit(found.findtext("id", "", ATOM)).scheme == "urn"
        assert any(link.get("rel") == "alternate" for link in found.findall("link", ATOM))
    assert top.findtext("author/name", "", ATOM)
    assert [link.get("href") for link in top.findall("link", ATOM) if link.get("rel") == "self"]
    entries = top.findall("entry", ATOM)
    ids = [entry.findtext("id", "", ATOM) for entry in entries]
    assert len(set(ids)) == len(ids) > 0
    times = [entry.findtext("updated", "", ATOM) for entry in entries]
    assert times == sorted(times, reverse=True)
    assert top.findtext("updated", "", ATOM) == times[0]
    return top


def titles(top: ElementTree.Element) -> list[str]:
    """The titles of the entries, the newest first."""
    return [entry.findtext("title", "", ATOM) for entry in top.findall("entry", ATOM)]


def test_versions_pages_and_figures_are_told(chapter: Work, root: Path) -> None:
    """With the days that the files name, in the language of the feed."""
    top = check(feed([chapter], "zh", ADDRESS, root))

    assert titles(top) == ["0.2.0版", chapter.title, "Half of the new cars are electric", "0.1.0版"]
    assert "Two & more." in "".join(top.itertext())
    links = [entry.find("link", ATOM) for entry in top.findall("entry", ATOM)]
    assert [link.get("href") for link in links if link is not None] == [
        f"{ADDRESS}zh/",
        f"{ADDRESS}zh/book/concept/",
        f"{ADDRESS}zh/book/concept/#figure-electric-cars",
        f"{ADDRESS}zh/",
    ]


def test_what_came_after_the_last_version_has_the_time_of_the_last_commit(
    chapter: Work, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build passes it on; without it nobody knows when, and nothing is told."""
    assert "Something new." not in feed([chapter], "en", ADDRESS, root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    top = check(feed([chapter], "en", ADDRESS, root))

    assert titles(top)[0] == "Changes since the last version"
    assert top.findtext("updated", "", ATOM) == "2027-01-15T08:00:00Z"
    assert "Something new." in "".join(top.itertext())


def test_ids_stay_when_entries_change_and_the_site_moves(chapter: Work, root: Path) -> None:
    """So that a reader's program knows what it has shown; languages are told apart."""
    moved = dataclasses.replace(chapter, title="New title", checked="2027-01-01")

    def ids(text: str) -> set[str]:
        return set(re.findall(r"<id>(.*?)</id>", text))

    first = ids(feed([chapter], "zh", ADDRESS, root))
    assert ids(feed([moved], "zh", "https://example.com/", root)) == first
    assert not ids(feed([chapter], "en", ADDRESS, root)) & first


def test_two_builds_give_equal_feeds(chapter: Work, root: Path) -> None:
    """No clock is asked."""
    assert feed([chapter], "en", ADDRESS, root) == feed([chapter], "en", ADDRESS, root)


@pytest.mark.built
@pytest.mark.parametrize("place", ["", "zh/"])
def test_the_feed_of_the_site_is_valid_and_its_links_lead_somewhere(place: str) -> None:
    """Every page that it names is there, and has the place."""
    top = check((SITE / place / FEED).read_text(encoding="utf-8"))

    assert len(top.findall("entry", ATOM)) > 5
    for link in top.iter(f"{{{ATOM['']}}}link"):
        page, _, anchor = str(link.get("href")).removeprefix(site_address()).partition("#")
        path = SITE / page if page.endswith(".xml") else SITE / page / "index.html"
        assert not anchor or f'id="{anchor}"' in path.read_text(encoding="utf-8")
        assert path.is_file()
