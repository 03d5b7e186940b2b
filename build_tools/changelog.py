"""Collects the notes in `changes/` into a dated section of CHANGELOG.md.

`python -m build_tools changelog --version 0.2.0 --date 2026-12-01`
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from build_tools.places import REPOSITORY
from explainers.contract.errors import ContractError

KINDS = ("Added", "Changed", "Fixed", "Removed")
NOTE = re.compile(rf"({'|'.join(KINDS)}): (\S.*[.!?])")
VERSION = re.compile(r"\d+\.\d+\.\d+")
EXAMPLE = "Fixed: A link that names an unknown setting says so."


def add_options(parser: argparse.ArgumentParser) -> None:
    """What the command asks for."""
    parser.add_argument("--version", required=True, help="the version that is released, such as 0.2.0")
    parser.add_argument("--date", required=True, help="the day of the release, such as 2026-12-01")


def run(options: argparse.Namespace, root: Path = REPOSITORY) -> int:
    """Writes the section and removes its notes; where something is wrong, says all of it and writes nothing."""
    changelog = root / "CHANGELOG.md"
    notes = {path: path.read_text(encoding="utf-8").strip() for path in note_files(root / "changes")}
    text = changelog.read_text(encoding="utf-8")
    problems = [*release_problems(options.version, options.date, text, notes), *note_problems(notes, root)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return 2
    head, mark, rest = text.partition("## ")
    new = changelog.with_name("CHANGELOG.md.new")
    new.write_text(head + section(options.version, options.date, notes.values()) + mark + rest, encoding="utf-8")
    new.replace(changelog)
    for path in notes:
        path.unlink()
    return 0


def note_files(folder: Path) -> list[Path]:
    """The notes by name; the folder's own README is none."""
    return [path for path in sorted(folder.glob("*.md")) if path.name != "README.md"]


def note_problems(notes: dict[Path, str], root: Path) -> Iterator[ContractError]:
    """A problem for each note that is not one sentence with its kind."""
    rule = f"A note is one line: {', '.join(KINDS)}, a colon, and a sentence for readers."
    for path, text in notes.items():
        if not NOTE.fullmatch(text):
            yield ContractError(str(path.relative_to(root)), "", rule, found=text[:80], try_this=EXAMPLE)


def release_problems(version: str, day: str, text: str, notes: dict[Path, str]) -> Iterator[ContractError]:
    """What is wrong with the version or its date, or that there is nothing to tell."""
    if not VERSION.fullmatch(version):
        yield ContractError("CHANGELOG.md", "--version", "Three numbers.", found=version, try_this="0.2.0")
    if f"\n## {version} " in text:
        yield ContractError("CHANGELOG.md", "--version", "It has this version.", found=version, try_this="the next one")
    if not is_day(day):
        yield ContractError("CHANGELOG.md", "--date", "Year, month and day.", found=day, try_this="2026-12-01")
    if not notes:
        yield ContractError("changes", "", "There is no note, so nothing to release.", try_this="changes/README.md")


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, written with hyphens."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def section(version: str, day: str, notes: Iterable[str]) -> str:
    """The section of one version: its notes under their kinds, in the order of their files' names."""
    found = [match.groups() for text in notes if (match := NOTE.fullmatch(text))]
    lines = [f"## {version} - {day}", ""]
    for kind in KINDS:
        if sentences := [sentence for of_kind, sentence in found if of_kind == kind]:
            lines += [f"### {kind}", "", *(f"- {sentence}" for sentence in sentences), ""]
    return "\n".join(lines) + "\n"
