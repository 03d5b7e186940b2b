"""The contract as JSON: what the browser, the command line and other programs get."""

import dataclasses
from typing import Any

from explainers.contract.declaration import Declaration
from explainers.contract.fields import Kinds
from explainers.contract.outputs import AxisOutput, SeriesOutput
from explainers.contract.reading import spelled_fields
from explainers.contract.settings import ChoiceParameter, Situation
from explainers.runner.expressions import Expression


def plain(value: Any) -> Any:
    """The value as lists, tables, texts and numbers; a range spells its ends `from` and `to`."""
    if isinstance(value, Expression):
        return value.text
    if isinstance(value, Situation):
        return {"preset": value.preset, "values": dict(value.values)}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kind = {"kind": value.kind} if isinstance(value, Kinds) else {}
        return kind | {name: plain(getattr(value, entry.name)) for name, entry in spelled_fields(value).items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return value


def declaration_table(declaration: Declaration) -> dict[str, Any]:
    """The declaration as pages and models need it: presets and scenes hold all parameters, choices all options."""
    table: dict[str, Any] = plain(declaration)
    starts = {parameter["id"]: parameter["default"] for parameter in table["parameters"]}
    table["presets"] = [{"id": preset.id, "values": {**starts, **preset.at.values}} for preset in declaration.presets]
    values = {"": starts, **{preset["id"]: preset["values"] for preset in table["presets"]}}
    for scene, entry in zip(declaration.scenes, table["scenes"], strict=True):
        entry["start"] = {**values.get(scene.start.preset, starts), **scene.start.values}
        del entry["positions"]
    for parameter, entry in zip(declaration.parameters, table["parameters"], strict=True):
        del entry["why"]  # reasons stay with the authors
        if isinstance(parameter, ChoiceParameter):
            entry["options"] = list(options(parameter, declaration))
    return table


def options(parameter: ChoiceParameter, declaration: Declaration) -> tuple[str, ...]:
    """Everything that may be chosen: the parameter's own options, then the things of its category."""
    things = next((category.items for category in declaration.categories if category.id == parameter.of), ())
    return (*parameter.options, *(thing for thing in things if thing not in parameter.without))


def row_axis(declaration: Declaration, name: str) -> str:
    """The axis or category along which an output runs; an axis or a category runs along itself; else an empty text."""
    if name in {category.id for category in declaration.categories}:
        return name
    output = next((entry for entry in declaration.outputs if entry.id == name), None)
    return output.along if isinstance(output, SeriesOutput) else name if isinstance(output, AxisOutput) else ""
