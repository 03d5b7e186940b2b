"""What the browser's worker calls. Everything that crosses the border to JavaScript is JSON text."""

import binascii
import json
import linecache
import sys
import traceback
from collections.abc import Callable
from typing import Any

from explainers.runner.goals import Goal
from explainers.runner.model import Model
from explainers.runner.sensitivity import effects

OURS = Model.run.__code__.co_filename  # a file of the same name that holds no reader's code

# The models that the views of a page use, by key: an explainer's own is kept under its slug.

loaded: dict[str, Model] = {}
scenes: dict[str, dict[str, Any]] = {}  # what is declared of each, by key and id
goals: dict[tuple[str, str], Goal] = {}  # by key and id, read when they are first asked for


def load(
    key: str,
    source: str,
    declaration_json: str,
    data_json: str = "{}",
    table: str | None = None,
    packed: str | None = None,
) -> str | None:
    """Makes a model ready to run, with the reader's own table (its bytes as base64) where there is one.

    `packed` is the source's code, which the build makes; what a reader has changed has none and is compiled.

    Gives back what became of the table, as JSON. A source that fails, and a table with problems, leave no model.
    """
    declaration = json.loads(declaration_json)
    model = Model(key, source, declaration, json.loads(data_json), packed)
    taken = None if table is None else model.take(binascii.a2b_base64(table))
    if not taken or not taken["problems"]:
        loaded[key] = model
        scenes[key] = {scene["id"]: scene for scene in declaration.get("scenes", [])}
    return json.dumps(taken)


def forget(key: str) -> None:
    """Lets go of a model and of its source."""
    model = loaded.pop(key)
    sys.modules.pop(model.module.__name__)
    linecache.cache.pop(model.filename)
    scenes.pop(key)


def run(key: str, values_json: str) -> str:
    """The result of one run, as JSON."""
    return json.dumps(loaded[key].run(json.loads(values_json)), allow_nan=False)


def run_scene(key: str, scene: str, values_json: str) -> str:
    """The result of one run of a scene, as JSON, with `met`: whether it reaches the scene's goal."""
    result, declared = loaded[key].run(json.loads(values_json)), scenes[key][scene]
    if declared["goal"] and (key, scene) not in goals:
        goals[key, scene] = Goal(loaded[key], declared["goal"], declared["start"])
    met = declared["goal"] is not None and goals[key, scene].is_met(result)
    return json.dumps({**result, "met": met}, allow_nan=False)


def sensitivity(key: str, values_json: str) -> str:
    """How much each parameter moves the number that the explainer chose for this, as JSON."""
    model = loaded[key]
    return json.dumps({"of": model.sensitivity, "effects": effects(model, json.loads(values_json), model.sensitivity)})


FUNCTIONS: dict[str, Callable[..., str | None]] = {
    "load": load,
    "run": run,
    "run_scene": run_scene,
    "sensitivity": sensitivity,
    "forget": forget,
}


def attempt(name: str, arguments_json: str) -> str:
    """What one of these functions gives back, or what went wrong in it, as JSON: `result` or `failure`."""
    try:
        return f'{{"result": {FUNCTIONS[name](*json.loads(arguments_json)) or "null"}}}'
    except Exception as error:
        return json.dumps({"failure": explain(error)})


def explain(error: BaseException) -> dict[str, Any]:
    """What went wrong in a reader's code: type, message, line, and the traceback through its own lines."""
    stack = traceback.extract_tb(error.__traceback__)
    frames = [frame for frame in stack if frame.filename.endswith("/model.py") and frame.filename != OURS]
    line = error.lineno if isinstance(error, SyntaxError) else frames[-1].lineno if frames else None
    own = "".join(traceback.format_list(frames)) + "".join(traceback.format_exception_only(error))
    return {"type": type(error).__name__, "message": str(error), "line": line, "traceback": own}
