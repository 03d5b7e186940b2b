"""Reads a table that the reader brings: pasted from a spreadsheet, or the bytes of a CSV file.

It runs in CPython and in the browser, and finds its way through tabs, semicolons and commas, decimal commas, thousands
marks, percent signs, full-width letters, titles above the heads, heads in other words, and years written as dates.
Each problem names its row as a spreadsheet numbers them, and its column. Nothing is guessed where two readings differ.
"""

import codecs
import csv
import io
import math
import re
from typing import Any

MOST_PROBLEMS = 20
MOST_ROWS_ABOVE = 20  # titles and notes above the heads
LARGEST_RATE = 10.0  # a thousand percent a year; beyond that a level stands where a rate should
SEPARATORS = ("\t", ";", ",", "，")
SPACES = re.compile(r"[\s\u00a0\u202f'’_]")
PLAIN = re.compile(r"[+-]?\d+(\.\d+)?")
NUMBER = {
    ".": re.compile(r"[+-]?(\d+|\d{1,3}(,\d{2,3})*,\d{3})?(\.\d*)?([eE][+-]?\d+)?"),
    ",": re.compile(r"[+-]?(\d+|\d{1,3}(\.\d{3})+)?(,\d*)?([eE][+-]?\d+)?"),
}
DECIMAL_COMMA = re.compile(r"[+-]?(0*,\d+|\d{4,},\d+|\d+,(\d{1,2}|\d{4,})|\d{1,3}(\.\d{3})+,\d+)")
DECIMAL_POINT = re.compile(r"[+-]?(0*\.\d+|\d{4,}\.\d+|\d+\.(\d{1,2}|\d{4,})|\d{1,3}(,\d{3})+\.\d+)")
BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
QUARTER = re.compile(r"(\d{4})[-/]?(?:年第?|[Qq]|[-/][Qq])([1-4])(?:季度?)?")
DATE = re.compile(r"(\d{4})(?:[-/]|年)(\d{1,2})(?:(?:[-/]|月)(\d{1,2})日?|月)?(?:T.*)?")
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how .xlsx and .ods files begin, and .xls files
UTF_16 = codecs.lookup("utf-16")
# In the order of trial: each refuses less than the one before. Looked up here, so that the browser's snapshot has them.
ENCODINGS = [codecs.lookup(name) for name in ("utf-8-sig", "gb18030", "windows-1252")]
FULL_WIDTH = {code + 0xFEE0: code for code in range(0x21, 0x7F)} | {0x3000: 0x20, 0x2212: 0x2D}

Table = dict[str, Any]
Cells = list[list[str]]


def read(content: bytes, declared: Table) -> Table:
    """The `rows` as tables of numbers, the `text` of the table, the first `problems`, and their `count`.

    Where there is a problem, there are no rows.
    """
    if content.startswith(WORKBOOKS):
        return {**refuse([problem("workbook")]), "text": ""}
    text = decode(content)
    if "\0" in text:
        return {**refuse([problem("not_text")]), "text": ""}
    return {**read_text(text, declared), "text": text}


