"""CPython and the browser's Python give the same numbers, on random values and their ends, on the built site."""

import math
import random
from collections.abc import Callable
from typing import Any

from explainers.contract.catalogue import load_one
from explainers.contract.explainer import Explainer
from explainers.contract.json_form import options
from explainers.contract.settings import ChoiceParameter
from tests.browser.reader import Reader

RUN_ALL = """async (element, states) => {
  const answers = [];
  for (const values of states) answers.push(await element.compute(values));
  return answers;
}"""


def states(explainer: Explainer, *, seed: int, count: int) -> list[dict[str, Any]]:
    """Random values from the whole allowed ranges, a third of them at an end."""
    generator = random.Random(seed)

    own = explainer.declaration.own_data

    def value(parameter: Any) -> Any:
        if isinstance(parameter, ChoiceParameter):
            own_option = own.option if own and own.parameter == parameter.id else ""  # it needs a table
            return generator.choice(
                [option for option in options(parameter, explainer.declaration) if option != own_option]
            )
        low, high = parameter.allowed.start, parameter.allowed.end
        chosen = generator.choice([low, high]) if generator.random() < 1 / 3 else generator.uniform(low, high)
        return int(chosen) if parameter.whole else chosen

    return [{p.id: value(p) for p in explainer.declaration.parameters} for _ in range(count)]


def test_the_browser_computes_what_cpython_computes(slug: str, reader: Callable[..., Reader]) -> None:
    """To 1e-12, relative, or to a rounding error of numbers near one; also the situations that travel with the page."""
    explainer = load_one(slug)
    presets = [result["values"] for result in explainer.results.values()]
    chosen = [*presets, *states(explainer, seed=2024, count=20)]

    answers = reader(slug).open().element.evaluate(RUN_ALL, chosen)

    for values, answer in zip(chosen, answers, strict=True):
        expected = explainer.run(**values)
        assert answer["values"] == expected["values"]
        assert answer["summary"] == expected["summary"]
        for name, output in expected["outputs"].items():
            assert_close(output, answer["outputs"][name], f"{name} at {values}")


def assert_close(expected: Any, found: Any, place: str) -> None:
    """Numbers, or lists of them however deep, that agree to twelve digits."""
    if isinstance(expected, list | tuple):
        for one, other in zip(expected, found, strict=True):
            assert_close(one, other, place)
    elif isinstance(expected, int | float):
        assert math.isclose(expected, found, rel_tol=1e-12, abs_tol=1e-15), f"{place}: {expected} and {found}"
    else:
        assert expected == found, place
