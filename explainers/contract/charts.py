"""Pictures of a table, declared, so that the build and the page draw the same ones. One record for each kind.

A kind lives in three places: its record here, its drawing in `widget/charts/kinds`, its case in `tests/kinds`. A table
is the result of a run, or the columns of a book figure's file.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from explainers.contract.fields import Kinds, Record, described
from explainers.contract.settings import SCALES
from explainers.runner.expressions import Expression

# What a thing drawn stands for. A role has one colour and one texture in all charts, in light, in dark and on paper.
ROLES = ("inputs", "people", "productivity", "other", "before", "reference", "loss")
LAYOUTS = ("stacked", "grouped", "dots")

Texts = dict[str, Any]  # texts by name, each with the placeholders that it may use
At = float | str  # a place on an axis: a number in the stored form, or the id of a number of the run


def at(text: str) -> Any:
    """A place that may be left out."""
    return described(text, default=None, good="2025")


@dataclass(frozen=True, kw_only=True)
class Point(Record):
    """A marked point. One whose numbers are absent is not drawn."""

    head = "points = { <id> = { x = …, y = … } }"

    id: str = described("Its label is in the words files.", good="steady_state")
    x: At = described("Its horizontal position: a number, or the id of a number of the run.", good="steady_state")
    y: At = described("Its vertical position: a number, or the id of a number of the run.", good="steady_output")


@dataclass(frozen=True, kw_only=True)
class Reference(Record):
    """A straight line across the plot with a word on it: a level or a moment. One that is absent is not drawn."""

    head = "references = { <id> = { y = … } }"

    id: str = described("Its label is in the words files.", good="no_growth")
    x: At | None = at("Of a moment: where it crosses the horizontal axis.")
    y: At | None = at("Of a level: where it crosses the vertical axis.")


@dataclass(frozen=True, kw_only=True)
class Span(Record):
    """A shaded stretch of the horizontal axis. One with an absent end is not drawn."""

    head = "spans = { <id> = { from = …, to = … } }"

    id: str = described("Its label is in the words files.", good="reform")
    start: At = described("Where it begins; written `from` in the file.", good="1978")
    end: At = described("Where it ends; written `to` in the file.", good="1992")


@dataclass(frozen=True, kw_only=True)
class Observed(Record):
    """Real figures as dots in the same chart as the model's lines, never joined to them."""

    head = "observed = { <id> = { x = …, y = … } }"

    id: str = described("Its label, which names the source and the year, is in the words files.", good="modules")
    x: str = described("The axis of the figures: an output of that kind.", good="observed_year")
    y: str = described("The series of the figures, along that axis.", good="observed_price")


@dataclass(frozen=True, kw_only=True)
class Mark(Record):
    """A marked thing, or the marked link between two things. One that is absent is not drawn."""

    head = "marks = { <id> = { thing = … } }"

    id: str = described("Its label is in the words files.", good="broken")
    thing: str = described("The output that names the thing; of a link, the supplier, or row.", good="broken_supplier")
    user: str = described("Of a link: the output that names the user, or column.", default="", good="broken_user")


def labels(**records: tuple[Any, ...]) -> Texts:
    """A label for each of these records, by the name of their field."""
    return {name: {record.id: set() for record in entries} for name, entries in records.items() if entries}


@dataclass(frozen=True, kw_only=True)
class Chart(Kinds):
    """A picture of a table."""

    head = "[charts.<id>]"
    sketched: ClassVar[bool] = True  # whether a sheet may ask to sketch another run into it by hand

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

    def places(self) -> tuple[At | None, ...]:
        """The numbers that it marks."""
        return ()

    def named(self) -> tuple[Mark, ...]:
        """The things and links that it marks."""
        return ()

    def figures(self) -> tuple[Observed, ...]:
        """The real figures in it."""
        return ()

    def texts(self) -> Texts:
        """The texts that it needs beside title and caption."""
        return {"x": set(), "y": set()}


@dataclass(frozen=True, kw_only=True)
class Crossed(Chart):
    """What the kinds with two axes share."""

    y_from: float | None = at("The vertical axis reaches down at least to here.")
    y_to: float | None = at("The vertical axis reaches up at least to here.")
    references: tuple[Reference, ...] = described("Levels and moments.", default=())
    beside: str = described(
        "A situation that is drawn thinly beside the present one: `start`, or the id of a preset.",
        default="",
        good="start",
    )

    def places(self) -> tuple[At | None, ...]:
        """Levels and moments."""
        return tuple(place for line in self.references for place in (line.x, line.y))

    def texts(self) -> Texts:
        """Titles of both axes, and a label for each level and moment."""
        return {"x": set(), "y": set(), **labels(references=self.references)}


