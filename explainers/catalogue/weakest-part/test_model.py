"""What checks.toml cannot say of the model of four parts: limits, the best plan, matching, and random states."""

import itertools
import math
import random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explainers.contract.explainer import Result
from tests.subject import Subject

subject = Subject(__file__)
run = subject.run
PARTS = ("quality_of_workers", "quality_of_machines", "quality_of_data", "quality_of_organisation")
WAYS = ("strongest", "evenly", "weakest", "best")
START = [0.9, 1.0, 0.5, 0.7]

QUALITY = st.floats(0.3, 1.5)
QUALITIES = st.tuples(QUALITY, QUALITY, QUALITY, QUALITY)
ELASTICITY = st.floats(0.05, 20.0)
BUDGET = st.floats(0.0, 0.5)
STEPS = st.integers(1, 6)


def run_parts(qualities: tuple[float, ...], **values: Any) -> Result:
    """One run for these four parts."""
    return run(**dict(zip(PARTS, qualities, strict=True)), **values)


def combined(qualities: list[float], substitution: float) -> float:
    """The combined quality by the model's own function."""
    return math.exp(subject.model.log_combined(qualities, subject.model.exponent(substitution)))


@pytest.mark.parametrize(
    ("substitution", "by_hand"),
    [
        (0.5, 4 / sum(1 / quality for quality in START)),
        (1.0, math.prod(START) ** 0.25),
        (2.0, (sum(math.sqrt(quality) for quality in START) / 4) ** 2),
        (1 / 3, (sum(quality**-2 for quality in START) / 4) ** -0.5),
    ],
)
def test_the_means_that_have_names(substitution: float, by_hand: float) -> None:
    """Harmonic and geometric mean, and two others that a pocket calculator gives."""
    assert combined(START, substitution) == pytest.approx(by_hand, rel=1e-13)


def test_an_elasticity_of_one_is_no_jump() -> None:
    """The branch at one agrees with its neighbours, to the first order in the distance."""
    at_one = combined(START, 1.0)
    for distance in (1e-4, 1e-7, 1e-10, 1e-13):
        assert combined(START, 1 + distance) == pytest.approx(at_one, rel=distance)
        assert combined(START, 1 - distance) == pytest.approx(at_one, rel=distance)


def test_the_limits_are_the_weakest_part_and_the_mean() -> None:
    """Fixed proportions and perfect replacement, far outside the allowed range."""
    assert combined(START, 1e-4) == pytest.approx(min(START), rel=1e-3)
    assert combined(START, 1e6) == pytest.approx(sum(START) / 4, rel=1e-5)


def test_two_grades_give_the_square_of_their_difference() -> None:
    """Kremer (1993): q_H^2 + q_L^2 - 2 q_H q_L = (q_H - q_L)^2 for two tasks that multiply."""
    high, low = 1.3, 0.7
    log_mixed = subject.model.log_combined([high, low], 0.0)

    assert high**2 + low**2 - 2 * math.exp(2 * log_mixed) == pytest.approx((high - low) ** 2, rel=1e-13)


def test_output_rises_with_quality_as_published() -> None:
    """Kremer (1993), Mehlum (2008): one per cent more of everything, 6.67 per cent more output (in logarithms)."""
    before = run(budget=0.0)
    after = run_parts(tuple(1.01 * quality for quality in START), budget=0.0)
    log_tfp = math.log(after["tfp_index"] / before["tfp_index"])

    assert log_tfp / (1 - 0.4) / math.log(1.01) == pytest.approx(before["elasticity_of_output"], rel=1e-9)
    assert before["elasticity_of_output"] == pytest.approx(6.667, abs=0.001)


def test_capital_follows_until_its_rental_is_as_before() -> None:
    """Output per worker is found again by solving alpha Y / K = r for capital, without the formula of the page."""
    share, rental = 0.4, 0.12
    outputs = []
    for tfp in (1.0, 1 + run("mend_the_weakest")["tfp_gain"]):
        capital = 1.0
        for _ in range(400):
            capital = share * tfp * capital**share / rental
        outputs.append(tfp * capital**share)

    assert outputs[1] / outputs[0] - 1 == pytest.approx(run("mend_the_weakest")["output_gain"], rel=1e-9)


def test_no_plan_on_a_fine_grid_beats_the_best() -> None:
    """Every way to divide twenty coins among the four parts is tried."""
    for substitution in (0.05, 0.5, 1.0, 3.0, 20.0):
        best = run(substitution_between_parts=substitution, budget=0.4)["gain_if_best"]
        for first, second, third in itertools.product(range(21), repeat=3):
            coins = (first, second, third, 20 - first - second - third)
            if coins[3] >= 0:
                after = [old + 0.02 * coin for old, coin in zip(START, coins, strict=True)]
                gain = (combined(after, substitution) / combined(START, substitution)) ** 4 - 1

                assert gain <= best + 1e-9


