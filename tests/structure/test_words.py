"""Words files of both languages hold the same texts, and none has a name that a template would take for a method."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from build_tools.places import REPOSITORY

ENGLISH = sorted(
    path for folder in ("explainers", "build_tools") for path in (REPOSITORY / folder).rglob("words.en.toml")
)


def names(table: dict[str, Any], place: str = "") -> Iterator[str]:
    """The full names of all texts."""
    for name, value in table.items():
        yield f"{place}{name}"
        if isinstance(value, dict):
            yield from names(value, f"{place}{name}.")


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_both_languages_have_the_same_texts(path: Path) -> None:
    """No visible word exists in one language only."""
    chinese = path.with_name("words.zh.toml")
    english_names = set(names(tomllib.loads(path.read_text(encoding="utf-8"))))
    chinese_names = set(names(tomllib.loads(chinese.read_text(encoding="utf-8"))))

    assert english_names == chinese_names


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_no_text_is_hidden_behind_a_method(path: Path) -> None:
    """A template that asks a table for `keys` or `items` gets the method of that name."""
    found = [name.split(".")[-1] for name in names(tomllib.loads(path.read_text(encoding="utf-8")))]

    assert not set(found) & set(dir(dict))
