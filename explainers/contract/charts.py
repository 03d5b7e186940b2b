"""Pictures of a run, declared, so that the build and the page draw the same ones. One record for each kind.

A kind lives in three places: its record here, its drawing in `widget/charts/kinds`, its case in `tests/kinds`.
"""

from dataclasses import dataclass
from typing import Any

from explainers.contract.fields import Kinds, Record, described
from explainers.contract.settings import SCALES
from explainers.runner.expressions import Expression

Texts = dict[str, Any]  # texts by name, each with the placeholders that it may use


@dataclass(frozen=True, kw_only=True)
class Point(Record):
    """A marked point, at two numbers of the run: outputs or parameters. One that is absent is not drawn."""

    head = "points = { <id> = { x = …, y = … } }"

    id: str = described("Its label is in the words files.", good="steady_state")
    x: str = described("The number that gives its horizontal position.")
    y: str = described("The number that gives its vertical position.")


@dataclass(frozen=True, kw_only=True)
class Mark(Record):
    """A marked thing, or the marked link between two things. One that is absent is not drawn."""

    head = "marks = { <id> = { thing = … } }"

    id: str = described("Its label is in the words files.", good="broken")
    thing: str = described("The output that names the thing; of a link, the supplier, or row.", good="broken_supplier")
    user: str = described("Of a link: the output that names the user, or column.", default="", good="broken_user")


@dataclass(frozen=True, kw_only=True)
class Chart(Kinds):
    """A picture of a run."""

    head = "[charts.<id>]"

    id: str = described("Names the chart in links and words.", good="paths")
    claims: tuple[Expression, ...] = described(
        "What its caption says, as expressions; a test holds them against many random states.", default=()
    )

    def axis(self) -> str:
        """The axis or category that gives the rows of its table."""
        raise NotImplementedError

    def drawn(self) -> tuple[str, ...]:
        """The series that it draws, in the order of its table."""
        return ()

    def cells(self) -> str:
        """The matrix that it draws, or an empty text."""
        return ""

    def texts(self) -> Texts:
        """The texts that it needs beside title and caption."""
        return {"x": set(), "y": set()}


@dataclass(frozen=True, kw_only=True)
class OnAxis(Chart):
    """What the kinds with a horizontal axis share."""

    x: str = described("The axis: an output of that kind.", good="year")
    y: tuple[str, ...] = described("The series drawn, in the order of their colours.", good='["output_per_person"]')

    def axis(self) -> str:
        """Its horizontal axis."""
        return self.x

    def drawn(self) -> tuple[str, ...]:
        """Its series."""
        return self.y


@dataclass(frozen=True, kw_only=True)
class Lines(OnAxis, kind="lines"):
    """Lines along an axis."""

    y_scale: str = described("A logarithmic scale shows equal growth as equal slopes.", default="linear", one_of=SCALES)
    points: tuple[Point, ...] = described("Marked points.", default=())

    def texts(self) -> Texts:
        """Titles of both axes, and a label for each point."""
        labels: Texts = {"points": {point.id: set() for point in self.points}} if self.points else {}
        return {"x": set(), "y": set(), **labels}


@dataclass(frozen=True, kw_only=True)
class Stack(OnAxis, kind="stack"):
    """Series piled on each other along an axis."""

    total: str = described("The series that the parts add up to, drawn as a line.", default="")

    def drawn(self) -> tuple[str, ...]:
        """Parts and total."""
        return (*self.y, *filter(None, [self.total]))


@dataclass(frozen=True, kw_only=True)
class Distribution(OnAxis, kind="distribution"):
    """Filled curves along an axis, one over the other."""


@dataclass(frozen=True, kw_only=True)
class Scatter(Chart, kind="scatter"):
    """A dot for each pair of numbers of two series."""

    x: str = described("The series of horizontal positions.", good="productivity")
    y: str = described("The series of vertical positions, along the same axis.", good="size")
    x_scale: str = described("How the horizontal axis is divided.", default="linear", one_of=SCALES)
    y_scale: str = described("How the vertical axis is divided.", default="linear", one_of=SCALES)
    diagonal: bool = described(
        "Draws the line on which both are equal; the words say what lies above and below it.", default=False
    )

    def axis(self) -> str:
        """Its horizontal positions."""
        return self.x

    def drawn(self) -> tuple[str, ...]:
        """Its heights."""
        return (self.y,)

    def texts(self) -> Texts:
        """Titles of both axes, and what lies on the two sides of the diagonal."""
        return {"x": set(), "y": set()} | ({"above": set(), "below": set()} if self.diagonal else {})


@dataclass(frozen=True, kw_only=True)
class OverCategory(Chart):
    """What the kinds over a list of things share."""

    over: str = described("The category whose things are drawn.", good="sectors")

    def axis(self) -> str:
        """Its category."""
        return self.over


@dataclass(frozen=True, kw_only=True)
class Bars(OverCategory, kind="bars"):
    """A bar for each thing, of one part or of several."""

    y: tuple[str, ...] = described("The parts of each bar, in the order of their colours.", good='["capital_part"]')
    total: str = described("The series that the parts add up to, drawn as a mark.", default="")
    band: tuple[str, ...] = described("Two series, the ends of a range drawn beside each bar.", default=())

    def drawn(self) -> tuple[str, ...]:
        """Parts, ends of the range, and total."""
        return (*self.y, *self.band, *filter(None, [self.total]))


@dataclass(frozen=True, kw_only=True)
class Network(OverCategory, kind="network"):
    """Things as circles, with arrows from suppliers to users."""

    size: str = described("The series that gives the area of each thing.", good="sales")
    change: str = described("The series that colours the things, around zero.", default="", good="output_change")
    links: str = described("The matrix of arrows: rows supply columns.", good="flows")
    marks: tuple[Mark, ...] = described("Things and links that are marked.", default=())

    def drawn(self) -> tuple[str, ...]:
        """Sizes and changes."""
        return (self.size, *filter(None, [self.change]))

    def cells(self) -> str:
        """Its links."""
        return self.links

    def texts(self) -> Texts:
        """The heading of the things, the legend, and a label for each mark."""
        return over_texts(self.marks)


@dataclass(frozen=True, kw_only=True)
class Matrix(OverCategory, kind="matrix"):
    """A square of coloured cells with numbers."""

    matrix: str = described("The output that gives the cells: rows supply columns.", good="cost_shares")
    marks: tuple[Mark, ...] = described("Cells that are marked.", default=())

    def cells(self) -> str:
        """Its cells."""
        return self.matrix

    def texts(self) -> Texts:
        """The titles of columns and rows, and a label for each mark."""
        return over_texts(self.marks)


def over_texts(marks: tuple[Mark, ...]) -> Texts:
    """The texts of a chart over a category with marks."""
    return {"x": set(), "y": set()} | ({"marks": {mark.id: set() for mark in marks}} if marks else {})
