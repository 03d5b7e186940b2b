"""The numbers behind a chart as a table of texts. The widget's `table.ts` follows the same rule."""

from typing import Any

from explainers.contract import formatting
from explainers.contract.declaration import Chart, Output
from explainers.contract.explainer import Explainer, Result

Column = dict[str, Any]


def tabulate(explainer: Explainer, language: str, chart: Chart, result: Result, *, every: int = 1) -> dict[str, Any]:
    """Columns with id, label and unit, and rows of texts; a chart over a category has the things' names first."""
    outputs = {output.id: output for output in explainer.declaration.outputs}
    is_category = chart.x in explainer.categories
    shown = [*([] if is_category else [chart.x]), *chart.y, *chart.band, *filter(None, [chart.total])]
    columns = [column(explainer, language, outputs[name], result) for name in dict.fromkeys(shown)]
    if is_category:
        names = explainer.category_names(chart.x, result, language)
        title = explainer.words[language]["charts"][chart.id]["x"]
        columns.insert(0, {"id": chart.x, "label": title, "unit": "", "cells": names})
        if chart.matrix:
            columns += matrix_columns(explainer, outputs[chart.matrix], names, result)
    rows = [list(row) for row in zip(*(entry.pop("cells") for entry in columns), strict=True)]
    return {"columns": columns, "rows": rows[::every]}


def column(explainer: Explainer, language: str, output: Output, result: Result) -> Column:
    """One series with its heading."""
    return {
        "id": output.id,
        "label": explainer.words[language]["outputs"][output.id]["label"],
        "unit": explainer.unit_words(language)[output.unit]["axis"],
        "cells": numbers(explainer, output, result["outputs"][output.id]),
    }


def matrix_columns(explainer: Explainer, output: Output, names: list[str], result: Result) -> list[Column]:
    """A column for each column of a matrix, headed by the name of the thing."""
    matrix = result["outputs"][output.id]
    return [
        {"id": f"{output.id}-{place}", "label": name, "unit": "", "cells": numbers(explainer, output, list(cells))}
        for place, (name, cells) in enumerate(zip(names, zip(*matrix, strict=True), strict=True))
    ]


def numbers(explainer: Explainer, output: Output, values: list[float]) -> list[str]:
    """Numbers in the shown form of their unit."""
    return [formatting.shown_number(value, explainer.units[output.unit], output.digits) for value in values]