@dataclass(frozen=True, kw_only=True)
class OnAxis(Crossed):
    """What the kinds along a horizontal axis share."""

    x: str = described("The axis: an output of that kind.", good="year")
    y: dict[str, str] = described(
        "The series drawn, each with its role.", good='{ output_per_person = "productivity" }', one_of=ROLES
    )
    spans: tuple[Span, ...] = described("Shaded stretches of the horizontal axis.", default=())

    def axis(self) -> str:
        """Its horizontal axis."""
        return self.x

    def drawn(self) -> tuple[str, ...]:
        """Its series."""
        return tuple(self.y)

    def places(self) -> tuple[At | None, ...]:
        """Levels, moments, and the ends of its stretches."""
        return (*super().places(), *(place for span in self.spans for place in (span.start, span.end)))

    def texts(self) -> Texts:
        """Titles, and a label for each level, moment and stretch."""
        return super().texts() | labels(spans=self.spans)


@dataclass(frozen=True, kw_only=True)
class Lines(OnAxis, kind="lines"):
    """Lines along an axis."""

    x_scale: str = described("How the horizontal axis is divided.", default="linear", one_of=SCALES)
    y_scale: str = described("A logarithmic scale shows equal growth as equal slopes.", default="linear", one_of=SCALES)
    x_from: float | None = at("The horizontal axis begins here at the latest.")
    x_to: float | None = at("The horizontal axis reaches at least to here.")
    step: bool = described("Draws steps: each value holds until the next one.", default=False)
    dashed_after: At | None = at("Right of this place lines are dashed: figures before it, a projection after it.")
    points: tuple[Point, ...] = described("Marked points.", default=())
    observed: tuple[Observed, ...] = described("Real figures, as dots.", default=())
    below: dict[str, str] = described(
        "Series in a second plot below the first, on the same horizontal axis; the words have its title as `below`.",
        default=dict,
        good='{ share_idle = "loss" }',
        one_of=ROLES,
    )

    def drawn(self) -> tuple[str, ...]:
        """The series of both plots."""
        return (*self.y, *self.below)

    def places(self) -> tuple[At | None, ...]:
        """Levels, moments, stretches, points, and where the dashes begin."""
        points = [place for point in self.points for place in (point.x, point.y)]
        return (*super().places(), *points, self.dashed_after)

    def figures(self) -> tuple[Observed, ...]:
        """The real figures in it."""
        return self.observed

    def texts(self) -> Texts:
        """Titles, and a label for everything that is marked."""
        below: Texts = {"below": set()} if self.below else {}
        return super().texts() | labels(points=self.points, observed=self.observed) | below


@dataclass(frozen=True, kw_only=True)
class Stack(OnAxis, kind="stack"):
    """Series piled on each other along an axis; negative ones pile downward."""

    total: str = described("The series that the parts add up to, drawn as a line.", default="")
    observed: tuple[Observed, ...] = described("Real figures of the total, as dots.", default=())

    def drawn(self) -> tuple[str, ...]:
        """Parts and total."""
        return (*self.y, *filter(None, [self.total]))

    def figures(self) -> tuple[Observed, ...]:
        """The real figures in it."""
        return self.observed

    def texts(self) -> Texts:
        """Titles, and a label for everything that is marked."""
        return super().texts() | labels(observed=self.observed)


@dataclass(frozen=True, kw_only=True)
class Distribution(OnAxis, kind="distribution"):
    """Filled curves along an axis, one over the other."""


@dataclass(frozen=True, kw_only=True)
class Scatter(Crossed, kind="scatter"):
    """A dot for each pair of numbers of two series; several series share their horizontal positions."""

    x: str = described("The series of horizontal positions.", good="productivity")
    y: dict[str, str] = described(
        "The series of vertical positions, each with its role.", good='{ size = "productivity" }', one_of=ROLES
    )
    x_scale: str = described("How the horizontal axis is divided.", default="linear", one_of=SCALES)
    y_scale: str = described("How the vertical axis is divided.", default="linear", one_of=SCALES)
    x_from: float | None = at("The horizontal axis begins here at the latest.")
    x_to: float | None = at("The horizontal axis reaches at least to here.")
    points: tuple[Point, ...] = described("Marked points.", default=())
    diagonal: bool = described(
        "Draws the line on which both are equal, for a single series; the words say what lies above and below it.",
        default=False,
    )

    def axis(self) -> str:
        """Its horizontal positions."""
        return self.x

    def drawn(self) -> tuple[str, ...]:
        """Its heights."""
        return tuple(self.y)

    def places(self) -> tuple[At | None, ...]:
        """Levels, moments and points."""
        return (*super().places(), *(place for point in self.points for place in (point.x, point.y)))

    def texts(self) -> Texts:
        """Titles, a label for each mark, and what lies on the two sides of the diagonal."""
        sides: Texts = {"above": set(), "below": set()} if self.diagonal else {}
        return super().texts() | labels(points=self.points) | sides


