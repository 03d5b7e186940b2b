"""A reader's table is understood as spreadsheets write it, and each problem names its row and its column."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.places import WIDGET
from explainers.contract.explainer import LANGUAGES
from explainers.contract.reading import read_toml
from explainers.runner import own_table

COLUMNS = [
    {"id": "year", "kind": "year", "required": True, "also": ["年份"]},
    {"id": "gdp", "kind": "positive", "required": False, "also": ["output", "国内生产总值"]},
    {"id": "capital", "kind": "positive", "required": False, "also": ["资本"]},
    {"id": "gdp_growth", "kind": "rate", "required": False, "also": []},
    {"id": "capital_growth", "kind": "rate", "required": False, "also": []},
    {"id": "labour_share", "kind": "share", "required": False, "also": ["劳动份额"]},
]
DECLARED = {
    "columns": COLUMNS,
    "alternatives": [["gdp", "capital"], ["gdp_growth", "capital_growth"]],
    "smallest": 2,
    "largest": 20_000,
}


def rows(text: str) -> list[dict[str, float]]:
    """The rows of a table without problems."""
    reading = own_table.read(text.encode(), DECLARED)
    assert reading["problems"] == []
    return reading["rows"]


def problems(text: str) -> list[tuple[str, int | None, str, str]]:
    """The problems of a table, which then has no rows."""
    reading = own_table.read(text.encode(), DECLARED)
    assert reading["rows"] == []
    assert reading["count"] >= len(reading["problems"]) > 0
    return [(entry["kind"], entry["row"], entry["column"], entry["found"]) for entry in reading["problems"]]


EXPECTED = [{"year": 2000, "gdp": 1000.5, "capital": 2500}, {"year": 2001, "gdp": 1080.25, "capital": 2700}]


@pytest.mark.parametrize(
    "text",
    [
        "year,gdp,capital\n2000,1000.5,2500\n2001,1080.25,2700\n",
        "\ufeffyear;gdp;capital\r\n2000;1000,5;2500\r\n2001;1080,25;2700\r\n",
        "Year\tGDP\tCapital\r2000\t1000.5\t2500\r2001\t1080.25\t2700",
        'year,gdp,capital\n2000,"1,000.5","2,500"\n2001,"1,080.25","2,700"\n',
        "year;gdp;capital\n2000;1.000,5;2.500\n2001;1.080,25;2.700\n",
        "year;gdp;capital\n2000;1 000,5;2 500\n2001;1\u202f080,25;2\u00a0700\n",
        "year;gdp;capital\n2000;1'000.5;2'500\n2001;1'080.25;2'700\n",
        "年份，国内生产总值，资本\n２０００，1000.5，2500\n２００１，1080.25，2700\n",
        "年份\t国内生产总值（亿元）\t资本\n2000年\t1000.5\t2500\n2001年\t1080.25\t2700",
        "Table 1: growth\n\nsource;ours\nyear;GDP (2015 prices, bn);capital\n2000;1000,5;2500\n2001;1080,25;2700\n",
        "note,capital,year,gdp,\nx,2500,2000,1000.5,\ny,2700,2001,1080.25,\n\n , , , ,\n",
        '"year","output","capital","labour_share"\n"2000","1000.5","2500",""\n"2001","1080.25","2700",""\n',
        "year,gdp,capital\n2000,1.0005e3,2.5E+3\n2001,1080.25,2700",
    ],
)
def test_what_spreadsheets_write_is_understood(text: str) -> None:
    """Separators, decimal commas, thousands marks, byte-order marks, titles, other heads, empty and other columns."""
    assert rows(text) == EXPECTED


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("8.5", 0.085),
        ("8.5%", 0.085),
        ("8.5 %", 0.085),
        ("8.5％", 0.085),
        ("−1.2", -0.012),
        ("(1.2)", -0.012),
        ("0", 0),
    ],
)
def test_rates_are_percent_with_and_without_the_sign(cell: str, value: float) -> None:
    """8.5 and 8.5 % are the same growth."""
    found = rows(f"year,gdp_growth,capital_growth\n2000,{cell},1\n2001,2,3\n")

    assert found[0]["gdp_growth"] == pytest.approx(value, abs=1e-15)
    assert found[1]["capital_growth"] == pytest.approx(0.03)


def test_a_share_may_be_written_in_percent() -> None:
    """58 % is 0.58; a bare 58 is refused, since it may be anything."""
    text = "year,gdp,capital,labour_share\n2000,1,1,{}\n2001,1,1,0.5\n"

    assert rows(text.format("58 %"))[0]["labour_share"] == pytest.approx(0.58)
    assert problems(text.format("58")) == [("not_a_share", 2, "labour_share", "58")]


@pytest.mark.parametrize(
    ("cell", "year"),
    [("2001", 2001), ("2001年", 2001), ("2001Q3", 2001.5), ("2001年第3季度", 2001.5), ("2001-07", 2001.5),
     ("2001/7/1", 2001.5), ("2001年7月", 2001.5), ("2001-07-01T00:00:00", 2001.5), ("2001.5", 2001.5)],
)  # fmt: skip
def test_years_may_be_dates(cell: str, year: float) -> None:
    """Quarters, months and days are parts of a year."""
    assert rows(f"year,gdp,capital\n2000,1,1\n{cell},1,1\n")[1]["year"] == pytest.approx(year)


PROBLEMS = [
    ("", [("empty_table", None, "", "")]),
    (" \n\n", [("empty_table", None, "", "")]),
    ("gdp,capital\n1,2\n3,4\n", [("missing_column", None, "year", "")]),
    ("year,gdp\n2000,2\n2001,4\n", [("missing_column", None, "capital", "")]),
    ("year,gdp,capital_growth,gdp_growth\n2000,2,x,1\n2001,4,1,1\n", [("not_a_number", 2, "capital_growth", "x")]),
    ("nothing here", [("missing_column", None, "year", ""), ("missing_column", None, "gdp", ""),
                      ("missing_column", None, "capital", "")]),
    ("year,gdp,capital\n2000,1,1\n", [("too_few_rows", None, "", "1")]),
    ("year,gdp,capital\n2000,,1\n2001,1,1\n", [("empty_cell", 2, "gdp", "")]),
    ("year,gdp,capital\n2000,1\n2001,1,1\n", [("empty_cell", 2, "capital", "")]),
    ("year,gdp,capital\n2000,n/a,1\n\n2001,1,..\n",
     [("not_a_number", 2, "gdp", "n/a"), ("not_a_number", 4, "capital", "..")]),
    ("year,gdp,capital\n2000,0,1\n2001,1,-3\n",
     [("not_positive", 2, "gdp", "0"), ("not_positive", 3, "capital", "-3")]),
    ("year,gdp,capital\n2000,1,1\n2000,1,1\n", [("year_twice", 3, "year", "2000")]),
    ("year,gdp,capital\n2000,1,1\n20010,1,1\n2002,1,1", [("not_a_year", 3, "year", "20010")]),
    ("year,gdp,capital\n2000,1,1\n2001-13,1,1\n", [("not_a_year", 3, "year", "2001-13")]),
    ("year,gdp,capital\n2000,1,1\nnan,1,1\n", [("not_a_year", 3, "year", "nan")]),
    ("year,gdp,capital\n2000,inf,1\n2001,1,1\n", [("not_a_number", 2, "gdp", "inf")]),
    ("year,gdp,capital\n2000,1e999,1\n2001,1,1\n", [("not_a_number", 2, "gdp", "1e999")]),
    ("year,gdp_growth,capital_growth\n2000,100000,1\n2001,1,1\n", [("not_a_rate", 2, "gdp_growth", "100000")]),
    ("year,gdp,capital,labour_share\n2000,1,1,0.5\n2001,1,1,\n", [("empty_cell", 3, "labour_share", "")]),
    ("Title\n\nyear,gdp,capital\n2000,1,1\n2001,x,1\n", [("not_a_number", 5, "gdp", "x")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PROBLEMS)
def test_each_problem_names_its_row_and_column(text: str, expected: list[tuple[str, int | None, str, str]]) -> None:
    """Rows are counted as a spreadsheet counts them, heads, titles and empty rows included."""
    assert problems(text) == expected


def test_a_point_among_decimal_commas_is_not_guessed_away() -> None:
    """ "2.5" beside "1,5" is a mistake and not twenty-five."""
    assert problems("year;gdp;capital\n2000;1,5;3,5\n2001;2.5;4,5\n") == [("not_a_number", 3, "gdp", "2.5")]
    assert problems("year;gdp;capital\n2000;1.5;3.5\n2001;2,5;4.5\n") == [("not_a_number", 3, "gdp", "2,5")]


def test_three_decimals_behind_a_comma_are_decimals_where_semicolons_separate() -> None:
    """A file with semicolons comes from a country with decimal commas; else three figures are thousands."""
    assert rows("year;gdp;capital\n2000;100,125;1\n2001;100,250;1\n")[0]["gdp"] == 100.125
    assert rows('year,gdp,capital\n2000,"100,125",1\n2001,"100,250",1\n')[0]["gdp"] == 100_125


def test_levels_count_where_rates_stand_beside_them() -> None:
    """The first complete set is read; the other set's columns need not even be in order."""
    found = rows("year,gdp,capital,gdp_growth,capital_growth\n2000,1,2,,x\n2001,3,4,8,y\n")

    assert found == [{"year": 2000, "gdp": 1, "capital": 2}, {"year": 2001, "gdp": 3, "capital": 4}]


