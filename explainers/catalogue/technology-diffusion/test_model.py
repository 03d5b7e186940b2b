"""What checks.toml cannot say of the model: the differential equation, whole paths, real figures, random states."""

import csv
import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainers.contract.settings import NumberParameter
from tests.subject import Subject

subject = Subject(__file__)
run = subject.run
NO_PROGRAMME: dict[str, Any] = {"demonstration": 0.0, "standards": 0.0, "skills": 0.0}


# The real figures


@pytest.mark.parametrize(("country", "first"), [("china", 2015), ("norway", 2011), ("germany", 2017)])
def test_every_share_from_one_per_cent_on_is_a_dot(country: str, first: int) -> None:
    """Dots begin in the first year with one per cent, which the page names, and nothing after it is left out."""
    file = subject.folder / "data" / f"electric_cars_{country}.csv"
    with file.open(encoding="utf-8") as lines:
        table = [(int(row["year"]), float(row["share_of_sales"])) for row in csv.DictReader(lines)]
    found = run()

    assert [year for year, _ in table] == list(range(2010, 2026))
    assert next(year for year, share in table if share >= 0.01) == first
    assert found[f"{country}_share"] == [share for year, share in table if year >= first]
    assert found[f"{country}_year"] == [float(year - first) for year in range(first, 2026)]


def test_one_slider_position_for_china_and_another_for_norway() -> None:
    """The scene has three positions for its goal, around the preset; Norway's best position is far from them."""
    distances = {step: run("electric_cars_china", imitation=step / 50) for step in range(51)}
    china = [step / 50 for step, found in distances.items() if found["distance_china"] < 0.03]

    assert china == [0.38, 0.4, 0.42]
    assert min(distances, key=lambda step: distances[step]["distance_china"]) / 50 == 0.4
    assert min(distances, key=lambda step: distances[step]["distance_norway"]) / 50 == 0.56


def test_no_position_meets_germany() -> None:
    """The curve never falls, Germany's share did: the mean distance never goes below six points."""
    shares = run()["germany_share"]

    assert any(later < earlier for earlier, later in pairwise(shares))
    assert all(run("electric_cars_china", imitation=step / 50)["distance_germany"] > 0.06 for step in range(51))


def test_distances_are_means_of_absolute_differences() -> None:
    """The readouts, from the drawn line and the drawn dots."""
    found = run("electric_cars_norway")
    line, dots = found["share_since_take_off"], found["norway_share"]
    expected = sum(abs(line[place] - share) for place, share in enumerate(dots)) / len(dots)

    assert found["distance_norway"] == pytest.approx(expected, rel=1e-12)


def test_iowa_from_three_to_ninety_five_per_cent_takes_six_years() -> None:
    """The published pair of shares, which gave the preset its speed, comes back from the curve."""
    found = run("hybrid_maize_iowa")
    initiative, following = 0.003, 1.06 * found["ceiling_leading"]

    def age(share: float) -> float:
        years: float = math.log((1 + share * following / initiative) / (1 - share)) / (initiative + following)
        return years

    assert age(0.95) - age(0.031) == pytest.approx(6, abs=0.1)


# The curve against its equation


@pytest.mark.parametrize("values", [{}, NO_PROGRAMME, {"imitation": 0.0}, {"skills": 0.6, "imitation": 1.5}])
def test_the_closed_form_solves_the_differential_equation(values: dict[str, Any]) -> None:
    """Small steps of dx/da = (P + Q x)(1 - x) lead to the same curve."""
    found, all_values = run(**values), subject.explainer.run(**values)["values"]
    ceiling = found["ceiling_leading"]
    initiative = all_values["spontaneous_adoption"] * (1 + 4 * all_values["demonstration"])
    following = all_values["imitation"] * (1 + all_values["standards"]) * ceiling
    share, steps = 0.0, 2000
    for age in range(20):
        assert ceiling * share == pytest.approx(found["using_leading"][age], abs=2e-4)
        for _ in range(steps):
            share += (initiative + following * share) * (1 - share) / steps


def test_the_lag_is_the_area_above_the_curve() -> None:
    """Sum of what users go without, in the group of leading firms, where all have come by year 60."""
    found = run(**NO_PROGRAMME)
    missing = [1 - share / found["ceiling_leading"] for share in found["using_leading"]]

    assert sum(missing) - missing[0] / 2 == pytest.approx(found["mean_lag_leading"], rel=0.001)


def test_average_productivity_adds_up_technologies_of_all_ages() -> None:
    """The closed form of the average, from the drawn curves: each vintage counted with the use it has in that year."""
    g, push, last = 0.02, 0.01, 30
    found = run(cost_for_traditional_firms=0.3, imitation=0.6)
    old, new = found["using_all_before"], found["using_all"]

    def area(use: list[float], years: int) -> float:
        return sum(use[: years + 1]) - (use[0] + use[years]) / 2

    expected = g * (found["users_in_the_end_before"] * last - area(old, last)) + (g + push) * area(new, last)

    assert math.log(found["average_productivity"][last] / 100) == pytest.approx(expected, rel=0.003)


