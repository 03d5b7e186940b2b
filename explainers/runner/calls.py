"""What the browser's worker calls. Everything that crosses the border to JavaScript is JSON text."""

import json
import traceback
from collections.abc import Callable
from typing import Any

from explainers.runner.model import Model
from explainers.runner.sensitivity import effects

# One model for each explainer on the page, by slug.

loaded: dict[str, Model] = {}


def load(slug: str, source: str, declaration_json: str, data_json: str = "{}") -> None:
    """Makes a model ready to run; the one before it stays when the source fails."""
    loaded[slug] = Model(slug, source, json.loads(declaration_json), json.loads(data_json))


def take(slug: str, text: str) -> str:
    """What became of the reader's own table, as JSON: the number of rows, and the problems."""
    return json.dumps(loaded[slug].take(text))


def run(slug: str, values_json: str) -> str:
    """The result of one run, as JSON."""
    return json.dumps(loaded[slug].run(json.loads(values_json)), allow_nan=False)


def sensitivity(slug: str, values_json: str) -> str:
    """How much each parameter moves the number that the explainer chose for this, as JSON."""
    model = loaded[slug]
    return json.dumps({"of": model.sensitivity, "effects": effects(model, json.loads(values_json), model.sensitivity)})


FUNCTIONS: dict[str, Callable[..., str | None]] = {
    "load": load,
    "run": run,
    "sensitivity": sensitivity,
    "take": take,
}


def attempt(name: str, arguments_json: str) -> str:
    """What one of these functions gives back, or what went wrong in it, as JSON: `result` or `failure`."""
    try:
        return f'{{"result": {FUNCTIONS[name](*json.loads(arguments_json)) or "null"}}}'
    except Exception as error:
        return json.dumps({"failure": explain(error)})


def explain(error: BaseException) -> dict[str, Any]:
    """What went wrong in a reader's code: type, message, line, and the traceback through its own lines."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith("/model.py")]
    line = error.lineno if isinstance(error, SyntaxError) else frames[-1].lineno if frames else None
    own = "".join(traceback.format_list(frames)) + "".join(traceback.format_exception_only(error))
    return {"type": type(error).__name__, "message": str(error), "line": line, "traceback": own}
