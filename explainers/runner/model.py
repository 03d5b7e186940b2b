"""Loads a model's source and runs it: the same code in CPython and in the reader's browser."""

import linecache
import math
import sys
from types import ModuleType
from typing import Any

from explainers.runner import own_table
from explainers.runner.errors import ModelError
from explainers.runner.expressions import condition, evaluate

Value = float | str
Values = dict[str, Value]
Outputs = dict[str, Any]
Declaration = dict[str, Any]
Data = dict[str, list[dict[str, Any]]]


class Model:
    """A model that is ready to run: its code, its declaration, its summary cases and the figures it reads."""

    def __init__(self, slug: str, source: str, declaration: Declaration, data: Data | None = None) -> None:
        """Runs the source once, which defines `Parameters`, `Result` and `run`."""
        self.filename = f"{slug}/model.py"
        self.parameters: list[Declaration] = declaration["parameters"]
        self.outputs: list[Declaration] = declaration["outputs"]
        self.sizes = {category["id"]: len(category["items"]) for category in declaration["categories"]}
        self.own_data: Declaration | None = declaration["own_data"]
        self.data = data or {}
        self.sensitivity: str = declaration["sensitivity"]
        self.cases = [(case["id"], condition(case.get("when") or "True")) for case in declaration["summary"]]
        self.module = execute(source, self.filename)
        missing = [name for name in ("Parameters", "Result", "run") if not hasattr(self.module, name)]
        if missing:
            raise ModelError(f"{self.filename} defines no {missing[0]}. A model needs Parameters, Result and run.")

    def run(self, values: Values) -> Declaration:
        """The result of one run: `values`, `outputs` by id, and the id of the `summary` case that holds.

        Raises ModelError where a value is not allowed or an output is missing, of the wrong shape or not finite.
        """
        checked = check_values(self.parameters, values)
        if (
            self.own_data
            and checked[self.own_data["parameter"]] == self.own_data["option"]
            and not self.data.get("own")
        ):
            raise ModelError("There is no table of your own yet.")
        parameters = self.module.Parameters(**checked)
        reads = self.data or self.own_data
        result = self.module.run(parameters, self.data) if reads else self.module.run(parameters)
        outputs = check_outputs(self.outputs, self.sizes, result)
        return {"values": checked, "outputs": outputs, "summary": self.summary_case({**checked, **outputs})}

    def take(self, text: str) -> Declaration:
        """Reads the reader's own table; the one before stays where this one has problems."""
        if not self.own_data:
            raise ModelError("This model takes no table.")
        reading = own_table.read(text, self.own_data)
        if not reading["problems"]:
            self.data = {**self.data, "own": reading["rows"]}
        return {"rows": len(reading["rows"]), "problems": reading["problems"], "count": reading["count"]}

    def summary_case(self, names: dict[str, Any]) -> str:
        """The id of the first summary case whose condition is true."""
        for case, code in self.cases:
            if evaluate(code, names):
                return str(case)
        raise ModelError("No summary case holds. The last case must have no condition.")


def execute(source: str, filename: str) -> ModuleType:
    """The module that a model's source defines; its lines are kept for tracebacks."""
    module = ModuleType(filename.replace("/", ".").removesuffix(".py"))
    module.__file__ = filename
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    sys.modules[module.__name__] = module  # dataclasses look their own module up
    exec(compile(source, filename, "exec"), module.__dict__)
    return module


def check_values(parameters: list[Declaration], values: Values) -> Values:
    """All parameters in declared order: those given, the rest at their start value."""
    known = {parameter["id"] for parameter in parameters}
    for name in values:
        if name not in known:
            raise ModelError(f"Unknown parameter {name!r}. Known are: {', '.join(sorted(known))}.")
    return {
        parameter["id"]: check_value(parameter, values.get(parameter["id"], parameter["default"]))
        for parameter in parameters
    }


def check_value(parameter: Declaration, value: Any) -> Value:
    """The value as one of the options, or as a number within the allowed range, a whole one where that is asked for."""
    name = parameter["id"]
    if parameter["kind"] == "choice":
        if value not in parameter["options"]:
            raise ModelError(f"{name} is {value!r}, but must be one of: {', '.join(parameter['options'])}.")
        return str(value)
    low, high = parameter["allowed"]["from"], parameter["allowed"]["to"]
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ModelError(f"{name} is {value!r}, but must be a number from {low} to {high}.")
    if not low <= value <= high:
        raise ModelError(f"{name} is {value!r}, but must lie between {low} and {high}.")
    if not parameter["whole"]:
        return float(value)
    if value != int(value):
        raise ModelError(f"{name} is {value!r}, but must be a whole number from {low} to {high}.")
    return int(value)


def check_outputs(declared: list[Declaration], sizes: dict[str, int], result: Any) -> Outputs:
    """The declared outputs of a result, by id: finite numbers, lists of them, and lists of such lists."""
    outputs = {output["id"]: check_output(output, result) for output in declared}
    for output in declared:
        name, along = output["id"], output["along"]
        if output["kind"] == "number":
            continue
        length = sizes[along] if along in sizes else len(outputs[along])
        if len(outputs[name]) != length:
            raise ModelError(f"Output {name} must be as long as {along}, which is {length}.")
        if output["kind"] == "matrix" and any(len(row) != length for row in outputs[name]):
            raise ModelError(f"Each row of output {name} must be as long as {along}, which is {length}.")
    return outputs


def check_output(output: Declaration, result: Any) -> Any:
    """One output, after its kind and its finiteness have been checked."""
    name, kind = output["id"], output["kind"]
    if not hasattr(result, name):
        raise ModelError(f"The result has no {name}, which the explainer declares as an output.")
    value = getattr(result, name)
    rows = value if kind == "matrix" else [value]
    for row in expect_list(rows, name):
        for number in [row] if kind == "number" else expect_list(row, name):
            if not isinstance(number, int | float) or not math.isfinite(number):
                raise ModelError(f"Output {name} contains {number!r}, which is not a finite number.")
    return value


def expect_list(value: Any, name: str) -> list[Any] | tuple[Any, ...]:
    """The value, if it is a list."""
    if not isinstance(value, list | tuple):
        raise ModelError(f"Output {name} must be a list of numbers, not {type(value).__name__}.")
    return value
