"""The common units. How a unit is called and written in each language is in `words.<language>.toml`.

An explainer that needs another one declares it in its own folder.
"""

from dataclasses import dataclass

from explainers.contract.fields import Record, described


@dataclass(frozen=True)
class Unit(Record):
    """A unit, and the factor from the stored to the shown number."""

    head = "[units]"
    short = "multiply"

    id: str = described("Its name, as people say it.", good="share of output")
    multiply: float = described("The shown number is the stored one times this.", good="100", default=1)


UNITS = {
    unit.id: unit
    for unit in (
        Unit("share of output", 100),
        Unit("share of growth", 100),
        Unit("share", 100),
        Unit("percent a year", 100),
        Unit("percentage points a year", 100),
        Unit("year"),
        Unit("years"),
        Unit("years of output"),
        Unit("index"),
        Unit("times"),
        Unit("units"),
        Unit("number"),
    )
}
