"""The words of the pages that the build writes itself, and what a page says of its language."""

from functools import cache
from pathlib import Path
from typing import Any

from explainers.contract.languages import DECLARED
from explainers.contract.reading import read_toml


@cache
def site_words(language: str) -> dict[str, Any]:
    """The words of the pages that the build writes itself."""
    return read_toml(Path(__file__).with_name(f"words.{language}.toml"))


def html_language(language: str) -> str:
    """The language as HTML wants it."""
    return DECLARED[language].tag
