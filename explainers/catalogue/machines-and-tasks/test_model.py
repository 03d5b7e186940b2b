"""What checks.toml cannot say of the model of tasks: closed forms over many states, the equilibrium, and directions."""

import itertools
import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from explainers.contract.explainer import Result
from tests.subject import Subject

subject = Subject(__file__)
run = subject.run

ALLOWED = {
    "newly_automated": (0.0, 0.3),
    "cost_saving": (0.0, 0.8),
    "new_tasks": (0.0, 0.15),
    "new_task_saving": (0.0, 0.8),
    "better_old_machines": (0.0, 1.0),
    "labour_share_before": (0.4, 0.8),
    "elasticity_between_tasks": (0.2, 1.0),
    "machine_supply_elasticity": (0.0, 50.0),
}
# Automation and new tasks begin to pay at places that only rounding tells apart.
NEARLY_ONE_PLACE = dict.fromkeys(ALLOWED, 0.0) | {
    "newly_automated": 0.25,
    "cost_saving": 2.220446049250313e-16,
    "new_tasks": 0.125,
    "better_old_machines": 2.220446049250313e-16,
    "labour_share_before": 0.5,
    "elasticity_between_tasks": 1.0,
}
STATES = st.fixed_dictionaries({name: st.floats(low, high) for name, (low, high) in ALLOWED.items()})


def weights(state: dict[str, float], found: Result) -> tuple[float, float]:
    """M_K and M_L, written once more from the specification."""
    power = state["elasticity_between_tasks"] - 1
    taken_up, automated = found["new_tasks_used"], found["automation_used"]
    machines = (1 - state["labour_share_before"] - taken_up) * (1 + state["better_old_machines"]) ** power
    machines += automated * (1 - state["cost_saving"]) ** -power
    people = state["labour_share_before"] - automated + taken_up * (1 - state["new_task_saving"]) ** -power
    return machines, people


@settings(max_examples=300, deadline=None)
@given(STATES)
@example(NEARLY_ONE_PLACE)
def test_prices_and_use_fit_each_other(state: dict[str, float]) -> None:
    """Output costs one, the market for machines clears, and nobody uses what does not pay or leaves what does."""
    found = run(**state)
    machines, people = weights(state, found)
    sigma, before = state["elasticity_between_tasks"], state["labour_share_before"]
    wage, rental = 1 + found["wage_change"], 1 + found["rental_change"]
    relative = math.log(rental / wage)
    automation_pays = -math.log1p(-state["cost_saving"]) - relative
    new_tasks_pay = relative - math.log1p(state["better_old_machines"]) - math.log1p(-state["new_task_saving"])

    if 1 - sigma > 1e-3:  # at one the price index says nothing about levels
        assert machines * rental ** (1 - sigma) + people * wage ** (1 - sigma) == pytest.approx(1, abs=1e-9)
    assert machines / people * math.exp(-sigma * relative) == pytest.approx(
        (1 - before) / before * rental ** state["machine_supply_elasticity"], rel=1e-7
    )
    assert found["automation_used"] >= state["newly_automated"] - 1e-9 or automation_pays <= 1e-9
    assert found["automation_used"] <= 1e-9 or automation_pays >= -1e-9
    assert found["new_tasks_used"] >= state["new_tasks"] - 1e-9 or new_tasks_pay <= 1e-9
    assert found["new_tasks_used"] <= 1e-9 or new_tasks_pay >= -1e-9


@settings(max_examples=200, deadline=None)
@given(STATES)
@example(NEARLY_ONE_PLACE)
def test_income_is_what_is_made(state: dict[str, float]) -> None:
    """Wages and the rental of all machines add up to output; statisticians' TFP is never far below zero.

    Whatever is new may be left unused, so productivity cannot fall. An index with average shares errs by up to one per
    cent all the same, in the corner where machines multiply and labour's share drops from 80 to 50 per cent.
    """
    found = run(**state)
    before = state["labour_share_before"]
    wages = before * (1 + found["wage_change"])
    machines = (1 - before) * (1 + found["rental_change"]) * (1 + found["machines_change"])

    assert wages + machines == pytest.approx(1 + found["output_change"], rel=1e-7)
    assert found["tfp_change"] > -0.0101
    assert found["tfp_change"] > -1e-9 or found["machines_change"] > 0.25


@settings(max_examples=200, deadline=None)
@given(STATES)
def test_automation_alone_never_raises_labours_share(state: dict[str, float]) -> None:
    """Acemoglu and Restrepo (2019), abstract: automation always reduces the labour share in value added."""
    found = run(**{**state, "new_tasks": 0.0, "better_old_machines": 0.0})

    assert found["labour_share_after"] <= state["labour_share_before"] + 1e-9


@settings(max_examples=200, deadline=None)
@given(STATES)
def test_new_tasks_never_lower_the_wage_or_labours_share(state: dict[str, float]) -> None:
    """Acemoglu and Restrepo (2019), abstract: new tasks always raise the labour share and labour demand.

    They take for granted (note 4) that all automated tasks are given to machines. Where machines are too expensive for
    that, new tasks set machines free, and some of them are used to automate more: then only the wage is sure to hold.
    """
    without, with_them = run(**{**state, "new_tasks": 0.0}), run(**state)

    assert with_them["wage_change"] >= without["wage_change"] - 1e-9
    if with_them["automation_used"] <= without["automation_used"] + 1e-9:
        assert with_them["labour_share_after"] >= without["labour_share_after"] - 1e-9


