"""Numbers as a table, for a kind of chart that notebooks do not draw."""

from build_tools.notebooks.cells.numbers import Number, Table
from build_tools.notebooks.cells.style import Values


def show_table(title: str, columns: list[tuple[str, list[str]]]) -> Table:
    """Columns of texts side by side, each below its head."""
    heads = [head for head, _ in columns]
    return Table(heads, [list(row) for row in zip(*(cells for _, cells in columns), strict=True)], title)


def texts_of(values: Values, digits: int) -> list[str]:
    """Each number as text with so many decimals."""
    return [Number("", "{}", 1, digits).text(value) for value in values]
