"""A run, and an explainer, in the forms that other programs read: printed by the command, returned by the package."""

from collections.abc import Sequence
from typing import Any

from explainers.contract.explainer import Explainer, Result
from explainers.contract.json_form import row_axis
from explainers.runner.errors import ModelError


def described(explainer: Explainer, language: str) -> dict[str, Any]:
    """The parameters with units, ranges and start values, the outputs and the presets, each with its words."""
    words = explainer.words[language]
    return {
        "slug": explainer.slug,
        "title": words["title"],
        "question": words["question"],
        **{name: with_words(explainer.table[name], words[name]) for name in ("parameters", "outputs", "presets")},
    }


def with_words(entries: list[dict[str, Any]], words: dict[str, Any]) -> list[dict[str, Any]]:
    """Declared entries together with their words."""
    return [{**entry, **words.get(entry["id"], {})} for entry in entries]


def as_table(explainer: Explainer, result: Result, language: str) -> dict[str, Any]:
    """The result as the browser gets it, with the summary sentence."""
    return {"slug": explainer.slug, **result, "sentence": explainer.summary(result, language)}


def labelled(explainer: Explainer, result: Result, language: str) -> dict[str, tuple[str, str]]:
    """Each single number, choice and thing by its id: its label, and its value with the unit."""
    texts, words = explainer.texts(result, language), explainer.words[language]
    labels = {**words["parameters"], **words["outputs"]}
    return {name: (labels.get(name, {}).get("label", name), texts[name]) for name in explainer.named}


def columns(explainer: Explainer, result: Result, along: str = "") -> dict[str, Sequence[Any]]:
    """The series that share an axis, that of the first chart unless another is named; all are equally long.

    Over a category these are also its things and the matrix. The widget's `table.ts` writes the same columns.
    """
    outputs, declaration = result["outputs"], explainer.declaration
    axis = along or declaration.charts[0].axis()
    things = explainer.categories.get(axis, ())
    found: dict[str, Sequence[Any]] = {axis: things} if things else {}
    shared = row_axis(declaration, axis)
    for output in declaration.outputs:
        if shared and row_axis(declaration, output.id) == shared:
            found[output.id] = outputs[output.id]
    cells = next((chart.cells() for chart in declaration.charts if chart.axis() == axis and chart.cells()), "")
    if things and cells:
        found |= dict(zip(things, zip(*outputs[cells], strict=True), strict=True))
    if not found:
        raise ModelError(f"Nothing runs along {along!r}. Series run along: {', '.join(axes(explainer))}.")
    return found


def axes(explainer: Explainer) -> list[str]:
    """The axes and categories along which something runs, that of the first chart first."""
    declaration = explainer.declaration
    drawn = [chart.axis() for chart in declaration.charts]
    along = [row_axis(declaration, name) for name in [*drawn, *(output.id for output in declaration.outputs)]]
    return list(dict.fromkeys(filter(None, along)))
