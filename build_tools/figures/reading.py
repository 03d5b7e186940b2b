"""Reads the folders below `docs/figures`; each is one figure, and its name is how pages call it."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from build_tools.figures.numbers import read_numbers
from build_tools.figures.records import Cells, Declaration, Figure
from build_tools.figures.rules import check_declaration, check_figure_chart, needed_words
from build_tools.figures.sentences import filled, named_numbers, with_nearest
from explainers.contract.charts import Chart
from explainers.contract.errors import ContractError, refuse
from explainers.contract.languages import LANGUAGES
from explainers.contract.reading import read, read_toml
from explainers.contract.words import check_words

FOLDER = "figures"  # in docs
PARTS = ("figure.toml", "data.csv", *(f"words.{language}.toml" for language in LANGUAGES))


def load_figures(docs: Path, works: Collection[str]) -> dict[str, Figure]:
    """Every figure by its id; `works` are the keys of the bibliography."""
    folders = sorted(path for path in (docs / FOLDER).glob("*") if path.is_dir())
    return {folder.name: load_figure(folder, works) for folder in folders}


def load_figure(folder: Path, works: Collection[str]) -> Figure:
    """The figure in a folder; ContractError names file and field of everything that is wrong, missing or too much."""
    refuse(check_files(folder))
    declaration, chart = load_declaration(folder / "figure.toml", works)
    problems: list[ContractError] = []
    values: dict[str, Cells] = {}
    try:
        values = read_numbers(folder / "data.csv", declaration)
    except ContractError as error:
        problems += error.problems
    numbers = {language: named_numbers(declaration.counted(language), values) for language in LANGUAGES}
    words = {language: read_toml(folder / f"words.{language}.toml") for language in LANGUAGES}
    for language, written in words.items():
        needed = needed_words(declaration, chart, numbers[language])
        wrong = check_words(written, needed, file=str(folder / f"words.{language}.toml"))
        problems += with_nearest(wrong, numbers[language])
    refuse(problems)
    return Figure(
        folder.name, declaration, chart, values, {lang: filled(text, numbers[lang]) for lang, text in words.items()}
    )


def check_files(folder: Path) -> list[ContractError]:
    """Files that are missing, and those that nothing reads."""
    there = {path.name for path in folder.iterdir()}
    missing = [ContractError(str(folder / name), "", "The file is missing.") for name in PARTS if name not in there]
    rule = f"A figure has these files: {', '.join(PARTS)}."
    return missing + [ContractError(str(folder / name), "", rule, found=name) for name in sorted(there - {*PARTS})]


def load_declaration(path: Path, works: Collection[str]) -> tuple[Declaration, Chart]:
    """What `figure.toml` says; all that is wrong in it together."""
    file, table = str(path), read_toml(path)
    problems: list[ContractError] = []
    chart: Chart | None = attempt(problems, Chart, table.pop("chart", {}), file=file, field="chart", id="chart")
    declaration: Declaration | None = attempt(problems, Declaration, table, file=file)
    if declaration:
        problems += check_declaration(declaration, works, file=file)
        if chart:
            problems += check_figure_chart(chart, declaration, file=file)
    refuse(problems)
    assert declaration and chart
    return declaration, chart


def attempt(problems: list[ContractError], kind: Any, table: Any, *, file: str, field: str = "", **known: Any) -> Any:
    """The record, or None where it cannot be read, with its problems in the list."""
    try:
        return read(kind, table, file=file, field=field, **known)
    except ContractError as error:
        problems += error.problems
        return None
