"""How a field of the contract is described: the reference page for authors is made from these notes."""

from dataclasses import field
from typing import Any

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
