"""The accounts against the published figures, and what must hold for any table that a reader brings."""

import csv
import json
import math
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainers.contract.explainer import LANGUAGES, Explainer
from explainers.contract.json_form import options
from explainers.contract.settings import ChoiceParameter
from explainers.runner.model import Model
from tests.subject import Subject

EXPLAINER = Subject(__file__).explainer
PERIODS = EXPLAINER.data["periods"]
PARTS = ("capital_part", "labour_part", "human_capital_part", "tfp_growth")
ECONOMIES = EXPLAINER.categories["economies"][:-1]  # the last one is the reader's own


def outputs_of(table: str | None = None, **values: Any) -> dict[str, Any]:
    """The outputs of a run, with the reader's own table where one is given."""
    explainer = EXPLAINER
    model = Model(EXPLAINER.slug, explainer.source, explainer.table, explainer.data)
    if table is not None:
        taken = model.take(table.encode())
        assert taken["problems"] == []
        values = {"economy": "own", **values}
    return model.run(values)["outputs"]


def table_of(rows: list[dict[str, float]]) -> str:
    """A CSV table with all columns of the first row."""
    heads = list(rows[0])
    return "\n".join([",".join(heads), *(",".join(repr(row[head]) for head in heads) for row in rows)])


def growing(years: int, *, gdp: float, capital: float, labour: float, human_capital: float = 0.0) -> str:
    """Levels that grow at constant rates."""
    rates = {"gdp": gdp, "capital": capital, "labour": labour, "human_capital": human_capital}
    return table_of(
        [{"year": 2000 + n, **{name: math.exp(rate * n) for name, rate in rates.items()}} for n in range(years)]
    )


# The published figures


@pytest.mark.parametrize(
    "row", PERIODS, ids=lambda row: f"{row['economy']}-{row['from_year']:.0f}-{row['to_year']:.0f}"
)
def test_each_period_gives_the_published_tfp(row: dict[str, Any]) -> None:
    """All 158 accounts of the file, within the rounding of their parts."""
    found = outputs_of(economy=row["economy"], period=f"from_{row['from_year']:.0f}_to_{row['to_year']:.0f}")

    assert found["replaced"] == 0 or row["economy"] == "russia"  # its second side has no years after 2014 to replace
    assert 100 * found["gdp_growth"] == pytest.approx(row["gdp"], abs=1e-9)
    assert 100 * found["tfp_growth"] == pytest.approx(row["tfp"], abs=0.0201)


@pytest.mark.parametrize("economy", sorted({row["economy"] for row in EXPLAINER.data["years"]}))
def test_each_year_gives_the_published_tfp(economy: str) -> None:
    """All 343 yearly accounts, within the rounding of their parts."""
    found = outputs_of(economy=economy, period="years", first_year=1971, last_year=2019)
    published = [row["tfp"] for row in EXPLAINER.data["years"] if row["economy"] == economy]

    assert found["year"] == list(range(1971, 2020))
    assert [100 * tfp for tfp in found["tfp_by_year"]] == pytest.approx(published, abs=0.0201)


@pytest.mark.parametrize(
    ("first", "last", "gdp", "half", "middle", "six_tenths"),
    [
        (1979, 1989, 9.07, 3.46, 3.86, 3.96),
        (1990, 1999, 9.49, 4.12, 4.77, 4.93),
        (2000, 2007, 10.02, 4.10, 4.94, 5.14),
        (2008, 2013, 8.75, 2.46, 3.41, 3.65),
        (2014, 2019, 6.60, 1.89, 2.67, 2.86),
        (2020, 2023, 4.59, 1.11, 1.74, 1.90),
        (1979, 2007, 9.48, 3.86, 4.47, 4.62),
        (2008, 2019, 7.67, 2.17, 3.04, 3.26),
    ],
)
def test_the_official_series_gives_the_residuals_worked_out_beforehand(
    first: int, last: int, gdp: float, half: float, middle: float, six_tenths: float
) -> None:
    """Penn World Table 11.0 before human capital, at labour shares of 0.50, 0.58 and 0.60."""
    years = {"economy": "china_official", "period": "years", "first_year": first, "last_year": last}
    choices = {"human_capital": "not_counted", "labour_share_from": "fixed"}
    for share, residual in ((0.50, half), (0.58, middle), (0.60, six_tenths)):
        found = outputs_of(**years, **choices, fixed_labour_share=share)

        assert 100 * found["gdp_growth"] == pytest.approx(gdp, abs=0.011)
        assert 100 * found["tfp_growth"] == pytest.approx(residual, abs=0.02)
        assert (found["first_from"], found["first_to"]) == (first, last)


