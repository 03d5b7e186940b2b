"""The change log, and the notes in `changes/` that become a dated section of it.

`python -m build_tools changelog --version 0.2.0 --date 2026-12-01`

The log's first heading is where the project's version and its day come from. While a release is built, the log is read
as if its notes had been collected already, so that all that is built says what it will be.
"""

import argparse
import os
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from build_tools.history import day_of_last_change
from build_tools.places import REPOSITORY
from build_tools.release.stated import stated
from explainers.contract.errors import ContractError

LOG = "CHANGELOG.md"
KINDS = ("Added", "Changed", "Fixed", "Removed")
NOTE = re.compile(rf"({'|'.join(KINDS)}): (\S.*[.!?])")
VERSION = re.compile(r"\d+\.\d+\.\d+")
NEWEST = re.compile(r"^## (\S+) - (\d{4}-\d\d-\d\d)$", re.MULTILINE)
EXAMPLE = "Fixed: A link that names an unknown setting says so."
RELEASE_VERSION, RELEASE_DATE = "RELEASE_VERSION", "RELEASE_DATE"  # in the environment, while a release is built


def add_options(parser: argparse.ArgumentParser) -> None:
    """What the command asks for."""
    parser.add_argument("--version", required=True, help="the version that is released, such as 0.2.0")
    parser.add_argument("--date", required=True, help="the day of the release, such as 2026-12-01")


def run(options: argparse.Namespace, root: Path = REPOSITORY) -> int:
    """Writes the section, and the version wherever it stands, and removes the notes.

    Where something is wrong, it says all of it and writes nothing.
    """
    notes, text = read_notes(root), (root / LOG).read_text(encoding="utf-8")
    problems = [*release_problems(options.version, options.date, text, notes), *note_problems(notes, root)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return 2
    collected = with_section(text, options.version, options.date, notes.values())
    write_all({root / LOG: collected, **stated(options.version, options.date, root)})
    for path in notes:
        path.unlink()
    return 0


def write_all(texts: dict[Path, str]) -> None:
    """Writes files; none of them is touched before all are there, whole."""
    new = {path: path.with_name(f"{path.name}.new") for path in texts}
    for path, text in texts.items():
        new[path].write_text(text, encoding="utf-8")
    for path in texts:
        new[path].replace(path)


def log(root: Path = REPOSITORY) -> str:
    """The change log of what is being built: that of a release has its notes in it."""
    if version := os.environ.get(RELEASE_VERSION):
        return log_of(version, os.environ.get(RELEASE_DATE) or day_of_last_change(), root)
    return (root / LOG).read_text(encoding="utf-8")


def log_of(version: str, day: str, root: Path = REPOSITORY) -> str:
    """The change log of a version: with the notes as its section, unless it has one already."""
    text = (root / LOG).read_text(encoding="utf-8")
    return text if newest(text)[0] == version else with_section(text, version, day, read_notes(root).values())


def open_notes(root: Path = REPOSITORY) -> list[str]:
    """The sentences that are in no version yet; none while a release is built."""
    found = [] if os.environ.get(RELEASE_VERSION) else read_notes(root).values()
    return [match[2] for text in found if (match := NOTE.fullmatch(text))]


def newest(text: str) -> tuple[str, str]:
    """The last version of a change log and its day; ContractError where it has none."""
    found = NEWEST.search(text)
    if not found:
        raise ContractError(LOG, "", "It has no dated version.", try_this="## 0.1.0 - 2026-11-25")
    return found[1], found[2]


def read_notes(root: Path) -> dict[Path, str]:
    """The notes, by their files."""
    return {path: path.read_text(encoding="utf-8").strip() for path in note_files(root / "changes")}


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
        yield ContractError(LOG, "--version", "Three numbers.", found=version, try_this="0.2.0")
    elif f"\n## {version} " in text:
        yield ContractError(LOG, "--version", "It has this version.", found=version, try_this="the next one")
    elif numbers(version) < numbers(last := newest(text)[0]):
        rule = f"It is lower than the last one, {last}."
        yield ContractError(LOG, "--version", rule, found=version, try_this="the next one")
    if not is_day(day):
        yield ContractError(LOG, "--date", "Year, month and day.", found=day, try_this="2026-12-01")
    if not notes:
        yield ContractError("changes", "", "There is no note, so nothing to release.", try_this="changes/README.md")


def numbers(version: str) -> list[int]:
    """A version as it is compared."""
    return [int(number) for number in version.split(".")]


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, written with hyphens."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def with_section(text: str, version: str, day: str, notes: Iterable[str]) -> str:
    """The change log with the notes as its newest version."""
    head, mark, rest = text.partition("## ")
    return head + section(version, day, notes) + mark + rest


def section(version: str, day: str, notes: Iterable[str]) -> str:
    """The section of one version: its notes under their kinds, in the order of their files' names."""
    found = [match.groups() for text in notes if (match := NOTE.fullmatch(text))]
    lines = [f"## {version} - {day}", ""]
    for kind in KINDS:
        if sentences := [sentence for of_kind, sentence in found if of_kind == kind]:
            lines += [f"### {kind}", "", *(f"- {sentence}" for sentence in sentences), ""]
    return "\n".join(lines) + "\n"
