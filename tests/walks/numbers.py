"""What a page shows, beside what CPython says of the same settings."""

import math
from typing import Any

from build_tools.pages.rounding import as_printed
from explainers.contract.explainer import Explainer

CLOSE = 1e-12  # of the number itself
ROUNDING = 1e-14  # of the largest number of the same output: what is left of it in a small difference


def disagreement(explainer: Explainer, expected: dict[str, Any], found: dict[str, Any]) -> str:
    """The first thing that differs, in words; "" where nothing does.

    What the build has run comes with series as exact as charts draw them, and with every single number as it is.
    """
    printed = as_printed(explainer, expected["outputs"]) if found["isOfTheBuild"] else {}
    for name, output in found["outputs"].items():
        exact, short = expected["outputs"][name], printed.get(name)
        if not agree(exact, output, ROUNDING * size(exact)) and not (isinstance(short, list) and short == output):
            return f"{name}: {output} on the page, {exact} in CPython, at {found['values']}"
    for name, text in found["shown"].items():
        shown, number = float(text) if text else None, found["outputs"].get(name, expected["outputs"][name])
        if not agree(number, shown, 0):
            return f"{name}: {text} is shown, the model says {number}, at {found['values']}"
    sentence = explainer.summary(expected, found["language"])
    return "" if found["said"] == sentence else f"“{found['said']}” stands there, “{sentence}” should"


def agree(expected: Any, found: Any, noise: float) -> bool:
    """Whether numbers, or lists of them however deep, are the same."""
    if isinstance(expected, list | tuple):
        return len(expected) == len(found) and all(
            agree(one, other, noise) for one, other in zip(expected, found, strict=True)
        )
    if isinstance(expected, int | float) and isinstance(found, int | float):
        return math.isclose(expected, found, rel_tol=CLOSE, abs_tol=noise)
    return bool(expected == found)


def size(output: Any) -> float:
    """The largest number of an output, whatever its sign; zero where it has none."""
    if isinstance(output, list | tuple):
        return max(map(size, output), default=0.0)
    return abs(output) if isinstance(output, int | float) else 0.0
