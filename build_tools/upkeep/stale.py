"""`python -m build_tools stale`: what was last compared with its sources too long ago.

Nothing is listed here by name: a page says `checked` at its top, a table of a TOML file `checked` or `seen`, as
figures, facts and works do, and an explainer's data `taken`.
"""

import argparse
import calendar
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_tools.pages.chapters import BOOK
from build_tools.pages.checked import as_day, day_checked
from build_tools.places import DOCS, REPOSITORY
from explainers.contract.catalogue import CATALOGUE
from explainers.contract.errors import ContractError
from explainers.contract.reading import read_toml

FIELDS = {"explainer.toml": {"taken"}}
OTHER_FIELDS = {"checked", "seen"}
MONTHS = 6


@dataclass(frozen=True, order=True)
class Dated:
    """Something that was compared with its sources, and when; without a day where it does not say."""

    day: datetime.date | None
    file: Path
    name: str = ""


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--months", type=int, default=MONTHS, help=f"how old is too old; {MONTHS} if not given")
    parser.add_argument("--on", type=a_day, metavar="DATE", help="the day to look from; today if not given")


def a_day(text: str) -> datetime.date:
    """A day from the command line."""
    try:
        return as_day(text, "", "--on")
    except ContractError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def run(options: argparse.Namespace, root: Path = REPOSITORY) -> int:
    """Prints what to check, the oldest first; that there is something to check is no failure."""
    last = months_before(options.on or datetime.date.today(), options.months)
    docs, explainers = root / DOCS.relative_to(REPOSITORY), root / CATALOGUE.relative_to(REPOSITORY)
    found = stale([docs, explainers], last)
    for entry in found:
        name = f"  {entry.name}" if entry.name else ""
        print(f"{entry.day or 'no date   '}  {entry.file.relative_to(root)}{name}")
    print(f"{len(found)} to check: older than {last}.")
    return 0


def stale(folders: Sequence[Path], last: datetime.date) -> list[Dated]:
    """What was checked before a day, or at no known day, the oldest first."""
    found = {entry for folder in folders for entry in [*pages(folder), *tables(folder)]}
    old = [entry for entry in found if entry.day is None or entry.day < last]
    return sorted(old, key=lambda entry: (entry.day or datetime.date.min, entry.file, entry.name))


def pages(folder: Path) -> Iterator[Dated]:
    """The pages that name a day, and those of the book that ought to."""
    for file in folder.rglob("*.md"):
        day = day_checked(file.read_text(encoding="utf-8"), str(file))
        is_chapter = file.parent == folder / BOOK and not file.name.startswith("index.")
        if day or is_chapter:
            yield Dated(day, file)


def tables(folder: Path) -> Iterator[Dated]:
    """The tables of all TOML files that name a day; a figure is named by its folder."""
    for file in folder.rglob("*.toml"):
        if not file.name.startswith("words."):
            yield from dated_tables(read_toml(file), file)


def dated_tables(table: dict[str, Any], file: Path, name: str = "") -> Iterator[Dated]:
    """A table and those in it, as far as they name a day."""
    fields = FIELDS.get(file.name, OTHER_FIELDS)
    for field, value in table.items():
        if isinstance(value, dict):
            yield from dated_tables(value, file, f"{name}.{field}" if name else field)
        elif field in fields:
            yield Dated(as_day(str(value), str(file), f"{name}.{field}" if name else field), file, name)


def months_before(day: datetime.date, months: int) -> datetime.date:
    """The same day of an earlier month, or the last day of that month where it is shorter."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return datetime.date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))