def decode(content: bytes) -> str:
    """The text of a file in whatever way a spreadsheet wrote it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return UTF_16.decode(content, "replace")[0]
    for encoding in ENCODINGS:
        try:
            return encoding.decode(content, "strict")[0]
        except UnicodeDecodeError:
            continue
    return ENCODINGS[-1].decode(content, "replace")[0]


def read_text(text: str, declared: Table) -> Table:
    """The same for a text; the answer leaves the text out."""
    cells, separator = split(text, declared["columns"])
    if not cells:
        return refuse([problem("empty_table")])
    start, places = find_heads(cells, declared["columns"])
    missing = missing_columns(places, declared)
    if missing:
        return refuse([problem("missing_column", column=name) for name in missing])
    body = [(number, row) for number, row in enumerate(cells[start + 1 :], start=start + 2) if any(map(str.strip, row))]
    if not declared["smallest"] <= len(body) <= declared["largest"]:
        kind = "too_few_rows" if len(body) < declared["smallest"] else "too_many_rows"
        return refuse([problem(kind, found=str(len(body)))])
    columns = used_columns(body, places, declared)
    decimal = decimal_mark(body, [places[column["id"]] for column in columns], separator)
    rows, problems = [], []
    for number, row in body:
        values, wrong = read_row(number, row, places, columns, decimal)
        rows.append(values)
        problems += wrong
    problems += odd_years(body, rows, columns)
    return refuse(problems) if problems else {"rows": rows, "problems": [], "count": 0}


def refuse(problems: list[Table]) -> Table:
    """No rows, and the first problems in the order of the rows."""
    problems.sort(key=lambda found: found["row"] or 0)
    return {"rows": [], "problems": problems[:MOST_PROBLEMS], "count": len(problems)}


def problem(kind: str, *, row: int | None = None, column: str = "", found: str = "") -> Table:
    """One complaint; its sentence is in the widget's words under `kind`."""
    return {"kind": kind, "row": row, "column": column, "found": found[:40]}


# Rows and heads


