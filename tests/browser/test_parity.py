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
    """To twelve digits, or fourteen of the largest number that this output takes; also what travels with the page."""
    explainer = load_one(slug)
    presets = [result["values"] for result in explainer.results.values()]
    chosen = [*presets, *states(explainer, seed=2024, count=20)]
    runs = [explainer.run(**values) for values in chosen]
    scales = {name: max(size(run["outputs"][name]) for run in runs) for name in runs[0]["outputs"]}

    answers = reader(slug).open().element.evaluate(RUN_ALL, chosen)

    for expected, answer in zip(runs, answers, strict=True):
        assert answer["values"] == expected["values"]
        assert answer["summary"] == expected["summary"]
        for name, output in expected["outputs"].items():
            assert_close(output, answer["outputs"][name], scales[name], f"{name} at {expected['values']}")


def size(output: Any) -> float:
    """The largest number of an output, whatever its sign; zero where it has none."""
    if isinstance(output, list | tuple):
        return max(map(size, output), default=0.0)
    return abs(output) if isinstance(output, int | float) else 0.0


def assert_close(expected: Any, found: Any, scale: float, place: str) -> None:
    """Numbers, or lists of them however deep, that agree; a small difference of large ones has their rounding."""
    if isinstance(expected, list | tuple):
        for one, other in zip(expected, found, strict=True):
            assert_close(one, other, scale, place)
    elif isinstance(expected, int | float):
        close = math.isclose(expected, found, rel_tol=1e-12, abs_tol=1e-14 * scale)
        assert close, f"{place}: {expected} and {found}, of at most {scale}"
    else:
        assert expected == found, place
