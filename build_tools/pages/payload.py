"""What a page needs to know of an explainer in one language: the JSON that the widget reads."""

import json
from functools import cache
from typing import Any

from build_tools.places import WIDGET
from explainers.contract.explainer import Explainer
from explainers.contract.json_form import plain
from explainers.contract.reading import read_toml

# What stays with the authors, and what stands elsewhere on the page.
NOT_FOR_WIDGET = {
    *("contract", "draft", "level", "minutes", "statements", "teaches", "needs", "objectives"),
    *("always", "limits", "sources", "equations"),
}


@cache
def interface_words(language: str) -> dict[str, Any]:
    """Every word of the widget's interface in one language."""
    return read_toml(WIDGET / f"words.{language}.toml")


def payload(explainer: Explainer, language: str, interface: dict[str, Any]) -> dict[str, Any]:
    """Declaration, words, units, model source and the results of all presets."""
    declared = {name: value for name, value in explainer.table.items() if name not in NOT_FOR_WIDGET}
    for name in ("charts", "summary"):
        declared[name] = [{key: value for key, value in entry.items() if key != "claims"} for entry in declared[name]]
    for chart, entry in zip(explainer.declaration.charts, declared["charts"], strict=True):
        entry |= {"axis": chart.axis(), "drawn": list(chart.drawn()), "cells": chart.cells()}
    words = {name: text for name, text in explainer.words[language].items() if name not in {"quiz", "tasks"}}
    return {
        **declared,
        "slug": explainer.slug,
        "language": language,
        "units": units(explainer, language),
        "words": words,
        "interface": interface,
        "model": explainer.source,
        "figures": explainer.data,
        "modules": sorted(explainer.modules),
        "results": explainer.results,
        "answer": explainer.predicted_answer(),
    }


def units(explainer: Explainer, language: str) -> dict[str, Any]:
    """Each unit that the explainer may use, with its factor and words."""
    words = explainer.unit_words(language)
    return {name: {**plain(unit), **words[name]} for name, unit in explainer.units.items()}


def script_text(value: Any) -> str:
    """JSON that may stand inside a script element: it holds nothing that could end the element."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
