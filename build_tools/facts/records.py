"""What the files below `docs/facts` hold: facts, and the units that they are printed in."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from explainers.contract.fields import Record, described
from explainers.runner.expressions import Expression

FOLDER = "facts"  # in docs
UNITS_FILE = "units.toml"


@dataclass(frozen=True, kw_only=True)
class Unit(Record):
    """A unit of `units.toml`: how a number in it is written in each language."""

    head = "[unit]"

    id: str = described("Its name in facts.", good="percent_of_gdp")
    patterns: dict[str, str] = described("Its pattern in each language; {} stands for the number.", default=dict)
    ones: dict[str, str] = described("The patterns for a single one, where a language has one.", default=dict)
    multiply: float = described("The shown number is the stored one times this.", good="100", default=1)
    factors: dict[str, float] = described("The same, where a language counts in another measure.", default=dict)

    def pattern(self, language: str, number: str) -> str:
        """How it is written beside a number that has been written already."""
        is_one = number.lstrip("−+") == "1"
        return self.ones.get(language, self.patterns[language]) if is_one else self.patterns[language]

    def factor(self, language: str) -> float:
        """What a stored number is multiplied by before it is shown."""
        return self.factors.get(language, self.multiply)


@dataclass(frozen=True, kw_only=True)
class Fact(Record):
    """One figure: read in a source, or computed from others."""

    head = "[fact]"

    id: str = described("Its key, beginning with its subject.", good="rd_spending_2025")
    value: float = described("The number in the unit's own measure.", good="3.93e12", default=math.nan)
    formula: Expression | None = described(
        "In place of a value: a calculation with other facts.", good='"exports_2025 / exports_2024 - 1"', default=None
    )
    unit: str = described("A unit of units.toml.", good='"yuan"')
    digits: int = described("How many significant digits are shown.", good="3")
    year: str = described("The year or period that the value describes.", good='"2025"')
    source: str = described("The key of the work in which it was read.", good='"nbs2026communique"', default="")
    seen: str = described("The day on which it was read there.", good='"2026-11-26"', default="")
    notes: dict[str, str] = described("A definition or a break that must be known, in each language.", default=dict)

    @property
    def is_computed(self) -> bool:
        """Whether it follows from other facts."""
        return self.formula is not None


@dataclass(frozen=True)
class Facts:
    """All facts, with what they come to, and the works that each goes back to."""

    found: Mapping[str, Fact]
    units: Mapping[str, Unit]
    values: Mapping[str, float]
    inputs: Mapping[str, tuple[str, ...]]  # of each fact those read in a source; of such a one itself
    files: Mapping[str, str]  # of each fact the file that holds it

    def sources(self, key: str) -> list[str]:
        """The works that a fact goes back to."""
        return list(dict.fromkeys(self.found[name].source for name in self.inputs[key]))

    def seen(self, key: str) -> str:
        """The day from which on it may have changed: the earliest on which anything in it was read."""
        return min(self.found[name].seen for name in self.inputs[key])
