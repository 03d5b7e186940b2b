"""What checks.toml cannot say of clean and dirty research: identities, equilibrium, closed forms, properties."""

import math
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explainers.contract.explainer import Result
from tests.subject import Subject

subject = Subject(__file__)
run = subject.run
ALPHA = 1 / 3

STATES = st.fixed_dictionaries(
    {
        "elasticity_of_substitution": st.floats(1.1, 12.0),
        "carbon_tax": st.floats(0.0, 5.0),
        "research_subsidy": st.floats(0.0, 50.0),
        "policy_delay": st.floats(0.0, 200.0),
        "policy_years": st.floats(0.0, 300.0),
        "clean_share_at_start": st.floats(0.01, 0.9),
        "research_growth": st.floats(0.001, 0.06),
        "absorption": st.floats(0.0, 0.95),
        "disaster_temperature": st.floats(2.0, 10.0),
    }
)
SUBSTITUTES = st.fixed_dictionaries(
    {
        "elasticity_of_substitution": st.floats(2.6, 8.0),
        "clean_share_at_start": st.floats(0.02, 0.45),
        "research_growth": st.floats(0.01, 0.04),
        "policy_delay": st.sampled_from([0.0, 5.0, 10.0, 20.0]),
    }
)


def technologies(found: Result, values: dict[str, float]) -> list[tuple[float, float]]:
    """Both technologies in each period, followed from the start by what research did; knows nothing of the model."""
    epsilon, g = values["elasticity_of_substitution"], 5 * values["research_growth"]
    phi = (1 - ALPHA) * (1 - epsilon)
    lead = found["lead_at_start"]
    dirty = (1 + lead**-phi) ** (1 + ALPHA / phi)
    path = [(lead * dirty, dirty)]
    for s in found["clean_research"][1:]:
        clean, dirty = path[-1]
        path.append((clean * (1 + g * s), dirty * (1 + g * (1 - s))))
    return path


def pay_by_prices(values: dict[str, float], clean: float, dirty: float, s: float, tax: float, subsidy: float) -> float:
    """Profit of clean over dirty research from prices and workers after research, as in the paper: p^(1/(1-α)) L A."""
    epsilon, g = values["elasticity_of_substitution"], 5 * values["research_growth"]
    phi = (1 - ALPHA) * (1 - epsilon)
    ratio = clean * (1 + g * s) / (dirty * (1 + g * (1 - s)))
    price = ratio ** (ALPHA - 1)  # relative price of the clean input that producers get
    labour = (1 + tax) ** epsilon * ratio**-phi
    return float((1 + subsidy) * price ** (1 / (1 - ALPHA)) * labour * clean / dirty)


def policy(values: dict[str, float], period: int) -> tuple[float, float]:
    """Tax and subsidy of a period."""
    since = 5 * (period - 1)
    on = values["policy_delay"] <= since < values["policy_delay"] + values["policy_years"]
    return (values["carbon_tax"], values["research_subsidy"]) if on else (0.0, 0.0)


@given(values=STATES)
@settings(max_examples=150, deadline=None)
def test_nobody_gains_by_changing_field(values: dict[str, float]) -> None:
    """In each period the direction of research is an equilibrium of the published profits."""
    found = run(**values)
    path = technologies(found, values)
    for period in range(1, 61):
        s = found["clean_research"][period]
        pay = pay_by_prices(values, *path[period - 1], s, *policy(values, period))
        if s == 1:
            assert pay >= 1 - 1e-6
        elif s == 0:
            assert pay <= 1 + 1e-6
        else:
            assert pay == pytest.approx(1, rel=1e-6)


@given(values=STATES)
@settings(max_examples=150, deadline=None)
def test_invariants(values: dict[str, float]) -> None:
    """Everything is finite; a disaster is for ever; the tax lowers dirty input; policy never brings it nearer."""
    found = run(**values)
    ceiling = values["disaster_temperature"]
    for name in ("clean_input", "dirty_input", "consumption", "pay_with_policy", "pay_without_policy"):
        assert all(math.isfinite(value) and value > 0 for value in found[name])
    assert found["dirty_input"][0] == pytest.approx(1)
    assert found["clean_share"][0] == pytest.approx(values["clean_share_at_start"])
    assert found["first_change_of_dirty_input"] <= 1e-9
    assert all(-1e-9 <= value <= ceiling + 1e-9 for value in found["temperature"])
    if found["disaster_year"] is None:
        assert max(found["temperature"]) < ceiling
    else:
        after = (found["disaster_year"] - 2002) // 5
        assert all(value == pytest.approx(ceiling) for value in found["temperature"][after:])
        assert all(value < ceiling for value in found["temperature"][:after])
    for alone, beside in zip(found["tax_alone_after_waiting"], found["tax_with_subsidy_after_waiting"], strict=True):
        assert beside <= alone + 1e-12


