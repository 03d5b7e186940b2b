"""Notes on changes become a dated section of the change log, all of them or none."""

import re
import tomllib
from argparse import Namespace
from pathlib import Path

import pytest

from build_tools import changelog
from build_tools.__main__ import main
from build_tools.metadata.project import project
from build_tools.places import REPOSITORY
from build_tools.release.stated import disagreements

RELEASE = {"version": "0.2.0", "date": "2026-12-01"}
STATING = ("CITATION.cff", "pyproject.toml", "uv.lock")
BEFORE = "# Changelog\n\nWords.\n\n## 0.1.0 - 2026-11-25\n\n### Added\n\n- A site.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a change log, three notes, and the other files that state the version."""
    (tmp_path / "changes").mkdir()
    (tmp_path / "CHANGELOG.md").write_text(BEFORE, encoding="utf-8")
    for name in STATING:
        (tmp_path / name).write_text((REPOSITORY / name).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "changes/README.md").write_text("# Not a note\n", encoding="utf-8")
    for name, text in {"b": "Fixed: Two.", "a": "Fixed: One.", "c": "Added: Three."}.items():
        (tmp_path / f"changes/{name}.md").write_text(text + "\n", encoding="utf-8")
    return tmp_path


def test_notes_become_a_section_and_go(root: Path) -> None:
    """By kind, then by name; what was there stays below."""
    assert changelog.run(Namespace(**RELEASE), root) == 0
    expected = "## 0.2.0 - 2026-12-01\n\n### Added\n\n- Three.\n\n### Fixed\n\n- One.\n- Two.\n\n"
    assert (root / "CHANGELOG.md").read_text(encoding="utf-8") == BEFORE.replace("## 0.1.0", expected + "## 0.1.0")
    assert {path.name for path in root.rglob("*.*")} == {"CHANGELOG.md", "README.md", *STATING}


def test_the_version_and_its_day_are_written_wherever_they_stand(root: Path) -> None:
    """So that nobody types them, and a citation names what there is."""
    assert changelog.run(Namespace(**RELEASE), root) == 0

    citation = (root / "CITATION.cff").read_text(encoding="utf-8")
    assert "\nversion: 0.2.0\ndate-released: 2026-12-01\n" in citation
    assert tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"] == "0.2.0"
    packages = tomllib.loads((root / "uv.lock").read_text(encoding="utf-8"))["package"]
    assert [package["version"] for package in packages if package["source"] == {"virtual": "."}] == ["0.2.0"]


def test_the_version_of_today_is_the_same_everywhere() -> None:
    """The change log says it; what else states it agrees."""
    found = project()

    assert list(disagreements(found.version, found.published, REPOSITORY)) == []


def test_while_a_release_is_built_its_notes_count_as_collected(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So the feed, the citations and the book of a release know it before anything is written into the sources."""
    assert (changelog.newest(changelog.log(root))[0], len(changelog.open_notes(root))) == ("0.1.0", 3)
    monkeypatch.setenv(changelog.RELEASE_VERSION, "0.2.0")
    monkeypatch.setenv(changelog.RELEASE_DATE, "2026-12-01")

    assert (found := project(root)) and (found.version, found.published) == ("0.2.0", "2026-12-01")
    assert "- Three.\n" in changelog.log(root) and changelog.open_notes(root) == []
    assert (root / "CHANGELOG.md").read_text(encoding="utf-8") == BEFORE


@pytest.mark.parametrize(
    ("note", "release", "part"),
    [
        ("Two sentences without a kind.", RELEASE, "changes/b.md"),
        ("Fixed: no end", RELEASE, "changes/b.md"),
        ("Fixed: One.\n\nFixed: Two.", RELEASE, "changes/b.md"),
        ("", RELEASE, "changes/b.md"),
        ("Fixed: Two.", RELEASE | {"version": "0.1.0"}, "has this version"),
        ("Fixed: Two.", RELEASE | {"version": "next"}, "Three numbers"),
        ("Fixed: Two.", RELEASE | {"version": "0.0.9"}, "lower than the last one, 0.1.0"),
        ("Fixed: Two.", RELEASE | {"date": "2026-02-30"}, "Year, month and day"),
    ],
    ids=["no kind", "no full stop", "two notes", "empty", "old version", "no version", "lower version", "no day"],
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
