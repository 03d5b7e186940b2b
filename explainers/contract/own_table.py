"""Reads a table that the reader brings: pasted from a spreadsheet, or the text of a CSV file.

It runs in CPython and in the browser, and finds its way through tabs, semicolons and commas, decimal commas, thousands
marks, percent signs and heads in other words. Each problem names its row as a spreadsheet numbers them, and its column.
"""

import csv
import io
import math
import re
from typing import Any

MOST_PROBLEMS = 20
SEPARATORS = ("\t", ";", ",", "，")
SPACES = re.compile(r"[\s\u00a0\u202f'’_]")
DECIMAL_COMMA = re.compile(r"^[+-]?\d+,(\d{1,2}|\d{4,})$")

Table = dict[str, Any]


def read(text: str, declared: Table) -> Table:
    """The `rows` as tables of numbers, the first `problems`, and their `count`; where one is, there are no rows."""
    cells = split(text)
    if not cells:
        return refuse([problem("empty_table")])
    heads = find_columns(cells[0], declared["columns"])
    missing = missing_columns(heads, declared)
    if missing:
        return refuse([problem("missing_column", column=name) for name in missing])
    body = [(number, row) for number, row in enumerate(cells[1:], start=2) if any(cell.strip() for cell in row)]
    if not declared["smallest"] <= len(body) <= declared["largest"]:
        kind = "too_few_rows" if len(body) < declared["smallest"] else "too_many_rows"
        return refuse([problem(kind, found=str(len(body)))])
    decimal = decimal_mark(body, heads)
    rows, problems = [], []
    for number, row in body:
        values, wrong = read_row(number, row, heads, declared["columns"], decimal)
        rows.append(values)
        problems += wrong
    problems += repeated_years(body, rows, declared["columns"])
    return refuse(problems) if problems else {"rows": rows, "problems": [], "count": 0}


def refuse(problems: list[Table]) -> Table:
    """No rows, and the first problems in the order of the rows."""
    problems.sort(key=lambda found: found["row"] or 0)
    return {"rows": [], "problems": problems[:MOST_PROBLEMS], "count": len(problems)}


def problem(kind: str, *, row: int | None = None, column: str = "", found: str = "") -> Table:
    """One complaint; its sentence is in the widget's words under `kind`."""
    return {"kind": kind, "row": row, "column": column, "found": found[:40]}


def split(text: str) -> list[list[str]]:
    """The cells, row by row; the separator is the one that the first row has most of."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not plain.strip():
        return []
    first = plain.split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    csv.field_size_limit(1_000_000)
    try:
        return list(csv.reader(io.StringIO(plain), delimiter=separator))
    except csv.Error:
        return [line.split(separator) for line in plain.split("\n")]


def find_columns(head: list[str], columns: list[Table]) -> dict[str, int]:
    """The place of each declared column, found by its id or one of its other heads."""
    places = {plain_name(cell): place for place, cell in reversed(list(enumerate(head)))}
    found = {}
    for column in columns:
        for name in (column["id"], *column["also"]):
            if plain_name(name) in places:
                found[column["id"]] = places[plain_name(name)]
                break
    return found


def plain_name(text: str) -> str:
    """A head without what people write differently."""
    return re.sub(r"[\s_\-.]+", "", text).casefold()


def missing_columns(heads: dict[str, int], declared: Table) -> list[str]:
    """Required columns that are not there; where sets are offered, the missing ones of the set that comes closest."""
    missing = [column["id"] for column in declared["columns"] if column["required"] and column["id"] not in heads]
    if declared["alternatives"]:
        gaps = [[name for name in names if name not in heads] for names in declared["alternatives"]]
        missing += sorted(gaps, key=len)[0]
    return missing


def decimal_mark(body: list[tuple[int, list[str]]], heads: dict[str, int]) -> str:
    """A comma where some cell can only be read that way, else a point."""
    texts = (SPACES.sub("", row[place]) for _, row in body for place in heads.values() if place < len(row))
    return "," if any(DECIMAL_COMMA.match(text.rstrip("%")) for text in texts) else "."


def read_row(
    number: int, row: list[str], heads: dict[str, int], columns: list[Table], decimal: str
) -> tuple[dict[str, float], list[Table]]:
    """The numbers of one row, and what is wrong with its cells."""
    values, problems = {}, []
    for column in columns:
        place = heads.get(column["id"])
        text = row[place].strip() if place is not None and place < len(row) else ""
        if place is None or (not text and not column["required"]):
            continue
        value = to_number(text, decimal)
        kind = objection(value, text, column["kind"])
        if kind:
            problems.append(problem(kind, row=number, column=column["id"], found=text))
        else:
            values[column["id"]] = value
    return values, problems


def to_number(text: str, decimal: str) -> float:
    """The number that a cell holds; NaN where it holds none. A percent sign divides by a hundred."""
    plain = SPACES.sub("", text).replace("−", "-").replace("％", "%")
    percent = plain.endswith("%")
    plain = plain.rstrip("%")
    plain = plain.replace(".", "").replace(",", ".") if decimal == "," else plain.replace(",", "")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", plain):
        return math.nan
    return float(plain) / 100 if percent else float(plain)


def objection(value: float, text: str, kind: str) -> str:
    """Why a cell cannot be used, "" where it can."""
    if not text:
        return "empty_cell"
    if not math.isfinite(value):
        return "not_a_number"
    if kind == "year" and (value != int(value) or not 1000 <= value <= 3000):
        return "not_a_year"
    if kind == "positive" and value <= 0:
        return "not_positive"
    if kind == "share" and not 0 < value < 1:
        return "not_a_share"
    return ""


def repeated_years(
    body: list[tuple[int, list[str]]], rows: list[dict[str, float]], columns: list[Table]
) -> list[Table]:
    """A complaint for each row whose year stands in an earlier row as well."""
    problems, seen = [], set()
    for column in (column["id"] for column in columns if column["kind"] == "year"):
        for (number, _), row in zip(body, rows, strict=True):
            if row.get(column) in seen:
                problems.append(problem("year_twice", row=number, column=column, found=f"{row[column]:g}"))
            seen.add(row.get(column, math.nan))
    return problems
