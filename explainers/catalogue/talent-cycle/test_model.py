"""What checks.toml cannot say of the model: closed forms for all settings, limits, and random states."""

import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.subject import Subject

subject = Subject(__file__)
run = subject.run
PLACES = ["education", "recruitment", "science", "posts", "all_together"]

RESPONSES = {
    "training_response": st.floats(0.0, 1.2),
    "research_response": st.floats(0.0, 1.2),
    "posts_response": st.floats(0.0, 1.2),
    "posts_that_follow_people": st.floats(0.0, 1.0),
    "share_leaving": st.floats(0.0, 1.0),
}

STATES = st.fixed_dictionaries(
    {
        "push_place": st.sampled_from(PLACES),
        "push_size": st.floats(0.0, 0.5),
        "push_years": st.integers(1, 61),
        "training_years": st.integers(0, 24),
        "research_years": st.floats(1.0, 30.0),
        **RESPONSES,
    }
)


@pytest.mark.parametrize("place", PLACES)
def test_a_lasting_push_ends_at_its_closed_form(place: str) -> None:
    """With quick stocks and a small gain, sixty years are enough to see where a push that never stops ends."""
    found = run(
        push_place=place,
        push_years=61,
        training_years=0,
        research_years=1.0,
        training_response=0.3,
        research_response=0.5,
        posts_response=0.5,
    )

    assert found["effect_at_end"] == pytest.approx(found["lasting_effect"], rel=0.02)


@pytest.mark.parametrize("training_years", [0, 8, 24])
@pytest.mark.parametrize("research_years", [1.0, 8.0, 30.0])
def test_delays_never_move_the_threshold(training_years: int, research_years: float) -> None:
    """At a gain of one the rate of growth is zero, and just above and below it has the sign of the gain less one."""
    links = {"share_leaving": 0.0, "research_response": 1.0, "posts_response": 0.7, "posts_that_follow_people": 0.3}
    below, on, above = (
        run(training_response=response, training_years=training_years, research_years=research_years, **links)
        for response in (0.98, 1.0, 1.02)
    )

    assert below["loop_growth_rate"] < -1e-6
    assert on["loop_growth_rate"] == pytest.approx(0, abs=1e-12)
    assert above["loop_growth_rate"] > 1e-6


@pytest.mark.parametrize("preset", ["all_links_for_a_generation", "loop_that_feeds_itself"])
def test_the_path_in_the_end_grows_at_the_rate_that_was_found(preset: str) -> None:
    """The rate comes from an equation, the path from steps of a year: with short delays they soon agree."""
    found = run(preset, push_place="all_together", push_years=1, training_years=1, research_years=2.0)
    late = found["work_added"][55:61]

    for now, later in pairwise(late):
        assert later / now - 1 == pytest.approx(found["loop_growth_rate"], abs=2e-3)


def test_a_cut_loop_fades_with_its_slowest_stock() -> None:
    """Nothing comes back, so what is left shrinks by the turnover of people or by forgotten knowledge."""
    assert run(share_leaving=1.0)["loop_growth_rate"] == pytest.approx(-0.09)
    assert run(share_leaving=1.0, research_years=20.0)["loop_growth_rate"] == pytest.approx(-0.05)


def test_years_of_training_shift_the_people_and_nothing_else() -> None:
    """Where posts do not answer, the people of a push on education come later by the difference in training."""
    short, long = (run(training_years=years, training_response=0.0, push_years=61)["talent_added"] for years in (4, 12))

    assert long[8:] == pytest.approx(short[:53])
    assert set(long[:13]) == {0.0}


def test_a_leak_costs_more_than_its_share() -> None:
    """From 40 to 20 % leaving, a third more stays, but a lasting push on science keeps 84 % more at work."""
    before, after = (run(push_place="science", share_leaving=share)["lasting_effect"] for share in (0.4, 0.2))

    assert after / before == pytest.approx(0.72 / 0.54 * (1 - 0.4536) / (1 - 0.6048))
    assert after / before > 1.8


def test_the_turnover_is_that_of_a_growing_staff() -> None:
    """Published: 1.8 times as many researchers in nine years; with careers of 33 years, 9 % are new each year."""
    growth = 1.8 ** (1 / 9) - 1
    found = run(push_place="recruitment", training_response=0.0)

    assert found["talent_added"][1] / 0.1 == pytest.approx((0.03 + growth) / (1 + growth), abs=0.002)


@given(values=STATES)
@settings(max_examples=200, deadline=None)
def test_what_holds_in_every_state(values: dict[str, Any]) -> None:
    """Finite numbers, nothing below the path without a push, and the shorter of people and posts at work."""
    found = run(**values)

    for name in ("loop_growth_rate", "rule_of_thumb_growth", "lasting_effect", "multiplier", "talent_years"):
        assert math.isfinite(found[name])
    for year in range(61):
        people, posts = found["talent_added"][year], found["posts_added"][year]
        assert people >= 0
        assert posts >= 0
        assert found["work_added"][year] == pytest.approx(min(people, posts))
        assert 0 <= found["mismatched_share"][year] < 1
        assert 0 <= found["vacant_share"][year] < 1
        assert found["mismatched_share"][year] * found["vacant_share"][year] == 0


@given(values=STATES)
@settings(max_examples=150, deadline=None)
def test_the_sign_of_growth_is_that_of_the_gain_less_one(values: dict[str, Any]) -> None:
    """The threshold is exact in every state, and the decisive gain is that of the shorter side."""
    found = run(**values)
    by_training = (1 - values["share_leaving"]) * values["training_response"]
    difference = found["gain_when_posts_are_short"] - found["gain_when_people_are_short"]

    assert difference == pytest.approx(
        values["research_response"] * values["posts_response"] * (1 - by_training), abs=1e-12
    )
    if abs(found["loop_gain"] - 1) > 1e-6:
        assert (found["loop_growth_rate"] > 0) == (found["loop_gain"] > 1)


@given(values=STATES)
@settings(max_examples=100, deadline=None)
def test_spreading_never_does_worse_than_the_average_link(values: dict[str, Any]) -> None:
    """Links that wait for each other are concave, so a quarter on each does at least a quarter of the sum."""
    by_place = run(**values)["talent_years_by_place"]

    assert by_place[4] >= sum(by_place[:4]) / 4 - 1e-9
    assert by_place[1] >= by_place[0] - 1e-9


@given(values=STATES, factor=st.floats(0.1, 1.0))
@settings(max_examples=60, deadline=None)
def test_twice_the_push_is_twice_the_effect(values: dict[str, Any], factor: float) -> None:
    """The loop has no size of its own: no push is large enough to lift it over the threshold."""
    first, second = run(**values), run(**{**values, "push_size": values["push_size"] * factor})

    assert second["largest_effect"] == pytest.approx(factor * first["largest_effect"], abs=1e-12)
    assert second["talent_years"] == first["talent_years"]
    assert second["loop_gain"] == first["loop_gain"]


@given(values=STATES, name=st.sampled_from(sorted(RESPONSES)))
@settings(max_examples=100, deadline=None)
def test_stronger_links_never_harm(values: dict[str, Any], name: str) -> None:
    """More of a response, or less of a leak, leaves at least as many at work in every year."""
    stronger = {**values, name: values[name] * 0.5 if name == "share_leaving" else values[name]}
    weaker = {**values, name: values[name] if name == "share_leaving" else values[name] * 0.5}
    more, fewer = run(**stronger), run(**weaker)

    assert more["loop_gain"] >= fewer["loop_gain"] - 1e-12
    assert all(high >= low - 1e-9 for high, low in zip(more["work_added"], fewer["work_added"], strict=True))