def test_where_nobody_follows_the_formulas_have_their_limit() -> None:
    """A pull next to nothing gives what no pull gives, from the other branch."""
    none, next_to_none = run(imitation=0.0), run(imitation=1e-7)

    for name in ("mean_lag", "lost_to_lag", "gain_30", "age_at_half_traditional"):
        assert none[name] == pytest.approx(next_to_none[name], rel=1e-5)


def test_where_it_pays_for_fewer_it_spreads_more_slowly() -> None:
    """Griliches (1957): lower ceilings go with flatter curves, measured among those who take it up in the end."""
    found = [run(cost_for_traditional_firms=cost, **NO_PROGRAMME) for cost in (0.4, 0.7, 1.0, 1.5, 2.0)]

    assert all(a["ceiling_traditional"] > b["ceiling_traditional"] for a, b in pairwise(found))
    assert all(a["mean_lag_traditional"] < b["mean_lag_traditional"] for a, b in pairwise(found))


# What the page says


def test_the_first_scene_cannot_be_won_and_its_lines_start_together() -> None:
    """Before the reader moves anything the average is on its old path, and best practice leaves it behind already."""
    found = run("more_inventions_only", invention_push=0.0)

    assert found["average_productivity"] == pytest.approx(found["average_before"], rel=1e-12)
    assert found["best_practice"][30] > found["average_productivity"][30]
    assert run("more_inventions_only", invention_push=0.03)["gain_invention"][10] < 0.1


def test_only_showing_together_with_skills_stays_ahead() -> None:
    """No demonstration without skills, and no skills without demonstration, keeps faster use ahead throughout."""
    levels = [step / 10 for step in range(11)]

    assert all(run(skills=0.0, demonstration=level)["invention_overtakes"] is not None for level in levels)
    assert all(run(skills=share / 20, demonstration=0.0)["invention_overtakes"] == 1 for share in range(13))
    assert run(skills=0.4, demonstration=0.5)["invention_overtakes"] is None


@pytest.mark.parametrize("policy", ["demonstration", "standards", "skills"])
def test_each_policy_shortens_the_lag_of_traditional_firms_unless_it_does_not_reach_them(policy: str) -> None:
    """Directions, and nothing at all where only leading firms are reached."""
    found = [run(**{**NO_PROGRAMME, policy: level}) for level in (0.0, 0.3, 0.6)]
    unreached = run(reach="leading_firms_only", **{**NO_PROGRAMME, policy: 0.6})

    assert all(a["mean_lag_traditional"] > b["mean_lag_traditional"] for a, b in pairwise(found))
    assert all(a["gain_diffusion"][30] < b["gain_diffusion"][30] for a, b in pairwise(found))
    assert unreached["mean_lag_traditional"] == found[0]["mean_lag_traditional"]
    assert unreached["gain_diffusion"][30] < found[2]["gain_diffusion"][30] / 3


# Random states


def random_states() -> st.SearchStrategy[dict[str, Any]]:
    """Values from the whole allowed ranges."""
    ranges: dict[str, st.SearchStrategy[Any]] = {
        parameter.id: st.floats(parameter.allowed.start, parameter.allowed.end)
        for parameter in subject.explainer.declaration.parameters
        if isinstance(parameter, NumberParameter)
    }
    ranges["reach"] = st.sampled_from(["all_firms", "leading_firms_only"])
    return st.fixed_dictionaries(ranges)


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_what_holds_in_every_state(data: st.DataObject) -> None:
    """Use never falls and keeps below its ceiling, gains never go below zero, and all numbers are finite."""
    found = run(**data.draw(random_states()))
    for name in ("using_leading", "using_traditional", "using_all", "using_all_before", "share_since_take_off"):
        assert all(0 <= share < 1 for share in found[name])
        assert all(later >= earlier - 1e-12 for earlier, later in pairwise(found[name]))
    assert max(found["using_traditional"]) <= found["ceiling_traditional"] + 1e-12
    for name in ("gain_invention", "gain_diffusion", "gain_both"):
        assert all(gain >= -1e-9 and math.isfinite(gain) for gain in found[name])
    assert all(saved >= -1e-12 for saved in found["saved"])
    for parts in zip(found["never_pays"], found["waiting"], found["saved"], found["unused_before"], strict=True):
        assert sum(parts[:3]) == pytest.approx(parts[3], abs=1e-12)


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_the_four_gains_belong_together_in_every_state(data: st.DataObject) -> None:
    """In logarithms both together are the two alone, and the push on what is used sooner."""
    values = data.draw(random_states())
    found = run(**values)
    if values["frontier_growth"] > 1e-6:
        for both, invention, use in zip(
            found["gain_both"], found["gain_invention"], found["gain_diffusion"], strict=True
        ):
            twice = 1 + values["invention_push"] / values["frontier_growth"]
            expected = math.log1p(invention) + math.log1p(use) * twice

            assert math.log1p(both) == pytest.approx(expected, rel=1e-6, abs=1e-9)


@given(data=st.data(), policy=st.sampled_from(["demonstration", "standards", "skills"]))
@settings(max_examples=100, deadline=None)
def test_more_of_a_policy_never_means_less_use(data: st.DataObject, policy: str) -> None:
    """At every age, in every state."""
    values = data.draw(random_states())
    less, more = run(**{**values, policy: 0.0}), run(**values)

    assert all(b >= a - 1e-12 for a, b in zip(less["using_all"], more["using_all"], strict=True))
