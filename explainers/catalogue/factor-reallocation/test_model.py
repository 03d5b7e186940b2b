"""What checks.toml cannot say of the model: whole paths, published series, limits, directions, random states."""

import csv
import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainers.contract.explainer import Result
from explainers.contract.settings import NumberParameter
from tests.subject import Subject

subject = Subject(__file__)
run = subject.run

# The calibration in the programs of Song, Storesletten and Zilibotti (2011), as public replications have it.
LENDING_RATE, GAP_IN_RETURNS, RATIO_OF_CAPITAL_OUTPUT_RATIOS, CAPITAL_SHARE, WEAR = 0.093, 0.09, 2.65, 0.5, 0.10


def tfp_in_closed_form(share: float, found: Result, values: dict[str, Any]) -> float:
    """TFP from allocation at this private share of work, while state firms still employ somebody."""
    output = (1 - share) + share / (1 - values["levy"])
    capital = (1 - share) + share / found["capital_intensity_ratio"]
    level: float = output / capital ** values["capital_share"]
    return level


def settings_at(preset: str) -> dict[str, Any]:
    """All settings of a situation."""
    values: dict[str, Any] = subject.explainer.run(preset)["values"]
    return values


# The published numbers


def test_the_calibration_gives_the_published_gap_and_levy() -> None:
    """Inverting the published targets, as the authors' program does, gives the preset's two rounded numbers."""
    cost = LENDING_RATE + WEAR
    levy = 1 - (cost + GAP_IN_RETURNS) / cost / RATIO_OF_CAPITAL_OUTPUT_RATIOS
    labour_gap = RATIO_OF_CAPITAL_OUTPUT_RATIOS ** (CAPITAL_SHARE / (1 - CAPITAL_SHARE)) / (1 - levy)
    preset = settings_at("china_1992_2007")

    assert labour_gap == pytest.approx(4.79, abs=0.005)
    assert preset["levy"] == pytest.approx(levy, abs=0.0005)
    assert preset["productivity_gap"] == pytest.approx(labour_gap ** (1 - CAPITAL_SHARE), abs=0.005)


def test_the_published_targets_come_back() -> None:
    """The gap in returns, 9 points, and the ratio of capital-output ratios, 2.65, within the rounding of the inputs."""
    found = run("china_1992_2007")
    gap = found["private_net_return"] - found["state_borrowing_cost"]

    assert gap == pytest.approx(GAP_IN_RETURNS, abs=0.0002)
    assert found["capital_intensity_ratio"] / (1 - 0.447) == pytest.approx(RATIO_OF_CAPITAL_OUTPUT_RATIOS, abs=0.003)


def test_the_model_runs_below_the_published_shares_and_meets_the_last() -> None:
    """From 1992 to 2007 the line lies up to ten points below the aggregate data; it ends within half a point."""
    found = run("china_1992_2007")
    distances = [
        model - published for model, published in zip(found["share_from_1992"], found["aggregate_share"], strict=False)
    ]

    assert len(distances) == 16
    assert found["aggregate_share"][-1] == 0.5384
    assert abs(distances[0]) < 1e-12
    assert abs(distances[-1]) < 0.005
    assert -0.10 < min(distances) < -0.095
    assert max(distances) < 0.005


def test_no_other_slider_position_meets_the_last_share() -> None:
    """The scene has one answer: a step of the slider is four points of the share of jobs in 2007."""
    hits = [step / 50 for step in range(10, 51) if abs(fit(step / 50) - 0.5384) < 0.01]

    assert hits == [0.82]


def fit(saving_share: float) -> float:
    """The private share of jobs in 2007 with this saving share."""
    share: float = run("china_1992_2007", saving_share=saving_share)["share_after_fifteen_years"]
    return share


@pytest.mark.parametrize(("name", "column", "rows"), [("aggregate", "aggregate", 16), ("firm", "firms", 10)])
def test_the_figures_are_drawn_as_they_are_in_the_file(name: str, column: str, rows: int) -> None:
    """Every published figure is a dot, in its year, and nothing is left out."""
    file = subject.folder / "data" / f"{'aggregate' if column == 'aggregate' else 'firm'}_data.csv"
    with file.open(encoding="utf-8") as lines:
        table = [(float(row["year"]), float(row["private_share"])) for row in csv.DictReader(lines)]
    found = run()

    assert len(table) == rows
    assert list(zip(found[f"{name}_year"], found[f"{name}_share"], strict=True)) == table


# The path against its closed forms


@pytest.mark.parametrize(
    "preset", ["", "credit_opens", "support_for_the_wrong_firms", "stands_still", "china_1992_2007"]
)
def test_the_share_compounds_until_it_is_one(preset: str) -> None:
    """The path, made year by year from owners' wealth, is the closed form."""
    found, values = run(preset), settings_at(preset)
    for year, share in enumerate(found["private_share"]):
        expected = min(1, values["starting_share"] * (1 + found["growth_of_private_share"]) ** year)

        assert share == pytest.approx(expected, rel=1e-10)


@pytest.mark.parametrize("preset", ["", "level_playing_field", "china_1992_2007"])
def test_tfp_is_its_closed_form_in_the_move_and_the_gap_after_it(preset: str) -> None:
    """TFP of the path, from output and capital, against the formula in the share alone."""
    found, values = run(preset), settings_at(preset)
    for share, tfp in zip(found["private_share"], found["tfp_from_allocation"], strict=True):
        expected = values["productivity_gap"] if share == 1 else tfp_in_closed_form(share, found, values)

        assert tfp == pytest.approx(expected, rel=1e-12)


