"""The languages that a model can speak, and the few words that stand around its own."""

from functools import cache
from pathlib import Path
from typing import Any

from explainers.contract.explainer import LANGUAGES
from explainers.contract.reading import read_toml
from explainers.runner.errors import ModelError

DEFAULT = LANGUAGES[0]


def known_language(language: str) -> str:
    """The language; ModelError where there are no words in it."""
    if language not in LANGUAGES:
        raise ModelError(f"There are no words in {language!r}. There are some in: {', '.join(LANGUAGES)}.")
    return language


@cache
def surrounding_words(language: str) -> dict[str, Any]:
    """The words around those of a model."""
    return read_toml(Path(__file__).with_name(f"words.{language}.toml"))
