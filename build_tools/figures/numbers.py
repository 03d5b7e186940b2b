"""The numbers of `data.csv`: a head with the names of columns, then rows; a blank cell is a number that nobody has.

An axis has a column of its own. A category has one too, which names the thing of each row. A matrix has a column for
each thing, named as `flows.steel`.
"""

import csv
import difflib
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_tools.figures.records import Cells, Declaration
from explainers.contract.declaration import Category
from explainers.contract.errors import ContractError, refuse
from explainers.contract.names import Problems
from explainers.contract.outputs import AxisOutput, MatrixOutput, Output, SeriesOutput
from explainers.contract.text_files import read_text

NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
DASHES = str.maketrans({"−": "-", "–": "-", ",": None, " ": None, "\u00a0": None, "%": None})


@dataclass(frozen=True)
class Sheet:
    """The rows of the file as texts, each with its line."""

    file: str
    rows: list[tuple[int, Mapping[str, str]]]

    def along(self, place: str) -> list[tuple[int, Mapping[str, str]]]:
        """The rows that belong to an axis or a category: those in which it is not blank."""
        return [(line, row) for line, row in self.rows if row[place]]


def read_numbers(path: Path, declaration: Declaration) -> dict[str, Cells]:
    """The columns by id; ContractError names line and column of every cell that cannot be read."""
    sheet = read_sheet(path, wanted_columns(declaration))
    orders = {category.id: order_of_things(sheet, category) for category in declaration.categories}
    values: dict[str, Cells] = {}
    problems: list[ContractError] = []
    for column in declaration.columns:
        try:
            values[column.id] = read_column(sheet, column, orders)
        except ContractError as error:
            problems.append(error)
    refuse(problems)
    return values


def wanted_columns(declaration: Declaration) -> list[str]:
    """The head of the file, in any order."""
    things = {category.id: category.items for category in declaration.categories}
    wanted = list(things)
    for column in declaration.columns:
        is_matrix = isinstance(column, MatrixOutput)
        wanted += [f"{column.id}.{thing}" for thing in things.get(column.over, ())] if is_matrix else [column.id]  # type: ignore[attr-defined]
    return wanted


def read_sheet(path: Path, wanted: list[str]) -> Sheet:
    """The file with exactly these columns, and as many cells in each row."""
    if not path.exists():
        raise ContractError(str(path), "", "The file is missing.", try_this=",".join(wanted))
    reader = csv.reader(read_text(path).splitlines())
    head = [name.strip() for name in next(reader, [])]
    refuse(check_head(head, wanted, file=str(path)))
    rows: list[tuple[int, Mapping[str, str]]] = []
    problems: list[ContractError] = []
    for cells in reader:
        if len(cells) != len(head):
            rule, field = f"Each row has {len(head)} cells, as the head has.", f"line {reader.line_num}"
            problems.append(ContractError(str(path), field, rule, found=",".join(cells), try_this=",".join(head)))
        else:
            rows.append((reader.line_num, dict(zip(head, (cell.strip() for cell in cells), strict=True))))
    refuse(problems)
    if not rows:
        raise ContractError(str(path), "", "The file has no rows below its head.", found=",".join(head))
    return Sheet(str(path), rows)


def check_head(head: list[str], wanted: list[str], *, file: str) -> Problems:
    """Columns that are missing, unknown or there twice."""
    for name in wanted:
        if name not in head:
            close = difflib.get_close_matches(name, head, n=1)
            found = close[0] if close else ",".join(head)
            yield ContractError(file, "line 1", f"The column {name} is missing.", found=found, try_this=name)
    for name in dict.fromkeys(head):
        if name not in wanted:
            close = difflib.get_close_matches(name, wanted, n=1) or [", ".join(wanted)]
            rule = "figure.toml declares no such column."
            yield ContractError(file, "line 1", rule, found=name, try_this=close[0])
        if head.count(name) > 1:
            yield ContractError(file, "line 1", "This column is there twice.", found=name)


