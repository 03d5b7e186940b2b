"""Sentences about a figure name its numbers, as `{china.2025}`, so that no number is typed twice."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from build_tools.figures.records import Cells, Declaration
from explainers.contract.errors import ContractError
from explainers.contract.formatting import fill, shown_number
from explainers.contract.outputs import AxisOutput, SeriesOutput

SENTENCES = ("title", "alt", "note", "not_shown")


def named_numbers(declaration: Declaration, values: Mapping[str, Cells]) -> dict[str, str]:
    """Every number of a series as text, by its column and its row: a thing, or a place on the axis as it is shown."""
    rows = {category.id: list(category.items) for category in declaration.categories}
    units = declaration.all_units
    for column in declaration.columns:
        if isinstance(column, AxisOutput) and column.id in values:
            unit = units[column.unit]
            rows[column.id] = [shown_number(value, unit, column.digits) for value in values[column.id]]
    return {
        f"{column.id}.{row}": shown_number(value, units[column.unit], column.digits)
        for column in declaration.columns
        if isinstance(column, SeriesOutput) and column.id in values and column.along in rows
        for row, value in zip(rows[column.along], values[column.id], strict=True)
        if value is not None
    }


def filled(words: dict[str, Any], numbers: Mapping[str, str]) -> dict[str, Any]:
    """The words with the numbers in their sentences."""
    return {name: fill(text, numbers) if name in SENTENCES else text for name, text in words.items()}


def with_nearest(problems: Iterable[ContractError], numbers: Iterable[str]) -> list[ContractError]:
    """The problems; one about a number that is not there names those nearest to it, and not all that there are.

    Where the numbers could not be read, nothing can be said about those that sentences name.
    """
    known = list(numbers)
    if not known:
        return [problem for problem in problems if not is_about_number(problem)]
    return [nearest(problem, known) if is_about_number(problem) else problem for problem in problems]


def is_about_number(problem: ContractError) -> bool:
    """Whether a sentence names a number that is not there."""
    return problem.field in SENTENCES and str(problem.found).startswith("{")


def nearest(problem: ContractError, known: list[str]) -> ContractError:
    """The same problem with a few names that would do."""
    close = difflib.get_close_matches(str(problem.found).strip("{}"), known, n=3, cutoff=0)
    hint = ", ".join(f"{{{name}}}" for name in close)
    return ContractError(problem.file, problem.field, problem.rule, found=problem.found, try_this=hint)
