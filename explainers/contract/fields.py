"""How a record of the contract describes itself: the reference page for authors is made from these notes.

A record that has an `id` stands in the file in a table under that id, as its words do. A record with kinds is read as
the kind that its table names, or shows by its fields.
"""

from dataclasses import field
from typing import Any, ClassVar

_REQUIRED: Any = object()


def described(
    text: str, *, default: Any = _REQUIRED, good: str = "", bad: str = "", one_of: tuple[str, ...] = ()
) -> Any:
    """A field with its meaning, a good and a bad example, and, where it has one, the closed list of its values."""
    metadata = {"text": text, "good": good, "bad": bad, "one_of": one_of}
    if default is _REQUIRED:
        return field(metadata=metadata)
    if default is dict:
        return field(default_factory=dict, metadata=metadata)
    return field(default=default, metadata=metadata)


class Record:
    """What an author writes as one table."""

    head: ClassVar[str] = ""  # how the table begins in the file
    short: ClassVar[str] = ""  # the one field that may be written alone, without a table


class Kinds(Record):
    """A record of which there are several kinds, each with fields of its own."""

    kind: ClassVar[str] = ""
    kinds: ClassVar[dict[str, type]]  # the kinds by name

    def __init_subclass__(cls, *, kind: str = "", **more: Any) -> None:
        """A class with a kind joins the list of its family, which begins directly below this class."""
        super().__init_subclass__(**more)
        if kind:
            cls.kind = kind
            cls.kinds[kind] = cls
        elif Kinds in cls.__bases__:
            cls.kinds = {}

    @classmethod
    def kind_of(cls, table: dict[str, Any]) -> str:
        """The kind of a table that does not name it."""
        return ""
