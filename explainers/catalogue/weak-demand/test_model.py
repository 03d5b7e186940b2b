"""What checks.toml cannot say of weak demand: long runs, bookkeeping of every year, properties of random states."""

import itertools
import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.subject import Subject

subject = Subject(__file__)
run = subject.run
SCARCE = {"household_share": 0.7, "spending_share": 0.8, "starting_capital": 1.5}

STATES = st.fixed_dictionaries(
    {
        "household_share": st.floats(0.4, 0.7),
        "spending_share": st.floats(0.4, 0.9),
        "export_outlet": st.floats(0.0, 0.15),
        "starting_capital": st.floats(1.0, 5.0),
        "push": st.floats(0.0, 0.1),
        "push_years": st.integers(0, 31),
        "push_goes_to": st.sampled_from(["firms", "households"]),
        "paid_by_households": st.floats(0.0, 1.0),
        "productivity_gain": st.floats(0.0, 0.3),
        "required_return": st.floats(0.08, 0.16),
        "trend_growth": st.floats(0.0, 0.05),
    }
)
START: dict[str, Any] = {
    "household_share": 0.61,
    "spending_share": 0.65,
    "export_outlet": 0.03,
    "starting_capital": 3.3,
    "required_return": 0.12,
    "trend_growth": 0.04,
}


def demand_by_search(values: dict[str, Any], capital: float, trend: float) -> float:
    """Output at which spending equals output, without a push: found by halving, not by the closed form."""
    low, high = 0.0, 1_000.0
    for _ in range(200):
        output = (low + high) / 2
        rate = 0.4 * output / capital
        invested = max(0.0, capital * (0.06 + values["trend_growth"] + 0.8 * (rate - values["required_return"])))
        spent = values["spending_share"] * values["household_share"] * output + invested + 0.16 * trend
        low, high = (output, high) if spent + values["export_outlet"] * trend > output else (low, output)
    return low


def rest_by_simulation(values: dict[str, Any], years: int = 1_500) -> tuple[float, float]:
    """Output over its trend and the use of capacity after many years; it knows nothing of the closed form."""
    capital, growth = values["starting_capital"], 1 + values["trend_growth"]
    output = capacity = 1.0
    for _ in range(years):  # all amounts over the trend, which therefore stays at one
        capacity = (capital / values["starting_capital"]) ** 0.4
        output = min(capacity, demand_by_search(values, capital, 1.0))
        rate = 0.4 * output / capital
        invested = max(0.0, capital * (0.06 + growth - 1 + 0.8 * (rate - values["required_return"])))
        capital = (0.94 * capital + invested) / growth
    return output, output / capacity


@pytest.mark.parametrize(
    "changes",
    [{}, {"household_share": 0.66}, {"export_outlet": 0.08}, {"spending_share": 0.55, "required_return": 0.14}],
)
def test_the_resting_point_is_where_a_long_run_ends(changes: dict[str, float]) -> None:
    """The supermultiplier in closed form agrees with fifteen hundred years of small steps."""
    level, use = rest_by_simulation({**START, **changes}, years=600)
    found = run(**changes)

    assert found["resting_level"] == pytest.approx(level, rel=1e-6)
    assert found["resting_utilisation"] == pytest.approx(use, rel=1e-6)


@given(values=STATES)
@settings(max_examples=300, deadline=None)
def test_every_year_adds_up(values: dict[str, Any]) -> None:
    """Uses and idle plants make up capacity; parts are no less than nothing; no plant works more than it can."""
    found = run(**values)
    parts = ("consumption_part", "private_investment_part", "supported_part", "export_part", "idle_part")

    for year in zip(*(found[part] for part in parts), strict=True):
        assert sum(year) == pytest.approx(1, abs=1e-9)
        assert min(year) > -1e-9
    assert all(math.isfinite(number) and number >= 0 for number in found["debt_ratio"])
    assert all(0 < use <= 1 + 1e-12 for use in found["utilisation"])
    assert found["years_idle"] + found["years_supply_limited"] <= 31


@given(values=STATES)
@settings(max_examples=300, deadline=None)
def test_measured_tfp_is_true_productivity_times_use(values: dict[str, Any]) -> None:
    """In every year the logarithms of the two parts add up to that of the measured number."""
    found = run(**values)
    series = ("measured_tfp_gain", "true_productivity_gain", "utilisation", "utilisation_without")

    for measured, true, use, without in zip(*(found[name] for name in series), strict=True):
        assert math.log(1 + measured) == pytest.approx(math.log(1 + true) + math.log(use / without), abs=1e-9)


@given(values=STATES)
@settings(max_examples=200, deadline=None)
def test_without_a_push_nothing_differs(values: dict[str, Any]) -> None:
    """Gains are exactly nothing, whoever would have got the money; households alone never raise true productivity."""
    nothing = run(**{**values, "push": 0.0})
    households = run(**{**values, "push_goes_to": "households"})

    for name in ("output_gain", "measured_tfp_gain", "true_productivity_gain", "debt_ratio", "gain_firms"):
        assert set(nothing[name]) == {0}
    assert set(households["true_productivity_gain"]) == {0}
    assert all(one >= 0 for one in run(**values)["true_productivity_gain"])


