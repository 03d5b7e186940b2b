"""What checks.toml cannot say of the six provinces: demand, paths by a second method, accounts, and random states."""

import itertools
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.subject import Subject

subject = Subject(__file__)
run = subject.run
RULES = ("same_list", "near", "near_and_uncrowded")
NAMES = ("grain", "coal", "textile", "chemical", "machinery", "electronics")
NUMBERS = {
    "provinces_taking_part": st.integers(1, 6),
    "reach": st.floats(0.1, 0.9),
    "price_fall": st.floats(0.0, 1.5),
    "rounds": st.integers(1, 10),
    "bet_cost": st.floats(0.0, 4.0),
    "discovery_cost": st.floats(0.0, 8.0),
    "pioneer_support": st.floats(0.0, 1.0),
    "premium": st.floats(0.0, 2.0),
}
STATES = st.fixed_dictionaries(
    {
        "strategy": st.sampled_from(RULES),
        "province": st.sampled_from([f"{name}_province" for name in NAMES]),
        **NUMBERS,
    }
)


def diffused(start: tuple[int, ...], reach: float) -> int:
    """How many industries a province comes to, by adding what is near until nothing changes."""
    near, held = subject.model.NEAR, set(start)
    while True:
        more = {i for i in range(22) for j in held if near[i][j] >= reach - 1e-9} | held
        if more == held:
            return len(held)
        held = more


def test_four_equal_makers_sell_twice_what_one_sells() -> None:
    """Textbook: with an elasticity of one half, four makers halve the price and sell two units' worth in all."""
    assert 4 * subject.model.price(3.0, 4.0, 0.5) == pytest.approx(2 * subject.model.price(3.0, 1.0, 0.5), rel=1e-15)


@pytest.mark.parametrize(
    ("price_fall", "sales"), [(0.0, 5.0), (0.5, math.sqrt(5)), (1.0, 1.0), (1.5, 1 / math.sqrt(5))]
)
def test_sales_of_five_makers_grow_stay_or_shrink(price_fall: float, sales: float) -> None:
    """Sales are v N^(1 - mu): they rise below one, stay at one, fall above."""
    assert 5 * subject.model.price(1.0, 5.0, price_fall) == pytest.approx(sales, rel=1e-14)


def test_less_than_one_full_maker_does_not_raise_the_price() -> None:
    """Below one unit of supply the price is the value, so that no price is unbounded."""
    assert subject.model.price(2.5, 0.3, 1.5) == subject.model.price(2.5, 1.0, 1.5) == 2.5


def test_the_map_is_symmetric_and_complete() -> None:
    """Every pair has one proximity between a tenth and one, and forty-seven pairs are listed."""
    near = subject.model.NEAR
    pairs = list(itertools.combinations(range(22), 2))

    assert all(near[i][j] == near[j][i] for i, j in pairs)
    assert all(near[i][i] == 1.0 for i in range(22))
    assert sum(1 for i, j in pairs if near[i][j] > 0.1) == 47
    assert {near[i][j] for i, j in pairs} <= {round(0.05 * step, 2) for step in range(2, 16)}


def test_widest_paths_count_what_diffusion_reaches() -> None:
    """Two methods, one answer: at every threshold, for every province."""
    for province, start in enumerate(subject.model.STARTS):
        for step in range(1, 19):
            reach = 0.05 * step

            assert subject.model.reached(province, reach) == diffused(start, reach)


def test_a_wider_reach_never_closes_a_path() -> None:
    """Each province's count falls, or stays, along the curve."""
    outputs = run()
    for name in NAMES:
        counts = outputs[f"reachable_{name}_province"]

        assert counts == sorted(counts, reverse=True)


def test_a_province_makes_no_more_than_it_can_reach() -> None:
    """Bets go step by step, so diffusion is the limit of any number of rounds."""
    for strategy, reach in itertools.product(RULES, (0.3, 0.45, 0.5, 0.55, 0.6, 0.7)):
        for name in NAMES:
            outputs = run(strategy=strategy, reach=reach, rounds=10, province=f"{name}_province")

            assert 3 + outputs["own_new_industries"] <= outputs["own_reachable"]


