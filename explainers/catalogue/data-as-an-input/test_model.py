"""What checks.toml cannot say of the model of shared data: its roots, its bounds, its path, and random states."""

import itertools
import math
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainers.contract.explainer import Result
from tests.subject import Subject

subject = Subject(__file__)
run = subject.run
RULES = ("nobody", "firms", "consumers", "planner", "by_hand")
LAWS = ("power", "forecast")

STATES = st.fixed_dictionaries(
    {
        "who_decides": st.sampled_from(RULES),
        "sharing_by_hand": st.floats(0.0, 1.0),
        "returns_to_data": st.sampled_from(LAWS),
        "number_of_firms": st.integers(2, 1_000_000),
        "usefulness_of_others_data": st.floats(0.0, 1.0),
        "data_elasticity": st.floats(0.005, 0.15),
        "privacy_weight": st.floats(0.0, 2.0),
        "fear_of_rivals": st.floats(0.0, 10.0),
        "data_decay": st.floats(0.05, 1.0),
    }
)
CORNERS = {
    "who_decides": RULES,
    "sharing_by_hand": (0.0, 1.0),
    "returns_to_data": LAWS,
    "number_of_firms": (2, 1_000_000),
    "usefulness_of_others_data": (0.0, 1.0),
    "data_elasticity": (0.005, 0.15),
    "privacy_weight": (0.0, 2.0),
    "fear_of_rivals": (0.0, 10.0),
    "data_decay": (0.05, 1.0),
}


def root(reach: float, worth: float, weight: float) -> float:
    """The share that solves weight * x * (1 + reach * x) = worth * reach, at most one."""
    return min(1.0, (math.sqrt(1 + 4 * worth * reach**2 / weight) - 1) / (2 * reach))


def numbers(outputs: Result) -> list[float]:
    """All numbers of a run, series included."""
    return [
        float(number)
        for value in outputs.values()
        for number in (value if isinstance(value, list) else [value])
        if isinstance(number, int | float)
    ]


@pytest.mark.parametrize("firms", [2, 30, 1000, 1_000_000])
@pytest.mark.parametrize("elasticity", [0.005, 0.06, 0.15])
def test_choices_under_the_power_law_are_roots_of_quadratics(firms: int, elasticity: float) -> None:
    """The bisection agrees with the closed form for firms, people and planner."""
    outputs = run(number_of_firms=firms, data_elasticity=elasticity, privacy_weight=0.3, fear_of_rivals=1.7)
    reach = 0.2 * (firms - 1)

    assert outputs["sharing_firms"] == pytest.approx(root(reach, elasticity, 1.7), rel=1e-9)
    assert outputs["sharing_consumers"] == pytest.approx(root(reach, elasticity, 0.3), rel=1e-9)
    assert outputs["sharing_planner"] == pytest.approx(root(reach, elasticity / (1 - elasticity), 0.3), rel=1e-9)


def test_the_long_run_is_where_data_stay_put() -> None:
    """D = m Y(D), under both laws, from hardly any sharing to a very large pool."""
    for law, times, elasticity in itertools.product(LAWS, (1.0, 1.001, 50.0, 1e6), (0.005, 0.06, 0.15)):
        data = subject.model.long_run_data(times, law, elasticity)

        assert data == pytest.approx(times * subject.model.output_from(data, law, elasticity), rel=1e-12)
        assert data >= times * (1 - 1e-12)


def test_both_laws_begin_alike() -> None:
    """Output is one at a stock of one, and one per cent more data bring the elasticity in per cent."""
    for law in LAWS:
        assert subject.model.output_from(1.0, law, 0.06) == pytest.approx(1.0, rel=1e-15)
        slope = (subject.model.output_from(1.0001, law, 0.06) - subject.model.output_from(0.9999, law, 0.06)) / 0.0002
        assert slope == pytest.approx(0.06, rel=1e-4)


def test_errors_of_forecasts_fall_as_the_variance_of_a_mean() -> None:
    """Textbook: the mean of D draws has one D-th of the variance. Drawn here, as the model takes it for granted."""
    generator = random.Random(11)

    def squared_error(draws: int) -> float:
        """The mean squared error of the mean of so many draws."""
        errors = [sum(generator.gauss(0, 1) for _ in range(draws)) / draws for _ in range(4000)]
        return sum(error**2 for error in errors) / len(errors)

    single = squared_error(1)
    for draws in (4, 16):
        loss = 1.06 - subject.model.output_from(float(draws), "forecast", 0.06)

        assert squared_error(draws) / single == pytest.approx(loss / 0.06, rel=0.1)


def test_outlawed_sharing_against_the_published_number() -> None:
    """Jones and Tonetti (2018) report a third; this model comes to 0.44 with the largest pool that it allows."""
    reached = run("a_very_large_pool")["share_of_best_nobody"]

    assert reached == pytest.approx(0.443, abs=0.001)
    assert abs(reached - 1 / 3) < 0.12
    larger = math.exp(-0.06 / 0.94 * math.log(1 + 0.5649 * (1e8 - 1)) + 0.2 * 0.5649**2 / 2)
    assert larger == pytest.approx(1 / 3, abs=0.01)  # a hundred million equal firms would meet it