@given(values=STATES)
@settings(max_examples=150, deadline=None)
def test_consumption_is_output_less_machines(values: dict[str, float]) -> None:
    """At any tax output is the CES aggregate of both inputs, and machines cost α² of what machine users pay."""
    found = run(**values)
    epsilon = values["elasticity_of_substitution"]
    power = (epsilon - 1) / epsilon
    path = technologies(found, values)
    base = None
    for period in range(61):
        clean, dirty = path[period]
        tax = policy(values, period)[0] if period else 0.0
        phi = (1 - ALPHA) * (1 - epsilon)
        odds = (1 + tax) ** epsilon * (clean / dirty) ** -phi
        y_clean, y_dirty = found["clean_input"][period], found["dirty_input"][period]
        # Each input is p^(α/(1-α)) A L; with labour known, its price follows, and so does what machines cost.
        labour_clean, labour_dirty = odds / (1 + odds), 1 / (1 + odds)
        price_clean = (y_clean / (clean * labour_clean)) ** ((1 - ALPHA) / ALPHA)
        price_dirty = (y_dirty / (dirty * labour_dirty)) ** ((1 - ALPHA) / ALPHA)
        output = (y_clean**power + y_dirty**power) ** (1 / power)
        consumption = output - ALPHA**2 * (price_clean * y_clean + price_dirty * y_dirty)
        base = base or consumption
        assert found["consumption"][period] == pytest.approx(consumption / base, rel=1e-6)


@given(values=SUBSTITUTES)
@settings(max_examples=150, deadline=None)
def test_the_threshold_is_one(values: dict[str, float]) -> None:
    """A tax a little above tax_needed turns research at once; a little below, nobody moves, however long it lasts."""
    needed = run(**values, carbon_tax=0.0)["tax_needed"]
    assume(0.01 < needed < 4.9)
    first = 1 + round(values["policy_delay"] / 5)
    above = run(**values, carbon_tax=needed * 1.001, policy_years=300)
    below = run(**values, carbon_tax=needed * 0.999, policy_years=300)

    assert above["clean_research"][first] == 1
    assert max(below["clean_research"]) == 0


@given(values=SUBSTITUTES)
@settings(max_examples=150, deadline=None)
def test_the_years_needed_are_enough_and_no_fewer_are(values: dict[str, float]) -> None:
    """After policy_years_needed clean research goes on by itself; after five years less it does not."""
    probe = run(**values, carbon_tax=5.0, research_subsidy=50.0)
    years = probe["policy_years_needed"]
    assume(5 < years <= 250 - values["policy_delay"] and probe["tax_needed"] < 5)
    # Away from the border itself, where rounding decides.
    periods = -math.log(probe["lead_at_start"]) / math.log(1 + 5 * values["research_growth"])
    phi = (1 - ALPHA) * (1 - values["elasticity_of_substitution"])
    exact = periods + values["policy_delay"] / 5 + (phi + 1) / -phi
    assume(abs(exact - round(exact)) > 1e-6)

    strong = {**values, "carbon_tax": 5.0, "research_subsidy": 50.0}
    assert run(**strong, policy_years=years)["clean_research"][-1] == 1
    assert run(**strong, policy_years=years - 5)["clean_research"][-1] == 0


def test_waiting_adds_as_many_years() -> None:
    """A delay of dirty periods adds exactly its own length to the policy, and lifts the tax by a constant factor."""
    taxes = []
    for delay in range(0, 61, 5):
        found = run(research_subsidy=1.0, policy_delay=delay)
        assert found["policy_years_needed"] == 50 + delay
        assert found["tax_needed"] == pytest.approx(found["tax_with_subsidy_after_waiting"][delay // 5])
        taxes.append(1 + found["tax_needed"])
    ratios = [later / sooner for sooner, later in pairwise(taxes)]
    assert ratios == pytest.approx([1.1 ** (4 / 9)] * 12)


def test_the_border_of_the_long_run_is_seen_in_the_run() -> None:
    """Strong substitutes let dirty input shrink once only clean technology advances; weak ones let it grow."""
    for epsilon, shrinks in ((1.3, False), (1.4, False), (1.7, True), (2.0, True), (3.0, True)):
        found = run("poor_substitutes", elasticity_of_substitution=epsilon)
        assert found["clean_research"][-1] == 1
        assert (found["dirty_input"][60] < found["dirty_input"][45]) is shrinks


def test_no_tax_on_the_slider_repairs_a_late_start() -> None:
    """The scene that cannot be won: high taxes turn research, and fifty years are too few to keep it turned."""
    runs = [run("same_push_twenty_years_later", carbon_tax=step / 40) for step in range(61)]

    assert all(found["disaster_year"] is not None for found in runs)
    assert any(found["switch_year"] == 2027 for found in runs)
    assert run("same_push_twenty_years_later", carbon_tax=0.45, policy_years=70)["disaster_year"] is None


def test_two_instruments_cost_less_consumption() -> None:
    """The direction of the published result: with a subsidy a lower tax is enough, and people give up less."""
    alone, both = run("tax_alone_high_enough"), run("labs_and_tax_together")

    assert alone["disaster_year"] is None and both["disaster_year"] is None
    assert sum(both["consumption"][1:21]) > sum(alone["consumption"][1:21])


def test_what_is_too_weak_changes_nothing() -> None:
    """Below the threshold more subsidy changes neither research nor climate."""
    small, larger = run(research_subsidy=0.0), run(research_subsidy=0.75)

    assert small["temperature"] == larger["temperature"]
    assert small["clean_research"] == larger["clean_research"]
