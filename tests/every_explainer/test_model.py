"""What must hold for the model of every explainer, whichever folders exist."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainers.contract.declaration import Check
from explainers.contract.explainer import LANGUAGES, Explainer
from explainers.contract.registry import load_one
from explainers.contract.running import ModelError, condition, evaluate


def allowed_values(explainer: Explainer, draw: st.DataObject) -> dict[str, float]:
    """Values from the whole allowed range; the ends come up often."""
    return {
        parameter.id: draw.draw(
            st.integers(int(parameter.allowed.start), int(parameter.allowed.end))
            if parameter.whole
            else st.floats(parameter.allowed.start, parameter.allowed.end)
        )
        for parameter in explainer.declaration.parameters
    }


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_every_allowed_state_gives_finite_outputs_and_a_sentence(slug: str, data: st.DataObject) -> None:
    """No typed value and no link within the allowed ranges can break a page."""
    explainer = EXPLAINERS[slug]
    result = explainer.run(**allowed_values(explainer, data))

    for language in LANGUAGES:
        assert "{" not in explainer.summary(result, language)


def test_every_corner_of_the_allowed_ranges_runs(slug: str) -> None:
    """All combinations of smallest and largest values."""
    explainer = EXPLAINERS[slug]
    ends = [(p.allowed.start, p.allowed.end) for p in explainer.declaration.parameters]
    names = [p.id for p in explainer.declaration.parameters]

    for corner in itertools.product(*ends):
        result = explainer.run(**dict(zip(names, corner, strict=True)))
        assert result["summary"]


def test_the_same_values_give_the_same_result(slug: str) -> None:
    """A model holds no clock, no memory and no chance without a seed."""
    explainer = EXPLAINERS[slug]
    generator = random.Random(1)
    for _ in range(20):
        values = {
            p.id: p.slider.start if generator.random() < 0.5 else p.slider.end for p in explainer.declaration.parameters
        }
        assert explainer.run(**values) == explainer.run(**values)


def test_a_value_outside_the_allowed_range_is_refused(slug: str) -> None:
    """The complaint names the parameter and the range."""
    explainer = EXPLAINERS[slug]
    for parameter in explainer.declaration.parameters:
        with pytest.raises(ModelError, match=parameter.id):
            explainer.run(**{parameter.id: parameter.allowed.end + 1})


def test_what_must_be_true_is_true(slug: str) -> None:
    """Every entry of checks.toml; there are at least five, each with its source."""
    explainer = EXPLAINERS[slug]
    assert len(explainer.checks.checks) >= 5
    for check in explainer.checks.checks:
        result = explainer.run(check.preset, **check.values)
        names = {**result["values"], **result["outputs"]}
        assert holds(check, names), f"{slug}/checks.toml: {check.id}"


def holds(check: Check, names: dict[str, object]) -> bool:
    """Whether one check is met; one that compares nothing is not."""
    if check.holds:
        return bool(evaluate(condition(check.holds), names))
    expected = evaluate(condition(check.equals), names)
    found = evaluate(condition(check.expression), names)
    return bool(abs(found - expected) <= check.tolerance * max(1.0, abs(expected)))


def test_every_question_has_exactly_one_right_option(slug: str) -> None:
    """The model itself says which; so it does for the prediction."""
    explainer = EXPLAINERS[slug]
    assert len(explainer.questions.quiz) >= 4
    for item in explainer.questions.quiz:
        assert explainer.right_option(item) in {option.id for option in item.options}
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
    from tests.conftest import SLUGS

    EXPLAINERS.update({slug: load_one(slug) for slug in SLUGS})