def order_of_things(sheet: Sheet, category: Category) -> list[int]:
    """For each thing of the category, the place of its row among the category's rows."""
    named = [(line, row[category.id]) for line, row in sheet.along(category.id)]
    places = [name for _, name in named]
    refuse(check_things(named, category, file=sheet.file))
    return [places.index(thing) for thing in category.items]


def check_things(named: list[tuple[int, str]], category: Category, *, file: str) -> Problems:
    """Things without a row, with two rows, or unknown."""
    seen: set[str] = set()
    for line, name in named:
        if name not in category.items:
            close = difflib.get_close_matches(name, category.items, n=1) or [", ".join(category.items)]
            rule = f"The category {category.id} has no such thing."
            yield ContractError(file, f"line {line}, {category.id}", rule, found=name, try_this=close[0])
        if name in seen:
            yield ContractError(file, f"line {line}, {category.id}", "This thing has two rows.", found=name)
        seen.add(name)
    for thing in category.items:
        if thing not in seen:
            yield ContractError(file, category.id, "This thing has no row.", found=thing, try_this=f"{thing},…")


def read_column(sheet: Sheet, column: Output, orders: Mapping[str, list[int]]) -> Cells:
    """The numbers of one column, in the order of its axis or category."""
    match column:
        case AxisOutput():
            return read_axis(sheet, column)
        case SeriesOutput():
            refuse(stray_cells(sheet, column))
            cells = [number(sheet.file, line, column.id, row[column.id]) for line, row in sheet.along(column.along)]
            order = orders.get(column.along, range(len(cells)))
            if all(cell is None for cell in cells):
                raise ContractError(sheet.file, column.id, "The column holds no number.", try_this="remove it")
            return [cells[place] for place in order]
        case MatrixOutput():
            return read_matrix(sheet, column, orders[column.over])
    raise TypeError(column)


def read_axis(sheet: Sheet, column: AxisOutput) -> Cells:
    """An axis, which rises from row to row."""
    cells: Cells = []
    for line, row in sheet.along(column.id):
        found = number(sheet.file, line, column.id, row[column.id])
        if cells and found is not None and found <= cells[-1]:
            rule = f"An axis rises from row to row, and here it follows {cells[-1]:g}."
            raise ContractError(sheet.file, f"line {line}, {column.id}", rule, found=row[column.id])
        cells.append(found)
    if not cells:
        raise ContractError(sheet.file, column.id, "The axis holds no number.", try_this="2020")
    return cells


def read_matrix(sheet: Sheet, column: MatrixOutput, order: list[int]) -> Cells:
    """A square of numbers, without gaps."""
    rows = sheet.along(column.over)
    things = [row[column.over] for _, row in rows]
    names = [f"{column.id}.{things[place]}" for place in order]
    square: Cells = []
    for place in order:
        line, row = rows[place]
        cells = [number(sheet.file, line, name, row[name]) for name in names]
        if None in cells:
            name = names[cells.index(None)]
            raise ContractError(sheet.file, f"line {line}, {name}", "A matrix has no gaps.", found="", try_this="0")
        square.append(cells)
    return square


def stray_cells(sheet: Sheet, column: SeriesOutput) -> Iterator[ContractError]:
    """Numbers in rows in which the axis or the category of their column is blank."""
    for line, row in sheet.rows:
        if row[column.id] and not row[column.along]:
            rule = f"A number stands here, but {column.along} is blank in this row."
            yield ContractError(sheet.file, f"line {line}, {column.id}", rule, found=row[column.id])


def number(file: str, line: int, column: str, text: str) -> float | None:
    """The number that a cell holds, None for a blank one."""
    if not text:
        return None
    if not NUMBER.fullmatch(text) or not math.isfinite(float(text)):
        rule = "This is no number. A number has digits, a point for decimals, and nothing else; a gap is left blank."
        mended = text.translate(DASHES)
        hint = mended if NUMBER.fullmatch(mended) else "0.024, or nothing"
        raise ContractError(file, f"line {line}, {column}", rule, found=text, try_this=hint)
    return float(text)
