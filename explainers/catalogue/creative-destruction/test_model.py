"""What checks.toml cannot say of creative destruction: published limits, the Bellman equations, welfare, properties."""

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

START = {
    "step_size": 1.2,
    "competition": 0.7,
    "ease_of_copying": 0.1,
    "research_cost": 5.0,
    "research_subsidy": 0.0,
    "interest_rate": 0.05,
}
STATES = st.fixed_dictionaries(
    {
        "step_size": st.floats(1.01, 3.0),
        "competition": st.floats(0.5, 1.0),
        "ease_of_copying": st.floats(0.0, 2.0),
        "research_cost": st.floats(0.5, 50.0),
        "research_subsidy": st.floats(0.0, 0.9),
        "interest_rate": st.floats(0.01, 0.3),
    }
)


def profits(values: dict[str, float]) -> tuple[float, float]:
    """Yearly profits of a leader and of a level firm."""
    leader = 1 - 1 / values["step_size"]
    return leader, (1 - values["competition"]) * leader


def welfare(values: dict[str, float], level: float, behind: float, share_level: float) -> float:
    """What the economy is worth to all when industries begin in these shares, by value iteration over short steps.

    It knows nothing of the closed form: an industry is level or apart, firms do the research that is given, and time
    moves on in hundredths of a year.
    """
    gamma, r, chi, h = (values[name] for name in ("step_size", "interest_rate", "research_cost", "ease_of_copying"))
    kappa = 1 - 2 * profits(values)[1]
    flow_level = math.log(kappa) - kappa - chi * level**2
    flow_apart = -1 / gamma - chi * behind**2 / 2
    step, discount = 0.01, math.exp(-r * 0.01)
    at_level = at_apart = 0.0
    for _ in range(60_000):
        parting, joining = 2 * level * step, (behind + h) * step
        at_level, at_apart = (
            flow_level * step + discount * (at_level + parting * (at_apart - at_level)),
            flow_apart * step + discount * (at_apart + joining * (at_level + math.log(gamma) / r - at_apart)),
        )
    return share_level * at_level + (1 - share_level) * at_apart


@pytest.mark.parametrize("competition", [0.5, 0.6, 0.8, 1.0])
@pytest.mark.parametrize("copying", [0.05, 0.3, 1.0])
def test_without_interest_the_research_is_the_published_one(competition: float, copying: float) -> None:
    """Aghion and others (2005), with r = 0 and a cost of one: only the sum of r and h matters for research."""
    found = run(
        competition=competition,
        ease_of_copying=copying - 0.01,
        interest_rate=0.01,
        research_cost=1.0,
    )
    leader = 1 - 1 / 1.2
    level = -copying + math.sqrt(copying**2 + 2 * competition * leader)
    behind = -(copying + level) + math.sqrt(copying**2 + level**2 + 2 * leader)

    assert found["frontier_research"] == pytest.approx(level, rel=1e-12)
    assert found["catch_up_research"] == pytest.approx(behind, rel=1e-9)


@given(values=STATES)
@settings(max_examples=200, deadline=None)
def test_the_bellman_equations_hold(values: dict[str, float]) -> None:
    """The three values and the two research rates solve the five published equations."""
    found = run(**values)
    c = (1 - values["research_subsidy"]) * values["research_cost"]
    r, h = values["interest_rate"], values["ease_of_copying"]
    level, behind = found["frontier_research"], found["catch_up_research"]
    ahead_value, level_value, behind_value = found["value_ahead"], found["value_level"], found["value_behind"]
    leader, each = profits(values)
    up, down = ahead_value - level_value, level_value - behind_value
    scale = 1e-9 * (1 + ahead_value)

    assert r * ahead_value == pytest.approx(leader - (behind + h) * up, rel=1e-7, abs=scale)
    assert r * level_value == pytest.approx(each + level * up - level * down - c * level**2 / 2, rel=1e-7, abs=scale)
    assert r * behind_value == pytest.approx((behind + h) * down - c * behind**2 / 2, rel=1e-7, abs=scale)
    assert c * level == pytest.approx(up, rel=1e-7, abs=scale)
    assert c * behind == pytest.approx(down, rel=1e-7, abs=scale)


@given(values=STATES)
@settings(max_examples=400, deadline=None)
def test_invariants_of_the_race(values: dict[str, float]) -> None:
    """Shares are shares, a rival loses less than a new leader gains, and competition moves research both ways."""
    found = run(**values)

    assert 0 < found["share_neck_and_neck"] < 1
    assert 0 < found["catch_up_research"] < found["frontier_research"]
    assert found["growth"] > 0
    assert found["growth"] >= found["growth_without_subsidy"] * (1 - 1e-12)
    assert found["gain_from_best_research"] >= -1e-9
    assert sum(found["gain_of_society"]) == pytest.approx(math.log(values["step_size"]) / values["interest_rate"])
    assert found["jobs_ended"] > 0
    for earlier, later in pairwise(found["frontier_research_by_competition"]):
        assert later > earlier
    for earlier, later in pairwise(found["catch_up_research_by_competition"]):
        assert later < earlier
    for gains in zip(*(found[f"gain_of_{who}"] for who in ("innovator", "rival", "others", "society")), strict=True):
        assert sum(gains[:3]) == pytest.approx(gains[3])


