"""The fields of the contract as tables, for the page that lists them; the notes stand beside the fields in the code."""

import dataclasses
from functools import cache
from typing import Any

from explainers.contract import declaration, tasks
from explainers.contract.reading import SPELLING


@cache
def field_tables() -> list[dict[str, Any]]:
    """The fields of every dataclass of the contract, with their notes."""
    names = vars(declaration) | vars(tasks)
    kinds = [kind for kind in names.values() if isinstance(kind, type) and dataclasses.is_dataclass(kind)]
    return [
        {
            "name": kind.__name__,
            "text": kind.__doc__,
            "fields": [field_row(entry) for entry in dataclasses.fields(kind)],
        }
        for kind in kinds
    ]


def field_row(entry: Any) -> dict[str, Any]:
    """One field with its note."""
    required = entry.default is dataclasses.MISSING and entry.default_factory is dataclasses.MISSING
    return {"name": SPELLING.get(entry.name, entry.name), "required": required, **entry.metadata}
