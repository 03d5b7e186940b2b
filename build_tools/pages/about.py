"""What stands behind an explainer, for the panel that says so: level, minutes, version, works, figures and limits."""

import html
from typing import TYPE_CHECKING, Any

from build_tools.metadata.project import project
from build_tools.pages.references import bibliography_entry
from build_tools.pages.words import site_words
from explainers.contract.explainer import contract_words

if TYPE_CHECKING:
    from build_tools.pages.explainer import View


def about(view: "View") -> dict[str, Any]:
    """Level, minutes, version, sources and licence."""
    declaration = view.explainer.declaration
    return {
        "minutes": declaration.minutes,
        "level": contract_words(view.language)["levels"][declaration.level],
        "version": project().version,
        "sources": view.source_entries(),
        "licence": "MIT, CC BY 4.0",
        "limits": [view.words["limits"][limit.id] for limit in declaration.limits],
        "data": data_notes(view),
    }


def data_notes(view: "View") -> list[str]:
    """What the words say of each file of figures, with the day it was taken and its source, as HTML."""
    pattern = site_words(view.language)["data"]["taken"]
    return [
        f"{html.escape(view.words['data'][entry.id])} {html.escape(pattern.replace('{}', entry.taken))} "
        f"{bibliography_entry(view.references[entry.source])}"
        for entry in view.explainer.declaration.data
    ]