def test_the_files_hold_as_many_economies_as_the_words_say() -> None:
    """21 economies by period, seven by year; with China's official series eight yearly series."""
    assert len({row["economy"] for row in PERIODS}) == 21
    assert len({row["economy"] for row in EXPLAINER.data["years"]}) == 7
    assert set(ECONOMIES) == {row["economy"] for row in PERIODS} | {"china_official"}
    assert EXPLAINER.model.module.ECONOMIES == EXPLAINER.categories["economies"] == (*ECONOMIES, "own")
    with (EXPLAINER.folder / "data" / "china_official.csv").open(encoding="utf-8") as file:
        assert [int(row["year"]) for row in csv.DictReader(file)] == list(range(1979, 2024))


# What accounts must do


def test_a_case_worked_by_hand() -> None:
    """GDP 100 to 110.25, capital 300 to 330.75, labour 50 to 51 in two years, labour share 0.6 throughout.

    ln 1.1025 = 2 * 0.0487902; ln 1.02 = 2 * 0.0099013; TFP = 0.0487902 - 0.4 * 0.0487902 - 0.6 * 0.0099013 = 0.0233333.
    """
    found = outputs_of("year,gdp,capital,labour,labour_share\n2000,100,300,50,0.6\n2002,110.25,330.75,51,0.6\n")

    assert found["tfp_growth"] == pytest.approx(0.0233333, abs=1e-7)
    assert found["capital_part"] == pytest.approx(0.4 * math.log(1.05), abs=1e-15)
    assert (found["first_from"], found["first_to"]) == (2001, 2002)


def test_equal_growth_of_everything_leaves_nothing() -> None:
    """With constant returns, output that grows like all inputs leaves no TFP growth, whatever the labour share."""
    for share in (0.2, 0.6, 0.9):
        found = outputs_of(growing(20, gdp=0.04, capital=0.04, labour=0.04), fixed_labour_share=share)

        assert found["tfp_growth"] == pytest.approx(0, abs=1e-12)
        assert max(map(abs, found["tfp_by_year"])) < 1e-12


RATE = st.floats(-0.2, 0.2)
LEVELS = st.fixed_dictionaries(
    {
        "gdp": st.floats(0.1, 1e6),
        "capital": st.floats(0.1, 1e6),
        "labour": st.floats(0.1, 1e6),
        "human_capital": st.floats(0.5, 5),
        "labour_share": st.floats(0.05, 0.95),
    }
)


@given(st.lists(LEVELS, min_size=2, max_size=8), st.tuples(*[st.floats(1e-6, 1e9)] * 4))
@settings(max_examples=60, deadline=None)
def test_units_do_not_matter(rows: list[dict[str, float]], factors: tuple[float, ...]) -> None:
    """Dollars or billions, people or millions, an index at 1 or at 100: the accounts are the same."""
    rows = [{"year": 1990 + number, **row} for number, row in enumerate(rows)]
    names = ("gdp", "capital", "labour", "human_capital")
    rescaled = [row | {name: row[name] * factor for name, factor in zip(names, factors, strict=True)} for row in rows]

    before, after = outputs_of(table_of(rows)), outputs_of(table_of(rescaled))
    for name in ("gdp_growth", *PARTS, "tfp_low", "tfp_high"):
        assert after[name] == pytest.approx(before[name], abs=1e-9)


@given(st.lists(LEVELS, min_size=2, max_size=8), st.booleans(), st.floats(0.05, 0.95))
@settings(max_examples=60, deadline=None)
def test_parts_of_any_table_add_up_and_the_range_holds_the_choice(
    rows: list[dict[str, float]], counted: bool, share: float
) -> None:
    """To a billionth, on average and in each year."""
    table = table_of([{"year": 1990 + number, **row} for number, row in enumerate(rows)])
    for weights in ("data", "fixed"):
        human_capital = "counted" if counted else "not_counted"
        choices = {"human_capital": human_capital, "labour_share_from": weights, "fixed_labour_share": share}
        found = outputs_of(table, **choices)

        assert sum(found[name] for name in PARTS) == pytest.approx(found["gdp_growth"], abs=1e-9)
        assert found["tfp_low"] <= found["tfp_growth"] <= found["tfp_high"]
        columns = [found[f"{name}_by_year"] for name in ("capital", "labour", "human_capital", "tfp")]
        for *parts, total in zip(*columns, found["gdp_by_year"], strict=True):
            assert sum(parts) == pytest.approx(total, abs=1e-9)


@given(RATE, RATE, RATE, st.integers(3, 12))
@settings(max_examples=40, deadline=None)
def test_levels_and_rates_tell_the_same_story(gdp: float, capital: float, labour: float, years: int) -> None:
    """Rates in percent give what the levels give from which they come."""
    levels = outputs_of(growing(years, gdp=gdp, capital=capital, labour=labour))
    row = {"gdp_growth": 100 * gdp, "capital_growth": 100 * capital, "labour_growth": 100 * labour}
    rates = outputs_of(table_of([{"year": 2000 + n, **row} for n in range(1, years)]))

    for name in ("gdp_growth", *PARTS):
        assert rates[name] == pytest.approx(levels[name], abs=1e-9)
    assert (rates["first_from"], rates["first_to"]) == (levels["first_from"], levels["first_to"])


