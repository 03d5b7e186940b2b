"""The invented explainer keeps the contract: it has one of every kind of thing, and all that it says is true."""

import random

import pytest

from explainers.contract import charts, declaration, outputs, questions, settings
from explainers.contract.catalogue import find_folders, load_all
from explainers.contract.explainer import LANGUAGES
from explainers.contract.json_form import options
from explainers.contract.solving import solve_all
from explainers.runner.errors import ModelError
from explainers.runner.model import Model, Value
from tests.conftest import SLUGS
from tests.kinds import FIXTURE, FIXTURES
from tests.kinds.cases import EXPLAINER

DECLARED = EXPLAINER.declaration


def test_it_has_every_kind_of_thing() -> None:
    """A new kind has an example here, or this fails."""
    parameters, found = DECLARED.parameters, DECLARED.outputs
    numbers = [parameter for parameter in parameters if isinstance(parameter, settings.NumberParameter)]
    assert {parameter.kind for parameter in parameters} == set(settings.Parameter.kinds)
    assert {parameter.scale for parameter in numbers} == set(settings.SCALES)
    assert {parameter.whole for parameter in numbers} == {False, True}
    assert any(parameter.matters_when for parameter in parameters)
    assert {output.kind for output in found} == set(outputs.Output.kinds)
    assert {bool(out.value) for out in found if isinstance(out, outputs.NumberOutput)} == {False, True}
    assert {out.kind for out in found if getattr(out, "absent", False)} == {"number", "thing"}
    assert DECLARED.facts and DECLARED.always
    assert {column.kind for column in DECLARED.own_data.columns} == set(declaration.COLUMN_KINDS)
    assert {limit.error for limit in DECLARED.limits} == set(declaration.ERRORS)
    assert [task.kind for task in EXPLAINER.questions.tasks] == list(questions.TASK_KINDS)
    assert {chart.kind for chart in DECLARED.charts} == set(charts.Chart.kinds)
    assert {chart.diagonal for chart in DECLARED.charts if isinstance(chart, charts.Scatter)} == {False, True}
    assert {len(chart.band) for chart in DECLARED.charts if isinstance(chart, charts.Bars)} == {0, 2}
    assert {chart.y_scale for chart in DECLARED.charts if isinstance(chart, charts.Lines)} == set(settings.SCALES)


def test_it_is_no_explainer_of_ours() -> None:
    """It is found where a test looks for it, and nowhere else."""
    assert find_folders(FIXTURES) == [FIXTURES / FIXTURE]
    assert FIXTURE not in SLUGS


def test_it_needs_nothing_that_the_shared_runtime_lacks() -> None:
    """Its site, its single files and its packages carry the runtime that was made for the catalogue."""
    assert EXPLAINER.modules <= {name for explainer in load_all() for name in explainer.modules}


def random_value(generator: random.Random, parameter: settings.Parameter) -> Value:
    """One value that a reader may set without a table of their own."""
    if isinstance(parameter, settings.ChoiceParameter):
        return generator.choice([option for option in options(parameter, DECLARED) if option != "own"])
    low, high = parameter.allowed.start, parameter.allowed.end
    found = generator.choice([low, high, generator.uniform(low, high)])
    return round(found) if parameter.whole else found


def test_every_state_runs_and_its_sentence_is_true() -> None:
    """A thousand random states, the ends of the allowed ranges often among them."""
    generator = random.Random(1)
    claims = {case.id: (*DECLARED.always, *case.claims) for case in DECLARED.summary}
    seen, absent = set(), set()
    for _ in range(1_000):
        values = {parameter.id: random_value(generator, parameter) for parameter in DECLARED.parameters}
        result = EXPLAINER.run(**values)
        names = EXPLAINER.names(result)
        seen.add(result["summary"])
        absent.add(result["outputs"]["done_day"] is None)
        assert all(claim.value(names) for claim in claims[result["summary"]]), values
        assert result["idle"] == (["practice"] if values["time_saved"] == 0 else [])
        assert all("{" not in EXPLAINER.summary(result, language) for language in LANGUAGES)
    assert (seen, absent) == (set(claims), {False, True})


def test_what_must_be_true_is_true() -> None:
    """Every entry of its checks.toml."""
    for check in EXPLAINER.checks.checks:
        names = EXPLAINER.names(EXPLAINER.run_at(check.at))
        if check.holds:
            assert check.holds.value(names), check.id
        else:
            assert check.expression.value(names) == pytest.approx(check.equals.value(names), rel=check.tolerance), (
                check.id
            )


def test_a_number_has_three_forms_and_a_word_for_none() -> None:
    """With its unit, without it, without its sign; and what is said where there is none."""
    tired = EXPLAINER.texts(EXPLAINER.run("tired"), "en")
    never = EXPLAINER.texts(EXPLAINER.run("large_order", days=5), "en")

    assert (tired["time_saved"], tired["time_saved:bare"], tired["time_saved:size"]) == (
        "−20\u00a0%",
        "−20",
        "20\u00a0%",
    )
    assert (never["done_day"], never["done_day:bare"]) == ("not within these days",) * 2


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

    assert model.take(table.encode())["problems"] == []
    assert 60 * model.run(values)["outputs"]["last_time"] == pytest.approx(minutes)
