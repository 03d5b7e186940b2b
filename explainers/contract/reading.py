"""Reads a TOML file into the frozen dataclasses of `declaration.py`, and complains field by field."""

import dataclasses
import difflib
import tomllib
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from explainers.contract.errors import ContractError

SPELLING = {"start": "from", "end": "to"}  # `from` is a keyword of Python, so the field has another name


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file; a missing or broken file is a ContractError."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ContractError(str(path), "", "The file is missing.", try_this="copy it from another explainer") from None
    except tomllib.TOMLDecodeError as error:
        raise ContractError(str(path), "", f"This is not valid TOML: {error}.") from None
    except UnicodeDecodeError:
        raise ContractError(str(path), "", "The file is not UTF-8 text.", try_this="save it as UTF-8") from None


def read[T](kind: type[T], table: Any, *, file: str, field: str = "") -> T:
    """The table as a dataclass; ContractError for an unknown, missing or wrongly typed field."""
    if not isinstance(table, dict):
        raise ContractError(file, field, "This must be a table of fields.", found=table)
    fields = {SPELLING.get(entry.name, entry.name): entry for entry in dataclasses.fields(kind)}  # type: ignore[arg-type]
    for name in table:
        if name not in fields:
            close = difflib.get_close_matches(name, fields, n=1) or sorted(fields)
            raise ContractError(
                file, join(field, name), "There is no such field.", found=name, try_this=", ".join(close)
            )
    types = get_type_hints(kind)
    values = {}
    for name, entry in fields.items():
        place = join(field, name)
        if name in table:
            values[entry.name] = convert(types[entry.name], table[name], file=file, field=place)
            check_choice(values[entry.name], entry.metadata["one_of"], file=file, field=place)
        elif entry.default is dataclasses.MISSING and entry.default_factory is dataclasses.MISSING:
            raise ContractError(
                file, place, f"This field is missing. {entry.metadata['text']}", try_this=entry.metadata["good"] or None
            )
    return kind(**values)


def join(field: str, name: str) -> str:
    """The name of a field within a field."""
    return f"{field}.{name}" if field else name


def convert(wanted: Any, value: Any, *, file: str, field: str) -> Any:
    """The value in the wanted type; numbers may be written without a decimal point."""
    origin = get_origin(wanted)
    if dataclasses.is_dataclass(wanted):
        return read(wanted, value, file=file, field=field)  # type: ignore[arg-type]
    if origin is tuple:
        return tuple(
            convert(get_args(wanted)[0], item, file=file, field=f"{field}[{label(item, number)}]")
            for number, item in enumerate(expect(value, list, "a list", file=file, field=field))
        )
    if origin is dict:
        table = expect(value, dict, "a table", file=file, field=field)
        return {
            name: convert(get_args(wanted)[1], item, file=file, field=join(field, name)) for name, item in table.items()
        }
    if isinstance(wanted, UnionType):
        return convert_union(get_args(wanted), value, file=file, field=field)
    if wanted is Any:
        return value
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, bool) and wanted is not bool:
        raise ContractError(file, field, f"This must be {NAMES[wanted]}.", found=value)
    return expect(value, wanted, NAMES[wanted], file=file, field=field)


def convert_union(kinds: tuple[Any, ...], value: Any, *, file: str, field: str) -> Any:
    """The value as the first kind that fits: a number or a text, or a table that may be left out."""
    if float in kinds and not isinstance(value, str):
        return convert(float, value, file=file, field=field)
    return convert(next(kind for kind in kinds if kind not in {float, NoneType}), value, file=file, field=field)


NAMES: dict[type, str] = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def label(item: Any, number: int) -> str:
    """How an entry of a list is called in a complaint: by its id where it has one."""
    return str(item["id"]) if isinstance(item, dict) and "id" in item else str(number)


def expect(value: Any, wanted: type, name: str, *, file: str, field: str) -> Any:
    """The value, if it is of the wanted type."""
    if not isinstance(value, wanted):
        raise ContractError(file, field, f"This must be {name}.", found=value)
    return value


def check_choice(value: Any, allowed: tuple[str, ...], *, file: str, field: str) -> None:
    """Refuses a value outside a closed list, and names the nearest one inside."""
    if allowed and value not in allowed:
        close = difflib.get_close_matches(str(value), allowed, n=1)
        raise ContractError(
            file, field, f"This must be one of: {', '.join(allowed)}.", found=value, try_this=(close or allowed)[0]
        )