@dataclass(frozen=True, kw_only=True)
class OverCategory(Chart):
    """What the kinds over a list of things share."""

    over: str = described("The category whose things are drawn.", good="sectors")

    def axis(self) -> str:
        """Its category."""
        return self.over


@dataclass(frozen=True, kw_only=True)
class Bars(OverCategory, kind="bars"):
    """A bar for each thing: of one part, of several piled parts, or of several beside each other; or dots."""

    y: dict[str, str] = described(
        "The parts of each bar, each with its role.", good='{ capital_part = "inputs" }', one_of=ROLES
    )
    layout: str = described(
        "Parts piled, parts beside each other, or a dot for each.", default="stacked", one_of=LAYOUTS
    )
    total: str = described("The series that piled parts add up to, drawn as a mark.", default="")
    band: tuple[str, ...] = described("Two series, the ends of a range drawn beside each bar.", default=())
    value_from: float | None = at("The axis of values reaches down at least to here.")
    value_to: float | None = at("The axis of values reaches up at least to here.")
    references: tuple[Reference, ...] = described("Levels: `x` gives a value, since bars lie.", default=())
    beside: str = described(
        "A situation whose totals are marked beside the present ones: `start`, or the id of a preset.",
        default="",
        good="start",
    )

    def drawn(self) -> tuple[str, ...]:
        """Parts, ends of the range, and total."""
        return (*self.y, *self.band, *filter(None, [self.total]))

    def places(self) -> tuple[At | None, ...]:
        """Levels."""
        return tuple(line.x for line in self.references)

    def texts(self) -> Texts:
        """The heading of the things, the title of the values, and a label for each level."""
        return {"x": set(), "y": set(), **labels(references=self.references)}


@dataclass(frozen=True, kw_only=True)
class Network(OverCategory, kind="network"):
    """Things as circles, with arrows from suppliers to users, or with plain links."""

    sketched = False

    size: str = described("The series that gives the area of each thing.", good="sales")
    change: str = described("The series that colours the things, around zero.", default="", good="output_change")
    links: str = described("The matrix of links: rows supply columns.", good="flows")
    role: str = described("What a thing stands for, which colours it.", default="productivity", one_of=ROLES)
    directed: bool = described("Whether links are arrows; without, a link is drawn once for both ways.", default=True)
    positions: tuple[str, ...] = described(
        "Two series over the things that place them, across and up, from 0 to 1; without, they stand on an ellipse.",
        default=(),
        good='["place_across", "place_up"]',
    )
    marks: tuple[Mark, ...] = described("Things and links that are marked.", default=())

    def drawn(self) -> tuple[str, ...]:
        """Sizes and changes."""
        return (self.size, *filter(None, [self.change]))

    def cells(self) -> str:
        """Its links."""
        return self.links

    def named(self) -> tuple[Mark, ...]:
        """Its marked things and links."""
        return self.marks

    def texts(self) -> Texts:
        """The heading of the things, the legend, and a label for each mark."""
        return {"x": set(), "y": set(), **labels(marks=self.marks)}


@dataclass(frozen=True, kw_only=True)
class Matrix(OverCategory, kind="matrix"):
    """A square of coloured cells with numbers."""

    sketched = False

    matrix: str = described("The output that gives the cells: rows supply columns.", good="cost_shares")
    role: str = described("What a cell stands for, which colours it.", default="inputs", one_of=ROLES)
    marks: tuple[Mark, ...] = described("Cells that are marked.", default=())

    def cells(self) -> str:
        """Its cells."""
        return self.matrix

    def named(self) -> tuple[Mark, ...]:
        """Its marked cells."""
        return self.marks

    def texts(self) -> Texts:
        """The titles of columns and rows, and a label for each mark."""
        return {"x": set(), "y": set(), **labels(marks=self.marks)}