@given(values=STATES)
@settings(max_examples=100, deadline=None)
def test_the_ladder_climbs_as_fast_as_the_average(values: dict[str, float]) -> None:
    """Phases of average length give the average number of steps; nobody is more than one step ahead."""
    found = run(**values)
    front, behind = found["steps_in_front"], found["steps_behind"]
    steps_a_year = 2 * found["share_neck_and_neck"] * found["frontier_research"]

    assert len(front) == len(behind) == len(found["year"]) == 121
    assert {ahead - other for ahead, other in zip(front, behind, strict=True)} <= {0, 1}
    for year, step in zip(found["year"], front, strict=True):
        assert abs(step - steps_a_year * year) <= 1 + 1e-9


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"ease_of_copying": 0.0, "research_subsidy": 0.5},
        {"competition": 0.5, "step_size": 1.05, "interest_rate": 0.1, "research_subsidy": 0.6},
        {"competition": 1.0, "step_size": 1.5, "ease_of_copying": 0.3, "research_subsidy": 0.3},
    ],
)
def test_welfare_is_that_of_value_iteration(changes: dict[str, float]) -> None:
    """The gain from a subsidy in closed form agrees with an economy that is followed through time."""
    values = {**START, **changes}
    after, before = run(**values), run(**{**values, "research_subsidy": 0.0})
    share = before["share_neck_and_neck"]
    gains = [
        welfare(values, state["frontier_research"], state["catch_up_research"], share) for state in (after, before)
    ]

    assert after["gain_from_subsidy"] == pytest.approx(
        values["interest_rate"] * (gains[0] - gains[1]), rel=0.01, abs=1e-5
    )


@pytest.mark.parametrize("preset", ["", "large_steps", "subsidised_small_steps", "price_war", "perfect_protection"])
def test_nobody_finds_better_research_than_the_best(preset: str) -> None:
    """Small and large changes of either rate, weighed with value iteration, make people no better off."""
    values = {**START, **{name: float(value) for name, value in preset_values(preset).items()}}
    found = run(preset)
    best = found["frontier_research_best"], found["catch_up_research_best"]
    share = found["share_neck_and_neck"]
    top = welfare(values, *best, share)

    for level, behind in itertools.product((0.7, 1.0, 1.3), repeat=2):
        if (level, behind) != (1.0, 1.0):
            assert welfare(values, best[0] * level, best[1] * behind, share) < top


def preset_values(preset: str) -> dict[str, Any]:
    """The settings of a situation."""
    return dict(subject.explainer.values(preset))


def test_a_little_copying_is_good_for_growth_and_much_is_bad() -> None:
    """Aghion and others (2001): a little imitation is almost always growth-enhancing, too much reduces growth."""
    growths = [run(ease_of_copying=step / 50)["growth"] for step in range(101)]
    top = growths.index(max(growths))

    assert 0 < top < 100
    assert all(later > earlier for earlier, later in pairwise(growths[: top + 1]))
    assert all(later < earlier for earlier, later in pairwise(growths[top:]))
    assert growths[100] < growths[0] < growths[5]


def test_competition_spreads_firms_apart() -> None:
    """Aghion and others (2005): the average distance between leader and follower rises with competition."""
    shares = [run(competition=percent / 100)["share_neck_and_neck"] for percent in range(50, 101, 5)]

    assert all(later < earlier for earlier, later in pairwise(shares))


def test_the_inverted_u_is_steeper_where_more_industries_are_level() -> None:
    """Aghion and others (2005): copying, which makes industries level, makes growth rise more with competition."""
    rises = []
    for copying in (0.02, 0.1, 0.2, 0.4):
        found = run(ease_of_copying=copying)
        rises.append((found["share_neck_and_neck"], max(found["growth_by_competition"])))

    assert rises == sorted(rises)
    assert rises[-1][1] > 1.3 * rises[0][1]


def test_growth_may_be_more_or_less_than_optimal() -> None:
    """Aghion and Howitt (1992), abstract; business stealing makes it too fast where steps are small."""
    slow = run()
    fast = run(step_size=1.02, competition=0.5, ease_of_copying=0.0, interest_rate=0.1)

    assert slow["growth"] / slow["growth_best"] == pytest.approx(0.324, abs=0.001)
    assert fast["growth"] / fast["growth_best"] == pytest.approx(1.46, abs=0.01)


def test_no_subsidy_both_doubles_growth_and_helps_where_steps_are_small() -> None:
    """The scene that cannot be won: small subsidies help a little, those that double growth do harm."""
    start = run("subsidised_small_steps", research_subsidy=0.0)
    runs = [run("subsidised_small_steps", research_subsidy=percent / 100) for percent in range(5, 91)]

    assert any(found["gain_from_subsidy"] > 0 for found in runs)
    assert any(found["growth"] >= 2 * start["growth"] for found in runs)
    assert not any(found["growth"] >= 2 * start["growth"] and found["gain_from_subsidy"] > 0 for found in runs)


def test_a_price_war_and_a_cosy_pair_are_limits() -> None:
    """With full competition level firms earn nothing; in a cosy pair profits are those of a leader."""
    war, pair = run(competition=1.0), run(competition=0.5)
    leader = 1 - 1 / 1.2

    assert war["profit_share"] == pytest.approx((1 - war["share_neck_and_neck"]) * leader, rel=1e-12)
    assert pair["profit_share"] == pytest.approx(leader, rel=1e-12)
    assert war["value_level"] < pair["value_level"]
