"""Chinese words give each thing one name: those that the guide to writing has put aside occur nowhere else."""

import re
from pathlib import Path

import pytest

from build_tools.places import DOCS, REPOSITORY

GUIDE = DOCS / "contribute" / "style.zh.md"
HEAD = "| 不用 | 用 |"
CHINESE = [
    path
    for folder in ("docs", "explainers", "build_tools")
    for pattern in ("*.zh.md", "words.zh.toml")
    for path in sorted((REPOSITORY / folder).rglob(pattern))
    if path != GUIDE
]


def put_aside() -> list[str]:
    """The names in the left column of the guide's table."""
    rows = GUIDE.read_text(encoding="utf-8").partition(f"{HEAD}\n")[2].partition("\n\n")[0].splitlines()[1:]
    return [name for row in rows for name in re.split("、", row.split("|")[1].strip())]


def test_the_guide_names_what_is_put_aside() -> None:
    """The table is found, and read name by name."""
    assert {"私营企业", "年轻的技术", "朱晓东"} <= set(put_aside())


@pytest.mark.parametrize("path", CHINESE, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_one_thing_has_one_name(path: Path) -> None:
    """A reader who meets two names looks for two things."""
    text = path.read_text(encoding="utf-8")

    assert not [name for name in put_aside() if name in text]
