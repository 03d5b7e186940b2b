"""What `figure.toml` holds. A figure is a chart of the contract over the columns of a file instead of over a run."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import log10
from typing import Any, Self

from explainers.contract.charts import Chart
from explainers.contract.declaration import Category
from explainers.contract.fields import Record, described
from explainers.contract.outputs import Output
from explainers.contract.units import UNITS, Unit

# What readers may do with the numbers; how each is called stands in `build_tools/pages/words.*.toml`.
CLOSED = "no redistribution"
LICENCES = ("CC BY 4.0", "official statistics", "quotation", CLOSED)

Cells = list[Any]  # of a column: a number, or None where there is none; of a matrix: a list for each row


@dataclass(frozen=True)
class OwnUnit(Unit):
    """A unit of the figure's own. Chinese counts in 万 and 亿 what others count in thousands and millions."""

    factors: dict[str, float] = described(
        "The same, where a language counts in another measure.", good="0.0001, under the language's code", default=dict
    )

    def counted(self, language: str) -> Unit:
        """The unit as a language counts."""
        return Unit(self.id, self.factors.get(language, self.multiply))


@dataclass(frozen=True, kw_only=True)
class Declaration(Record):
    """Everything in `figure.toml` but the chart, which is read as one of its kinds."""

    head = "figure.toml"

    sources: tuple[str, ...] = described("Keys of the bibliography, all works that the numbers come from.")
    licence: str = described("What readers may do with the numbers.", good='"CC BY 4.0"', one_of=LICENCES)
    checked: str = described("The day on which the numbers were compared with the sources.", good='"2026-11-26"')
    download: bool = described("Whether readers may have the numbers as a file.", good="true")
    columns: tuple[Output, ...] = described(
        "The columns of data.csv: axes, and what runs along an axis or a category.",
        good='{ year = { kind = "axis", unit = "year" } }',
    )
    categories: tuple[Category, ...] = described("Lists of things, for charts over things.", default=())
    units: tuple[OwnUnit, ...] = described("Units of its own.", default=())

    def counted(self, language: str) -> Self:
        """The same with units as a language counts; a measure a hundred times smaller has two decimals fewer."""
        units = {unit.id: unit.counted(language) for unit in self.units}
        fewer = {unit.id: round(log10(units[unit.id].multiply / unit.multiply)) for unit in self.units}
        columns = [replace(c, digits=max(0, c.digits - fewer.get(c.unit, 0))) for c in self.columns]  # type: ignore[attr-defined,call-arg]
        own = (OwnUnit(unit.id, unit.multiply) for unit in units.values())
        return replace(self, units=tuple(own), columns=tuple(columns))

    @property
    def day(self) -> datetime.date:
        """The day on which the numbers were compared with the sources."""
        return datetime.date.fromisoformat(self.checked)

    @property
    def all_units(self) -> dict[str, Unit]:
        """The common units, and its own."""
        return {**UNITS, **{unit.id: Unit(unit.id, unit.multiply) for unit in self.units}}


@dataclass(frozen=True)
class Figure:
    """A figure whose files have been read and checked."""

    id: str
    declaration: Declaration
    chart: Chart
    values: Mapping[str, Cells]  # the columns by id, in the stored form
    words: Mapping[str, dict[str, Any]]  # by language
