"""What checks.toml cannot say of the model: published series, whole paths, other horizons, random states."""

import csv
import importlib.util
import math
from itertools import pairwise
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainers.contract.settings import NumberParameter
from tests.subject import Subject

subject = Subject(__file__)
run = subject.run


def settings_at(preset: str, **values: Any) -> dict[str, Any]:
    """All settings of a situation."""
    found: dict[str, Any] = subject.explainer.run(preset, **values)["values"]
    return found


def table(name: str) -> list[dict[str, float]]:
    """The rows of a file of figures."""
    with (subject.folder / "data" / f"{name}.csv").open(encoding="utf-8") as lines:
        return [{head: float(cell) for head, cell in row.items()} for row in csv.DictReader(lines)]


def model_over(years: int) -> ModuleType:
    """The model as a module of its own, which looks ahead for this many years."""
    spec = importlib.util.spec_from_file_location("learning_curves_model", subject.folder / "model.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.YEARS = years  # type: ignore[attr-defined]
    return module


def net_over(years: int, preset: str) -> float:
    """Net benefit if gains are counted for this many years."""
    module, values = model_over(years), settings_at(preset)
    figures = {"early": table("modules_1976_2009"), "late": table("modules_2010_2019")}
    found = module.run(module.Parameters(**values), figures)
    return float(found.total_gain - found.total_cost)


# The published numbers


@pytest.mark.parametrize(
    ("name", "prefix", "rows"), [("modules_1976_2009", "early", 34), ("modules_2010_2019", "late", 10)]
)
def test_the_figures_are_drawn_as_they_are_in_the_file(name: str, prefix: str, rows: int) -> None:
    """Every published figure is a dot, in its place, and nothing is left out."""
    found, published = run(), table(name)

    assert len(published) == rows
    assert found[f"{prefix}_capacity"] == [row["capacity"] for row in published]
    assert found[f"{prefix}_price"] == [row["price"] for row in published]
    assert [row["year"] for row in published] == list(range(int(name[8:12]), int(name[13:17]) + 1))


def test_the_arithmetic_of_the_published_rate() -> None:
    """22 % for each doubling from 0.32 to 291064 megawatts takes the price down a hundredfold, as reported."""
    doublings = math.log2(291064 / 0.32)

    assert 100 < (1 - 0.22) ** -doublings < 150


def test_the_measured_rate_is_the_least_squares_line() -> None:
    """Any other slope through the means leaves larger squares."""
    rows = [*table("modules_1976_2009"), *table("modules_2010_2019")]
    made, price = [math.log(row["capacity"]) for row in rows], [math.log(row["price"]) for row in rows]
    middle_made, middle_price = sum(made) / len(made), sum(price) / len(price)

    def squares(rate: float) -> float:
        slope = math.log2(1 - rate)
        return sum((y - middle_price - slope * (x - middle_made)) ** 2 for x, y in zip(made, price, strict=True))

    best = run()["measured_rate"]
    assert squares(best) < min(squares(best - 0.002), squares(best + 0.002))


def test_two_slider_positions_fit_the_modules_and_no_other() -> None:
    """The scene has an answer near the rate that least squares give, and it is not the start."""
    hits = [step / 100 for step in range(41) if run(learning_rate=step / 100)["distance_to_modules"] < 0.25]

    assert hits == [0.22, 0.23]


# Closed forms, limits and directions


@pytest.mark.parametrize("preset", ["", "learning_disappoints", "solar_modules", "rival_learns_too"])
def test_every_year_lies_on_the_straight_line(preset: str) -> None:
    """In logarithms cost falls with experience on one line, whose slope is the learning rate."""
    found, values = run(preset), settings_at(preset)
    power = math.log2(1 - values["learning_rate"])
    for made, cost in zip(found["experience"], found["cost"], strict=True):
        expected = math.log(values["starting_cost"]) + power * math.log(made / values["starting_experience"])

        assert math.log(cost) == pytest.approx(expected, abs=1e-12)


def test_what_is_bought_is_what_is_learned() -> None:
    """Experience grows by the share of the market, and the share is the logit of the two prices."""
    found, values = run(), settings_at("")
    for year in range(40):
        market = min(1.04**year, 3.0)
        price = found["cost"][year] * (1 - values["subsidy"] if year < 10 else 1)

        assert found["share"][year] == pytest.approx(1 / (1 + math.exp((price - 1) / 0.3)), rel=1e-12)
        assert found["experience"][year + 1] - found["experience"][year] == pytest.approx(
            found["share"][year] * market, rel=1e-12
        )


def test_buyers_outlay_falls_by_what_they_buy() -> None:
    """Shephard's lemma: its derivative in the price is the quantity bought; checked in the year before any learning."""
    little, more = run(subsidy=0.5, subsidy_years=1), run(subsidy=0.5001, subsidy_years=1)
    change = more["buyers_gain"][0] - little["buyers_gain"][0]

    assert change / (0.0001 * 2.5) == pytest.approx(little["share"][0], rel=1e-3)


def test_years_slow_down_though_the_line_is_straight() -> None:
    """The first ten years hold more doublings than the last thirty."""
    made = run()["experience"]

    assert math.log2(made[10] / made[0]) > math.log2(made[40] / made[10])


def test_paying_longer_never_rescues_a_learning_rate_below_the_threshold() -> None:
    """Half of the cost, for any number of years from one to forty: always a loss, and in the end most of the market."""
    runs = [run("learning_disappoints", subsidy_years=years) for years in range(1, 41)]

    assert all(found["net_benefit"] < 0 for found in runs)
    assert all(later["net_benefit"] < earlier["net_benefit"] for earlier, later in pairwise(runs))
    assert runs[-1]["share_end"] > 0.5


def test_no_support_pays_against_a_rival_that_learns_as_well() -> None:
    """What the free example says: neither size nor length helps; a higher learning rate does."""
    runs = [
        run("rival_learns_too", subsidy=size / 20, subsidy_years=years)
        for size in range(1, 19)
        for years in (1, 2, 3, 5, 10, 20, 40)
    ]

    assert all(found["net_benefit"] < 0 for found in runs)
    assert run("rival_learns_too", learning_rate=0.25)["net_benefit"] > 0


def test_weak_support_for_long_just_pays_where_strong_support_does_not() -> None:
    """What the page concedes: a fifth of the cost for thirty years, at 15 %, brings a little."""
    found = run("learning_disappoints", subsidy=0.2, subsidy_years=30)

    assert 0.1 < found["net_benefit"] < 0.3
    assert found["share_end"] < 0.3


def test_three_years_are_the_shortest_support_that_tips_the_market() -> None:
    """The scene has an answer: two years are too few, three are enough."""
    shares = [run(subsidy_years=years)["share_end"] for years in range(4)]

    assert shares[0] < 0.1
    assert shares[2] < 0.5 < shares[3]


def test_a_longer_view_moves_the_threshold_but_not_the_rival() -> None:
    """Over eighty years 15 % just breaks even; against a rival that learns as well two hundred are too few."""
    assert net_over(40, "learning_disappoints") < -1
    assert 0 < net_over(80, "learning_disappoints") < 0.2
    assert -0.2 < net_over(80, "demand_saturates") < 0
    assert net_over(200, "rival_learns_too") < -0.9


@pytest.mark.parametrize(
    ("name", "low", "high", "better"),
    [
        ("learning_rate", 0.1, 0.3, True),
        ("market_limit", 1.0, 5.0, True),
        ("market_growth", 0.0, 0.1, True),
        ("rival_learning_rate", 0.0, 0.2, False),
        ("discount_rate", 0.0, 0.1, False),
        ("starting_experience", 0.5, 3.0, False),
    ],
)
def test_what_makes_support_pay(name: str, low: Any, high: Any, better: bool) -> None:
    """Directions of the net benefit."""
    at_low, at_high = run(**{name: low})["net_benefit"], run(**{name: high})["net_benefit"]

    assert (at_high > at_low) is better


def random_states() -> st.SearchStrategy[dict[str, Any]]:
    """Values from the whole allowed ranges."""
    ranges: dict[str, Any] = {
        parameter.id: st.integers(int(parameter.allowed.start), int(parameter.allowed.end))
        if parameter.whole
        else st.floats(parameter.allowed.start, parameter.allowed.end)
        for parameter in subject.explainer.declaration.parameters
        if isinstance(parameter, NumberParameter)
    }
    return st.fixed_dictionaries(ranges)


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_what_holds_in_every_state(data: st.DataObject) -> None:
    """Costs never rise, shares are shares, the accounts add up, and everything is finite."""
    found = run(**data.draw(random_states()))

    assert all(later <= earlier * (1 + 1e-12) for earlier, later in pairwise(found["cost"]))
    assert all(cost > 0 for cost in found["cost"])
    assert all(0 <= share <= 1 for share in [*found["share"], *found["share_without"]])
    assert found["net_so_far"][-1] == pytest.approx(found["total_gain"] - found["total_cost"], abs=1e-9)
    assert all(math.isfinite(number) for series in found.values() if isinstance(series, list) for number in series)
    assert (found["payback_year"] is None) is (found["net_so_far"][-1] < -1e-9)


@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_support_never_makes_the_new_technology_dearer(data: st.DataObject) -> None:
    """What is bought earlier is learned earlier, whatever the rival does."""
    found = run(**data.draw(random_states()))

    assert all(helped <= alone * (1 + 1e-9) for helped, alone in zip(found["cost"], found["cost_without"], strict=True))


@given(data=st.data(), mature=st.just(0.0))
@settings(max_examples=100, deadline=None)
def test_buyers_never_lose_by_support_against_a_mature_rival(data: st.DataObject, mature: float) -> None:
    """If the old technology does not learn, cheaper new units can only help those who buy."""
    found = run(**{**data.draw(random_states()), "rival_learning_rate": mature})

    assert min(found["buyers_gain"]) >= -1e-9
