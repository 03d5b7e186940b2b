"""What must hold for the model of every explainer, whichever folders exist."""

import itertools
import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainers.contract.catalogue import load_all
from explainers.contract.declaration import Check
from explainers.contract.explainer import LANGUAGES, Explainer
from explainers.contract.json_form import options as all_options
from explainers.contract.settings import ChoiceParameter, NumberParameter, Parameter
from explainers.runner.errors import ModelError
from explainers.runner.model import Result, Value, Values

MOST_CORNERS = 512
SENTENCES = 20  # of each case and language that are written out


def random_values(explainer: Explainer, generator: random.Random) -> Values:
    """Values from the whole allowed ranges; an end comes up in one case of four."""
    return {
        parameter.id: random_value(explainer, parameter, generator) for parameter in explainer.declaration.parameters
    }


def random_value(explainer: Explainer, parameter: Parameter, generator: random.Random) -> Value:
    """One value that a reader may set."""
    ends = end_values(explainer, parameter)
    if isinstance(parameter, ChoiceParameter):
        return generator.choice(options(explainer, parameter))
    assert isinstance(parameter, NumberParameter)
    if generator.random() < 0.25:
        return generator.choice(ends)
    low, high = ends[0], ends[-1]
    return generator.randint(int(low), int(high)) if parameter.whole else generator.uniform(float(low), float(high))


def end_values(explainer: Explainer, parameter: Parameter) -> list[Value]:
    """The smallest and the largest number, or the first and the last option."""
    if isinstance(parameter, ChoiceParameter):
        found = options(explainer, parameter)
        return [found[0], found[-1]]
    assert isinstance(parameter, NumberParameter)
    return [parameter.allowed.start, parameter.allowed.end]


def options(explainer: Explainer, parameter: ChoiceParameter) -> list[str]:
    """What may be chosen without a table of one's own."""
    own = explainer.declaration.own_data
    found = all_options(parameter, explainer.declaration)
    return [option for option in found if not own or (parameter.id, option) != (own.parameter, own.option)]


@pytest.mark.parametrize("seed", [1, 2])
def test_every_allowed_state_gives_finite_outputs_and_a_true_sentence(slug: str, seed: int) -> None:
    """No typed value and no link within the allowed ranges can break a page, or make its sentence untrue."""
    explainer, generator = EXPLAINERS[slug], random.Random(seed)
    seen: Counter[str] = Counter()
    for _ in range(2_000):
        expect_true(explainer, explainer.run(**random_values(explainer, generator)), seen)


def expect_true(explainer: Explainer, result: Result, seen: Counter[str]) -> None:
    """What is said of this run holds; its sentence has no gap, which is looked at in the first runs of each case."""
    declaration, case, names = explainer.declaration, result["summary"], explainer.names(result)
    told = next(entry.claims for entry in declaration.summary if entry.id == case)
    for claim in (*declaration.always, *(claim for chart in declaration.charts for claim in chart.claims), *told):
        assert claim.value(names), f"{case}: {claim} at {result['values']}"
    seen[case] += 1
    if seen[case] <= SENTENCES:
        assert not any("{" in explainer.summary(result, language) for language in LANGUAGES)


def test_an_idle_setting_does_nothing(slug: str) -> None:
    """Where the page greys a setting, moving it moves no main number, and the sentence stays as it is."""
    explainer, generator = EXPLAINERS[slug], random.Random(3)
    for _ in range(1_000 if any(parameter.matters_when for parameter in explainer.declaration.parameters) else 0):
        values = random_values(explainer, generator)
        before = explainer.run(**values)
        for parameter in explainer.declaration.parameters:
            if parameter.id in before["idle"]:
                after = explainer.run(**{**values, parameter.id: random_value(explainer, parameter, generator)})
                for output in explainer.headlines:
                    assert before["outputs"][output.id] == after["outputs"][output.id], (parameter.id, values)
                assert explainer.summary(before, "en") == explainer.summary(after, "en"), (parameter.id, values)


