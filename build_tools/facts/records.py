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
    en: str = described("Its pattern in English; {} stands for the number.", good='"{} per cent of GDP"')
    zh: str = described("Its pattern in Chinese.", good='"GDP的{}%"')
    en_one: str = described("The English pattern for a single one.", good='"{} percentage point"', default="")
    multiply: float = described("The shown number is the stored one times this.", good="100", default=1)
    multiply_zh: float = described("The same, where Chinese counts in another measure.", good="1e6", default=0)

    def pattern(self, language: str, number: str) -> str:
        """How it is written beside a number that has been written already."""
        is_one = language == "en" and number.lstrip("−+") == "1"
        return (self.en_one if is_one else "") or str(getattr(self, language))

    def factor(self, language: str) -> float:
        """What a stored number is multiplied by before it is shown."""
        return (self.multiply_zh if language == "zh" else 0) or self.multiply


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
    note_en: str = described("A definition or a break that must be known.", default="")
    note_zh: str = described("The same in Chinese.", default="")

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
