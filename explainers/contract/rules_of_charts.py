"""Rules for charts: what they draw is there, runs along their axis, and fits their kind."""

from collections.abc import Collection
from dataclasses import dataclass

from explainers.contract.charts import (
    Bars,
    Chart,
    Crossed,
    Lines,
    Matrix,
    Network,
    OnAxis,
    OverCategory,
    Reference,
    Scatter,
    Stack,
)
from explainers.contract.declaration import Declaration
from explainers.contract.errors import ContractError
from explainers.contract.json_form import row_axis
from explainers.contract.names import Names, Problems, refer

START = "start"  # the situation that every explainer has


@dataclass(frozen=True)
class Known:
    """What a chart may name: the columns of its table, by what they hold."""

    numbers: Collection[str]
    axes: Collection[str]
    series: Collection[str]
    matrices: Collection[str]
    categories: Collection[str]
    things: Collection[str]
    situations: Collection[str]


def check_charts(declaration: Declaration, names: Names, *, file: str) -> Problems:
    """Problems of all charts of an explainer."""
    known = Known(
        numbers=names.numbers,
        axes=names.axes,
        series=names.series,
        matrices=names.matrices,
        categories=names.ids("categories"),
        things=names.things,
        situations={START, *names.ids("presets")},
    )
    axes = {name: row_axis(declaration, name) for name in {*known.series, *known.categories}}
    for chart in declaration.charts:
        place = f"charts.{chart.id}"
        yield from check_chart(chart, known, axes, file=file, place=place)
        for claim in chart.claims:
            yield from names.check_expression(claim, names.known, file=file, field=f"{place}.claims")


def check_chart(chart: Chart, known: Known, axes: dict[str, str], *, file: str, place: str) -> Problems:
    """A chart that draws what is not there; `axes` says along what each series, axis and category runs."""
    yield from refer(chart.drawn(), known.series, file=file, field=place)
    yield from refer(filter(None, [chart.cells()]), known.matrices, file=file, field=place)
    yield from refer([p for p in chart.places() if isinstance(p, str)], known.numbers, file=file, field=place)
    marked = [name for mark in chart.named() for name in (mark.thing, mark.user) if name]
    yield from refer(marked, known.things, file=file, field=f"{place}.marks")
    match chart:
        case OnAxis():
            yield from refer([chart.x], known.axes, file=file, field=f"{place}.x")
        case Scatter():
            yield from refer([chart.x], known.series, file=file, field=f"{place}.x")
        case OverCategory():
            yield from refer([chart.over], known.categories, file=file, field=f"{place}.over")
    if not chart.drawn() and not chart.cells():
        yield ContractError(file, f"{place}.y", "This kind of chart draws at least one series.", found=[])
    axis = axes.get(chart.axis(), "")
    if rows := {axes[name] for name in chart.drawn() if name in axes} - {axis}:
        rule = f"Everything in a chart runs along its axis, {chart.axis()}."
        yield ContractError(file, place, rule, found=sorted(rows), try_this=axis)
    yield from check_own_fields(chart, known, axes, file=file, place=place)


def check_own_fields(chart: Chart, known: Known, axes: dict[str, str], *, file: str, place: str) -> Problems:
    """What only some kinds have."""
    if isinstance(chart, Crossed | Bars):
        yield from refer(filter(None, [chart.beside]), known.situations, file=file, field=f"{place}.beside")
        for line in chart.references:
            yield from check_reference(line, chart, file=file, field=f"{place}.references.{line.id}")
    if isinstance(chart, Lines | Scatter):
        yield from check_scales(chart, file=file, place=place)
    match chart:
        case Lines() | Stack():
            for figure in chart.observed:
                field = f"{place}.observed.{figure.id}"
                yield from refer([figure.x], known.axes, file=file, field=f"{field}.x")
                yield from refer([figure.y], known.series, file=file, field=f"{field}.y")
                if axes.get(figure.y, figure.x) != figure.x:
                    rule = f"The figures run along their axis, {figure.x}."
                    yield ContractError(file, f"{field}.y", rule, found=axes[figure.y])
        case Scatter(diagonal=True) if len(chart.y) > 1:
            yield ContractError(file, f"{place}.diagonal", "With a diagonal there is one series.", found=list(chart.y))
        case Bars():
            yield from check_bars(chart, file=file, place=place)
        case Network() if chart.positions:
            yield from refer(chart.positions, known.series, file=file, field=f"{place}.positions")
            if len(chart.positions) != 2:
                rule, found = "Positions are two series: across and up.", list(chart.positions)
                yield ContractError(file, f"{place}.positions", rule, found=found)
        case Matrix():
            pass


def check_reference(line: Reference, chart: Chart, *, file: str, field: str) -> Problems:
    """A line across the plot that is neither a level nor a moment, or both."""
    if (line.x is None) == (line.y is None):
        rule = "A reference is a level, `y`, or a moment, `x`, and not both."
        yield ContractError(file, field, rule, try_this="{ y = 0 }")
    elif isinstance(chart, Bars) and line.x is None:
        yield ContractError(file, f"{field}.y", "Bars lie, so their levels are given as `x`.", try_this="{ x = 0 }")


def check_scales(chart: Lines | Scatter, *, file: str, place: str) -> Problems:
    """A logarithmic axis that would have to reach down to zero."""
    for axis in ("x", "y"):
        for end in ("from", "to"):
            value = getattr(chart, f"{axis}_{end}")
            if getattr(chart, f"{axis}_scale") == "log" and value is not None and value <= 0:
                yield ContractError(file, f"{place}.{axis}_{end}", "A logarithmic axis is above zero.", found=value)


def check_bars(chart: Bars, *, file: str, place: str) -> Problems:
    """A range without two ends, and a total of what is not piled."""
    if len(chart.band) not in {0, 2}:
        yield ContractError(file, f"{place}.band", "A band has two ends.", found=list(chart.band))
    if chart.total and chart.layout != "stacked":
        rule = "Only piled parts have a total."
        yield ContractError(file, f"{place}.total", rule, found=chart.total, try_this='layout = "stacked"')
