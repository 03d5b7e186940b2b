"""The closed list of units. How a unit is called and written in each language is in `words.<language>.toml`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Unit:
    """A unit: its name in the declarations, and the factor from the stored to the shown number."""

    id: str
    multiply: float = 1


UNITS = {
    unit.id: unit
    for unit in (
        Unit("share of output", 100),
        Unit("share of growth", 100),
        Unit("share", 100),
        Unit("percent a year", 100),
        Unit("percentage points a year", 100),
        Unit("years"),
        Unit("years of output"),
        Unit("index"),
        Unit("times"),
        Unit("units"),
        Unit("number"),
    )
}
