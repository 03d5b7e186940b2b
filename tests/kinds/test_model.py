"""The invented explainer keeps the contract: it has one of every kind of thing, and all that it says is true."""

import random

import pytest

from explainers.contract import declaration as contract
from explainers.contract.catalogue import find_folders, load_all
from explainers.contract.explainer import LANGUAGES
from explainers.contract.solving import solve_all
from explainers.contract.tasks import TASK_KINDS
from explainers.runner.errors import ModelError
from explainers.runner.expressions import condition, evaluate
from explainers.runner.model import Model, Value
from tests.conftest import SLUGS
from tests.kinds import FIXTURE, FIXTURES
from tests.kinds.cases import EXPLAINER

DECLARED = EXPLAINER.declaration


def test_it_has_every_kind_of_thing() -> None:
    """A new kind has an example here, or this fails."""
    assert {parameter.kind for parameter in DECLARED.parameters} == set(contract.PARAMETER_KINDS)
    assert {parameter.scale for parameter in DECLARED.parameters} == set(contract.SCALES)
    assert {parameter.whole for parameter in DECLARED.parameters} == {False, True}
    assert {output.kind for output in DECLARED.outputs} == set(contract.OUTPUT_KINDS)
    assert {column.kind for column in DECLARED.own_data.columns} == set(contract.COLUMN_KINDS)
    assert {limit.error for limit in DECLARED.limits} == set(contract.ERRORS)
    assert [task.kind for task in EXPLAINER.questions.tasks] == list(TASK_KINDS)
    assert {chart.diagonal for chart in DECLARED.charts} == {False, True}
    assert {len(chart.band) for chart in DECLARED.charts} == {0, 2}
    assert {chart.y_scale for chart in DECLARED.charts} == set(contract.SCALES)
    assert any(output.along in EXPLAINER.categories for output in DECLARED.outputs if output.kind == "number")


def test_it_is_no_explainer_of_ours() -> None:
    """It is found where a test looks for it, and nowhere else."""
    assert find_folders(FIXTURES) == [FIXTURES / FIXTURE]
    assert FIXTURE not in SLUGS


def test_it_needs_nothing_that_the_shared_runtime_lacks() -> None:
    """Its site, its single files and its packages carry the runtime that was made for the catalogue."""
    assert EXPLAINER.modules <= {name for explainer in load_all() for name in explainer.modules}


def random_value(generator: random.Random, parameter: contract.Parameter) -> Value:
    """One value that a reader may set without a table of their own."""
    if parameter.allowed is None:
        return generator.choice([option for option in parameter.options if option != "own"])
    low, high = parameter.allowed.start, parameter.allowed.end
    found = generator.choice([low, high, generator.uniform(low, high)])
    return round(found) if parameter.whole else found


def test_every_state_runs_and_its_sentence_is_true() -> None:
    """A thousand random states, the ends of the allowed ranges often among them."""
    generator = random.Random(1)
    claims = {case.id: [condition(claim) for claim in case.claims] for case in DECLARED.summary}
    seen = set()
    for _ in range(1_000):
        values = {parameter.id: random_value(generator, parameter) for parameter in DECLARED.parameters}
        result = EXPLAINER.run(**values)
        names = {**result["values"], **result["outputs"]}
        seen.add(result["summary"])
        assert all(evaluate(claim, names) for claim in claims[result["summary"]]), values
        assert all("{" not in EXPLAINER.summary(result, language) for language in LANGUAGES)
    assert seen == set(claims)


def test_what_must_be_true_is_true() -> None:
    """Every entry of its checks.toml."""
    for check in EXPLAINER.checks.checks:
        result = EXPLAINER.run(check.preset, **check.values)
        names = {**result["values"], **result["outputs"]}
        if check.holds:
            assert evaluate(condition(check.holds), names), check.id
        else:
            wanted = evaluate(condition(check.equals), names)
            assert evaluate(condition(check.expression), names) == pytest.approx(wanted, rel=check.tolerance), check.id


def test_questions_have_the_answers_that_the_model_gives() -> None:
    """One right option for each, worked out by hand; and for the tasks also in their variants."""
    assert EXPLAINER.predicted_answer() == "fast_then_slow"
    assert [EXPLAINER.right_option(item) for item in EXPLAINER.questions.quiz] == ["hardly_more", "now_painting"]
    plain, *variants = [[solution.answers for solution in solve_all(EXPLAINER, seed)] for seed in (None, 1, 2, 3, 4)]
    assert plain == [
        {"all_benches": pytest.approx(24 / 60), "saved": pytest.approx(9.6 / 60), "left": pytest.approx(14.4 / 60)},
        {"unpractised": pytest.approx(420), "practised": pytest.approx(618, abs=1), "done": "yes"},
        {"toys": pytest.approx(32), "slowest": "painting"},
    ]
    assert all(variant != plain for variant in variants)


@pytest.mark.parametrize(
    ("table", "minutes"),
    [
        ("toys,hours\n10,8\n20,8\n", (48 + 24) / 2),
        ("每件分钟\n20\n40\n", 30),
        ("minutes_a_toy;mistakes;change;extra_minutes\n20;0,5;50;-3\n20;0,5;50;-3\n", 20 * 1.5 / 0.5 - 3),
        ("year\tminutes\n2001Q1\t12\n2001Q2\t24\n", 18),
    ],
)
def test_a_table_of_the_readers_own_is_used(table: str, minutes: float) -> None:
    """Either set of columns will do, and each other column changes the outcome."""
    values = {"workshop": "own", "time_saved": 0.0}
    model = Model(EXPLAINER.slug, EXPLAINER.source, EXPLAINER.table, EXPLAINER.data)
    with pytest.raises(ModelError, match="no table"):
        model.run(values)

    assert model.take(table)["problems"] == []
    assert 60 * model.run(values)["outputs"]["last_time"] == pytest.approx(minutes)
