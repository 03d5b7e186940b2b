"""What checks.toml cannot say of a headlong rush: brute force for both numbers and for copying, limits, properties."""

import itertools
import math
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.subject import Subject

subject = Subject(__file__)
run = subject.run

RANGES = {
    "market_size": (5.0, 200.0),
    "market_growth": (-0.05, 0.2),
    "plant_cost": (0.002, 0.2),
    "places": (2.0, 200.0),
    "years_to_build": (1.0, 10.0),
    "blindness": (0.0, 1.0),
    "entry_support": (0.0, 0.9),
    "loss_support": (0.0, 1.0),
    "signal_quality": (0.5, 1.0),
    "start_year": (1990.0, 2025.0),
}
WHOLE = ("places", "years_to_build", "start_year")
STATES = st.fixed_dictionaries(
    {
        name: st.integers(int(low), int(high)) if name in WHOLE else st.floats(low, high)
        for name, (low, high) in RANGES.items()
    }
)


def welfare(plants: float, market: float, cost: float) -> float:
    """Surplus of buyers and plants, written out anew from demand, not taken from the model."""
    quantity = plants * min(1.0, market / (plants + 1))
    buyers_pay_at_most = quantity - quantity**2 / (2 * market)  # area under the demand curve
    return buyers_pay_at_most - plants * cost


@given(market=st.floats(5.0, 200.0), cost=st.floats(0.002, 0.2))
@settings(max_examples=200, deadline=None)
def test_no_number_of_plants_beats_the_best(market: float, cost: float) -> None:
    """A search over a fine grid finds no more welfare than the closed form."""
    best = run(market_size=market, plant_cost=cost)["best_at_start"]
    top = welfare(best, market, cost)

    for step in range(1, 401):
        assert welfare(market * step / 200, market, cost) <= top + 1e-9 * market


@given(market=st.floats(5.0, 200.0), cost=st.floats(0.002, 0.2))
@settings(max_examples=200, deadline=None)
def test_at_free_entry_the_last_plant_earns_its_cost(market: float, cost: float) -> None:
    """Profit equals the fixed cost, whether plants are full or idle."""
    n = run(market_size=market, plant_cost=cost)["free_entry_at_start"]
    use = min(1.0, market / (n + 1))

    assert (1 - n * use / market) * use == pytest.approx(cost, rel=1e-9, abs=1e-12)


def test_one_plant_in_cournot_does_what_no_other_output_betters() -> None:
    """Given what the others make, M/(n + 1) is the output that earns most: the definition of Cournot."""
    market, n = 20.0, 25
    others = (n - 1) * market / (n + 1)
    earned = {step / 1000: step / 1000 * (1 - (others + step / 1000) / market) for step in range(1001)}

    assert max(earned, key=lambda output: earned[output]) == pytest.approx(market / (n + 1), abs=0.0006)


@given(values=STATES)
@settings(max_examples=400, deadline=None)
def test_invariants_of_the_rush(values: dict[str, float]) -> None:
    """Shares are shares, plants are used or idle, free entry is never below the best, and gains add up."""
    found = run(**values)
    share = 1 / (1 - values["entry_support"])

    assert all(0 < use <= 1 for use in found["utilisation"])
    assert all(n > 0 for n in found["plants"])
    for used, idle, plants in zip(found["plants_used"], found["plants_idle"], found["plants"], strict=True):
        assert used + idle == pytest.approx(plants)
    for free, best in zip(found["free_entry_plants"], found["best_plants"], strict=True):
        assert free >= best - 1e-9 > 0
    assert 0 <= found["cost_beyond_best"] < 1
    assert found["support_share"] <= values["entry_support"] + 0.75 * values["loss_support"] + 1e-12
    assert found["cost_of_public"] >= -1e-12
    total = found["gain_of_buyers"] + found["gain_of_plants"] - found["cost_of_public"]
    assert total == pytest.approx(-found["welfare_loss"], rel=1e-9, abs=1e-9)
    assert found["welfare_loss"] >= -1e-9
    assert all(0 <= start <= 0.2 * values["places"] + 1e-9 for start in found["starts"])
    assert share >= 1


@given(values=STATES)
@settings(max_examples=200, deadline=None)
def test_plants_are_those_left_and_those_opened(values: dict[str, float]) -> None:
    """Nothing opens before it is built, at most 35 % close in a year, and never less than wear."""
    found = run(**values)
    build = round(values["years_to_build"])
    plants, starts = found["plants"], found["starts"]

    for year in range(1, 41):
        opened = starts[year - build] if year >= build else 0.0
        kept = (plants[year] - opened) / plants[year - 1]
        assert 0.65 - 1e-9 <= kept <= 0.95 + 1e-9


@given(values=STATES)
@settings(max_examples=100, deadline=None)
def test_the_start_year_and_the_signals_change_nothing_else(values: dict[str, float]) -> None:
    """Dates only place the picture, and copying stands beside the wave."""
    found = run(**values)
    other = run(**{**values, "start_year": 2000, "signal_quality": 0.7})

    assert other["plants"] == found["plants"]
    assert other["welfare_loss"] == found["welfare_loss"]


