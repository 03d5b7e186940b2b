"""What checks.toml cannot say of the model of hidden quality: single products, limits, directions, random states."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.subject import Subject

subject = Subject(__file__)
run = subject.run
METHODS = ("no_adjustment", "linking", "matched_model", "hedonic", "market_share")
ALLOWED = {
    "elasticity": (1.5, 8.0),
    "own_growth": (-0.02, 0.05),
    "share_replaced": (0.0, 0.2),
    "quality_step": (0.8, 1.5),
    "price_premium": (-0.2, 0.5),
    "new_products": (0.0, 0.03),
    "process_growth": (-0.02, 0.04),
    "share_captured": (0.0, 1.5),
    "assumed_elasticity": (1.5, 8.0),
}
STATES = st.fixed_dictionaries({name: st.floats(*ends) for name, ends in ALLOWED.items()})


def price_level(prices: list[float], qualities: list[float], elasticity: float) -> float:
    """The exact price index over single products, straight from its definition."""
    total = sum((price / quality) ** (1 - elasticity) for price, quality in zip(prices, qualities, strict=True))
    return float(total ** (1 / (1 - elasticity)))


def test_a_thousand_products_give_the_closed_form() -> None:
    """Each product is drawn, improved, replaced or added one by one; growth is the fall of the exact index."""
    old_prices, old_qualities = [1.0] * 1000, [1.0] * 1000
    fall = math.exp(-0.006)
    prices = [fall] * 955 + [1.05 * fall] * 45 + [fall] * 3
    qualities = [math.exp(0.008)] * 955 + [1.1] * 45 + [1.0] * 3
    growth = math.log(price_level(old_prices, old_qualities, 4.0) / price_level(prices, qualities, 4.0))

    assert run(price_premium=0.05)["true_growth"] == pytest.approx(growth, rel=1e-11)


def test_market_shares_of_a_thousand_products() -> None:
    """What today's products keep of all spending, added up product by product."""
    survivors = [math.exp(0.008) ** 3] * 955
    others = [1.25**3] * 45 + [1.0] * 3
    kept = sum(survivors) / (sum(survivors) + sum(others))

    assert run("quality_leap")["survivor_factor"] == pytest.approx(kept, rel=1e-12)
    assert run("quality_leap")["actual_survivor_share"][10] == pytest.approx(kept**10, rel=1e-11)


def test_feenstras_ratio_is_the_same_correction() -> None:
    """Feenstra (1994): the index of common products times (share of common products now / before)^(1 / (sigma - 1)).

    Common are the survivors, which had 1 - d of spending before and have the survivors' factor of it now.
    """
    now = run(share_replaced=0.08, elasticity=3.0)
    ratio = (now["survivor_factor"] / (1 - 0.08)) ** (1 / 2)
    conventional = math.exp(-(0.006 + 0.008))

    assert -math.log(conventional * ratio) == pytest.approx(now["true_growth"], rel=1e-12)


def test_published_sizes_are_met() -> None:
    """Half a point in the United States and in France, 0.8 in packaged goods: settings, not tests of the model."""
    assert run()["missing_growth"] == pytest.approx(0.005, abs=0.0005)
    assert run("much_turnover")["missing_growth"] == pytest.approx(0.008, abs=0.0001)


def test_very_few_newcomers_are_no_jump() -> None:
    """The limit of ln(1 + x) / x is met from both sides."""
    at_zero = run(share_replaced=0.0, new_products=0.0, own_growth=0.0)
    for tiny in (1e-14, 1e-11, 1e-8):
        near = run(share_replaced=0.0, new_products=tiny, own_growth=0.0)

        assert near["true_growth"] == pytest.approx(at_zero["true_growth"], abs=2 * tiny)
        assert math.isfinite(near["true_by_source"][3])


@pytest.mark.parametrize("method", METHODS)
def test_the_fall_of_costs_is_seen_by_every_method(method: str) -> None:
    """It moves both rates alike, so it moves nothing that is missing."""
    slow, fast = run(office_method=method, process_growth=0.0), run(office_method=method, process_growth=0.02)

    assert fast["measured_growth"] - slow["measured_growth"] == pytest.approx(0.02, rel=1e-9)
    assert fast["missing_growth"] == pytest.approx(slow["missing_growth"], abs=1e-12)


def test_every_corner_is_finite() -> None:
    """All ends of all ranges, with each method."""
    names = list(ALLOWED)
    for ends in itertools.product(*(ALLOWED[name] for name in names)):
        for method in METHODS:
            outputs = run(office_method=method, **dict(zip(names, ends, strict=True)))
            numbers = [outputs["true_growth"], outputs["measured_growth"], outputs["level_gap"]]

            assert all(math.isfinite(number) for number in numbers)
            assert 0 < outputs["survivor_factor"] < 2


@settings(max_examples=300, deadline=None)
@given(state=STATES, method=st.sampled_from(METHODS))
def test_identities_hold_in_random_states(state: dict[str, float], method: str) -> None:
    """Sources add up; the trace in market shares is what matching misses; the office's number is one of the five."""
    now = run(office_method=method, **state)
    loss = math.log(now["expected_survivor_share"][1] / now["actual_survivor_share"][1])

    assert sum(now["true_by_source"]) == pytest.approx(now["true_growth"], abs=1e-12)
    assert sum(now["missing_by_source"]) == pytest.approx(now["missing_growth"], abs=1e-12)
    assert loss / (state["elasticity"] - 1) == pytest.approx(now["missing_of_matched_model"], abs=1e-10)
    assert now["growth_by_method"][METHODS.index(method)] == now["measured_growth"]
    assert now["true_index"][30] / now["measured_index"][30] - 1 == pytest.approx(now["level_gap"], rel=1e-9, abs=1e-9)


@settings(max_examples=300, deadline=None)
@given(state=STATES)
def test_directions_hold_in_random_states(state: dict[str, float]) -> None:
    """Better newcomers and more new products hide more; more credit measures more; a higher guess corrects less."""
    before = run(**state)
    better = run(**state | {"quality_step": min(1.5, state["quality_step"] + 0.05)})
    newer = run(**state | {"new_products": min(0.03, state["new_products"] + 0.005)})
    credited = run(**state | {"share_captured": min(1.5, state["share_captured"] + 0.2)})
    guessed = run(**state | {"assumed_elasticity": min(8.0, state["assumed_elasticity"] + 1)})
    sign = 1 if state["quality_step"] >= 1 else -1

    assert better["missing_of_matched_model"] >= before["missing_of_matched_model"] - 1e-12
    assert newer["missing_of_matched_model"] >= before["missing_of_matched_model"] - 1e-12
    assert sign * (credited["growth_by_method"][3] - before["growth_by_method"][3]) >= -1e-12
    if before["missing_of_matched_model"] >= 0:
        assert guessed["growth_by_method"][4] <= before["growth_by_method"][4] + 1e-12
    else:
        assert guessed["growth_by_method"][4] >= before["growth_by_method"][4] - 1e-12


@settings(max_examples=200, deadline=None)
@given(state=STATES)
def test_shares_of_growth_are_absent_where_they_mean_nothing(state: dict[str, float]) -> None:
    """Growth is hidden or invented, never both, and neither is a share of next to no growth."""
    now = run(**state)
    hidden, invented = now["hidden_share"], now["invented_share"]

    assert hidden is None or (now["true_growth"] > 0.0005 and now["missing_growth"] > 0)
    assert invented is None or (now["measured_growth"] > 0.0005 and now["missing_growth"] < 0)
    assert hidden is None or invented is None
