"""What is run before anybody asks: settings that a hand can reach, in the order in which it will."""

from itertools import chain, pairwise
from typing import Any

import pytest

from build_tools.pages.payload import interface_words, payload
from explainers.contract.explainer import Explainer
from explainers.contract.settings import NumberParameter
from explainers.runner.sensitivity import effects
from tests.conftest import EXAMPLE, FIXTURE, SLUGS, load
from tests.node import javascript

STEPS = 24
FIND = "(wanted) => value[2].find(({ values }) => Object.keys(values).every((id) => values[id] === wanted[id]))"

Values = dict[str, Any]


def on_page(explainer: Explainer) -> dict[str, Any]:
    """What the page knows of an explainer."""
    return payload(explainer, "en", interface_words("en"))


def likely(explainer: Explainer, values: Values, moved: list[str]) -> list[Values]:
    """The settings in their order."""
    [found] = javascript("live/likely.ts", "[...own.likely(...value)]", [[on_page(explainer), values, moved]])
    return list(found)


def moves(found: list[Values], start: Values) -> list[str]:
    """The parameter that each of the settings changes; none where it changes nothing."""
    changed = [[name for name, value in values.items() if value != start[name]] for values in found]
    assert max(map(len, changed)) == 1
    return [name for names in changed for name in names]


def main_numbers(explainer: Explainer) -> list[NumberParameter]:
    """The main parameters with a slider."""
    declared = explainer.declaration.parameters
    return [parameter for parameter in declared if isinstance(parameter, NumberParameter) and parameter.primary]


@pytest.mark.parametrize("each", [*SLUGS, FIXTURE])
def test_each_setting_can_be_reached_by_hand(each: str) -> None:
    """One setting is changed at a time, none leaves its slider, and no more are tried than a slider has positions."""
    explainer = load(each)
    start = explainer.results[""]["values"]

    found = likely(explainer, start, [])

    moves(found, start)
    for parameter in explainer.declaration.parameters:
        if not isinstance(parameter, NumberParameter):
            continue
        values = {settings[parameter.id] for settings in found} - {start[parameter.id]}
        assert all(parameter.slider.start <= value <= parameter.slider.end for value in values)
        assert {parameter.slider.start, parameter.slider.end} - {start[parameter.id]} <= values
        if parameter.primary and parameter.scale == "linear":
            places = [(value - parameter.slider.start) / parameter.slider.step for value in values]
            assert all(abs(place - round(place)) < 1e-6 for place in places)
            assert len(values) >= (parameter.slider.end - parameter.slider.start) / parameter.slider.step - 1e-6


def test_the_slider_moved_last_comes_first_and_the_nearest_settings_before_those_far_away() -> None:
    """Then the one moved before, then the other main ones, each in few steps; all that lies between comes last."""
    explainer = load(EXAMPLE)
    start = explainer.results[""]["values"]
    first, second, *others = main_numbers(explainer)

    found = likely(explainer, start, [second.id, first.id])

    order = list(dict.fromkeys(moves(found, start)))
    assert order[: 2 + len(others)] == [second.id, first.id, *(other.id for other in others)]
    coarse = [values[second.id] for values in found[:STEPS]]
    away = [abs(value - start[second.id]) for value in coarse]
    spread = (second.slider.end - second.slider.start) / (STEPS - 1) + second.slider.step
    assert len(set(coarse)) == STEPS and {second.slider.start, second.slider.end} <= set(coarse)
    assert all(before <= after + spread for before, after in pairwise(away))


@pytest.mark.parametrize("each", [*SLUGS, FIXTURE])
def test_both_say_alike_how_much_each_setting_matters(each: str) -> None:
    """From the runs of what is likely, and in Python; where one of them is missing, the page does not say it."""
    explainer = load(each)
    start = explainer.results[""]["values"]
    model, page = explainer.model, on_page(explainer)
    expected = effects(model, start, model.sensitivity)
    changes = chain.from_iterable(extremes(explainer, parameter) for parameter in page["parameters"])
    try:
        results = [explainer.run(**change) for change in changes]
    except ValueError:  # a state that the model refuses has no run
        assert any(None in effect.values() for effect in expected)
        return

    fewer = [result for result in results if result["values"] != results[-1]["values"]]
    cases = [[page, start, results], [page, start, fewer]]

    full, short = javascript("live/likely.ts", f"own.effects(value[0], value[1], {FIND})", cases)

    assert full == {"of": model.sensitivity, "effects": expected}
    assert short is None


def extremes(explainer: Explainer, parameter: dict[str, Any]) -> list[Values]:
    """The changes that are compared."""
    own = explainer.declaration.own_data
    if parameter["kind"] == "number":
        return [{parameter["id"]: parameter["slider"][end]} for end in ("from", "to")]
    table = {own.parameter: own.option} if own else {}
    return [{parameter["id"]: option} for option in parameter["options"] if {parameter["id"]: option} != table]
