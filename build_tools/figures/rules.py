"""Rules between the fields of `figure.toml`, and the words that a figure needs."""

import datetime
import difflib
from collections.abc import Collection

from build_tools.figures.records import CLOSED, Declaration
from explainers.contract.charts import Chart
from explainers.contract.errors import ContractError
from explainers.contract.names import Problems, refer
from explainers.contract.outputs import AxisOutput, MatrixOutput, NumberOutput, SeriesOutput, ThingOutput
from explainers.contract.rules import check_ids
from explainers.contract.rules_of_charts import Known, check_chart
from explainers.contract.units import UNITS
from explainers.contract.words import NONE, Needed, Optional


def check_declaration(declaration: Declaration, works: Collection[str], *, file: str) -> Problems:
    """Columns that run along nothing, units and sources that nobody knows, and numbers that may not be passed on."""
    yield from check_names(declaration, file=file)
    for unit in declaration.units:
        if UNITS.get(unit.id, unit).multiply != unit.multiply:
            rule = "The common list has this unit with another factor."
            yield ContractError(file, f"units.{unit.id}", rule, found=unit.multiply, try_this="another name")
    yield from check_columns(declaration, file=file)
    if not declaration.sources:
        yield ContractError(file, "sources", "A figure has at least one source.", found=[], try_this='["pwt110"]')
    for key in declaration.sources:
        if key not in works:
            close = difflib.get_close_matches(key, works, n=1)
            hint = close[0] if close else "add it to docs/references"
            yield ContractError(file, "sources", "The bibliography has no such key.", found=key, try_this=hint)
    try:
        datetime.date.fromisoformat(declaration.checked)
    except ValueError:
        rule = "This must be a day: year, month, day."
        yield ContractError(file, "checked", rule, found=declaration.checked, try_this="2026-11-26")
    if declaration.download and declaration.licence == CLOSED:
        rule = "These numbers may be shown, but not passed on."
        yield ContractError(file, "download", rule, found=True, try_this="false")


def check_names(declaration: Declaration, *, file: str) -> Problems:
    """Ids that are no plain names, or stand for two things; a chart names columns and things alike."""
    things = [thing for category in declaration.categories for thing in category.items]
    ids = [column.id for column in declaration.columns] + [category.id for category in declaration.categories]
    yield from check_ids([*ids, *things], file=file, field="columns and categories")


def check_columns(declaration: Declaration, *, file: str) -> Problems:
    """Columns of no use here, and those along, or in a unit, that nobody declares."""
    axes = [column.id for column in declaration.columns if isinstance(column, AxisOutput)]
    categories = [category.id for category in declaration.categories]
    for column in declaration.columns:
        field = f"columns.{column.id}"
        if isinstance(column, NumberOutput | ThingOutput):
            rule = "A column is an axis, or runs along an axis or a category."
            hint = f'{{ along = "{axes[0] if axes else "year"}" }}'
            yield ContractError(file, field, rule, found=column.kind, try_this=hint)
            continue
        if isinstance(column, SeriesOutput):
            yield from refer([column.along], [*axes, *categories], file=file, field=f"{field}.along")
        if isinstance(column, MatrixOutput):
            yield from refer([column.over], categories, file=file, field=f"{field}.over")
        assert isinstance(column, AxisOutput | SeriesOutput | MatrixOutput)
        for problem in refer([column.unit], declaration.all_units, file=file, field=f"{field}.unit"):
            rule = "There is no such unit. Use one of the list, or declare it under [units]."
            yield ContractError(file, f"{field}.unit", rule, found=column.unit, try_this=problem.try_this)


def check_figure_chart(chart: Chart, declaration: Declaration, *, file: str) -> Problems:
    """What the contract demands of a chart; there is one situation, and captions are not computed."""
    columns = declaration.columns
    axes = {column.id: column.id for column in columns if isinstance(column, AxisOutput)}
    series = {column.id: column.along for column in columns if isinstance(column, SeriesOutput)}
    categories = {category.id: category.id for category in declaration.categories}
    known = Known(
        numbers=(),
        axes=axes,
        series=[*axes, *series],
        matrices=[column.id for column in columns if isinstance(column, MatrixOutput)],
        categories=categories,
        things=[thing for category in declaration.categories for thing in category.items],
        situations=(),
    )
    if chart.claims:
        rule = "A figure has no claims: its numbers do not change."
        yield ContractError(file, "chart.claims", rule, found=[claim.text for claim in chart.claims])
    if getattr(chart, "beside", ""):
        rule = "A figure has one situation, so nothing stands beside it."
        yield ContractError(file, "chart.beside", rule, found=chart.beside, try_this="remove it")  # type: ignore[attr-defined]
        return
    yield from check_chart(chart, known, axes | series | categories, file=file, place="chart")


def needed_words(declaration: Declaration, chart: Chart, numbers: Collection[str] = NONE) -> Needed:
    """Every text that a words file of the figure holds; its sentences may name numbers of the table."""
    said = set(numbers)
    labels = {column.id: NONE for column in declaration.columns if not isinstance(column, MatrixOutput)}
    needed: Needed = {
        **dict.fromkeys(("title", "alt", "not_shown"), said),
        "note": Optional(said),
        **{name: NONE if below == set() else below for name, below in chart.texts().items()},
        "labels": labels,
        "categories": {category.id: dict.fromkeys(category.items, NONE) for category in declaration.categories},
        "units": {
            unit.id: {"pattern": NONE, **{name: Optional(NONE) for name in ("one", "axis", "suffix")}}
            for unit in declaration.units
            if unit.id not in UNITS
        },
    }
    return {name: below for name, below in needed.items() if below != {}}
