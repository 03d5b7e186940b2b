"""CPython and the browser's Python give the same numbers, on random values and on corners, on the built site."""

import math
import random
from typing import Any

from explainers.contract.explainer import Explainer
from explainers.contract.registry import load_one


def states(explainer: Explainer, *, seed: int, count: int) -> list[dict[str, float]]:
    """Random values from the whole allowed ranges, a third of them at an end."""
    generator = random.Random(seed)

    def value(parameter: Any) -> float:
        low, high = parameter.allowed.start, parameter.allowed.end
        chosen = generator.choice([low, high]) if generator.random() < 1 / 3 else generator.uniform(low, high)
        return int(chosen) if parameter.whole else chosen

    return [{p.id: value(p) for p in explainer.declaration.parameters} for _ in range(count)]


RUN_ALL = """async (element, states) => {
  const answers = [];
  for (const values of states) answers.push(await element.compute(values));
  return answers;
}"""


def test_the_browser_computes_what_cpython_computes(slug: str, widget: Any) -> None:
    """To 1e-12, relative."""
    explainer = load_one(slug)
    chosen = states(explainer, seed=2024, count=60)

    answers = widget(slug).open().element.evaluate(RUN_ALL, chosen)

    for values, answer in zip(chosen, answers, strict=True):
        expected = explainer.run(**values)
        assert answer["summary"] == expected["summary"]
        for name, output in expected["outputs"].items():
            assert_close(output, answer["outputs"][name], f"{name} at {values}")


def assert_close(expected: Any, found: Any, place: str) -> None:
    """Numbers, or lists of numbers, that agree to twelve digits."""
    numbers = zip(expected, found, strict=True) if isinstance(expected, list) else [(expected, found)]
    for one, other in numbers:
        assert math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-300), place


def test_a_preset_shown_at_once_is_what_the_browser_computes(slug: str, widget: Any) -> None:
    """The results that the page carries are the model's."""
    explainer = load_one(slug)
    element = widget(slug).open().element
    for preset in explainer.declaration.presets:
        answer = element.evaluate("(element, values) => element.compute(values)", explainer.run(preset.id)["values"])
        for name, output in explainer.run(preset.id)["outputs"].items():
            assert_close(output, answer["outputs"][name], f"{preset.id}: {name}")
