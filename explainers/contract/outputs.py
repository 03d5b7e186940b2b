"""What a run gives back."""

from dataclasses import dataclass
from typing import Any

from explainers.contract.fields import Kinds, described
from explainers.runner.expressions import Expression


@dataclass(frozen=True, kw_only=True)
class Output(Kinds):
    """One thing that a run gives back: a field of the model's `Result`.

    A table with `along` is a series, one with `over` a matrix, one with `of` a thing, any other a number.
    """

    head = "[outputs]"

    id: str = described("A field of the model's Result.", good="output_per_person")

    @classmethod
    def kind_of(cls, table: dict[str, Any]) -> str:
        """The field that only one kind has."""
        return next((kind for name, kind in OWN_FIELDS.items() if name in table), "number")


OWN_FIELDS = {"along": "series", "over": "matrix", "of": "thing"}


@dataclass(frozen=True, kw_only=True)
class NumberOutput(Output, kind="number"):
    """A single number."""

    unit: str = described("From the list of units.", default="number")
    digits: int = described("Decimals shown, counted in the shown form.", default=0)
    headline: bool = described("Shown as a large readout.", default=False)
    value: Expression | None = described(
        "Derives the number from parameters and outputs above it; the model's Result then has no such field.",
        default=None,
        good="growth_last_decade - growth_first_decade",
    )
    absent: bool = described(
        "May be None, as the year of a peak that never comes; the words say how that is shown.", default=False
    )


@dataclass(frozen=True, kw_only=True)
class ThingOutput(Output, kind="thing"):
    """One thing of a category: the model gives its place, counted from 0, and sentences name the thing."""

    of: str = described("The category.", good="sectors")
    headline: bool = described("Shown as a large readout.", default=False)
    absent: bool = described("May be None, where there is no such thing; the words say so.", default=False)


@dataclass(frozen=True, kw_only=True)
class AxisOutput(Output, kind="axis"):
    """Numbers along which series run, such as years; the table says `kind = "axis"`."""

    unit: str = described("From the list of units.", default="number")
    digits: int = described("Decimals shown, counted in the shown form.", default=0)


@dataclass(frozen=True, kw_only=True)
class SeriesOutput(Output, kind="series"):
    """A series of numbers."""

    along: str = described("The axis that numbers its points, or the category that names them; equally long.")
    unit: str = described("From the list of units.", default="number")
    digits: int = described("Decimals shown, counted in the shown form.", default=0)


@dataclass(frozen=True, kw_only=True)
class MatrixOutput(Output, kind="matrix"):
    """A square of numbers over a category, row by row."""

    over: str = described("The category of its rows and columns.", good="sectors")
    unit: str = described("From the list of units.", default="number")
    digits: int = described("Decimals shown, counted in the shown form.", default=0)