def split(text: str, columns: list[Table]) -> tuple[Cells, str]:
    """The cells, row by row, and their separator: the one with which most columns are found."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    if not plain.strip():
        return [], ""
    top = "\n".join(plain.split("\n", MOST_ROWS_ABOVE)[:MOST_ROWS_ABOVE])
    separator = max(SEPARATORS, key=lambda mark: (len(find_heads(cut(top, mark), columns)[1]), top.count(mark)))
    return cut(plain, separator), separator


def cut(text: str, separator: str) -> Cells:
    """The cells at one separator, with quotation marks as spreadsheets write them."""
    csv.field_size_limit(1_000_000)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error:
        return [line.split(separator) for line in text.split("\n")]


def find_heads(cells: Cells, columns: list[Table]) -> tuple[int, dict[str, int]]:
    """The number of the row of heads, counted from 0, and the place of each declared column in it."""
    found = [find_columns(row, columns) for row in cells[:MOST_ROWS_ABOVE]]
    best = max(range(len(found)), key=lambda number: len(found[number]))
    first = next((number for number, row in enumerate(cells) if any(map(str.strip, row))), 0)
    return (best, found[best]) if found[best] else (first, {})


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
    """A head without what people write differently: units in brackets, spaces, signs, capitals."""
    return re.sub(r"[\W_]+", "", BRACKETS.sub("", text.translate(FULL_WIDTH))).casefold()


def missing_columns(heads: dict[str, int], declared: Table) -> list[str]:
    """Required columns that are not there; where sets are offered, the missing ones of the set that comes closest."""
    missing = [column["id"] for column in declared["columns"] if column["required"] and column["id"] not in heads]
    if declared["alternatives"]:
        gaps = [[name for name in names if name not in heads] for names in declared["alternatives"]]
        missing += sorted(gaps, key=len)[0]
    return missing


def used_columns(body: list[tuple[int, list[str]]], places: dict[str, int], declared: Table) -> list[Table]:
    """The columns that are read: each must then be full.

    Of several sets the first complete one is taken; a column that may be left out counts once a cell of it is filled.
    """
    sets = declared["alternatives"]
    chosen: list[str] = next((names for names in sets if all(name in places for name in names)), [])
    others = {name for names in sets for name in names} - set(chosen)

    def is_used(column: Table) -> bool:
        name = column["id"]
        if name not in places or name in others:
            return False
        return column["required"] or name in chosen or any(cell(row, places[name]) for _, row in body)

    return [column for column in declared["columns"] if is_used(column)]


def cell(row: list[str], place: int) -> str:
    """The text of a cell; one beyond the end of its row is empty."""
    return row[place].strip() if place < len(row) else ""


# Numbers


def decimal_mark(body: list[tuple[int, list[str]]], places: list[int], separator: str) -> str:
    """The decimal mark that more of the cells require; where that is open, semicolons between cells mean a comma."""
    commas = points = unclear = 0
    for _, row in body:
        for place in places:
            text = cell(row, place)
            if PLAIN.fullmatch(text) and "." not in text:
                continue
            text = SPACES.sub("", text.translate(FULL_WIDTH)).rstrip("%")
            commas += DECIMAL_COMMA.fullmatch(text) is not None
            points += DECIMAL_POINT.fullmatch(text) is not None
            unclear += "," in text
    if commas != points:
        return "," if commas > points else "."
    return "," if separator == ";" and unclear and not points else "."


def read_row(
    number: int, row: list[str], places: dict[str, int], columns: list[Table], decimal: str
) -> tuple[dict[str, float], list[Table]]:
    """The numbers of one row, and what is wrong with its cells."""
    values, problems = {}, []
    for column in columns:
        text, kind = cell(row, places[column["id"]]), column["kind"]
        value = to_year(text, decimal) if kind == "year" else to_number(text, decimal)
        if kind == "rate" and not text.translate(FULL_WIDTH).endswith("%"):
            value /= 100
        wrong = objection(value, text, kind)
        if wrong:
            problems.append(problem(wrong, row=number, column=column["id"], found=text))
        else:
            values[column["id"]] = value
    return values, problems


def to_number(text: str, decimal: str) -> float:
    """The number that a cell holds; NaN where it holds none. A percent sign divides by a hundred."""
    if decimal == "." and PLAIN.fullmatch(text):
        return float(text)
    plain = SPACES.sub("", text.translate(FULL_WIDTH))
    if plain.startswith("(") and plain.endswith(")"):  # how accountants write a minus
        plain = f"-{plain[1:-1]}"
    percent = plain.endswith("%")
    plain = plain.removesuffix("%")
    if not NUMBER[decimal].fullmatch(plain) or not any(map(str.isdigit, plain)):
        return math.nan
    plain = plain.replace(".", "").replace(",", ".") if decimal == "," else plain.replace(",", "")
    try:
        return float(plain) / 100 if percent else float(plain)
    except ValueError:
        return math.nan


def to_year(text: str, decimal: str) -> float:
    """A year, also from a quarter, a month or a day: the middle of 2001 is 2001.5; NaN where it is none."""
    plain = SPACES.sub("", text.translate(FULL_WIDTH))
    quarter, date = QUARTER.fullmatch(plain), DATE.fullmatch(plain)
    if quarter:
        return int(quarter[1]) + (int(quarter[2]) - 1) / 4
    if date:
        month, day = int(date[2]), int(date[3] or 1)
        return int(date[1]) + (month - 1) / 12 + (day - 1) / 372 if 1 <= month <= 12 and 1 <= day <= 31 else math.nan
    return to_number(plain.removesuffix("年度").removesuffix("年"), decimal)


def objection(value: float, text: str, kind: str) -> str:
    """Why a cell cannot be used, "" where it can."""
    if not text:
        return "empty_cell"
    if not math.isfinite(value):
        return "not_a_year" if kind == "year" else "not_a_number"
    if kind == "positive" and value <= 0:
        return "not_positive"
    if kind == "share" and not 0 < value < 1:
        return "not_a_share"
    if kind == "rate" and abs(value) > LARGEST_RATE:
        return "not_a_rate"
    return ""


def odd_years(body: list[tuple[int, list[str]]], rows: list[dict[str, float]], columns: list[Table]) -> list[Table]:
    """A complaint for each row whose year does not fit the others, or stands in an earlier row as well.

    Most tables hold years as calendars write them; one that counts its own periods may begin at 1.
    """
    problems, seen = [], set()
    for column in (column["id"] for column in columns if column["kind"] == "year"):
        years = sorted(row[column] for row in rows if column in row)
        low, high = (1000, 3000) if years and 1000 <= years[len(years) // 2] <= 3000 else (0, 100_000)
        for (number, _), row in zip(body, rows, strict=True):
            year = row.get(column, math.nan)
            kind = "year_twice" if year in seen else "not_a_year" if not low <= year <= high else ""
            if kind and not math.isnan(year):
                problems.append(problem(kind, row=number, column=column, found=f"{year:g}"))
            seen.add(year)
    return problems