@given(quality=st.floats(0.5, 1.0), places=st.integers(2, 200))
@settings(max_examples=200, deadline=None)
def test_copying_ends_right_wrong_or_not_at_all(quality: float, places: int) -> None:
    """The three published probabilities add up to one, and counting never errs in more than half of all cases."""
    found = run(signal_quality=quality, places=places)
    begun = 1 - found["no_rush"]
    right = quality * (1 + quality) * begun / (2 * (1 - quality + quality**2))

    assert right + found["wrong_rush"] + found["no_rush"] == pytest.approx(1, abs=1e-12)
    assert found["wrong_if_pooled"] <= 0.5 + 1e-12
    assert found["wrong_rush"] <= 0.5 + 1e-12


@pytest.mark.parametrize("places", [2, 4, 6, 8])
@pytest.mark.parametrize("quality", [0.55, 0.6, 0.8])
def test_a_wrong_cascade_by_going_through_all_signals(places: int, quality: float) -> None:
    """All signals and all coins are gone through, with the rules in words and no formula."""
    wrong = 0.0
    for signals in itertools.product((True, False), repeat=places):  # True: the signal says that the market is rich
        chance = math.prod(1 - quality if rich else quality for rich in signals)  # the market is poor
        wrong += chance * all_in(signals)

    assert run(signal_quality=quality, places=places)["wrong_rush"] == pytest.approx(wrong, abs=1e-12)


def all_in(signals: tuple[bool, ...]) -> float:
    """Probability that a rush into the market has begun, when those who are torn toss a coin."""
    states = {0: 1.0}  # lead of those who went in, as far as it tells the next one anything; 2 and -2 are cascades
    for number, rich in enumerate(signals):
        after: dict[int, float] = {}
        for lead, chance in states.items():
            for new, share in next_leads(lead, rich=rich, second=number % 2 == 1):
                after[new] = after.get(new, 0.0) + chance * share
        states = after
    return states.get(2, 0.0)


def next_leads(lead: int, *, rich: bool, second: bool) -> list[tuple[int, float]]:
    """Where the lead goes, and with which probability: a pair that agrees starts a cascade."""
    if abs(lead) == 2:
        return [(lead, 1.0)]
    if not second:
        return [(1 if rich else -1, 1.0)]
    own = 1 if rich else -1
    if own == lead:
        return [(2 * lead, 1.0)]
    return [(2 * lead, 0.5), (0, 0.5)]  # torn: a coin


def test_counting_is_what_many_trials_find() -> None:
    """Thirty signals that are right in six of ten cases: the majority errs as often as in many drawn trials."""
    chance = random.Random(7)
    trials, wrong = 20_000, 0.0
    for _ in range(trials):
        right = sum(chance.random() < 0.6 for _ in range(30))
        wrong += 1.0 if right < 15 else 0.5 if right == 15 else 0.0

    assert run()["wrong_if_pooled"] == pytest.approx(wrong / trials, abs=0.01)


def test_more_support_for_entry_means_idler_plants_and_more_loss() -> None:
    """Barwick and others (2025), in direction: with all projects seen, each step of support lowers use."""
    runs = [run(blindness=0.0, entry_support=step / 20) for step in range(17)]

    for less, more in pairwise(runs):
        assert more["late_utilisation"] < less["late_utilisation"]
        assert more["welfare_loss"] > less["welfare_loss"]
        assert more["gain_of_buyers"] >= less["gain_of_buyers"]


def test_no_list_brings_use_back_to_normal() -> None:
    """The first scene cannot be won: seeing projects never brings three quarters in the long run."""
    assert max(run(blindness=step / 20)["late_utilisation"] for step in range(21)) < 0.70


def test_expensive_plants_take_no_customers() -> None:
    """From a cost of 1/M on, all plants are full, and free entry is best."""
    for cost in (0.05, 0.06, 0.1, 0.2):
        found = run(plant_cost=cost)
        assert found["free_entry_at_start"] == pytest.approx(found["best_at_start"])
        assert found["free_entry_utilisation"] == pytest.approx(1)
    assert run(plant_cost=0.048)["free_entry_at_start"] > run(plant_cost=0.048)["best_at_start"] + 0.1


def test_the_curves_cross_the_cost_where_entry_stops() -> None:
    """In the chart of the next plant, earnings meet the cost at free entry, and the gain of all at the best number."""
    found = run()
    grid, earned, gained = found["number_of_plants"], found["earned_by_next"], found["gained_by_all"]
    last_paying = max(n for n, share in zip(grid, earned, strict=True) if share >= 0.028)
    last_useful = max(n for n, share in zip(grid, gained, strict=True) if share >= 0.028)
    step = grid[1] - grid[0]

    assert abs(last_paying - found["free_entry_at_start"]) <= 1.01 * step
    assert abs(last_useful - found["best_at_start"]) <= 1.01 * step


def test_cement_and_glass_are_met_by_shrinking_and_by_growing() -> None:
    """What the page says of the diamonds."""
    assert run(market_growth=-0.01, entry_support=0.1)["distance_minerals"] < 0.02
    assert run(market_growth=0.01, entry_support=0.25)["distance_minerals"] < 0.02


def test_several_stories_meet_the_same_dots() -> None:
    """What the fourth scene shows: growth and support cannot be told apart by these figures."""
    near = [
        (growth, support)
        for growth in range(-5, 16)
        for support in range(17)
        if run(market_growth=growth / 100, entry_support=support / 20)["distance_electrical"] <= 0.02
    ]

    assert len(near) >= 10
    assert min(support for _, support in near) <= 2
    assert max(support for _, support in near) >= 12
