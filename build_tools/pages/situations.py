"""What an explainer's page leaves to a file of its own, because it is long and nobody sees it at first.

The widget fetches it when it comes near: the series that charts draw in each situation, the figures that the model
reads, and its code for the browser's Python. They are the same in every language. The numbers of the situations stay on
the page, and so do their sentences.
"""

import hashlib
import json
from typing import TYPE_CHECKING, Any

from build_tools.bytecode import compiled
from build_tools.cache import kept_text
from build_tools.pages.rounding import as_printed
from explainers.contract.explainer import Explainer

if TYPE_CHECKING:
    from build_tools.pages.explainer import View

ELSEWHERE = {"interface", "model"}  # the words are in the widget's script, the source is in the code view
UNUSED = {"data", "modules"}
# The words of these stand in the markup, and no script asks for them.
UNUSED_WORDS = {"teaser", "objectives", "equations", "limits", "data", "scenes"}


def on_page(payload: dict[str, Any], file: str) -> dict[str, Any]:
    """What the widget reads on the page, with the name of the file that has the rest."""
    stays = {name: value for name, value in payload.items() if name not in ELSEWHERE | UNUSED}
    words = {name: text for name, text in payload["words"].items() if name not in UNUSED_WORDS}
    results = {
        name: {**result, "outputs": {key: value for key, value in result["outputs"].items() if not is_long(value)}}
        for name, result in payload["results"].items()
    }
    figures: dict[str, Any] | None = None if payload["figures"] else {}
    return {**stays, "words": words, "results": results, "figures": figures, "apart": file}


def apart(explainer: Explainer) -> dict[str, Any]:
    """The rest: series by situation and output, the figures of the data, and the model's code."""
    series = {
        name: as_printed(explainer, {key: value for key, value in result["outputs"].items() if is_long(value)})
        for name, result in explainer.results.items()
    }
    return {"series": series, "figures": explainer.data, "code": compiled([explainer])[0]}


def is_long(value: Any) -> bool:
    """Whether an output is an axis, a series or a matrix."""
    return isinstance(value, list | tuple)


def situations_file(view: "View") -> tuple[str, str]:
    """Name and text of the file; the name changes with what is in it, and is the same in every language."""

    def make() -> str:
        return json.dumps(apart(view.explainer), ensure_ascii=False, allow_nan=False, separators=(",", ":"))

    text = kept_text("views", f"{view.version}-situations", make) if view.version else make()
    key = hashlib.sha256(text.encode()).hexdigest()[:16]
    return f"{view.explainer.slug}-situations-{key}.json", text
