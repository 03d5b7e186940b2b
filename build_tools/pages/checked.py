"""The day on which the facts of a page were last compared with their sources, as its foot says it.

A page says `checked: 2026-11-28` at its top.
"""

import datetime
import re

from build_tools.pages.navigation import FRONT_MATTER
from build_tools.pages.words import site_words
from explainers.contract.errors import ContractError

CHECKED = re.compile(r"^checked: *(.*?) *$", re.MULTILINE)


def day_checked(text: str, file: str) -> datetime.date | None:
    """The day that a page names at its top; None where it names none; ContractError where that is no day."""
    front = FRONT_MATTER.match(text)
    found = front and CHECKED.search(front[1])
    return as_day(found[1].strip("\"'"), file, "checked") if found else None


def as_day(text: str, file: str, field: str) -> datetime.date:
    """A day as files write it; ContractError for anything else."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        rule = "This must be a day: year, month, day."
        raise ContractError(file, field, rule, found=text, try_this="2026-11-28") from None


def in_words(day: datetime.date, language: str) -> str:
    """A day as people write it."""
    words = site_words(language)["dates"]
    parts = {"day": str(day.day), "month": words["months"][day.month - 1], "year": str(day.year)}
    return str(words["pattern"].format(**parts))


def checked_line(day: datetime.date, language: str) -> str:
    """The line at the foot of a page."""
    return str(site_words(language)["checked"]["pattern"]).replace("{}", in_words(day, language))


def with_foot(page: str, language: str, file: str) -> str:
    """A page that says at its foot, too, when it was checked, where it names the day."""
    day = day_checked(page, file)
    return f"{page.rstrip()}\n\n{checked_line(day, language)}\n{{ .checked-on }}\n" if day else page