def test_the_best_plan_moves_on_where_the_page_says() -> None:
    """Data alone up to a budget of 0.2, then data and organisation, then the workers as well."""
    added = [
        run(budget=budget, budget_goes_to="best", quality_of_workers=0.8)["quality_added"]
        for budget in (0.19, 0.21, 0.39, 0.41)
    ]

    assert [[part > 1e-9 for part in parts] for parts in added] == [
        [False, False, True, False],
        [False, False, True, True],
        [False, False, True, True],
        [True, False, True, True],
    ]


def test_the_marked_point_lies_on_its_curve() -> None:
    """The curve of each way to spend passes through what that way brings at the budget that is set."""
    for way in WAYS:
        outputs = run(budget=0.3, budget_goes_to=way)

        assert outputs["budget_grid"][30] == pytest.approx(0.3)
        assert outputs[f"gain_{way}"][30] == pytest.approx(outputs["tfp_gain"], rel=1e-12)


def test_substitution_turns_the_advice_weak() -> None:
    """At the start values the strongest part gains and the weakest loses weight as parts replace one another."""
    ladder = [
        run(substitution_between_parts=substitution) for substitution in (0.05, 0.1, 0.3, 0.5, 1.0, 2.0, 8.0, 20.0)
    ]
    for lower, higher in itertools.pairwise(ladder):
        assert lower["gain_if_strongest"] < higher["gain_if_strongest"]
        assert lower["gain_if_weakest"] > higher["gain_if_weakest"]


def test_no_way_of_dealing_out_the_parts_beats_like_with_like() -> None:
    """Random deals of the sixteen parts to the four firms: none makes more than like with like."""
    generator = random.Random(7)
    grades = [1 + 0.3 * grade for grade in subject.model.GRADES]
    for substitution, steps in itertools.product((0.05, 0.5, 1.0, 8.0), (1, 2, 4, 6)):
        alike = sum(grade**steps for grade in grades)
        for _ in range(50):
            dealt = [generator.sample(grades, 4) for _ in range(4)]  # of each kind of part, which firm gets which
            firms = [[kind[firm] for kind in dealt] for firm in range(4)]

            assert sum(combined(firm, substitution) ** steps for firm in firms) <= alike * (1 + 1e-12)


@given(QUALITIES, ELASTICITY, BUDGET, STEPS, st.sampled_from(WAYS))
@settings(max_examples=300, deadline=None)
def test_what_holds_in_every_state(
    qualities: tuple[float, ...], substitution: float, budget: float, steps: int, way: str
) -> None:
    """The budget is spent to the last coin, nothing gets worse, no plan beats the best, and Q is a mean."""
    outputs = run_parts(
        qualities, substitution_between_parts=substitution, budget=budget, number_of_steps=steps, budget_goes_to=way
    )
    best = outputs["gain_if_best"]

    assert sum(outputs["quality_added"]) == pytest.approx(budget, abs=1e-12)
    assert min(outputs["quality_added"]) >= 0
    assert min(qualities) * (1 - 1e-12) <= outputs["combined_quality"] <= sum(qualities) / 4 * (1 + 1e-12)
    assert all(outputs[f"gain_if_{rule}"] <= best * (1 + 1e-9) + 1e-9 for rule in WAYS)
    assert 0 <= outputs["share_of_best"] <= 1 + 1e-9
    assert sum(outputs["weight_of_part"]) == pytest.approx(1)


@given(QUALITIES, ELASTICITY, STEPS)
@settings(max_examples=200, deadline=None)
def test_more_of_a_part_never_harms_and_names_do_not_matter(
    qualities: tuple[float, ...], substitution: float, steps: int
) -> None:
    """Each part raises the whole; and four parts in another order are as good."""
    outputs = run_parts(qualities, substitution_between_parts=substitution, number_of_steps=steps)
    turned = run_parts(qualities[1:] + qualities[:1], substitution_between_parts=substitution, number_of_steps=steps)

    assert min(outputs["gain_of_ten_percent"]) >= 0
    assert min(outputs["gain_of_same_amount"]) >= 0
    assert turned["combined_quality"] == pytest.approx(outputs["combined_quality"], rel=1e-12)


@given(QUALITIES, ELASTICITY)
@settings(max_examples=200, deadline=None)
def test_the_weakest_part_has_the_largest_marginal_product(qualities: tuple[float, ...], substitution: float) -> None:
    """A point is worth most in the weakest part whatever the elasticity: q^(rho - 1) falls with q."""
    assume(sorted(qualities)[1] - min(qualities) > 0.11)
    outputs = run_parts(qualities, substitution_between_parts=substitution)
    gains = outputs["gain_of_same_amount"]

    assert gains[outputs["weakest_part"]] == max(gains)


@given(st.floats(0.0, 0.9), ELASTICITY, STEPS)
@settings(max_examples=200, deadline=None)
def test_like_with_like_never_makes_less(spread: float, substitution: float, steps: int) -> None:
    """A convex function of a mean: the total of unequal firms is at least that of equal ones, which is one hundred."""
    outputs = run(spread_of_grades=spread, substitution_between_parts=substitution, number_of_steps=steps)

    assert outputs["output_by_matching"][0] >= 100 * (1 - 1e-12)
    assert outputs["output_by_matching"][1] == pytest.approx(100)
