"""Reads a table of figures."""

import csv
import io
from typing import Any


def read_figures(text: str) -> list[dict[str, Any]]:
    """The rows by the heads of their columns; what looks like a number is one, an empty cell is None."""
    rows = csv.DictReader(io.StringIO(text))
    return [{name: cell_value(cell) for name, cell in row.items()} for row in rows]


def cell_value(text: str) -> float | str | None:
    """A cell as a number where it is one."""
    try:
        return float(text) if text else None
    except ValueError:
        return text
