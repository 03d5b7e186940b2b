"""Loads a model's source and runs it: the same code in CPython and in the reader's browser."""

import linecache
import math
import sys
from types import CodeType, ModuleType
from typing import Any

from explainers.runner import own_table, ready
from explainers.runner.errors import ModelError
from explainers.runner.expressions import Expression

Value = float | str
Values = dict[str, Value]
Outputs = dict[str, Any]
Declared = dict[str, Any]  # one declared thing, or all of them, as plain tables
Result = dict[str, Any]
Data = dict[str, list[dict[str, Any]]]
PLAIN_NUMBERS = {float, int}


class Model:
    """A model that is ready to run: its code, its declaration, its summary cases and the figures it reads."""

    def __init__(
        self, slug: str, source: str, declaration: Declared, data: Data | None = None, packed: str | None = None
    ) -> None:
        """Runs the source once, which defines `Parameters`, `Result` and `run`; `packed` is its code."""
        self.filename = ready.file_name(slug)
        code, self.codes = ready.unpack(packed, source)
        self.parameters: list[Declared] = declaration["parameters"]
        self.outputs: list[Declared] = declaration["outputs"]
        self.sizes = {category["id"]: len(category["items"]) for category in declaration["categories"]}
        self.own_data: Declared | None = declaration["own_data"]
        self.data = data or {}
        self.sensitivity: str = declaration["sensitivity"]
        self.cases = [(case["id"], self.expression(case["when"] or ready.ALWAYS)) for case in declaration["summary"]]
        self.derived = {out["id"]: self.expression(out["value"]) for out in self.outputs if out.get("value")}
        self.facts = {name: self.expression(text) for name, text in declaration["facts"].items()}
        self.conditions = {
            parameter["id"]: self.expression(parameter["matters_when"])
            for parameter in self.parameters
            if parameter["matters_when"]
        }
        self.module = execute(source, self.filename, code)
        missing = [name for name in ("Parameters", "Result", "run") if not hasattr(self.module, name)]
        if missing:
            raise ModelError(f"{self.filename} defines no {missing[0]}. A model needs Parameters, Result and run.")

    def expression(self, text: str) -> Expression:
        """An expression about the model's runs; read only where its code is not there."""
        return Expression(text, self.codes.get(text))

    def run(self, values: Values) -> Result:
        """The result of one run: `values`, `outputs` by id, the `summary` case that holds, and the `idle` parameters.

        Raises ModelError where a value is not allowed or an output is missing, of the wrong shape or not finite.
        """
        checked = check_values(self.parameters, values)
        if self.own_data and checked[self.own_data["parameter"]] == self.own_data["option"] and "own" not in self.data:
            raise ModelError("There is no table of your own yet.")
        parameters = self.module.Parameters(**checked)
        reads = self.data or self.own_data
        found = self.module.run(parameters, self.data) if reads else self.module.run(parameters)
        outputs = self.complete(checked, check_outputs(self.outputs, self.sizes, found))
        names = self.names({"values": checked, "outputs": outputs})
        idle = [name for name, condition in self.conditions.items() if not condition.value(names)]
        return {"values": checked, "outputs": outputs, "summary": self.summary_case(names), "idle": idle}

    def complete(self, values: Values, outputs: Outputs) -> Outputs:
        """The model's outputs, and those that the declaration derives from them, in declared order."""
        names = {**values, **outputs}
        for output in self.outputs:
            if expression := self.derived.get(output["id"]):
                names[output["id"]] = check_cell(output, expression.value(names))
        return {output["id"]: names[output["id"]] for output in self.outputs}

    def names(self, result: Result) -> dict[str, Any]:
        """What expressions may name: the values and outputs of a result, and the declared facts about them."""
        names = {**result["values"], **result["outputs"]}
        for name, fact in self.facts.items():
            names[name] = fact.value(names)
        return names

    def take(self, table: bytes) -> dict[str, Any]:
        """Reads the reader's own table; the one before stays where this one has problems."""
        if not self.own_data:
            raise ModelError("This model takes no table.")
        reading = own_table.read(table, self.own_data)
        if not reading["problems"]:
            self.data = {**self.data, "own": reading["rows"]}
        return {**reading, "rows": len(reading["rows"])}

    def summary_case(self, names: dict[str, Any]) -> str:
        """The id of the first summary case whose condition is true."""
        for case, condition in self.cases:
            if condition.value(names):
                return str(case)
        raise ModelError("No summary case holds. The last case must have no condition.")


