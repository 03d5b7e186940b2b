"""The fields of the contract as tables, for the page that lists them; the notes stand beside the fields in the code."""

import dataclasses
import types
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from explainers.contract import charts, declaration, outputs, questions, scenes, settings, units
from explainers.contract.fields import Kinds, Record
from explainers.contract.reading import spelled_fields

MODULES = (declaration, settings, outputs, charts, scenes, questions, units)
TYPES = {"str": "text", "float": "number", "int": "whole number", "bool": "true or false", "Situation": "settings"}


@cache
def field_tables() -> list[dict[str, Any]]:
    """The fields of every record of the contract, each kind alone, with their notes."""
    return [
        {
            "name": record.__name__,
            "head": record.head,
            "kind": getattr(record, "kind", ""),
            "text": record.__doc__,
            "fields": [field_row(record, *named) for named in spelled_fields(record).items() if named[0] != "id"],
        }
        for record in records()
    ]


def records() -> Iterator[Any]:
    """The records that an author writes, in the order of their modules; of a family its kinds."""
    for module in MODULES:
        for record in vars(module).values():
            if isinstance(record, type) and record.__module__ == module.__name__ and is_written(record):
                yield record


def is_written(record: type) -> bool:
    """Whether authors write such a table; a family with kinds is written as one of its kinds."""
    return issubclass(record, Record) and (not issubclass(record, Kinds) or bool(record.kind))


def field_row(record: Any, name: str, entry: Any) -> dict[str, Any]:
    """One field with its note, its type and its default."""
    required = entry.default is dataclasses.MISSING and entry.default_factory is dataclasses.MISSING
    return {
        "name": name,
        "required": required,
        "type": type_name(get_type_hints(record)[entry.name]),
        "default": "" if required else default_text(entry.default),
        **entry.metadata,
    }


def type_name(wanted: Any) -> str:
    """A type as an author reads it."""
    if isinstance(wanted, types.UnionType):
        return " or ".join(type_name(kind) for kind in get_args(wanted) if kind is not types.NoneType)
    if get_origin(wanted) is tuple:
        inner = get_args(wanted)[0]
        return "table by id" if dataclasses.is_dataclass(inner) else f"list of {type_name(inner)}"
    if get_origin(wanted) is dict:
        return f"table of {type_name(get_args(wanted)[1])}"
    name = str(wanted.__name__)
    return TYPES.get(name) or ("table" if dataclasses.is_dataclass(wanted) else name.lower())


def default_text(value: Any) -> str:
    """A default as it would stand in a file; an empty text where it stands for nothing."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float | str) else ""
