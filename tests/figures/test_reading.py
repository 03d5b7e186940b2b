"""A figure with something missing, unknown or unreadable stops the build, and says how to mend it."""

import shutil
from pathlib import Path

import pytest

from build_tools.figures.reading import PARTS, load_figure, load_figures
from build_tools.figures.tables import tables
from explainers.contract.errors import ContractError

WORKS = {"one2020"}
LINES, THINGS = "north-and-south", "sectors"

# Figure, file, what is changed into what; then the field, and what the message says: what was found, what would do.
BREAKS = {
    "unknown_source": (LINES, "figure.toml", "one2020", "one2021", "sources", "no such key", "one2020"),
    "no_source": (LINES, "figure.toml", '["one2020"]', "[]", "sources", "at least one source", "pwt110"),
    "no_licence": (LINES, "figure.toml", 'licence = "CC BY 4.0"', "", "licence", "missing", "CC BY 4.0"),
    "unknown_licence": (LINES, "figure.toml", "CC BY 4.0", "CC BY 4", "licence", "CC BY 4", "CC BY 4.0"),
    "no_day": (LINES, "figure.toml", "2026-11-26", "26.11.2026", "checked", "26.11.2026", "2026-11-26"),
    "no_word_on_download": (LINES, "figure.toml", "download = true", "", "download", "missing", "true"),
    "unknown_field": (LINES, "figure.toml", "checked", "chekced", "chekced", "no such field", "checked"),
    "kind_of_chart": (LINES, "figure.toml", '"lines"', '"line"', "chart.kind", "line", "lines"),
    "no_chart": (LINES, "figure.toml", "[chart]", "[charts]", "chart.kind", "one of", "lines"),
    "role": (LINES, "figure.toml", '"productivity"', '"hero"', "chart.y.north", "hero", "inputs"),
    "series_of_chart": (LINES, "figure.toml", "{ north =", "{ nord =", "chart", "nord", "north"),
    "axis_of_chart": (LINES, "figure.toml", 'x = "year"', 'x = "yaer"', "chart.x", "yaer", "year"),
    "beside": (LINES, "figure.toml", 'x = "year"', 'x = "year"\nbeside = "start"', "chart.beside", "start", "remove"),
    "claims": (LINES, "figure.toml", 'x = "year"', 'x = "year"\nclaims = ["1 > 0"]', "chart.claims", "1 > 0", ""),
    "along": (
        LINES,
        "figure.toml",
        'north = { along = "year"',
        'north = { along = "day"',
        "north.along",
        "day",
        "year",
    ),
    "along_nothing": (
        LINES,
        "figure.toml",
        'along = "year", unit = "coins"',
        'unit = "coins"',
        "price",
        "number",
        "year",
    ),
    "unit": (LINES, "figure.toml", 'unit = "coins"', 'unit = "coyns"', "columns.price.unit", "coyns", "coins"),
    "factor_of_unit": (
        LINES,
        "figure.toml",
        "coins = 1",
        "coins = 1\nshare = 1",
        "units.share",
        "another factor",
        "name",
    ),
    "id": (LINES, "figure.toml", "price =", '"Price in coins" =', "columns", "Price in coins", "saving_share"),
    "passed_on": (THINGS, "figure.toml", "download = false", "download = true", "download", "not passed on", "false"),
    "category": (THINGS, "figure.toml", 'over = "sectors"\ny', 'over = "sector"\ny', "chart.over", "sector", "sectors"),
    "id_of_two_things": (THINGS, "figure.toml", '"farming",', '"gain",', "columns and categories", "gain", ""),
    "missing_column": (LINES, "data.csv", "price", "cost", "line 1", "The column price is missing", "price"),
    "unknown_column": (LINES, "data.csv", ",price\n", ",price,prices\n", "line 1", "prices", "price"),
    "column_twice": (LINES, "data.csv", ",price\n", ",price,price\n", "line 1", "twice", ""),
    "short_row": (LINES, "data.csv", "2022,-0.02,0.2,-3", "2022,-0.02,0.2", "line 4", "4 cells", "year,south"),
    "no_rows": (LINES, "data.csv", "\n2020", "", "", "no rows", ""),
    "word": (LINES, "data.csv", "0.125", "n/a", "line 3, north", "n/a", "nothing"),
    "infinite": (LINES, "data.csv", "0.125", "1e999", "line 3, north", "1e999", "nothing"),
    "percent": (LINES, "data.csv", "0.125", "12.5%", "line 3, north", "12.5%", "12.5"),
    "true_minus": (LINES, "data.csv", "-0.02", "−0.02", "line 4, south", "−0.02", "-0.02"),
    "axis_falls": (LINES, "data.csv", "2022,", "2019,", "line 4, year", "rises", "2019"),
    "axis_stands": (LINES, "data.csv", "2022,", "2021,", "line 4, year", "rises", "2021"),
    "axis_blank": (LINES, "data.csv", "2022,", ",", "line 4, south", "year is blank", "-0.02"),
    "empty_column": (
        LINES,
        "data.csv",
        "1.258\n2021,0.031,0.125,2\n2022,-0.02,0.2,-3",
        "",
        "price",
        "no number",
        "remove",
    ),
    "unknown_thing": (THINGS, "data.csv", "steel,2", "stele,2", "line 2, sectors", "stele", "steel"),
    "thing_twice": (THINGS, "data.csv", "farming,1", "steel,1", "line 3, sectors", "two rows", "steel"),
    "thing_missing": (THINGS, "data.csv", "farming,1,5,6\n", "", "sectors", "no row", "farming"),
    "gap_in_matrix": (THINGS, "data.csv", "1,5,6", "1,,6", "line 3, flows.farming", "no gaps", "0"),
    "missing_words": (LINES, "words.zh.toml", "not_shown", "# not_shown", "not_shown", "missing", "not_shown"),
    "missing_label": (LINES, "words.en.toml", "price =", "# price =", "labels.price", "missing", "price"),
    "empty_words": (LINES, "words.en.toml", '"Why it rises."', '" "', "not_shown", "empty", ""),
    "unused_words": (LINES, "words.en.toml", "x =", 'caption = "."\nx =', "caption", "Nothing uses", "remove"),
    "missing_thing": (THINGS, "words.zh.toml", "steel =", "# steel =", "categories.sectors.steel", "missing", "steel"),
    "unknown_number": (LINES, "words.zh.toml", "{north.2022}", "{north.2023}", "title", "{north.2023}", "{north.2022}"),
    "no_name_of_a_number": (LINES, "words.en.toml", "{north.2022}", "{north.LAST}", "title", "north.LAST", "{north.2"),
    "open_brace": (LINES, "words.en.toml", "{north.2022} %", "{north.2022 %", "title", "{north.2022 %", "{north.2022}"),
    "broken": (LINES, "figure.toml", "[chart]", "[chart", "", "not valid TOML", ""),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_mistake_is_named_with_its_place_and_a_way_out(name: str, docs: Path) -> None:
    """Whatever table it is made in."""
    folder, file, before, after, field, says, hint = BREAKS[name]
    path = docs / "figures" / folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text, f"{file} no longer contains {before!r}; mend this test"
    broken = text[: text.index(before)] if name == "no_rows" else text.replace(before, after, 1)
    path.write_text(broken, encoding="utf-8")

    with pytest.raises(ContractError) as caught:
        load_figure(path.parent, WORKS)

    fitting = [p for p in caught.value.problems if path.name in p.file and field in p.field and says in str(p)]
    assert fitting, str(caught.value)
    assert any(hint in str(problem) for problem in fitting), str(caught.value)


def test_what_was_not_broken_is_read(docs: Path) -> None:
    """So the complaints above come from the breaks; things stand in the order of their category, not of the file."""
    found = load_figures(docs, WORKS)

    assert [*found] == [LINES, THINGS]
    assert found[LINES].values["south"] == [None, 0.031, -0.02]
    assert found[THINGS].values["gain"] == [1, 2]
    assert found[THINGS].values["flows"] == [[5, 6], [7, 8]]


@pytest.mark.parametrize("part", PARTS)
def test_each_part_must_be_there(part: str, docs: Path) -> None:
    """A figure without its words, its numbers or its sources is not shown."""
    (docs / "figures" / LINES / part).unlink()

    with pytest.raises(ContractError, match="The file is missing") as caught:
        load_figures(docs, WORKS)

    assert caught.value.file.endswith(part)


def test_a_file_that_nothing_reads_is_named(docs: Path) -> None:
    """It may be a part with a wrong name."""
    (docs / "figures" / LINES / "word.en.toml").touch()

    with pytest.raises(ContractError, match=r"words\.en\.toml"):
        load_figures(docs, WORKS)


def test_all_mistakes_are_named_at_once(docs: Path) -> None:
    """In the numbers and in both languages."""
    folder = docs / "figures" / THINGS
    (folder / "data.csv").write_text("sectors,gain,flows.farming,flows.steel\nsteel,x,7,y\nfarming,1,5,6\n")
    for name in ("words.en.toml", "words.zh.toml"):
        (folder / name).write_text((folder / name).read_text().replace("not_shown", "hidden"))

    with pytest.raises(ContractError) as caught:
        load_figure(folder, WORKS)

    assert {"data.csv", "words.en.toml", "words.zh.toml"} <= {Path(p.file).name for p in caught.value.problems}


def test_chinese_counts_in_its_own_measure(docs: Path) -> None:
    """What English counts in hundreds with two decimals stands in Chinese in ones, in sentences and in tables."""
    folder = docs / "figures" / LINES
    for name, old, new in (
        ("figure.toml", "coins = 1", "coins = { multiply = 0.01, factors = { zh = 1 } }"),
        ("words.en.toml", '"Why it rises."', '"It costs {price.2021}."'),
        ("words.zh.toml", 'not_shown = "', 'not_shown = "{price.2021}'),
        ("data.csv", "0.125,2\n", "0.125,250\n"),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    figure = load_figure(folder, WORKS)

    assert figure.words["en"]["not_shown"] == "It costs 2.50."
    assert figure.words["zh"]["not_shown"].startswith("250")
    assert [row[-1] for row in tables(figure, "en")[0].rows] == ["0.01", "2.50", "−0.03"]
    assert [row[-1] for row in tables(figure, "zh")[0].rows] == ["1", "250", "−3"]


def test_a_site_without_figures_has_none(docs: Path) -> None:
    """Other sites are built by the same tools."""
    shutil.rmtree(docs / "figures")

    assert load_figures(docs, WORKS) == {}
