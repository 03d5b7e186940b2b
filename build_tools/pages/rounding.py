"""Numbers with as many figures as readers see, so that the files that carry them are short."""

from collections.abc import Mapping
from typing import Any

from explainers.contract import formatting
from explainers.contract.explainer import Explainer

FIGURES = 6
ALL_FIGURES = 17


def as_printed(explainer: Explainer, outputs: Mapping[str, Any]) -> dict[str, Any]:
    """Outputs of a run by id, with as many figures as charts and tables need."""
    declared = {output.id: output for output in explainer.declaration.outputs}
    found = {}
    for name, value in outputs.items():
        unit, digits = getattr(declared[name], "unit", "number"), getattr(declared[name], "digits", 0)
        found[name] = shortened(value, (explainer.units[unit], digits))
    return found


def shortened(value: Any, shown: tuple[Any, int]) -> Any:
    """A number, or each number of a list, with six figures, or as many more as its printed form needs."""
    if isinstance(value, list | tuple):
        return [shortened(item, shown) for item in value]
    if not isinstance(value, float):
        return value
    unit, digits = shown
    printed = formatting.shown_number(value, unit, digits)
    for figures in range(FIGURES, ALL_FIGURES):
        short = float(f"{value:.{figures}g}")
        if formatting.shown_number(short, unit, digits) == printed:
            return int(short) if short.is_integer() and abs(short) < 1e15 else short
    return value
