"""The numbers of a figure as tables: texts for the page, and a file for those who calculate further."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, replace

from build_tools.figures.jobs import things, unit_words
from build_tools.figures.records import Cells, Figure
from explainers.contract.formatting import field_text, shown_number
from explainers.contract.outputs import AxisOutput, MatrixOutput, SeriesOutput
from explainers.contract.units import Unit

Write = Callable[[float, Unit, int], str]


@dataclass(frozen=True)
class Column:
    """One column: what heads it, its unit, and its cells."""

    label: str
    unit: str
    cells: list[str]


@dataclass(frozen=True)
class Table:
    """What runs along one axis or category, which is the first column."""

    columns: list[Column]

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The cells row by row."""
        return list(zip(*(column.cells for column in self.columns), strict=True))


def tables(figure: Figure, language: str, write: Write = shown_number) -> list[Table]:
    """A table for each axis and each category that something runs along; a blank cell is a number that nobody has."""
    figure = replace(figure, declaration=figure.declaration.counted(language))
    found = []
    for axis in row_axes(figure):
        columns = [first_column(figure, axis, language, write)]
        for output in figure.declaration.columns:
            match output:
                case SeriesOutput(along=along) if along == axis:
                    columns.append(number_column(figure, output, figure.values[output.id], language, write))
                case MatrixOutput(over=over) if over == axis:
                    columns += matrix_columns(figure, output, language, write)
        found.append(Table(columns))
    return found


def row_axes(figure: Figure) -> list[str]:
    """Axes and categories, in the order in which the columns name them; the chart's own comes first."""
    named = [figure.chart.axis()]
    for column in figure.declaration.columns:
        named.append(getattr(column, "along", "") or getattr(column, "over", "") or column.id)
    places = {*things(figure), *(c.id for c in figure.declaration.columns if isinstance(c, AxisOutput))}
    return [name for name in dict.fromkeys(named) if name in places]


def first_column(figure: Figure, axis: str, language: str, write: Write) -> Column:
    """The axis, or the names of the things."""
    words = figure.words[language]
    for column in figure.declaration.columns:
        if isinstance(column, AxisOutput) and column.id == axis:
            return number_column(figure, column, figure.values[axis], language, write)
    names = words["categories"][axis]
    return Column(words["x"], "", [names[thing] for thing in things(figure)[axis]])


def number_column(
    figure: Figure, output: AxisOutput | SeriesOutput, cells: Cells, language: str, write: Write
) -> Column:
    """A column of numbers with its label and its unit; a year needs no word beside it."""
    unit = figure.declaration.all_units[output.unit]
    label = figure.words[language]["labels"][output.id]
    is_plain = unit.id in {"year", "number"}
    return Column(
        label,
        "" if is_plain else unit_words(figure, language)[unit.id]["axis"],
        texts(cells, unit, output.digits, write),
    )


def matrix_columns(figure: Figure, output: MatrixOutput, language: str, write: Write) -> list[Column]:
    """A column for each thing, headed by its name."""
    unit, names = figure.declaration.all_units[output.unit], figure.words[language]["categories"][output.over]
    axis = unit_words(figure, language)[unit.id]["axis"]
    return [
        Column(names[thing], axis, texts(list(cells), unit, output.digits, write))
        for thing, cells in zip(things(figure)[output.over], zip(*figure.values[output.id], strict=True), strict=True)
    ]


def texts(cells: Cells, unit: Unit, digits: int, write: Write) -> list[str]:
    """Numbers in the shown form."""
    return ["" if cell is None else write(cell, unit, digits) for cell in cells]


def csv_text(figure: Figure, language: str, notes: list[str]) -> str:
    """The numbers as they are drawn, in full, and below them what they are and where they come from.

    As in the file of an explainer's chart, the notes stand in the file itself: a licence asks that they go wherever the
    numbers go.
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    for place, table in enumerate(tables(figure, language, field_text)):
        if place:
            written.write("\n")
        writer.writerow(f"{column.label} ({column.unit})" if column.unit else column.label for column in table.columns)
        writer.writerows(table.rows)
    writer.writerows([f"# {note}"] for note in notes)
    return written.getvalue()
