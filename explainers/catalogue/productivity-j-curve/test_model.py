"""What checks.toml cannot say of the J-curve: cohorts counted one by one, invariants, limits, directions."""

import math
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.subject import Subject

subject = Subject(__file__)
run = subject.run
ARRIVAL = 10  # the row of the series in which the technology arrives

START: dict[str, Any] = {
    "full_gain": 0.25,
    "conversion_cost": 1.0,
    "conversion_years": 8,
    "years_to_half": 15.0,
    "diffusion_years": 20.0,
    "wear_of_intangibles": 0.1,
    "required_return": 0.07,
    "counted_share": 0.0,
    "trend_growth": 0.01,
    "horizon": 60,
}
ALLOWED: dict[str, tuple[float, float]] = {
    "full_gain": (0.0, 1.0),
    "conversion_cost": (0.0, 3.0),
    "conversion_years": (1, 20),
    "years_to_half": (5.0, 80.0),
    "diffusion_years": (10.0, 80.0),
    "wear_of_intangibles": (0.0, 0.2),
    "required_return": (0.0, 0.2),
    "counted_share": (0.0, 1.0),
    "trend_growth": (-0.01, 0.05),
    "horizon": (30, 150),
}
SERIES = ("begun", "finished", "in_conversion", "measured_level", "true_level", "measured_growth", "true_growth")


def any_state() -> st.SearchStrategy[dict[str, Any]]:
    """Any settings that the declaration allows."""
    return st.fixed_dictionaries(
        {
            name: st.integers(int(low), int(high)) if name in ("conversion_years", "horizon") else st.floats(low, high)
            for name, (low, high) in ALLOWED.items()
        }
    )


def counted_plant_by_plant(values: dict[str, Any]) -> tuple[list[float], list[float]]:
    """Measured and true level, with one cohort of plants for each year instead of the closed form.

    Each cohort spends C/R in each of its R years of rebuilding, and afterwards makes 1 + G and spends wear * C.
    """
    slope = math.log(81) / values["diffusion_years"]

    def unscaled(years: float) -> float:
        return 1 / (1 + math.exp(-slope * (years - values["years_to_half"])))

    def share(years: float) -> float:
        return max(0.0, unscaled(years) - unscaled(0)) / (1 - unscaled(0))

    cohorts = [share(year) - share(year - 1) for year in range(1, values["horizon"] - ARRIVAL + 1)]
    cost, counted = values["conversion_cost"], values["counted_share"]
    measured, true = [], []
    for now in range(values["horizon"] - ARRIVAL + 1):
        output = spending = services = 0.0
        untouched = 1.0
        for begun_in, size in enumerate(cohorts[:now], start=1):
            untouched -= size
            if now - begun_in < values["conversion_years"]:
                output += size
                spending += size * cost / values["conversion_years"]
            else:
                output += size * (1 + values["full_gain"])
                spending += size * values["wear_of_intangibles"] * cost
                services += size * (values["wear_of_intangibles"] + values["required_return"]) * cost
        output += untouched
        measured.append(100 * (output - (1 - counted) * spending) / (1 + counted * services))
        true.append(100 * output / (1 + services))
    return measured, true


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"counted_share": 0.6},
        {"conversion_years": 1, "diffusion_years": 10.0},
        {"conversion_years": 20, "conversion_cost": 3.0, "years_to_half": 5.0},
        {"full_gain": 0.0, "wear_of_intangibles": 0.0, "horizon": 30},
        {"full_gain": 0.3, "conversion_years": 10, "years_to_half": 38.0, "diffusion_years": 30.0, "horizon": 75},
    ],
)
def test_the_closed_form_is_the_sum_over_cohorts(changes: dict[str, Any]) -> None:
    """Counting plants cohort by cohort gives the same levels in every year."""
    values = {**START, **changes}
    measured, true = counted_plant_by_plant(values)
    found = run(**values)

    assert measured == pytest.approx(found["measured_level"][ARRIVAL:], rel=1e-12)
    assert true == pytest.approx(found["true_level"][ARRIVAL:], rel=1e-12)


@given(values=any_state())
@settings(max_examples=200, deadline=None)
def test_the_books_balance_in_every_state(values: dict[str, Any]) -> None:
    """Parts add up, plants are shares of all, levels stay positive, and growth adds up to the levels."""
    found = run(**values)
    rows = range(values["horizon"] + 1)
    trend = math.log(1 + values["trend_growth"])

    for row in rows:
        parts = sum(found[f"part_{name}"][row] for name in ("gain", "conversion", "upkeep", "counted_inputs"))
        assert parts == pytest.approx(found["gap_to_old_path"][row], abs=1e-12)
        assert found["in_conversion"][row] == pytest.approx(found["begun"][row] - found["finished"][row], abs=1e-12)
        assert 0 <= found["finished"][row] <= found["begun"][row] <= 1 + 1e-12
    assert min(found["measured_level"]) > 3
    assert found["measured_growth_first_decade"] == pytest.approx(
        math.log(found["measured_level"][20] / 100) / 10 + trend, abs=1e-12
    )