def test_half_is_reached_in_the_year_that_the_closed_form_says() -> None:
    """The path crosses one half between the whole years on both sides."""
    found = run()
    before, after = math.floor(found["years_to_half"]), math.ceil(found["years_to_half"])

    assert found["private_share"][before] < 0.5 <= found["private_share"][after]


def test_the_first_picture_does_not_betray_its_end() -> None:
    """The first scene begins with growth that speeds up to the last year shown, and with work left to move."""
    found = run(saving_share=0.3)
    path = found["reallocation_contribution"]

    assert found["share_at_end"] < 0.6
    assert all(later > earlier for earlier, later in pairwise(path))


# Limits and directions


def test_at_the_critical_support_private_firms_close() -> None:
    """A hair below it they live, at it they close."""
    critical = run()["critical_cheap_credit"]

    assert run(cheap_credit=critical - 1e-6)["share_at_end"] > 0
    assert run(cheap_credit=critical + 1e-6)["share_at_end"] == 0


def test_support_raises_wages_for_decades_and_lowers_them_in_the_end() -> None:
    """Against the same wage without any support: higher while people move, lower once all work in private firms."""
    with_support, without = run("support_for_the_wrong_firms"), run()
    at_first = [1 + found["wage_effect"] for found in (with_support, without)]
    in_the_end = [(1 + found["wage_effect"]) * found["wage_factor"] for found in (with_support, without)]

    assert at_first[0] > 1.4 * at_first[1]
    assert in_the_end[0] < 0.9 * in_the_end[1]


def test_a_move_to_firms_that_need_much_capital_may_cost_at_first() -> None:
    """With hardly any gap between them, firms that use more capital per worker gain next to nothing by it."""
    values = {"productivity_gap": 1.005, "levy": 0.18, "capital_share": 0.3, "interest_rate": 0.14, "cheap_credit": 0.0}
    values |= {"saving_share": 1.0, "borrowing": 2.0, "starting_share": 0.03, "labour_growth": -0.02}
    result = subject.explainer.run("", **values)

    assert result["summary"] == "costs_at_first"
    assert result["outputs"]["tfp_gain"] < 0 < result["outputs"]["tfp_gain_possible"]


def test_after_the_move_capital_settles() -> None:
    """Without technology and new workers output per worker comes to rest, with capital earning a deposit or less."""
    found = run(saving_share=1.0, borrowing=0.0, cheap_credit=0.0)

    assert abs(found["growth_of_output_per_worker"][60]) < 1e-9
    assert found["share_at_end"] == 1


@pytest.mark.parametrize(
    ("name", "low", "high", "sooner"),
    [
        ("cheap_credit", 0.0, 0.3, False),
        ("levy", 0.3, 0.5, False),
        ("technology_growth", 0.0, 0.02, False),
        ("labour_growth", 0.0, 0.02, False),
        ("saving_share", 0.4, 0.8, True),
        ("borrowing", 0.0, 1.0, True),
        ("productivity_gap", 2.0, 2.6, True),
        ("starting_share", 0.04, 0.1, True),
        ("interest_rate", 0.06, 0.10, True),
    ],
)
def test_what_speeds_the_move_up_and_what_slows_it_down(name: str, low: float, high: float, sooner: bool) -> None:
    """Directions of the years until half of the move."""
    at_low, at_high = run(**{name: low})["years_to_half"], run(**{name: high})["years_to_half"]

    assert (at_high < at_low) is sooner


def random_states() -> st.SearchStrategy[dict[str, float]]:
    """Values from the whole allowed ranges."""
    ranges = {
        parameter.id: st.floats(parameter.allowed.start, parameter.allowed.end)
        for parameter in subject.explainer.declaration.parameters
        if isinstance(parameter, NumberParameter)
    }
    return st.fixed_dictionaries(ranges)


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_what_holds_in_every_state(data: st.DataObject) -> None:
    """Shares are shares, a move that is over stays over, TFP keeps to its bounds, and the accounts add up."""
    values = data.draw(random_states())
    found = run(**values)
    shares, levels = found["private_share"], found["tfp_from_allocation"]
    parts = (found["capital_contribution"], found["technology_contribution"], found["reallocation_contribution"])

    assert all(0 <= share <= 1 for share in shares)
    assert all(later == 1 for earlier, later in pairwise(shares) if earlier == 1)
    assert all(0 < level <= values["productivity_gap"] * (1 + 1e-9) for level in levels)
    for total, *summands in zip(found["growth_of_output_per_worker"], *parts, strict=True):
        assert total == pytest.approx(sum(summands), abs=1e-12)
    assert all(math.isfinite(number) for series in parts for number in series)


@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_credit_never_makes_the_gain_larger(data: st.DataObject) -> None:
    """Where the move ends with and without loans, it ends at the same TFP; and loans never make it slower."""
    values = data.draw(random_states())
    without, with_loans = run(**{**values, "borrowing": 0.0}), run(**values)

    assert with_loans["share_at_end"] >= without["share_at_end"] - 1e-12
    if without["share_at_end"] == 1:
        assert with_loans["tfp_gain"] == pytest.approx(without["tfp_gain"], rel=1e-9, abs=1e-12)
