"""A file with the reader's own table, given to a model on a machine that has files."""

from pathlib import Path
from typing import Any

from explainers.contract.explainer import Explainer
from explainers.runner.errors import ModelError
from explainers.runner.model import Values


def take_table(path: str | Path, explainer: Explainer, *, name: str) -> Values:
    """Gives the model the table, and gives back the setting that uses it; ModelError, under a name, for a bad one."""
    own = explainer.declaration.own_data
    if own is None:
        raise ModelError(f"{name}: {explainer.slug} takes no table.")
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise ModelError(f"{name}: the file cannot be read: {error.strerror}.") from None
    taken = explainer.model.take(content)
    if taken["problems"]:
        raise ModelError(f"{name}: {say_problems(taken)}")
    return {own.parameter: own.option}


def say_problems(taken: dict[str, Any]) -> str:
    """What is wrong with a table, in one line: the number of problems, and the first few with row and column."""
    first = [say_problem(**found) for found in taken["problems"][:3]]
    more = ["…"] if taken["count"] > len(first) else []
    return f"{taken['count']} to mend. {' '.join([*first, *more])}"


def say_problem(*, kind: str, row: int | None, column: str, found: str) -> str:
    """One problem of a table, with the place where it is."""
    place = f"Row {row}, column {column}: " if row else f"Column {column}: " if column else ""
    return f"{place}{kind.replace('_', ' ')}{f' ({found})' if found else ''}."
