"""The files that state the version and its day, beside the change log, where both come from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from explainers.contract.errors import ContractError

NAME = "new-quality-productive-forces"


@dataclass(frozen=True)
class Place:
    """A line of a file that states the version or its day."""

    file: str
    line: re.Pattern[str]  # its only group is what is stated
    is_day: bool = False


PLACES = (
    Place("CITATION.cff", re.compile(r"^version: (.+)$", re.MULTILINE)),
    Place("CITATION.cff", re.compile(r"^date-released: (.+)$", re.MULTILINE), is_day=True),
    Place("pyproject.toml", re.compile(rf'^name = "{NAME}"\nversion = "(.+)"$', re.MULTILINE)),
    Place("uv.lock", re.compile(rf'^name = "{NAME}"\nversion = "(.+)"$', re.MULTILINE)),
)


def stated(version: str, day: str, root: Path) -> dict[Path, str]:
    """The files as they state this version; ContractError where one of them has no place for it."""
    texts = {root / place.file: (root / place.file).read_text(encoding="utf-8") for place in PLACES}
    for place in PLACES:
        start, end = found(place, texts[root / place.file]).span(1)
        text = texts[root / place.file]
        texts[root / place.file] = text[:start] + (day if place.is_day else version) + text[end:]
    return texts


def disagreements(version: str, day: str, root: Path) -> Iterator[ContractError]:
    """A problem for each line that states another version, or another day, than the change log."""
    for place in PLACES:
        wanted, said = day if place.is_day else version, found(place, (root / place.file).read_text("utf-8"))[1]
        if said != wanted:
            rule = "It states another version, or another day, than CHANGELOG.md."
            yield ContractError(
                place.file, "date-released" if place.is_day else "version", rule, found=said, try_this=wanted
            )


def found(place: Place, text: str) -> re.Match[str]:
    """The line in the file's text."""
    match = place.line.search(text)
    if not match:
        field = "date-released" if place.is_day else "version"
        raise ContractError(place.file, field, "This line is missing.", try_this=f"{field}: …, as in its history")
    return match