def test_no_share_on_a_fine_grid_beats_the_best() -> None:
    """The planner's rule finds the highest point of what people gain."""
    for law, weight, firms in itertools.product(LAWS, (0.02, 0.2, 1.0, 2.0), (5, 1000, 1_000_000)):
        best = run(returns_to_data=law, privacy_weight=weight, number_of_firms=firms)["net_gain_planner"]
        for step in range(0, 101, 5):
            by_hand = run(
                who_decides="by_hand",
                sharing_by_hand=step / 100,
                returns_to_data=law,
                privacy_weight=weight,
                number_of_firms=firms,
            )

            assert by_hand["net_gain"] <= best + 1e-12


def test_the_first_step_of_the_path_by_hand() -> None:
    """After one year: 0.85 of the old stock and 0.15 of two hundred times as much, to the power 0.06."""
    outputs = run("everything_shared")

    assert outputs["data_path"][1] == pytest.approx(0.85 + 0.15 * 200.8)
    assert outputs["output_path"][1] == pytest.approx(100 * (0.85 + 0.15 * 200.8) ** 0.06)
    assert outputs["growth_first_year"] == pytest.approx((0.85 + 0.15 * 200.8) ** 0.06 - 1)


def test_the_path_closes_its_gap_at_the_known_rate() -> None:
    """Near the long run the gap of the logarithm of data shrinks by delta (1 - eta) a year."""
    data = run("everything_shared", data_elasticity=0.1)["data_path"]
    target = math.log(run("everything_shared", data_elasticity=0.1)["data_stock_times"])
    gaps = [target - math.log(stock) for stock in data]

    assert gaps[36] / gaps[35] == pytest.approx(1 - 0.15 * 0.9, rel=1e-3)


@pytest.mark.parametrize("preset", ["", "everything_shared", "people_own_their_data", "a_very_large_pool"])
def test_growth_fades_in_every_situation(preset: str) -> None:
    """Farboodi and Veldkamp (2020): data alone do not sustain growth; here less than a hundredth of a per cent."""
    outputs = run(preset)

    assert outputs["growth_first_year"] > 0.1
    assert outputs["growth_last_year"] < 1e-4


def test_used_up_data_would_bring_nothing_and_shared_data_never_harm_output() -> None:
    """The line of a rival input is flat; both others rise from zero, one without end and one towards its ceiling."""
    outputs = run()

    assert set(outputs["gain_if_rival"]) == {0.0}
    for series in ("gain_power", "gain_forecast"):
        assert outputs[series][0] == pytest.approx(0.0, abs=1e-12)
        assert all(later > earlier for earlier, later in itertools.pairwise(outputs[series]))
    assert outputs["gain_forecast"][-1] < 0.06 < outputs["gain_power"][14]


def test_the_marked_points_lie_on_their_curves() -> None:
    """The point of a pool of ten thousand firms, and that of sharing at a quarter, are those of the series."""
    pool = run("everything_shared", number_of_firms=10_000)
    quarter = run("everything_shared", sharing_by_hand=0.25)

    assert pool["pool"][28] == pytest.approx(10_000)
    assert pool["gain_of_full_sharing"] == pytest.approx(pool["gain_power"][28], rel=1e-12)
    assert quarter["net_gain"] == pytest.approx(quarter["net_gain_along"][10], rel=1e-12)


def test_every_corner_is_finite() -> None:
    """No corner of the allowed ranges overflows, divides by zero or leaves the shares."""
    for values in itertools.product(*CORNERS.values()):
        outputs = run(**dict(zip(CORNERS, values, strict=True)))

        assert all(math.isfinite(number) for number in numbers(outputs))
        assert 0 <= outputs["sharing"] <= 1
        assert 0 < outputs["share_of_best"] <= 1 + 1e-12


@given(STATES)
@settings(max_examples=300, deadline=None)
def test_what_holds_in_every_state(values: dict[str, Any]) -> None:
    """No rule beats the best, people never share more than would be best, and growth falls from year to year."""
    outputs = run(**values)
    path = outputs["output_path"]
    growth = [math.log(later / earlier) for earlier, later in itertools.pairwise(path)]

    assert outputs["share_of_best"] <= 1 + 1e-12
    assert max(outputs["net_gain_of"]) <= outputs["net_gain_planner"] + 1e-9
    assert outputs["sharing_consumers"] <= outputs["sharing_planner"] + 1e-12
    assert all(later <= earlier + 1e-12 for earlier, later in itertools.pairwise(growth))
    assert path[-1] <= outputs["long_run_level"][0] * (1 + 1e-12)
    assert outputs["gain_forecast"][-1] < values["data_elasticity"]


@given(STATES)
@settings(max_examples=200, deadline=None)
def test_output_bends_down_and_privacy_bends_up(values: dict[str, Any]) -> None:
    """More sharing never lowers output, each step adds no more than the last, and each step costs no less privacy."""
    outputs = run(**values)
    gains = [later - earlier for earlier, later in itertools.pairwise(outputs["output_gain_along"])]

    assert min(gains) >= -1e-12
    assert all(later <= earlier + 1e-9 for earlier, later in itertools.pairwise(gains))
    assert all(later >= earlier - 1e-12 for earlier, later in itertools.pairwise(outputs["privacy_cost_along"]))


@given(STATES, st.floats(0.05, 1.0))
@settings(max_examples=100, deadline=None)
def test_staleness_does_not_touch_the_long_run(values: dict[str, Any], decay: float) -> None:
    """Another rate of decay changes the way, not the end."""
    first, second = run(**values), run(**(values | {"data_decay": decay}))

    assert first["output_gain"] == second["output_gain"]
    assert first["sharing"] == second["sharing"]
