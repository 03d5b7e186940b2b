"""Stands, while the snapshot is made, for each module that Pyodide imports when it starts but no model needs.

Whatever is asked of it is a class that can be called, subclassed and combined, and does nothing. It is only in the
library that the snapshot is made with; see `forget.py` for how its traces go.
"""

from collections.abc import Callable, Iterator
from typing import Any


class Anything(type):
    """The class of classes that have every attribute, and that stand in annotations as any other class does."""

    def __getattr__(cls, name: str) -> "Anything":
        return __getattr__(name)

    def __or__(cls, other: Any) -> "Anything":
        return cls

    def __ror__(cls, other: Any) -> "Anything":
        return cls

    def __getitem__(cls, key: Any) -> "Anything":
        return cls

    def __iter__(cls) -> Iterator[Any]:
        return iter(())


def nothing(*_: Any, **__: Any) -> None:
    """What every method gives back."""


def method(_: Any, name: str) -> Callable[..., None]:
    """Whatever is asked of an object."""
    return nothing


def __getattr__(name: str) -> Anything:
    """A class for every name, apart from those that mean something to Python itself."""
    if name.startswith("__"):
        raise AttributeError(name)
    return Anything(name, (), {"__init__": nothing, "__getattr__": method})