@given(values=any_state())
@settings(max_examples=200, deadline=None)
def test_measured_productivity_comes_back_once_at_most(values: dict[str, Any]) -> None:
    """The years below the old path are one stretch, which begins in the first year if anything is uncounted."""
    found = run(**values)
    below = [level < 100 * (1 - 1e-9) for level in found["measured_level"]]
    turns = sum(one != other for one, other in pairwise(below))

    assert turns <= 2
    assert sum(below) == found["years_below"]
    if found["year_back"] is None:
        assert below[-1]
    elif found["year_back"] == 0:
        assert not any(below)
    else:
        assert below[ARRIVAL + found["year_back"] - 1]
        assert not any(below[ARRIVAL + found["year_back"] :])


@given(values=any_state(), other=st.floats(0.0, 1.0))
@settings(max_examples=100, deadline=None)
def test_while_nothing_has_finished_the_gain_cannot_be_seen(values: dict[str, Any], other: float) -> None:
    """Two technologies that differ only in their gain look exactly alike for as long as a conversion takes."""
    last = min(ARRIVAL + values["conversion_years"], values["horizon"])
    one, two = run(**values), run(**{**values, "full_gain": other})

    assert one["measured_level"][: last + 1] == two["measured_level"][: last + 1]


@given(values=any_state())
@settings(max_examples=100, deadline=None)
def test_perfect_accounts_see_the_truth(values: dict[str, Any]) -> None:
    """With everything counted, measured and true level are one; the accounts never move the truth."""
    counted, uncounted = run(**{**values, "counted_share": 1.0}), run(**{**values, "counted_share": 0.0})

    assert counted["measured_level"] == pytest.approx(counted["true_level"], rel=1e-12)
    assert counted["true_level"] == uncounted["true_level"]


def test_every_corner_of_the_allowed_ranges_is_finite() -> None:
    """All corners run, give finite numbers, and leave something to live on."""
    for corner in product(*ALLOWED.values()):
        found = run(**dict(zip(ALLOWED, corner, strict=True)))

        assert min(found["measured_level"]) > 3
        assert all(math.isfinite(value) for name in SERIES for value in found[name])


def test_directions() -> None:
    """Cost and speed deepen the dip; what capital must earn moves the truth and not what is measured."""
    for low, high in pairwise([0.2, 0.6, 1.0, 1.8, 3.0]):
        assert run(conversion_cost=high)["deepest_dip"] < run(conversion_cost=low)["deepest_dip"]
    for fast, slow in pairwise([10, 15, 20, 30]):
        assert run(diffusion_years=fast)["deepest_dip"] < run(diffusion_years=slow)["deepest_dip"]
    for soon, late in pairwise([5, 10, 15, 25]):
        assert (
            run(years_to_half=soon)["measured_growth_first_decade"]
            < (run(years_to_half=late)["measured_growth_first_decade"])
        )
    cheap, expensive = run(required_return=0.03), run(required_return=0.12)
    assert cheap["measured_level"] == expensive["measured_level"]
    assert cheap["true_gain_long_run"] > expensive["true_gain_long_run"]


def test_the_published_gap_is_out_of_reach_of_one_defensible_wave() -> None:
    """The 15.9 % of Brynjolfsson, Rock and Syverson (2021) lies beyond a cost of three years of output here."""
    gaps = [run(conversion_cost=cost)["largest_understatement"] for cost in (1.0, 2.0, 3.0)]

    assert gaps == sorted(gaps)
    assert gaps[0] == pytest.approx(0.0395, abs=0.0005)
    assert gaps[-1] < 0.159


def test_electric_motors_spread_as_published_to_half_a_point() -> None:
    """What the page says of David (1990): about 5 % in 1900 and 50 % in 1920, with year 0 in 1882."""
    begun = run("electricity_in_factories")["begun"]

    assert begun[ARRIVAL + 1900 - 1882] == pytest.approx(0.05, abs=0.005)
    assert begun[ARRIVAL + 1920 - 1882] == pytest.approx(0.50, abs=0.005)


def test_two_technologies_part_in_the_second_decade() -> None:
    """What the faded example says: next to no difference in the first decade, more than ten times as much later."""
    good, small = run(), run("small_gain")
    first = good["measured_growth_first_decade"] - small["measured_growth_first_decade"]
    second = good["measured_growth_second_decade"] - small["measured_growth_second_decade"]

    assert 0 < first < 0.0005
    assert second > 10 * first


def test_a_governor_judged_after_ten_years_waits() -> None:
    """What the scene on ten years in office says: a later peak, a better figure, a later return."""
    runs = [run("rebuilding_first", years_to_half=peak) for peak in (5, 10, 15, 20, 24, 28)]

    for soon, late in pairwise(runs):
        assert late["measured_growth_first_decade"] > soon["measured_growth_first_decade"]
        assert late["year_back"] > soon["year_back"]