def test_missing_years_count_with_their_length() -> None:
    """A table of every tenth year gives the growth a year over all of them, and rows may stand in any order."""
    found = outputs_of("year,gdp,capital,labour\n2010,4,1,1\n1990,1,1,1\n2005,2,1,1\n")

    assert found["gdp_growth"] == pytest.approx(math.log(4) / 20)
    assert found["gdp_by_year"] == pytest.approx([math.log(2) / 15, math.log(2) / 5])
    assert (found["first_from"], found["first_to"]) == (1991, 2010)


def test_what_the_table_lacks_is_replaced_as_the_page_says() -> None:
    """Without human capital nothing is counted for it; without a labour share the fixed one is the weight."""
    found = outputs_of(growing(5, gdp=0.05, capital=0.1, labour=0.0).replace("human_capital", "unused"))

    assert found["human_capital_part"] == 0
    assert found["labour_share_used"] == pytest.approx(0.6)
    assert found["tfp_growth"] == pytest.approx(0.05 - 0.4 * 0.1)


def test_years_of_ones_choice_narrow_a_table_down() -> None:
    """Named periods do not; years outside the table give the whole table, and say so."""
    table = "year,gdp,capital,labour\n2000,1,1,1\n2001,2,1,1\n2002,2,1,1\n2003,8,1,1\n"
    narrow = outputs_of(table, period="years", first_year=2001, last_year=2002, compare_period="before")
    outside = outputs_of(table, period="years", first_year=1900, last_year=1950, compare_period="same")

    assert narrow["gdp_growth"] == pytest.approx(math.log(2) / 2)
    assert (outside["first_from"], outside["first_to"], outside["replaced"]) == (2001, 2003, 1)
    assert outputs_of(table)["first_from"] == 2001
    assert outputs_of(table, compare_period="from_2014_to_2019")["replaced"] == 0
    assert outputs_of(table, compare_period="from_2000_to_2007")["replaced"] == 1


def test_ten_thousand_rows_stay_small_and_quick() -> None:
    """The chart gets at most 200 points; a run takes no more than a few frames."""
    rows = [
        {"year": 1 + n, "gdp": 2 + math.sin(n), "capital": 2 + n, "labour": 3, "human_capital": 1, "labour_share": 0.5}
        for n in range(10_000)
    ]  # fmt: skip
    model = Model(EXPLAINER.slug, EXPLAINER.source, EXPLAINER.table, EXPLAINER.data)
    taken = model.take(table_of(rows).encode())
    assert (taken["rows"], taken["problems"], taken["count"]) == (10_000, [], 0)
    started = time.perf_counter()
    outputs = model.run({"economy": "own"})["outputs"]

    assert time.perf_counter() - started < 0.5
    assert len(outputs["year"]) <= 200
    assert sum(outputs["gdp_by_year"][:-1]) == pytest.approx(
        math.log(rows[9950]["gdp"] / rows[0]["gdp"]) / 50, abs=0.05
    )
    assert len(json.dumps(outputs)) < 40_000


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_sentences_about_real_years_are_true(data: st.DataObject) -> None:
    """The allowed years reach far beyond the figures; here all lie within or near them."""
    explainer: Explainer = EXPLAINER
    values: dict[str, Any] = {"period": "years"}
    for name in ("first_year", "last_year"):
        values[name] = data.draw(st.integers(1950, 2025))
    for parameter in explainer.declaration.parameters:
        if isinstance(parameter, ChoiceParameter) and parameter.id != "period":
            offered = [name for name in options(parameter, explainer.declaration) if name != "own"]
            values[parameter.id] = data.draw(st.sampled_from(offered))
    result = explainer.run(**values)
    case = next(case for case in explainer.declaration.summary if case.id == result["summary"])

    for claim in (*explainer.declaration.always, *case.claims):
        assert claim.value(explainer.names(result)), claim
    for language in LANGUAGES:
        assert "{" not in explainer.summary(result, language)


@pytest.mark.parametrize("economy", ECONOMIES)
def test_years_that_are_not_there_are_replaced_by_the_nearest(economy: str) -> None:
    """No economy, period or year makes the model give up; where it shows other years it says so."""
    for first, last in ((1800, 1801), (1960, 1975), (1995, 1995), (2024, 2030)):
        found = outputs_of(
            economy=economy, period="years", first_year=last, last_year=first, compare_period="same"
        )  # the wrong way round

        shown = (found["first_from"], found["first_to"])
        assert found["replaced"] == (shown != (first, last))
        assert (found["second_from"], found["second_to"]) == shown