def execute(source: str, filename: str, code: CodeType | None = None) -> ModuleType:
    """The module that a model's source, or its code, defines; its lines are kept for tracebacks."""
    module = ModuleType(filename.replace("/", ".").removesuffix(".py"))
    module.__file__ = filename
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    sys.modules[module.__name__] = module  # dataclasses look their own module up
    exec(code or compile(source, filename, "exec"), module.__dict__)
    return module


def check_values(parameters: list[Declared], values: Values) -> Values:
    """All parameters in declared order: those given, the rest at their start value."""
    known = {parameter["id"] for parameter in parameters}
    for name in values:
        if name not in known:
            raise ModelError(f"Unknown parameter {name!r}. Known are: {', '.join(sorted(known))}.")
    return {
        parameter["id"]: check_value(parameter, values.get(parameter["id"], parameter["default"]))
        for parameter in parameters
    }


def check_value(parameter: Declared, value: Any) -> Value:
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


def check_outputs(declared: list[Declared], sizes: dict[str, int], result: Any) -> Outputs:
    """The declared outputs of a result, by id, without derived ones: finite numbers, lists of them, lists of lists."""
    given = [output for output in declared if not output.get("value")]
    outputs = {output["id"]: check_output(output, result) for output in given}
    for output in given:
        if over := str(output.get("along") or output.get("over") or ""):
            length = sizes[over] if over in sizes else len(outputs[over])
            check_length(output["id"], outputs[output["id"]], over, length)
        if output.get("over"):
            for row in outputs[output["id"]]:
                check_length(f"{output['id']}, a row of it,", row, over, length)
    return outputs


def check_length(name: str, values: list[Any], over: str, length: int) -> None:
    """Refuses a list that is not as long as what it runs along."""
    if len(values) != length:
        raise ModelError(f"Output {name} must be as long as {over}, which is {length}. Found: {len(values)}.")


def check_output(output: Declared, result: Any) -> Any:
    """One output, after its kind and its finiteness have been checked."""
    name = output["id"]
    if not hasattr(result, name):
        raise ModelError(f"The result has no {name}, which the explainer declares as an output.")
    value = getattr(result, name)
    if output["kind"] in {"number", "thing"}:
        return check_cell(output, value)
    for row in expect_list(value, name) if output["kind"] == "matrix" else [value]:
        check_numbers(name, expect_list(row, name))
    return value


def check_cell(output: Declared, value: Any) -> Any:
    """A single number, or None where the declaration says that there may be none."""
    return None if value is None and output["absent"] else check_number(output["id"], value)


def check_numbers(name: str, numbers: list[Any] | tuple[Any, ...]) -> None:
    """Refuses a list in which something is not a finite number; one by one only where a look at all leaves a doubt."""
    if PLAIN_NUMBERS.issuperset(map(type, numbers)) and math.isfinite(sum(numbers)):
        return
    for number in numbers:
        check_number(name, number)


def check_number(name: str, number: Any) -> Any:
    """The number, if it is a finite one."""
    if not isinstance(number, int | float) or not math.isfinite(number):
        raise ModelError(f"Output {name} contains {number!r}, which is not a finite number.")
    return number


def expect_list(value: Any, name: str) -> list[Any] | tuple[Any, ...]:
    """The value, if it is a list."""
    if not isinstance(value, list | tuple):
        raise ModelError(f"Output {name} must be a list of numbers, not {type(value).__name__}.")
    return value
