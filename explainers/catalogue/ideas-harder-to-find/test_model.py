"""What checks.toml cannot say of the model of research: quadrature, published data, properties of random states."""

import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.subject import Subject

subject = Subject(__file__)
run = subject.run

# Bloom and others (2020), aggregate economy: average growth of productivity over the eight decades, in per cent a year,
# and the years from the middle of the 1930s to the middle of 2000-2015. Both follow from their data and program.
YEARS_BETWEEN_THE_MIDDLES = 72.5

START = {
    "growth_of_researchers": 0.043,
    "difficulty": 3.1,
    "crowding": 1.0,
    "starting_growth": 0.014,
    "research_push": 1.0,
    "push_years": 200,
    "research_share": 0.028,
    "horizon": 80,
}


def by_small_steps(values: dict[str, Any], steps_a_year: int = 200) -> list[float]:
    """Log productivity at whole years, from the idea production function by the midpoint rule.

    It knows the differential equation only: d ln A / dt = g0 * S^lambda * A^(-beta).
    """

    def growth(time: float, level: float) -> float:
        is_on = 10 <= time < 10 + values["push_years"]
        researchers = math.exp(values["growth_of_researchers"] * time) * (values["research_push"] if is_on else 1)
        effort = researchers ** values["crowding"]
        return float(values["starting_growth"] * effort * math.exp(-values["difficulty"] * level))

    levels, level, width = [0.0], 0.0, 1 / steps_a_year
    for year in range(values["horizon"]):
        for step in range(steps_a_year):
            time = year + step * width
            halfway = level + growth(time, level) * width / 2
            level += growth(time + width / 2, halfway) * width
        levels.append(level)
    return levels


# The solution


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"growth_of_researchers": 0.0},
        {"growth_of_researchers": -0.03, "crowding": 0.5},
        {"starting_growth": 0.0252, "horizon": 73},
        {"research_push": 2.0, "horizon": 120},
        {"research_push": 4.0, "push_years": 10, "crowding": 0.5, "horizon": 120},
        {"research_push": 3.0, "push_years": 25, "difficulty": 0.2, "growth_of_researchers": 0.02},
    ],
)
def test_the_closed_form_solves_the_idea_production_function(changes: dict[str, Any]) -> None:
    """Small steps through the differential equation lead to the same path."""
    values = {**START, **changes}
    stepped = by_small_steps(values)

    found = run(**values)["growth_of_productivity"]

    for year, (before, after) in enumerate(pairwise(stepped)):
        assert after - before == pytest.approx(found[year], rel=2e-4)


def test_constant_researchers_make_growth_fade_like_one_over_time() -> None:
    """At the instant t growth is g0 / (1 + beta g0 t); after 1 / (beta g0) years it has halved."""
    outputs = run("constant_researchers")

    for year in (0, 10, 40, 80):
        assert 100 / (1 + 3.1 * 0.014 * year) == pytest.approx(outputs["growth_index"][year], rel=1e-12)
    assert round(1 / (3.1 * 0.014)) == 23  # the year in which the index stands at one half
    assert outputs["growth_index"][23] == pytest.approx(50, abs=0.1)


def test_next_to_no_growth_of_researchers_is_close_to_none() -> None:
    """The branch for a constant number of researchers is the limit of the other one."""
    near, at = run(growth_of_researchers=1e-9), run(growth_of_researchers=0.0)

    assert near["productivity_factor"] == pytest.approx(at["productivity_factor"], rel=1e-7)
    assert near["growth_last_decade"] == pytest.approx(at["growth_last_decade"], rel=1e-6)


def test_as_difficulty_vanishes_growth_is_that_of_romer() -> None:
    """Romer (1990): with beta going to zero, growth is in proportion to the number of researchers, for ever."""
    outputs = run(difficulty=0.1, starting_growth=0.001, growth_of_researchers=0.0, research_push=2.0, horizon=100)

    assert outputs["growth_of_productivity"][5] == pytest.approx(0.001, rel=0.01)
    assert outputs["growth_of_productivity"][90] == pytest.approx(0.002, rel=0.03)


def test_a_push_moves_growth_as_far_as_crowding_lets_it() -> None:
    """At its first instant a push of m multiplies growth by m^lambda."""
    for crowding in (0.25, 0.5, 1.0):
        pushed = run(research_push=4.0, crowding=crowding)["growth_index"][10]
        calm = run(crowding=crowding)["growth_index"][10]
        assert pushed / calm == pytest.approx(4.0**crowding, rel=1e-12)


def test_a_push_is_paid_for_from_its_first_year() -> None:
    """In year 10 there is no gain yet, and the extra share of output is missing: (1 - s m) / (1 - s)."""
    outputs = run("research_doubled_for_good")

    assert outputs["level_gain"][10] == 0
    assert outputs["net_gain"][10] == pytest.approx((1 - 0.056) / (1 - 0.028) - 1, rel=1e-12)
    assert outputs["first_year_ahead"] == 13


# The published figures