@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_states_near_special_values_run(slug: str, data: st.DataObject) -> None:
    """Zeros, ends and their neighbours, which Hypothesis looks for and makes small when one fails."""
    explainer = EXPLAINERS[slug]
    values: Values = {}
    for parameter in explainer.declaration.parameters:
        ends = end_values(explainer, parameter)
        if isinstance(parameter, ChoiceParameter):
            values[parameter.id] = data.draw(st.sampled_from(options(explainer, parameter)))
        elif isinstance(parameter, NumberParameter) and parameter.whole:
            values[parameter.id] = data.draw(st.integers(int(ends[0]), int(ends[-1])))
        else:
            values[parameter.id] = data.draw(st.floats(float(ends[0]), float(ends[-1])))

    assert explainer.run(**values)["summary"]


def test_corners_of_the_allowed_ranges_are_true(slug: str) -> None:
    """Combinations of smallest and largest values: all of them, or as many as settle it, drawn at random."""
    explainer = EXPLAINERS[slug]
    names = [parameter.id for parameter in explainer.declaration.parameters]
    ends = [end_values(explainer, parameter) for parameter in explainer.declaration.parameters]

    corners = itertools.product(*ends)
    if 2 ** len(ends) > MOST_CORNERS:
        generator = random.Random(5)
        corners = (tuple(generator.choice(pair) for pair in ends) for _ in range(MOST_CORNERS))
    seen: Counter[str] = Counter()
    for corner in corners:
        expect_true(explainer, explainer.run(**dict(zip(names, corner, strict=True))), seen)


def test_the_same_values_give_the_same_result(slug: str) -> None:
    """A model holds no clock, no memory and no chance without a seed."""
    explainer = EXPLAINERS[slug]
    generator = random.Random(1)
    for _ in range(20):
        values = random_values(explainer, generator)
        assert explainer.run(**values) == explainer.run(**values)


def test_a_value_outside_the_allowed_range_is_refused(slug: str) -> None:
    """The complaint names the parameter and the range."""
    explainer = EXPLAINERS[slug]
    for parameter in explainer.declaration.parameters:
        outside = parameter.allowed.end + 1 if isinstance(parameter, NumberParameter) else "nonsense"
        with pytest.raises(ModelError, match=parameter.id):
            explainer.run(**{parameter.id: outside})


def test_what_must_be_true_is_true(slug: str) -> None:
    """Every entry of checks.toml; there are at least five, each with its source."""
    explainer = EXPLAINERS[slug]
    assert len(explainer.checks.checks) >= 5
    for check in explainer.checks.checks:
        names = explainer.names(explainer.run_at(check.at))
        assert holds(check, names), f"{slug}/checks.toml: {check.id}"


def holds(check: Check, names: dict[str, object]) -> bool:
    """Whether one check is met; one that compares nothing is not."""
    if check.holds:
        return bool(check.holds.value(names))
    assert check.expression and check.equals
    expected = check.equals.value(names)
    return bool(abs(check.expression.value(names) - expected) <= check.tolerance * max(1.0, abs(expected)))


def test_every_question_has_exactly_one_right_option(slug: str) -> None:
    """The model itself says which; so it does for the prediction."""
    explainer = EXPLAINERS[slug]
    assert len(explainer.questions.quiz) >= 4
    for item in explainer.questions.quiz:
        assert explainer.right_option(item) in item.options
    assert explainer.predicted_answer() in explainer.declaration.prediction.options


def test_each_preset_changes_something(slug: str) -> None:
    """A preset that shows the start state again teaches nothing; there are at least five of them."""
    explainer = EXPLAINERS[slug]
    results = [explainer.results[preset.id] for preset in explainer.declaration.presets]

    assert len(results) >= 5
    assert len({str(result["values"]) for result in results}) == len(results)


EXPLAINERS = {}


@pytest.fixture(autouse=True, scope="module")
def loaded() -> None:
    """Loads each explainer once; property-based tests run many times."""
    EXPLAINERS.update({explainer.slug: explainer for explainer in load_all()})
