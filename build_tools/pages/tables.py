"""The numbers behind a chart as a table of texts. The widget's `table.ts` follows the same rule."""

from typing import Any

from explainers.contract import formatting
from explainers.contract.charts import Chart
from explainers.contract.explainer import Explainer, Result
from explainers.contract.outputs import AxisOutput, MatrixOutput, Output, SeriesOutput

Column = dict[str, Any]


def tabulate(explainer: Explainer, language: str, chart: Chart, result: Result, *, every: int = 1) -> dict[str, Any]:
    """Columns with id, label and unit, and rows of texts; a chart over a category has the things' names first."""
    outputs: dict[str, Output] = {output.id: output for output in explainer.declaration.outputs}
    shown = [outputs[name] for name in dict.fromkeys([chart.axis(), *chart.drawn()]) if name in outputs]
    columns = [column(explainer, language, output, result) for output in shown]
    if chart.axis() in explainer.categories:
        names = explainer.category_names(chart.axis(), result, language)
        title = explainer.words[language]["charts"][chart.id]["x"]
        columns.insert(0, {"id": chart.axis(), "label": title, "unit": "", "cells": names})
        if chart.cells():
            columns += matrix_columns(explainer, outputs[chart.cells()], names, result)
    add_observed(columns, explainer, language, chart, result)
    rows = [list(row) for row in zip(*(entry.pop("cells") for entry in columns), strict=True)]
    return {"columns": columns, "rows": rows[::every]}


def column(explainer: Explainer, language: str, output: Output, result: Result) -> Column:
    """One series with its heading, which names the unit only where its label does not."""
    assert isinstance(output, AxisOutput | SeriesOutput)
    label = explainer.words[language]["outputs"].get(output.id, {}).get("label", output.id)
    unit = explainer.unit_words(language)[output.unit]["axis"]
    return {
        "id": output.id,
        "label": label,
        "unit": "" if unit.casefold() == label.casefold() else unit,
        "cells": numbers(explainer, output, result["outputs"][output.id]),
    }


def matrix_columns(explainer: Explainer, output: Output, names: list[str], result: Result) -> list[Column]:
    """A column for each column of a matrix, headed by the name of the thing."""
    assert isinstance(output, MatrixOutput)
    matrix = result["outputs"][output.id]
    return [
        {"id": f"{output.id}-{place}", "label": name, "unit": "", "cells": numbers(explainer, output, list(cells))}
        for place, (name, cells) in enumerate(zip(names, zip(*matrix, strict=True), strict=True))
    ]


def add_observed(columns: list[Column], explainer: Explainer, language: str, chart: Chart, result: Result) -> None:
    """Adds a column for each list of real figures, headed by its source.

    A figure stands in the row of its place; where the model has no such place, in a row of its own below the others.
    """
    outputs: dict[str, Output] = {output.id: output for output in explainer.declaration.outputs}
    rows = {place: row for row, place in enumerate(result["outputs"].get(chart.axis(), ()))} if chart.figures() else {}
    for figures in chart.figures():
        cells = column(explainer, language, outputs[figures.y], result)
        label = explainer.words[language]["charts"][chart.id]["observed"][figures.id]
        added = {**cells, "label": label, "cells": [""] * len(columns[0]["cells"])}
        columns.append(added)
        places = column(explainer, language, outputs[figures.x], result)["cells"]
        for place, shown, text in zip(result["outputs"][figures.x], places, cells["cells"], strict=True):
            if place not in rows:
                rows[place] = len(added["cells"])
                for other in columns:
                    other["cells"].append("")
                columns[0]["cells"][-1] = shown
            added["cells"][rows[place]] = text


def numbers(explainer: Explainer, output: AxisOutput | SeriesOutput | MatrixOutput, values: list[float]) -> list[str]:
    """Numbers in the shown form of their unit."""
    return [formatting.shown_number(value, explainer.units[output.unit], output.digits) for value in values]