def test_the_data_give_the_published_numbers() -> None:
    """Bloom and others (2020): a factor of 23 and 41, 4.3 and 5.1 % a year, a difficulty of 3.1."""
    rows = subject.explainer.data["united_states"]
    first, last = rows[0], rows[-1]
    decline = math.log(first["research_productivity"] / last["research_productivity"]) / YEARS_BETWEEN_THE_MIDDLES
    rise = math.log(last["researchers"] / first["researchers"]) / YEARS_BETWEEN_THE_MIDDLES
    growth = sum(row["growth"] for row in rows) / len(rows) / 100

    assert round(last["researchers"] / first["researchers"]) == 23
    assert round(first["research_productivity"] / last["research_productivity"]) == 41
    assert round(rise, 3) == 0.043
    assert round(decline, 3) == 0.051
    assert round(decline / growth, 1) == 3.1
    assert round(growth, 4) == 0.0167


def test_the_data_are_accounts() -> None:
    """In each decade, research productivity is growth over researchers, first decade = 100."""
    rows = subject.explainer.data["united_states"]

    for row in rows:
        share = row["growth"] / rows[0]["growth"] / (row["researchers"] / 100)
        assert 100 * share == pytest.approx(row["research_productivity"], rel=0.002)


def test_growth_at_the_start_lies_between_the_first_two_decades() -> None:
    """The chosen number is above growth of the 1930s and below that of the 1940s, near their average of 2.6 %."""
    rows = subject.explainer.data["united_states"]
    chosen = subject.explainer.values("united_states_since_the_1930s")["starting_growth"]

    assert rows[0]["growth"] / 100 < chosen < rows[1]["growth"] / 100
    assert chosen == pytest.approx((rows[0]["growth"] + rows[1]["growth"]) / 200, rel=0.04)


def test_dots_beyond_the_years_shown_are_left_out() -> None:
    """No dot lies right of the last year."""
    assert run(horizon=45)["observed_year"] == [0, 10, 20, 30, 40]
    assert len(run(horizon=73)["observed_researchers"]) == 8


# Random states

STATES = {
    "growth_of_researchers": st.floats(-0.05, 0.10),
    "difficulty": st.floats(0.1, 10.0),
    "crowding": st.floats(0.25, 1.0),
    "starting_growth": st.floats(0.001, 0.40),
    "research_push": st.floats(1.0, 8.0),
    "push_years": st.integers(1, 200),
    "research_share": st.floats(0.001, 0.10),
    "horizon": st.integers(20, 200),
}


@settings(max_examples=300, deadline=None)
@given(st.fixed_dictionaries(STATES))
def test_growth_is_researchers_times_growth_per_researcher(values: dict[str, Any]) -> None:
    """And it lies below its start exactly when there are fewer researchers than growth as at the start would take."""
    outputs = run(**values)

    for index, researchers, productivity in zip(
        outputs["growth_index"], outputs["researchers"], outputs["research_productivity"], strict=True
    ):
        assert index == pytest.approx(researchers * productivity / 100, rel=1e-12)
    needed, there = outputs["researchers_needed_factor"], outputs["researchers_factor"]
    if not math.isclose(needed, there, rel_tol=1e-6):
        assert (outputs["growth_index"][-1] < 100) == (there < needed)


@settings(max_examples=300, deadline=None)
@given(st.fixed_dictionaries({**STATES, "research_push": st.just(1.0)}))
def test_without_a_push_growth_moves_one_way_towards_the_long_run(values: dict[str, Any]) -> None:
    """d ln g / dt = lambda n - beta g: growth never crosses its resting point."""
    outputs = run(**values)
    growth, rest = outputs["growth_of_productivity"], outputs["long_run_growth"]

    falls = values["starting_growth"] > rest
    for before, after in pairwise(growth):
        assert (after <= before + 1e-12) if falls else (after >= before - 1e-12)
    assert (growth[-1] >= rest - 1e-12) if falls else (growth[-1] <= rest + 1e-12)


@settings(max_examples=300, deadline=None)
@given(st.fixed_dictionaries(STATES))
def test_a_push_lifts_the_level_and_never_above_its_ceiling(values: dict[str, Any]) -> None:
    """The gain lies between nothing and m^(lambda / beta) - 1, and after the push it only shrinks."""
    outputs = run(**values)
    gains, ceiling = outputs["level_gain"], outputs["level_gain_if_kept_up"]

    assert min(gains) >= -1e-12
    assert max(gains) <= ceiling * (1 + 1e-9) + 1e-9
    for before, after in pairwise(gains[10 + values["push_years"] :]):
        assert after <= before * (1 + 1e-9) + 1e-12
    for gain, net in zip(gains, outputs["net_gain"], strict=True):
        assert net <= gain + 1e-12


@settings(max_examples=200, deadline=None)
@given(st.fixed_dictionaries(STATES), st.integers(1, 100))
def test_a_longer_push_leaves_no_less(values: dict[str, Any], longer: int) -> None:
    """More years of the same push never lower productivity at the end, and leave the long run alone."""
    short = run(**values)
    long = run(**{**values, "push_years": min(200, values["push_years"] + longer)})

    assert long["level_gain"][-1] >= short["level_gain"][-1] * (1 - 1e-9) - 1e-12
    assert long["long_run_growth"] == short["long_run_growth"]


@settings(max_examples=200, deadline=None)
@given(st.fixed_dictionaries(STATES))
def test_harder_ideas_never_make_growth_faster_than_easy_ones(values: dict[str, Any]) -> None:
    """In every year growth is at most that of a world in which a researcher adds as much as at the start."""
    outputs = run(**values)

    for hard, easy in zip(outputs["growth_of_productivity"], outputs["growth_if_ideas_stayed_easy"], strict=True):
        assert 0 < hard <= easy * (1 + 1e-9)
