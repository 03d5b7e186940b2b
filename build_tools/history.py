"""What Git says of the project's folder."""

import subprocess
import time
from datetime import UTC, date, datetime
from pathlib import Path

from build_tools.places import REPOSITORY


def last_change() -> str:
    """The time of the last commit, in seconds since 1970: the date in the site map; without Git, the present time."""
    try:
        return git("log", "-1", "--format=%ct").strip()
    except (OSError, subprocess.CalledProcessError):
        return str(int(time.time()))


def day_of_last_change() -> str:
    """The day of the last commit, the same in every time zone."""
    day: date = datetime.fromtimestamp(int(last_change()), UTC).date()
    return day.isoformat()


def uncommitted(root: Path = REPOSITORY) -> list[str] | None:
    """The files that differ from the last commit, or are new; None where the folder is no Git repository."""
    try:
        return [line[3:] for line in git("status", "--porcelain", root=root).splitlines()]
    except (OSError, subprocess.CalledProcessError):
        return None


def tracked(root: Path = REPOSITORY) -> list[Path]:
    """The files that belong to the project; OSError or CalledProcessError without Git."""
    return [root / name for name in git("ls-files", "-z", root=root).split("\0") if name]


def git(*arguments: str, root: Path = REPOSITORY) -> str:
    """What a command of Git prints."""
    command = ["git", "-c", "core.quotePath=false", *arguments]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, encoding="utf-8").stdout
