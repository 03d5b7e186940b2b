"""What checks.toml cannot say of the model: steps of the laws against small steps of time, and random states."""

import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.subject import Subject

subject = Subject(__file__)
run = subject.run

STATES = st.fixed_dictionaries(
    {
        "skills_work_as": st.sampled_from(["input", "adoption", "both"]),
        "diffusion": st.sampled_from(["logistic", "nelson_phelps"]),
        "starting_schooling": st.floats(1.0, 16.0),
        "added_schooling": st.floats(0.0, 10.0),
        "reform_years": st.integers(1, 60),
        "return_to_schooling": st.floats(0.0, 0.2),
        "adoption_speed": st.floats(0.0005, 0.01),
        "frontier_growth": st.floats(0.0, 0.03),
        "starting_tfp": st.floats(0.05, 1.0),
        "capital_share": st.floats(0.2, 0.6),
    }
)


def by_small_steps(relative: float, speed: float, frontier: float, law: str, steps: int = 2000) -> float:
    """TFP relative to the frontier a year later, by Runge and Kutta's method: the law itself and no closed form."""

    def slope(log_relative: float) -> float:
        now = math.exp(log_relative)
        gap = 1 - now if law == "logistic" else 1 / now - 1
        return speed * gap - frontier

    value, width = math.log(relative), 1 / steps
    for _ in range(steps):
        first = slope(value)
        second = slope(value + width / 2 * first)
        third = slope(value + width / 2 * second)
        fourth = slope(value + width * third)
        value += width / 6 * (first + 2 * second + 2 * third + fourth)
    return math.exp(value)


@pytest.mark.parametrize("law", ["logistic", "nelson_phelps"])
@pytest.mark.parametrize(
    ("relative", "schooling", "frontier"), [(0.2, 1.5, 0.012), (0.6, 3.0, 0.012), (0.05, 16, 0.0), (1.0, 9.0, 0.03)]
)
def test_a_year_is_the_law_of_diffusion(law: str, relative: float, schooling: float, frontier: float) -> None:
    """The exact step agrees with two thousand small ones, on the knife edge and without a moving frontier too."""
    found = run(
        diffusion=law,
        starting_tfp=relative,
        starting_schooling=schooling,
        added_schooling=0.0,
        frontier_growth=frontier,
    )

    assert found["relative_tfp_with"][1] == pytest.approx(
        by_small_steps(relative, 0.004 * schooling, frontier, law), rel=1e-11
    )


def test_the_knife_edge_joins_its_neighbours() -> None:
    """Where adoption is as fast as the frontier, a branch of its own gives what the general formula tends to."""
    below, on, above = (
        run(starting_schooling=3.0 + shift, added_schooling=0.0, starting_tfp=0.5)["relative_tfp_with"][100]
        for shift in (-1e-9, 0.0, 1e-9)
    )

    assert below < on < above
    assert above - below < 1e-8


def test_the_reform_arrives_in_equal_steps_and_stays() -> None:
    """Schooling rises on a straight line for as long as the reform takes."""
    found = run(added_schooling=4.0, reform_years=8)["schooling"]

    assert [later - now for now, later in pairwise(found[:9])] == pytest.approx([0.5] * 8)
    assert set(found[8:]) == {11.5}


def test_paid_skills_are_in_the_accounts_while_the_workforce_changes() -> None:
    """Their part is (1 - alpha) psi S1 / D in each year of the reform, and nothing afterwards."""
    found = run()

    assert found["schooling_contribution"][:30] == pytest.approx([0.6 * 0.09 * 4 / 30] * 30)
    assert found["schooling_contribution"][30:] == pytest.approx([0.0] * 71, abs=1e-15)


def test_the_same_reform_passes_or_fails_the_yardstick() -> None:
    """Three channels, one reform: output always gains, TFP does so only where adoption is faster."""
    paid, adopted, both = (run(skills_work_as=channel) for channel in ("input", "adoption", "both"))

    assert paid["output_gain"] > 0.3
    assert adopted["output_gain"] > 0.3
    assert paid["tfp_gain"] == 0
    assert adopted["tfp_gain"] == both["tfp_gain"] > 0.2
    assert paid["tfp_share_of_gain"] == 0
    assert adopted["tfp_share_of_gain"] == pytest.approx(1)


def test_the_boost_falls_with_nearness() -> None:
    """From far behind to the frontier itself, the largest boost falls at each step, under both laws."""
    for law in ("logistic", "nelson_phelps"):
        boosts = [
            run("faster_adoption", diffusion=law, starting_tfp=relative)["peak_boost"]
            for relative in (0.2, 0.4, 0.6, 0.8, 1.0)
        ]

        assert all(far > near for far, near in pairwise(boosts)), law


def test_the_second_four_years_move_less_than_the_first() -> None:
    """A resting place 1 - g / (c S) rises less and less with schooling."""
    places = [run("faster_adoption", added_schooling=years)["resting_tfp_with"] for years in (0.0, 4.0, 8.0)]

    assert places[1] - places[0] > 1.9 * (places[2] - places[1])


def test_nothing_to_share_out_has_no_share() -> None:
    """Zero over zero."""
    assert run(added_schooling=0.0)["tfp_share_of_gain"] is None
    assert run(return_to_schooling=0.0)["tfp_share_of_gain"] is None


@given(values=STATES)
@settings(max_examples=200, deadline=None)
def test_what_holds_in_every_state(values: dict[str, Any]) -> None:
    """Bounds, accounts, and the reform never does harm to the path of the country that has it."""
    found = run(**values)
    relative, without = found["relative_tfp_with"], found["relative_tfp_without"]

    assert min(without) > 0
    assert max(relative) <= 1 + 1e-9
    for year in range(101):
        parts = found["capital_contribution"][year] + found["schooling_contribution"][year]
        assert found["growth_of_output"][year] == pytest.approx(parts + found["tfp_contribution"][year], abs=1e-12)
        assert relative[year] >= without[year] * (1 - 1e-12)
        assert found["tfp_contribution"][year] >= -1e-12
    assert sum(found["tfp_growth_boost"][:100]) == pytest.approx(math.log1p(found["tfp_gain"]), abs=1e-9)
    assert 1 + found["output_gain"] == pytest.approx(
        (1 + found["input_gain"]) * (1 + found["tfp_gain"]) ** (1 / (1 - values["capital_share"])), rel=1e-9
    )


@given(values=STATES)
@settings(max_examples=100, deadline=None)
def test_each_path_moves_towards_its_resting_place(values: dict[str, Any]) -> None:
    """Without a reform a country never passes its resting place, and never moves away from it."""
    found = run(**{**values, "added_schooling": 0.0})
    place, path = found["resting_tfp_with"], found["relative_tfp_with"]

    for now, later in pairwise(path):
        assert abs(later - place) <= abs(now - place) + 1e-12
        assert (now - place) * (later - place) >= -1e-12


@given(values=STATES)
@settings(max_examples=60, deadline=None)
def test_a_lasting_reform_changes_growth_only_for_a_time(values: dict[str, Any]) -> None:
    """From the same resting place onwards both countries grow at the frontier's pace, whatever their schooling."""
    first = run(**{**values, "added_schooling": 0.0})
    if first["resting_tfp_with"] < 0.06:
        return
    rested = run(**{**values, "added_schooling": 0.0, "starting_tfp": min(1.0, first["resting_tfp_with"])})

    assert rested["tfp_contribution"] == pytest.approx([values["frontier_growth"]] * 101, abs=1e-9)
