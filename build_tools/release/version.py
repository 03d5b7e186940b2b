"""Which version is released, on which day; refused, with all reasons at once, where it cannot be."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from build_tools import changelog
from build_tools.history import day_of_last_change, tracked, uncommitted
from build_tools.places import REPOSITORY
from build_tools.release.stated import disagreements
from explainers.contract.errors import ContractError, refuse

COMMAND = "make release"
TEXTS = {".toml", ".md", ".txt", ".csv", ".py", ".json", ".yml", ".cff", ".typ", ".j2", ".ts", ".css", ".js", ".mjs"}
SHOWN = 5  # files that a message names


@dataclass(frozen=True)
class Release:
    """A version, three numbers, and its day, written year, month, day."""

    version: str
    day: str


def find_release(version: str, day: str, root: Path = REPOSITORY) -> Release:
    """What will be released; ContractError with everything that stands against it. Without a day, it is that of the
    change log, or of the last commit where the version's notes are still to be collected.
    """
    text, notes = (root / changelog.LOG).read_text(encoding="utf-8"), changelog.read_notes(root)
    last = Release(*changelog.newest(text))
    release = Release(version, day or (day_of_last_change() if notes else last.day))
    if not changelog.VERSION.fullmatch(version):
        against = [no_version(version)]
    elif notes:
        against = list(changelog.release_problems(version, release.day, text, notes))
    else:
        against = list(again_problems(release, last))
    against += [*changelog.note_problems(notes, root), *disagreements(last.version, last.day, root)]
    refuse([*against, *tree_problems(root), *encoding_problems(root)])
    return release


def no_version(found: str) -> ContractError:
    """What to do where no version is given, or something else."""
    rule = "A release has a version: three numbers with dots between them."
    return ContractError(COMMAND, "VERSION", rule, found=found, try_this=f"{COMMAND} VERSION=0.2.0")


def again_problems(wanted: Release, last: Release) -> Iterator[ContractError]:
    """What is wrong where nothing has changed since the last version, and so only that one can be released."""
    if wanted.version != last.version:
        rule = "There is no note in changes/ from which a new version could be made."
        again = f"{COMMAND} VERSION={last.version}, which makes the last one again"
        yield ContractError(COMMAND, "VERSION", rule, found=wanted.version, try_this=again)
    elif wanted.day != last.day:
        rule = "The change log dates this version otherwise."
        yield ContractError(COMMAND, "DATE", rule, found=wanted.day, try_this=f"DATE={last.day}, or no DATE")


def tree_problems(root: Path) -> Iterator[ContractError]:
    """A problem where what would be released is not what is committed."""
    files = uncommitted(root)
    if files is None:
        rule = "A release is made from a clone, so that it can be said which sources it is made of; here is none."
        yield ContractError(COMMAND, "", rule, try_this="git clone")
    elif files:
        rule = "There are changes that are not committed, so nobody else could make the same release."
        shown = files[:SHOWN] + ["…"] * (len(files) > SHOWN)
        yield ContractError(COMMAND, "", rule, found=shown, try_this="git commit, or git stash --include-untracked")


def encoding_problems(root: Path) -> Iterator[ContractError]:
    """A problem for each text that is not in UTF-8."""
    try:
        files = [path for path in tracked(root) if path.suffix in TEXTS and path.is_file()]
    except (OSError, subprocess.CalledProcessError):
        return
    for path in files:
        try:
            path.read_bytes().decode()
        except UnicodeDecodeError as error:
            place = f"byte {error.start + 1}"
            rule = "The file is not UTF-8 text."
            yield ContractError(str(path.relative_to(root)), place, rule, try_this="save it as UTF-8")
