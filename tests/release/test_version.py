"""What stands against a release is said before anything is built, with what to do about it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.__main__ import main
from build_tools.release import command, version
from build_tools.release.version import Release, find_release
from explainers.contract.errors import ContractError

FILES = {
    "CHANGELOG.md": "# Changelog\n\n## 0.1.0 - 2026-11-25\n\n### Added\n\n- A site.\n",
    "CITATION.cff": "title: Growth\nversion: 0.1.0\ndate-released: 2026-11-25\n",
    "pyproject.toml": '[project]\nname = "new-quality-productive-forces"\nversion = "0.1.0"\n',
    "uv.lock": '[[package]]\nname = "new-quality-productive-forces"\nversion = "0.1.0"\n',
    "changes/one.md": "Added: One.\n",
}
WHO = ("-c", "user.name=Someone", "-c", "user.email=someone@example.org")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a small project, with one note since its last version, 0.1.0."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    commit(tmp_path)
    return tmp_path


def commit(folder: Path) -> None:
    """All that is there, committed."""
    subprocess.run(["git", "add", "--all"], cwd=folder, check=True)
    subprocess.run(["git", *WHO, "commit", "--quiet", "--message", "all"], cwd=folder, check=True)


def test_notes_make_the_next_version(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the day that is given, or else on that of the last commit."""
    monkeypatch.setattr(version, "day_of_last_change", lambda: "2026-11-30")

    assert find_release("0.2.0", "2026-12-01", clone) == Release("0.2.0", "2026-12-01")
    assert find_release("0.2.0", "", clone) == Release("0.2.0", "2026-11-30")


def test_a_version_can_be_made_again(clone: Path) -> None:
    """Once its notes are collected, the change log says its day."""
    without_notes(clone)

    assert find_release("0.1.0", "", clone) == Release("0.1.0", "2026-11-25")


def without_notes(clone: Path) -> None:
    """Nothing has changed since the last version."""
    (clone / "changes/one.md").unlink()
    commit(clone)


def with_a_bad_note(clone: Path) -> None:
    """A note of no kind."""
    (clone / "changes/two.md").write_text("Two.\n")
    commit(clone)


def not_committed(clone: Path) -> None:
    """A file that only this machine has."""
    (clone / "new.txt").write_text("new")


def not_a_clone(clone: Path) -> None:
    """As if the sources had come as an archive."""
    (clone / ".git").rename(clone / "was-git")


def in_another_encoding(clone: Path) -> None:
    """A words file as an old editor saves it."""
    (clone / "words.zh.toml").write_bytes('title = "新质生产力"\n'.encode("gb18030"))
    commit(clone)


def citing_another_version(clone: Path) -> None:
    """A citation that somebody has typed."""
    (clone / "CITATION.cff").write_text(FILES["CITATION.cff"].replace("0.1.0", "0.1.1"))
    commit(clone)


def without_a_day(clone: Path) -> None:
    """A citation that says no day."""
    (clone / "CITATION.cff").write_text(FILES["CITATION.cff"].replace("date-released", "released"))
    commit(clone)


@pytest.mark.parametrize(
    ("prepare", "wanted", "day", "parts"),
    [
        (None, "", "", ["make release: VERSION", "Found: ''", "Try: make release VERSION=0.2.0"]),
        (None, "2", "", ["three numbers", "Found: '2'"]),
        (None, "v0.2.0", "", ["three numbers", "Found: 'v0.2.0'"]),
        (None, "0.1.0", "", ["It has this version", "Try: the next one"]),
        (None, "0.0.9", "", ["lower than the last one, 0.1.0"]),
        (None, "0.2.0", "1 December", ["Year, month and day", "Found: '1 December'", "Try: 2026-12-01"]),
        (with_a_bad_note, "0.2.0", "", ["changes/two.md", "A note is one line", "Found: 'Two.'"]),
        (without_notes, "0.2.0", "", ["no note in changes/", "VERSION=0.1.0"]),
        (without_notes, "0.1.0", "2026-12-01", ["dates this version otherwise", "DATE=2026-11-25"]),
        (not_committed, "0.2.0", "", ["not committed", "new.txt", "git commit"]),
        (not_committed, "", "", ["not committed", "make release: VERSION"]),
        (not_a_clone, "0.2.0", "", ["from a clone", "git clone"]),
        (in_another_encoding, "0.2.0", "", ["words.zh.toml: byte 10", "not UTF-8", "save it as UTF-8"]),
        (citing_another_version, "0.2.0", "", ["CITATION.cff: version", "Found: '0.1.1'", "Try: 0.1.0"]),
        (without_a_day, "0.2.0", "", ["CITATION.cff: date-released", "line is missing"]),
    ],
    ids=lambda value: getattr(value, "__name__", None) or str(value)[:20],
)
def test_what_stands_against_a_release_is_said(
    prepare: Callable[[Path], None] | None, wanted: str, day: str, parts: list[str], clone: Path
) -> None:
    """With what was found, and what would do."""
    if prepare:
        prepare(clone)
    with pytest.raises(ContractError) as caught:
        find_release(wanted, day, clone)

    assert [part for part in parts if part not in str(caught.value)] == []


def test_the_command_says_it_without_a_traceback(
    clone: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As `make release` runs it before anything is built."""
    monkeypatch.setattr(command, "find_release", lambda wanted, day: find_release(wanted, day, clone))

    assert main(["release", "--check", "--version", "next"]) == 2
    said = capsys.readouterr()
    assert "make release: VERSION" in said.err and "Traceback" not in said.err
    assert main(["release", "--check", "--version", "0.2.0", "--date", "2026-12-01"]) == 0
    assert capsys.readouterr().out == "0.2.0 2026-12-01\n"