def test_many_problems_are_counted_and_the_first_are_shown() -> None:
    """A table of nonsense does not fill the page."""
    text = "year,gdp,capital\n" + "".join(f"{1900 + n},x,y\n" for n in range(100))
    reading = own_table.read(text.encode(), DECLARED)

    assert reading["count"] == 200
    assert [entry["row"] for entry in reading["problems"]] == [row for row in range(2, 12) for _ in range(2)]


def test_too_many_rows_are_refused_before_they_are_read() -> None:
    """The limit keeps a pasted database from freezing the page."""
    text = "year,gdp,capital\n" + "1,1,1\n" * 20_001

    assert problems(text) == [("too_many_rows", None, "", "20001")]


def test_ten_thousand_rows_are_read_within_two_seconds() -> None:
    """Months over centuries, or a model's own periods from 1 on."""
    months = "".join(f"{1200 + n // 12}-{n % 12 + 1:02d};{n + 1},5;{n + 2},25;0,55\n" for n in range(10_000))
    periods = "".join(f"{n + 1},{n + 1}.5,{n + 2},0.55\n" for n in range(10_000))
    started = time.perf_counter()

    assert len(rows("year;gdp;capital;labour_share\n" + months)) == 10_000
    assert len(rows("year,gdp,capital,labour_share\n" + periods)) == 10_000
    assert time.perf_counter() - started < 4


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever is pasted gets an answer."""
    reading = own_table.read(text.encode(), DECLARED)

    assert bool(reading["rows"]) != bool(reading["problems"])


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "gb18030"]


@given(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200), st.sampled_from(ENCODINGS)
)
def test_every_encoding_of_a_text_is_read_as_that_text(text: str, encoding: str) -> None:
    """With heads that tell the encodings apart, as tables have them; a mark of the byte order is no part of it."""
    heads = "年份,国内生产总值,资本\n"

    assert own_table.read((heads + text).encode(encoding), DECLARED)["text"] == heads + text


@pytest.mark.parametrize("encoding", [*ENCODINGS, "utf-16-le", "utf-16-be"])
def test_a_table_in_any_encoding_gives_the_same_rows(encoding: str) -> None:
    """Chinese spreadsheets still write GB 18030, and some programs UTF-16 in either order, with a mark."""
    text = "年份；国内生产总值；资本".replace("；", ";") + "\n2000;1000,5;2500\n2001;1080,25;2700\n"
    mark = "\ufeff" if encoding in {"utf-16-le", "utf-16-be"} else ""
    reading = own_table.read((mark + text).encode(encoding), DECLARED)

    assert reading["rows"] == EXPECTED
    assert reading["text"] == text


def test_western_european_files_are_read() -> None:
    """Letters that are neither UTF-8 nor GB 18030 are those of Windows, the euro sign and undefined ones included."""
    table = "année;gdp (€);capital;year\nx;1000,5;2500;2000\ny;1080,25;2700;2001\n".encode("windows-1252")

    assert own_table.read(table, DECLARED)["rows"] == EXPECTED
    assert "�" in own_table.read(table + b"\x81", DECLARED)["text"]


@given(st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0"]), st.binary(max_size=300))
def test_a_workbook_is_refused(beginning: bytes, rest: bytes) -> None:
    """Whatever follows: it is no text, and nothing of it may be shown as one."""
    reading = own_table.read(beginning + rest, DECLARED)

    assert [entry["kind"] for entry in reading["problems"]] == ["workbook"]
    assert (reading["rows"], reading["text"], reading["count"]) == ([], "", 1)


@given(st.binary(max_size=200), st.integers(0, 200))
def test_bytes_that_no_text_has_are_refused(content: bytes, place: int) -> None:
    """A zero byte stands in pictures and programs, and in UTF-16 without a mark, which nothing tells apart."""
    reading = own_table.read(b"year" + content[:place] + b"\0" + content[place:], DECLARED)

    assert [entry["kind"] for entry in reading["problems"]] == ["not_text"]
    assert reading["text"] == ""


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    """Whatever is opened gets an answer."""
    reading = own_table.read(content, DECLARED)

    assert bool(reading["rows"]) != bool(reading["problems"])


def test_each_problem_has_its_sentence_in_both_languages() -> None:
    """The page and the command line name kinds; the words are the widget's."""
    kinds = {kind for _, expected in PROBLEMS for kind, *_ in expected}
    kinds |= {"too_many_rows", "not_a_share", "workbook", "not_text"}
    for language in LANGUAGES:
        assert kinds <= read_toml(WIDGET / f"words.{language}.toml")["own_data"].keys()


CELLS = st.sampled_from(
    ["1", "2,5", "3.5", "1.000,5", "1,000.5", "x", "", "8 %", "2001年", "-1", '"', "１", "1e400", "('"]
)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=5), min_size=1, max_size=6), st.sampled_from([",", ";", "\t"]))
def test_no_cells_break_the_reader(body: list[list[str]], separator: str) -> None:
    """Every row that comes back is complete, and holds finite numbers."""
    text = "\n".join(separator.join(row) for row in [["year", "gdp", "capital", "labour_share"], *body])
    reading = own_table.read(text.encode(), DECLARED)

    assert all({"year", "gdp", "capital"} <= row.keys() for row in reading["rows"])
    assert all(abs(value) < float("inf") for row in reading["rows"] for value in row.values())
