"""Notes on changes become a dated section of the change log, all of them or none."""

import re
from argparse import Namespace
from pathlib import Path

import pytest

from build_tools import changelog
from build_tools.__main__ import main
from build_tools.places import REPOSITORY

RELEASE = {"version": "0.2.0", "date": "2026-12-01"}
BEFORE = "# Changelog\n\nWords.\n\n## 0.1.0 - 2026-11-25\n\n### Added\n\n- A site.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a change log and three notes."""
    (tmp_path / "changes").mkdir()
    (tmp_path / "CHANGELOG.md").write_text(BEFORE, encoding="utf-8")
    (tmp_path / "changes/README.md").write_text("# Not a note\n", encoding="utf-8")
    for name, text in {"b": "Fixed: Two.", "a": "Fixed: One.", "c": "Added: Three."}.items():
        (tmp_path / f"changes/{name}.md").write_text(text + "\n", encoding="utf-8")
    return tmp_path


def test_notes_become_a_section_and_go(root: Path) -> None:
    """By kind, then by name; what was there stays below."""
    assert changelog.run(Namespace(**RELEASE), root) == 0
    expected = "## 0.2.0 - 2026-12-01\n\n### Added\n\n- Three.\n\n### Fixed\n\n- One.\n- Two.\n\n"
    assert (root / "CHANGELOG.md").read_text(encoding="utf-8") == BEFORE.replace("## 0.1.0", expected + "## 0.1.0")
    assert {path.name for path in root.rglob("*.md")} == {"CHANGELOG.md", "README.md"}


@pytest.mark.parametrize(
    ("note", "release", "part"),
    [
        ("Two sentences without a kind.", RELEASE, "changes/b.md"),
        ("Fixed: no end", RELEASE, "changes/b.md"),
        ("Fixed: One.\n\nFixed: Two.", RELEASE, "changes/b.md"),
        ("", RELEASE, "changes/b.md"),
        ("Fixed: Two.", RELEASE | {"version": "0.1.0"}, "has this version"),
        ("Fixed: Two.", RELEASE | {"version": "next"}, "Three numbers"),
        ("Fixed: Two.", RELEASE | {"date": "2026-02-30"}, "Year, month and day"),
    ],
    ids=["no kind", "no full stop", "two notes", "empty", "old version", "no version", "no day"],
)
def test_a_mistake_is_said_and_nothing_is_written(
    note: str, release: dict[str, str], part: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the rule and what would do."""
    (root / "changes/b.md").write_text(note, encoding="utf-8")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert changelog.run(Namespace(**release), root) == 2
    said = capsys.readouterr().err
    assert part in said and "Found: " in said and "Try: " in said
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_release_without_notes_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty section would say nothing."""
    for path in changelog.note_files(root / "changes"):
        path.unlink()
    assert changelog.run(Namespace(**RELEASE), root) == 2
    assert "no note" in capsys.readouterr().err
    assert (root / "CHANGELOG.md").read_text(encoding="utf-8") == BEFORE


def test_the_command_reaches_it(capsys: pytest.CaptureFixture[str]) -> None:
    """With a version that cannot be, so that nothing is written here."""
    assert main(["changelog", "--version", "next", "--date", "2026-12-01"]) == 2
    assert "Three numbers" in capsys.readouterr().err


def test_the_notes_of_today_can_be_released() -> None:
    """Every version of the change log carries its day."""
    notes = {path: path.read_text(encoding="utf-8").strip() for path in changelog.note_files(REPOSITORY / "changes")}
    headings = re.findall(r"^## (.*)$", (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert list(changelog.note_problems(notes, REPOSITORY)) == []
    assert all(changelog.is_day(heading.split(" - ")[-1]) for heading in headings)
