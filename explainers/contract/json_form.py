"""The contract as JSON: what the browser, the command line and other programs get."""

import dataclasses
from typing import Any

from explainers.contract.reading import SPELLING


def plain(value: Any) -> Any:
    """The value as lists, tables, texts and numbers; a range spells its ends `from` and `to`."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            SPELLING.get(entry.name, entry.name): plain(getattr(value, entry.name))
            for entry in dataclasses.fields(value)
        }
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return value


def declaration_table(declaration: Any) -> dict[str, Any]:
    """The declaration with the fields that pages and models need; presets hold all parameters."""
    table: dict[str, Any] = plain(declaration)
    starts = {parameter["id"]: parameter["default"] for parameter in table["parameters"]}
    for preset in table["presets"]:
        preset["values"] = {**starts, **preset["values"]}
    return table