@given(values=STATES)
@settings(max_examples=100, deadline=None)
def test_the_curve_holds_the_full_path(values: dict[str, Any]) -> None:
    """The short recursion of the curve ends where the full one does, at each share that households spend."""
    found = run(**values)
    name = "gain_firms" if values["push_goes_to"] == "firms" else "gain_households"

    for place in (0, 5, 10):
        there = run(**{**values, "spending_share": found["spending_grid"][place]})
        assert found[name][place] == pytest.approx(there["output_gain"][-1], abs=1e-9)


@pytest.mark.parametrize("goes_to", ["firms", "households"])
@pytest.mark.parametrize("paid", [0.0, 0.5, 1.0])
def test_the_first_year_is_the_multiplier(goes_to: str, paid: float) -> None:
    """Where demand limits, the first year's additional output is the push times the multiplier of the textbook."""
    found = run(push_goes_to=goes_to, paid_by_households=paid)
    first = 1 - 0.65 * paid if goes_to == "firms" else 0.65 * (1 - paid)
    multiplier = first / (1 - 0.65 * 0.61 - 0.32)

    assert found["impact_multiplier"] == pytest.approx(multiplier, rel=1e-12)
    assert found["output_gain"][0] * found["utilisation_without"][0] == pytest.approx(0.04 * multiplier, rel=1e-9)


def test_where_saving_limits_capital_follows_solow() -> None:
    """As long as supply limits, capital is that of Solow's model with a saving share of 28 per cent."""
    found = run("supply_is_the_limit", push=0.0)
    capital, limited = 1.5, found["years_supply_limited"]
    efficiency = 1.5**-0.4
    assert limited > 5
    for time in range(limited):
        output = efficiency * capital**0.4
        assert found["return_on_capital"][time] == pytest.approx(0.4 * output / capital, rel=1e-12)
        capital = 0.94 * capital + output * (1 - 0.56) - 0.16 * 1.04**time
        efficiency *= 1.04**0.6


@pytest.mark.parametrize("name", ["household_share", "spending_share", "export_outlet"])
def test_customers_fill_plants(name: str) -> None:
    """More income, more spending or a larger outlet: a larger share of plants is in use, until all are."""
    ranges = {"household_share": (0.4, 0.7), "spending_share": (0.4, 0.75), "export_outlet": (0.0, 0.1)}
    low, high = ranges[name]
    uses = [run(**{name: low + (high - low) * step / 10})["utilisation_without"][0] for step in range(11)]

    assert all(later > earlier for earlier, later in pairwise(uses))


def test_what_households_pay_they_do_not_spend() -> None:
    """Consumption over the years falls steadily with the share that households pay, and so does the debt."""
    runs = [run(paid_by_households=step / 20) for step in range(21)]

    assert all(later["consumption_gain"] < earlier["consumption_gain"] for earlier, later in pairwise(runs))
    assert all(max(later["debt_ratio"]) < max(earlier["debt_ratio"]) for earlier, later in pairwise(runs))
    assert runs[0]["consumption_gain"] > 0 > runs[-1]["consumption_gain"]


@given(gain=st.floats(0.0, 0.3), push=st.floats(0.0, 0.08))
@settings(max_examples=100, deadline=None)
def test_no_machine_is_good_enough_where_demand_limits(gain: float, push: float) -> None:
    """The scene that cannot be won: while plants stand idle, measured TFP does not depend on the machines' quality."""
    better, same = run(productivity_gain=gain, push=push), run(productivity_gain=0.0, push=push)

    assert better["years_idle"] == same["years_idle"] == 31
    assert better["measured_tfp_gain"] == pytest.approx(same["measured_tfp_gain"], abs=1e-9)
    assert better["measured_tfp_gain"][-1] < 1e-12


def test_every_corner_is_finite() -> None:
    """All ends of all ranges together, with a push that never stops and with none."""
    ends = ((0.4, 0.7), (0.4, 0.9), (0.0, 0.15), (1.0, 5.0), (0.0, 0.1), (0.0, 1.0), (0.08, 0.16), (0.0, 0.05))
    names = (
        "household_share",
        "spending_share",
        "export_outlet",
        "starting_capital",
        "push",
        "paid_by_households",
        "required_return",
        "trend_growth",
    )
    for corner in itertools.product(*ends):
        for goes_to in ("firms", "households"):
            found = run(**dict(zip(names, corner, strict=True)), push_years=31, push_goes_to=goes_to)
            assert all(math.isfinite(number) for number in found["output_gain"] + found["debt_ratio"])
            assert min(found["consumption_part"]) > 0
            assert min(found["utilisation"]) > 0.1


def test_the_same_push_in_two_states() -> None:
    """The heart of the page: strong and passing where plants are idle, weaker and lasting where they are full."""
    idle, scarce = run(), run(**SCARCE)

    assert idle["output_gain_during"] > 4 * scarce["output_gain_during"]
    assert scarce["output_gain"][-1] > 0.06 > 0.005 > idle["output_gain"][-1]
    assert scarce["measured_tfp_gain"] == pytest.approx(scarce["true_productivity_gain"], abs=1e-12)
