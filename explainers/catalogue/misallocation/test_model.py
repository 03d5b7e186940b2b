"""What checks.toml cannot say of the model of misallocation: quadrature, sampling, published figures, properties."""

import math
from collections.abc import Callable
from itertools import pairwise
from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.subject import Subject

subject = Subject(__file__)
run = subject.run

# Hsieh and Klenow (2009): spread of log TFPR (Table II), gain from equalising it within industries (Table IV).
# The last number is how far, in shares, the closed form may lie from the published gain; the page says why it does.
PUBLISHED = {
    "china_1998": (0.74, 1.151, 0.13),
    "china_2005": (0.63, 0.866, 0.06),
    "india_1994": (0.67, 1.275, 0.32),
    "united_states_1997": (0.49, 0.429, 0.01),
}


def simpson(function: Callable[[float], float], low: float, high: float, steps: int = 400) -> float:
    """The integral of a smooth function by Simpson's rule."""
    width = (high - low) / steps
    inner = sum(function(low + step * width) * (4 if step % 2 else 2) for step in range(1, steps))
    return (function(low) + inner + function(high)) * width / 3


def mean(values: dict[str, Any], productivity_power: float, wedge_power: float) -> float:
    """The mean of A^p T^q by quadrature over the two normal numbers behind each firm."""
    normal, quantile = NormalDist(), NormalDist().inv_cdf(values["favoured_share"])
    spread, correlation = values["spread_of_wedges"], values["correlation"]
    paid_on = 1.0 if values["wedges_fall_on"] == "both_inputs" else values["capital_share"]
    step = paid_on * math.log(1 - values["subsidy"])
    apart = spread * math.sqrt(1 - correlation**2)
    over_noise = simpson(lambda noise: math.exp(wedge_power * apart * noise) * normal.pdf(noise), -12, 12)

    def weighted(one: float, favoured: float) -> float:
        log_of_term = productivity_power * values["spread_of_productivity"] * one
        log_of_term += wedge_power * (spread * correlation * one + favoured * step)
        return math.exp(log_of_term) * normal.pdf(one)

    if values["favoured_firms"] == "by_lot":
        share = values["favoured_share"]
        over_firms = simpson(lambda one: share * weighted(one, 1) + (1 - share) * weighted(one, 0), -12, 12)
    else:
        border = quantile if values["favoured_firms"] == "less_productive" else -quantile
        low, high = (1, 0) if values["favoured_firms"] == "less_productive" else (0, 1)
        over_firms = simpson(lambda one: weighted(one, low), -12, border)
        over_firms += simpson(lambda one: weighted(one, high), border, 12)
    return over_firms * over_noise


def gain_by_quadrature(values: dict[str, Any]) -> float:
    """The gain of a large economy when all wedges go, from the definition of TFP."""
    sigma, alpha = values["elasticity_of_substitution"], values["capital_share"]
    on_capital, on_labour = (1.0, 1.0) if values["wedges_fall_on"] == "both_inputs" else (1 / alpha, 0.0)
    best: float = mean(values, sigma - 1, 0) ** (1 / (sigma - 1))
    revenue = mean(values, sigma - 1, 1 - sigma)
    capital = mean(values, sigma - 1, 1 - sigma - on_capital)
    labour = mean(values, sigma - 1, 1 - sigma - on_labour)
    tfp: float = revenue ** (sigma / (sigma - 1)) / capital**alpha / labour ** (1 - alpha)
    return best / tfp - 1


START = {
    "spread_of_wedges": 0.63,
    "elasticity_of_substitution": 3.0,
    "spread_of_productivity": 0.8,
    "correlation": 0.5,
    "wedges_fall_on": "both_inputs",
    "capital_share": 0.4,
    "subsidy": 0.0,
    "favoured_share": 0.3,
    "favoured_firms": "by_lot",
}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"spread_of_productivity": 1.2},
        {"correlation": -0.7},
        {"elasticity_of_substitution": 5.0, "spread_of_wedges": 0.4},
        {"wedges_fall_on": "capital"},
        {"wedges_fall_on": "capital", "capital_share": 0.25, "spread_of_wedges": 0.3},
        {"subsidy": 0.5},
        {"subsidy": 0.5, "favoured_firms": "less_productive"},
        {"subsidy": 0.4, "favoured_firms": "more_productive", "wedges_fall_on": "capital"},
    ],
)
def test_the_closed_form_is_the_integral(changes: dict[str, Any]) -> None:
    """Numeric quadrature of the definition agrees with the closed form to a millionth."""
    values = {**START, **changes}

    assert gain_by_quadrature(values) == pytest.approx(run(**values)["closed_form_gain"], rel=1e-6)


