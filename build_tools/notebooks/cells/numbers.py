"""Numbers as texts, and tables of texts."""

from decimal import ROUND_HALF_UP, Decimal
from html import escape
from typing import NamedTuple


class Number(NamedTuple):
    """How a number is shown: its label, its unit, the factor from the model's number to the one shown, decimals.

    A single one may have a unit of its own, and there may be a word for no number at all.
    """

    label: str
    unit: str
    factor: float
    digits: int
    one: str = ""
    absent: str = ""

    def text(self, value: float | None) -> str:
        """The number with its unit."""
        if value is None:
            return self.absent
        rounded = Decimal(value * self.factor).quantize(Decimal(1).scaleb(-self.digits), rounding=ROUND_HALF_UP)
        size = f"{abs(rounded):,f}" if abs(rounded) >= 10_000 else f"{abs(rounded):f}"
        unit = self.one if self.one and size == "1" else self.unit
        return unit.replace("{}", f"−{size}" if rounded < 0 else size)


class Table(NamedTuple):
    """Heads and rows of texts, which a notebook shows as a table, with or without a title."""

    heads: list[str]
    rows: list[list[str]]
    title: str = ""

    def _repr_html_(self) -> str:
        """The table as HTML; Jupyter asks for it."""
        lines = ["".join(f"<th>{escape(head)}</th>" for head in self.heads)]
        lines += ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in self.rows]
        caption = f"<caption>{escape(self.title)}</caption>" if self.title else ""
        return f"<table>{caption}{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