def test_strength_is_how_near_the_first_step_was() -> None:
    """The electronics province makes batteries at the proximity of its nearest own industry, electrical equipment."""
    outputs = run("each_its_own", province="electronics_province", provinces_taking_part=1)

    assert outputs["own_strength"][18] == 0.6
    assert outputs["own_strength"][5] == outputs["own_strength"][15] == outputs["own_strength"][17] == 1.0


def test_the_list_goes_down_by_value() -> None:
    """Chips, robots, computing centres, batteries, medicines, vehicles; of equals the lower number first."""
    assert subject.model.THE_LIST[:8] == [20, 19, 21, 18, 12, 16, 14, 17]


def test_without_a_lead_of_new_industries_no_rule_pays() -> None:
    """Where all industries pay alike, bets cost more than they bring within six rounds."""
    outputs = run(premium=0.0)

    assert max(outputs[f"gain_{rule}"] for rule in RULES) < 0


def test_fewer_provinces_leave_the_others_as_they_are() -> None:
    """With one province taking part, the first four earn what they earned before, to the last digit."""
    outputs = run("one_list", provinces_taking_part=1)

    assert outputs["province_gain"][:4] == pytest.approx([0.0] * 4, abs=1e-12)
    assert outputs["bets_made"] == 6


def test_more_support_never_finds_fewer_industries() -> None:
    """At the start values with an expensive discovery; and the country's gain rises with it."""
    ladder = [run("nobody_goes_first", pioneer_support=step / 10) for step in range(11)]
    found = [outputs["new_to_the_country"] for outputs in ladder]

    assert found == sorted(found)
    assert ladder[-1]["gain"] > ladder[0]["gain"] + 0.2


def test_all_rules_are_run_whichever_is_shown() -> None:
    """The three incomes do not depend on the rule that is chosen."""
    shown = [run(strategy=rule) for rule in RULES]
    for rule in RULES:
        assert shown[0][f"income_{rule}"] == shown[1][f"income_{rule}"] == shown[2][f"income_{rule}"]
        assert shown[RULES.index(rule)]["gain"] == shown[0][f"gain_{rule}"]


@given(STATES)
@settings(max_examples=300, deadline=None)
def test_what_holds_in_every_state(state: dict[str, Any]) -> None:
    """Everything is finite; related bets do not fail; accounts close; prices only fall; shares are shares."""
    outputs = run(**state)
    numbers = [value for value in outputs.values() if isinstance(value, int | float)]
    discovered = outputs["new_to_the_country"] * state["discovery_cost"]
    by_state = discovered * state["pioneer_support"]
    incomes = outputs[f"income_{state['strategy']}"]

    assert all(math.isfinite(value) for value in numbers)
    assert outputs["bets_failed"] == 0 or state["strategy"] == "same_list"
    assert sum(outputs["province_net"]) - by_state == pytest.approx(sum(incomes), abs=1e-9)
    assert -sum(outputs["bets_cost"]) == pytest.approx(
        state["bet_cost"] * outputs["bets_made"] + discovered - by_state, abs=1e-9
    )
    assert max(outputs["price_change"]) <= 1e-12
    assert 0 <= outputs["similarity_at_end"] <= 1
    assert len(incomes) == state["rounds"]


@given(STATES)
@settings(max_examples=150, deadline=None)
def test_strengths_are_proximities_within_reach(state: dict[str, Any]) -> None:
    """A province makes its three industries fully, and any other at a proximity that is not below the threshold."""
    outputs = run(**state)
    place = NAMES.index(state["province"].removesuffix("_province"))
    start = subject.model.STARTS[place]
    for industry, strength in enumerate(outputs["own_strength"]):
        if industry in start:
            assert strength == 1.0
        else:
            assert strength == 0 or state["reach"] - 1e-9 <= strength <= 0.75
    assert outputs["own_new_industries"] <= state["rounds"]


@given(STATES)
@settings(max_examples=150, deadline=None)
def test_without_a_fall_of_prices_looking_at_others_changes_nothing(state: dict[str, Any]) -> None:
    """The two related rules coincide, whatever else is set."""
    outputs = run(**{**state, "price_fall": 0.0})

    assert outputs["gain_near"] == pytest.approx(outputs["gain_near_and_uncrowded"], abs=1e-12)