@settings(max_examples=200, deadline=None)
@given(STATES)
def test_better_old_machines_never_lower_the_wage(state: dict[str, float]) -> None:
    """Deepening of automation: with tasks that need one another, better machines make people's tasks worth more."""
    alone = {**state, "newly_automated": 0.0, "new_tasks": 0.0}
    worse, better = run(**{**alone, "better_old_machines": 0.0}), run(**alone)

    assert better["wage_change"] >= worse["wage_change"] - 1e-9
    assert better["labour_share_after"] >= worse["labour_share_after"] - 1e-9


@settings(max_examples=200, deadline=None)
@given(STATES, st.floats(0.0, 50.0))
def test_automation_with_more_machines_pays_workers_no_less(state: dict[str, float], other: float) -> None:
    """With automation alone, wages never fall as machines are supplied more readily."""
    alone = {**state, "new_tasks": 0.0, "better_old_machines": 0.0}
    scarce, plenty = sorted([state["machine_supply_elasticity"], other])
    fewer = run(**{**alone, "machine_supply_elasticity": scarce})
    more = run(**{**alone, "machine_supply_elasticity": plenty})

    assert more["wage_change"] >= fewer["wage_change"] - 1e-9


def test_everything_is_finite_in_all_corners() -> None:
    """All 256 corners of the allowed ranges, where equal costs meet and jumps fall together."""
    for corner in itertools.product(*ALLOWED.values()):
        found = run(**dict(zip(ALLOWED, corner, strict=True)))
        series = [found["wage_by_saving"], found["output_by_saving"], found["tfp_by_saving"], found["effects"]]
        numbers = [found["wage_change"], found["rental_change"], *itertools.chain.from_iterable(series)]

        assert all(math.isfinite(number) for number in numbers)


@pytest.mark.parametrize("automated", [0.05, 0.2])
@pytest.mark.parametrize("saving", [0.3, 0.6])
@pytest.mark.parametrize("share", [0.45, 0.7])
def test_cobb_douglas_with_given_machines(automated: float, saving: float, share: float) -> None:
    """With sigma = 1 and no added machines output is a product of powers, as long as automation pays wholly."""
    found = run(
        newly_automated=automated,
        cost_saving=saving,
        labour_share_before=share,
        elasticity_between_tasks=1.0,
        machine_supply_elasticity=0.0,
    )
    machine_tasks = 1 - share + automated
    machines = (1 - share) / share
    powers = (machines / machine_tasks) ** machine_tasks * (1 / (share - automated)) ** (share - automated)
    output = share * (1 / (1 - saving)) ** automated * powers
    whole_use = machine_tasks / (share - automated) / machines < 1 / (1 - saving)

    assert (found["automation_used"] == pytest.approx(automated)) == whole_use
    if whole_use:
        assert 1 + found["output_change"] == pytest.approx(output, rel=1e-10)


def test_the_limit_at_one_is_reached_smoothly() -> None:
    """Nothing jumps where tasks come to keep their shares of cost."""
    for preset in ("", "brilliant_machines", "united_states_1987_2017", "no_new_machines"):
        near, at = run(preset, elasticity_between_tasks=1 - 1e-9), run(preset, elasticity_between_tasks=1.0)

        assert near["wage_change"] == pytest.approx(at["wage_change"], abs=1e-8)
        assert near["tfp_change"] == pytest.approx(at["tfp_change"], abs=1e-8)


def test_the_sweep_passes_through_the_present_run() -> None:
    """A point of the curve is the run with that saving."""
    for step in (0, 5, 8, 20, 40):
        found = run(cost_saving=0.02 * step, new_tasks=0.03)

        assert found["wage_by_saving"][step] == pytest.approx(found["wage_change"], abs=1e-12)
        assert found["tfp_by_saving"][step] == pytest.approx(found["tfp_change"], abs=1e-12)


def test_the_rule_of_thumb_is_right_for_small_changes() -> None:
    """Hulten (1978): to first order TFP rises by tasks touched times saving, whatever the other settings are."""
    for sigma, supply in itertools.product((0.3, 1.0), (0.0, 5.0, 50.0)):
        found = run(
            newly_automated=1e-5,
            cost_saving=0.01,
            new_tasks=1e-5,
            new_task_saving=0.01,
            better_old_machines=1e-6,
            elasticity_between_tasks=sigma,
            machine_supply_elasticity=supply,
        )
        expected = 1e-5 * 0.01 + 1e-5 * 0.01 + 0.42 * 1e-6

        assert found["tfp_change"] == pytest.approx(expected, rel=0.02)


def test_one_run_does_not_touch_another() -> None:
    """The model is a function of its parameters: the same settings give the same numbers after any other run."""
    first = run()
    run("united_states_1987_2017", better_old_machines=0.7)

    assert run() == first
