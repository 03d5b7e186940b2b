"""Reads a TOML file into the frozen dataclasses of the contract, and complains field by field, about all at once."""

import dataclasses
import difflib
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from explainers.contract.errors import ContractError, refuse
from explainers.contract.fields import Kinds, Record
from explainers.contract.settings import Situation
from explainers.contract.text_files import read_text
from explainers.runner.errors import ModelError
from explainers.runner.expressions import Expression

RANGE = {"start": "from", "end": "to"}  # `from` is a keyword of Python, so the field has another name


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file; a missing or broken file is a ContractError."""
    try:
        return tomllib.loads(read_text(path))
    except FileNotFoundError:
        raise ContractError(str(path), "", "The file is missing.", try_this="copy it from another explainer") from None
    except tomllib.TOMLDecodeError as error:
        raise ContractError(str(path), "", f"This is not valid TOML: {error}.") from None


def read[T](kind: type[T], table: Any, *, file: str, field: str = "", **known: Any) -> T:
    """The table as a dataclass; ContractError for every unknown, missing or wrongly typed field.

    `known` are fields that stand elsewhere, as the id of a table does.
    """
    if not isinstance(table, dict):
        raise ContractError(file, field, "This must be a table of fields.", found=table)
    kind, table = of_its_kind(kind, table, file=file, field=field)
    fields = spelled_fields(kind)
    values, problems = dict(known), [*unknown_fields(kind, table, fields.keys() - known, file=file, field=field)]
    types = get_type_hints(kind)
    for name, entry in fields.items():
        if entry.name in known:
            continue
        try:
            if name in table:
                values[entry.name] = convert(types[entry.name], table[name], file=file, field=join(field, name))
                check_choice(values[entry.name], entry.metadata["one_of"], file=file, field=join(field, name))
            elif entry.default is dataclasses.MISSING and entry.default_factory is dataclasses.MISSING:
                rule = f"This field is missing. {entry.metadata['text']}"
                good = entry.metadata["good"] or None
                raise ContractError(file, join(field, name), rule, try_this=good)
        except ContractError as problem:
            problems.append(problem)
    refuse(problems)
    return kind(**values)


def spelled_fields(kind: Any) -> dict[str, dataclasses.Field[Any]]:
    """The fields of a record by the names that the file gives them: what has two ends writes them `from` and `to`."""
    fields = {entry.name: entry for entry in dataclasses.fields(kind)}
    spelling = RANGE if fields.keys() >= RANGE.keys() else {}
    return {spelling.get(name, name): entry for name, entry in fields.items()}


def of_its_kind(kind: Any, table: dict[str, Any], *, file: str, field: str) -> tuple[Any, dict[str, Any]]:
    """The class for a table of a family with kinds, and the table without the word that names it."""
    if not issubclass(kind, Kinds):
        return kind, table
    name = table.get("kind", kind.kind_of(table))
    check_choice(name, tuple(kind.kinds), file=file, field=join(field, "kind"))
    return kind.kinds[name], {key: value for key, value in table.items() if key != "kind"}


def unknown_fields(
    kind: Any, table: dict[str, Any], fields: set[str], *, file: str, field: str
) -> Iterator[ContractError]:
    """A problem for each field that the record does not have."""
    what = f"A {kind.kind} has no such field." if getattr(kind, "kind", "") else "There is no such field."
    for name in table:
        if name not in fields:
            close = difflib.get_close_matches(name, fields, n=1) or sorted(fields)
            yield ContractError(file, join(field, name), what, found=name, try_this=", ".join(close))


def join(field: str, name: str) -> str:
    """The name of a field within a field."""
    return f"{field}.{name}" if field else name


def convert(wanted: Any, value: Any, *, file: str, field: str) -> Any:
    """The value in the wanted type; numbers may be written without a decimal point."""
    origin = get_origin(wanted)
    if wanted is Situation:
        return situation(value, file=file, field=field)
    if wanted is Expression:
        return expression(value, file=file, field=field)
    if dataclasses.is_dataclass(wanted):
        return read(wanted, value, file=file, field=field)  # type: ignore[arg-type]
    if origin is tuple and has_id(get_args(wanted)[0]):
        return by_id(get_args(wanted)[0], value, file=file, field=field)
    if origin is tuple:
        items = enumerate(expect(value, list, "a list", file=file, field=field))
        return tuple(every(items, lambda number, item: convert_item(wanted, number, item, file=file, field=field)))
    if origin is dict:
        table = expect(value, dict, "a table", file=file, field=field)
        inner = get_args(wanted)[1]
        found = every(table.items(), lambda name, item: convert(inner, item, file=file, field=join(field, name)))
        return dict(zip(table, found, strict=True))
    if isinstance(wanted, UnionType):
        return convert_union(get_args(wanted), value, file=file, field=field)
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, bool) and wanted is not bool:
        raise ContractError(file, field, f"This must be {NAMES[wanted]}.", found=value)
    return expect(value, wanted, NAMES[wanted], file=file, field=field)


def every(items: Any, make: Callable[[Any, Any], Any]) -> list[Any]:
    """What is made of each pair; the problems of all of them together."""
    found, problems = [], []
    for name, item in items:
        try:
            found.append(make(name, item))
        except ContractError as problem:
            problems.append(problem)
    refuse(problems)
    return found


def convert_item(wanted: Any, number: int, item: Any, *, file: str, field: str) -> Any:
    """One item of a list."""
    return convert(get_args(wanted)[0], item, file=file, field=f"{field}[{number}]")


def has_id(kind: Any) -> bool:
    """Whether a record stands in a table under its id."""
    if not isinstance(kind, type) or not issubclass(kind, Record) or not dataclasses.is_dataclass(kind):
        return False
    return "id" in {entry.name for entry in dataclasses.fields(kind)}


def by_id(kind: Any, value: Any, *, file: str, field: str) -> Any:
    """Records that stand in a table under their ids; one with a single own field may be written without a table."""
    if isinstance(value, list):
        rule = f"Each of these stands in a table under its id, {kind.head}, and not in a list."
        raise ContractError(file, field, rule, found=value[:1], try_this=f"{kind.head}")
    table = expect(value, dict, "a table", file=file, field=field)

    def record(name: str, item: Any) -> Any:
        whole = {kind.short: item} if is_short(kind, item) else item
        return read(kind, whole, file=file, field=join(field, name), id=name)

    return tuple(every(table.items(), record))


def is_short(kind: Any, item: Any) -> bool:
    """Whether an item is the one field of its record, and not a table of fields."""
    if not kind.short:
        return False
    wanted = get_type_hints(kind)[kind.short]
    return wanted is Situation or not isinstance(item, dict)


def situation(value: Any, *, file: str, field: str) -> Situation:
    """Settings: a table of values, with or without a preset to start from."""
    table = dict(expect(value, dict, "a table of settings", file=file, field=field))
    preset = expect(table.pop("preset", ""), str, "the id of a preset", file=file, field=join(field, "preset"))
    found = every(table.items(), lambda name, item: convert(float | str, item, file=file, field=join(field, name)))
    return Situation(preset=preset, values=dict(zip(table, found, strict=True)))


def expression(value: Any, *, file: str, field: str) -> Expression:
    """A text as an expression."""
    text = expect(value, str, "an expression, as text", file=file, field=field)
    try:
        return Expression(text)
    except ModelError as error:
        raise ContractError(file, field, f"This is not a usable expression: {error}", found=text) from None


def convert_union(kinds: tuple[Any, ...], value: Any, *, file: str, field: str) -> Any:
    """The value as the first kind that fits: a number or a text, or a table that may be left out."""
    if float in kinds and not isinstance(value, str):
        return convert(float, value, file=file, field=field)
    return convert(next(kind for kind in kinds if kind not in {float, NoneType}), value, file=file, field=field)


NAMES: dict[type, str] = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def expect(value: Any, wanted: type, name: str, *, file: str, field: str) -> Any:
    """The value, if it is of the wanted type."""
    if not isinstance(value, wanted):
        raise ContractError(file, field, f"This must be {name}.", found=value)
    return value


def check_choice(value: Any, allowed: tuple[str, ...], *, file: str, field: str) -> None:
    """Refuses a value outside a closed list, and names the nearest one inside; of a table, each of its values."""
    if isinstance(value, dict):
        for name, item in value.items():
            check_choice(item, allowed, file=file, field=join(field, name))
    elif allowed and value not in allowed:
        close = difflib.get_close_matches(str(value), allowed, n=1)
        raise ContractError(
            file, field, f"This must be one of: {', '.join(allowed)}.", found=value, try_this=(close or allowed)[0]
        )
