"""What is marked in charts, as arguments of the functions that draw; without an argument where nothing is declared."""

from collections.abc import Sequence

from build_tools.notebooks.code import block, text
from build_tools.notebooks.expressions import place, series
from build_tools.notebooks.subject import Subject
from explainers.contract.charts import (
    Bars,
    Chart,
    Lines,
    Mark,
    Matrix,
    Network,
    Observed,
    OnAxis,
    Point,
    Reference,
    Scatter,
)

Arguments = list[str]


def reach(subject: Subject, entry: OnAxis | Scatter) -> Arguments:
    """How far both axes reach at least, where that is declared."""
    across = (entry.x_from, entry.x_to) if isinstance(entry, Lines | Scatter) else ()
    ends = [(across, entry.x), ((entry.y_from, entry.y_to), first(entry))]
    found = [[place(subject, end, column) for end in pair if end is not None] for pair, column in ends]
    return [f"reach=({', '.join(f'[{", ".join(pair)}]' for pair in found)})"] if any(found) else []


def first(entry: OnAxis | Scatter | Bars) -> str:
    """The series that gives heights their unit."""
    return next(iter(entry.y))


def points(subject: Subject, entry: Lines | Scatter) -> Arguments:
    """The marked points."""
    return marked(subject, entry, "points", entry.points, (entry.x, first(entry)))


def references(subject: Subject, entry: OnAxis | Scatter | Bars) -> Arguments:
    """Levels and moments; the values of bars lie across."""
    across = first(entry) if isinstance(entry, Bars) else entry.x
    return marked(subject, entry, "references", entry.references, (across, first(entry)))


def marked(
    subject: Subject, entry: Chart, name: str, records: Sequence[Point | Reference], columns: tuple[str, str]
) -> Arguments:
    """Labels with places across and up, as the argument of this name; `columns` give the units of both axes."""
    words = subject.words["charts"][entry.id].get(name, {})
    found = [
        f"({text(words[it.id])}, {place(subject, it.x, columns[0])}, {place(subject, it.y, columns[1])})"
        for it in records
    ]
    return [f"{name}={block(found, indent=8)}"] if found else []


def spans(subject: Subject, entry: OnAxis) -> Arguments:
    """Shaded stretches: labels with both ends."""
    words = subject.words["charts"][entry.id].get("spans", {})
    found = [
        f"({text(words[it.id])}, {place(subject, it.start, entry.x)}, {place(subject, it.end, entry.x)})"
        for it in entry.spans
    ]
    return [f"spans={block(found, indent=8)}"] if found else []


def observed(subject: Subject, entry: Chart, figures: Sequence[Observed]) -> Arguments:
    """Real figures: labels with their own axis and their series."""
    words = subject.words["charts"][entry.id].get("observed", {})
    found = [f"({text(words[it.id])}, {series(subject, it.x)}, {series(subject, it.y)})" for it in figures]
    return [f"observed={block(found, indent=8)}"] if found else []


def marks(subject: Subject, entry: Network | Matrix) -> Arguments:
    """The marked things and links, by places; None where there is none."""
    words = subject.words["charts"][entry.id].get("marks", {})
    found = [f"({text(words[mark.id])}, {', '.join(places(mark))})" for mark in entry.marks]
    return [f"marks={block(found, indent=8)}"] if found else []


def places(mark: Mark) -> list[str]:
    """Where a mark lies: the thing and its user, which for a thing is itself."""
    return [f"result.{mark.thing}", f"result.{mark.user or mark.thing}"]
