"""The example in the guide for authors is read by what reads an author's files."""

import re
from pathlib import Path

import pytest

from build_tools.figures.reading import load_figure
from build_tools.figures.records import LICENCES
from build_tools.places import DOCS
from explainers.contract.languages import LANGUAGES


def blocks(language: str) -> list[str]:
    """The example files of the page, in its order: declaration, numbers, words."""
    page = (DOCS / f"contribute/figures.{language}.md").read_text(encoding="utf-8")
    return re.findall(r"^```(?:toml|csv)\n(.*?)^```", page, re.DOTALL | re.MULTILINE)


def test_the_example_is_a_figure(tmp_path: Path) -> None:
    """With the words of both pages."""
    declaration, numbers, _ = blocks("en")
    for name, text in {"figure.toml": declaration, "data.csv": numbers}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for language in LANGUAGES:
        (tmp_path / f"words.{language}.toml").write_text(blocks(language)[2], encoding="utf-8")

    figure = load_figure(tmp_path, {"pwt110"})

    assert all("5.5" in words["alt"] for words in figure.words.values())


def test_both_languages_show_the_same_example() -> None:
    """Apart from its words, and from remarks."""
    english, chinese = ([re.sub(r" *# .*", "", block) for block in blocks(language)[:2]] for language in LANGUAGES)

    assert english == chinese


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_licence_is_listed(language: str) -> None:
    """An author finds out without reading the code."""
    page = (DOCS / f"contribute/figures.{language}.md").read_text(encoding="utf-8")

    assert all(f"`{licence}`" in page for licence in LICENCES)