def test_without_a_subsidy_the_closed_form_is_the_formula() -> None:
    """The two ways to the same number agree wherever logarithms are normal."""
    for spread in (0.0, 0.2, 0.74, 1.0):
        for sigma in (1.2, 3.0, 8.0):
            for wedges in ("both_inputs", "capital"):
                found = run(spread_of_wedges=spread, elasticity_of_substitution=sigma, wedges_fall_on=wedges)

                assert found["formula_gain"] == pytest.approx(found["closed_form_gain"], rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("changes", [{}, {"wedges_fall_on": "capital", "spread_of_wedges": 0.4}, {"subsidy": 0.5}])
def test_the_simulation_meets_the_closed_form_within_its_sampling_error(changes: dict[str, Any]) -> None:
    """At most one draw in ten lies more than two of its stated errors away, and on average they lie far nearer."""
    values = {"number_of_firms": 1000, "spread_of_wedges": 0.5, "spread_of_productivity": 0.6, **changes}
    runs = [run(**values, seed=seed) for seed in range(60)]
    stated = [found for found in runs if found["sampling_error"] is not None]
    distances = [(found["full_gain"] - found["closed_form_gain"]) / found["sampling_error"] for found in stated]

    assert len(stated) >= 40
    assert sum(abs(distance) >= 2 for distance in distances) <= 6
    assert abs(sum(distances) / len(distances)) < 0.5


@pytest.mark.parametrize(
    "changes",
    [{"correlation": -0.6}, {"correlation": 0.0}, {"elasticity_of_substitution": 5.0}, {"number_of_firms": 100}],
)
def test_no_error_is_stated_where_it_would_mislead(changes: dict[str, Any]) -> None:
    """Where a few giants decide, draws lie further off than the error says; then nearly none is stated."""
    runs = [run(**changes, seed=seed) for seed in range(24)]

    assert sum(found["sampling_error"] is None for found in runs) >= 16
    for found in runs:
        assert (found["sampling_error"] is None) == (found["effective_firms"] < 30)


def test_more_firms_come_nearer() -> None:
    """The sampling error and the distance both fall with the number of firms."""
    errors, distances = [], []
    for number in (300, 800, 2000):
        runs = [run(number_of_firms=number, spread_of_productivity=0.5, seed=seed) for seed in range(30)]
        errors.append(sum(found["sampling_error"] for found in runs))
        distances.append(sum(abs(found["full_gain"] - found["closed_form_gain"]) for found in runs))

    assert errors[0] > errors[1] > errors[2]
    assert distances[0] > distances[1] > distances[2]


@pytest.mark.parametrize("preset", PUBLISHED)
def test_published_gains_are_met_within_the_stated_distance(preset: str) -> None:
    """The closed form with the published spread, against the published gain."""
    spread, gain, distance = PUBLISHED[preset]
    found = run(preset)

    assert subject.explainer.values(preset)["spread_of_wedges"] == spread
    assert found["closed_form_gain"] == pytest.approx(math.exp(3 * spread**2 / 2) - 1, rel=1e-12)
    assert abs(found["closed_form_gain"] - gain) < distance
    assert abs(found["full_gain"] - found["closed_form_gain"]) < 2 * found["sampling_error"]


@given(
    spread=st.floats(0.05, 1.0),
    sigma=st.floats(1.2, 8.0),
    correlation=st.floats(-1.0, 1.0),
    wedges=st.sampled_from(["both_inputs", "capital"]),
    subsidy=st.sampled_from([0.0, 0.5]),
    seed=st.integers(0, 1000),
)
@settings(max_examples=60, deadline=None)
def test_each_step_of_the_reform_raises_output(
    spread: float, sigma: float, correlation: float, wedges: str, subsidy: float, seed: int
) -> None:
    """The gain rises with each step, for the firms drawn and in the closed form."""
    found = run(
        spread_of_wedges=spread,
        elasticity_of_substitution=sigma,
        correlation=correlation,
        wedges_fall_on=wedges,
        subsidy=subsidy,
        seed=seed,
        number_of_firms=100,
    )
    for name in ("gain_along_reform", "closed_form_along_reform"):
        path = found[name]

        assert path[0] == pytest.approx(0, abs=1e-12)
        assert all(later > earlier for earlier, later in pairwise(path))


def test_sizes_are_whole_shares_of_the_economy() -> None:
    """With no more firms than points, all are shown, and the average firm has size one."""
    found = run(number_of_firms=150)

    assert len(found["size_now"]) == len(found["size_efficient"]) == 150
    assert sum(found["size_now"]) == pytest.approx(150)
    assert sum(found["size_efficient"]) == pytest.approx(150)


def test_after_a_full_reform_all_firms_have_their_efficient_size() -> None:
    """They lie on the diagonal."""
    found = run(share_of_wedges_removed=1.0)

    assert found["size_now"] == pytest.approx(found["size_efficient"])
    assert found["spread_after"] == 0


def test_other_draws_differ_and_the_same_draw_does_not() -> None:
    """The seed is what chance depends on."""
    assert run(seed=1) != run(seed=2)
    assert run(seed=1) == run(seed=1)
