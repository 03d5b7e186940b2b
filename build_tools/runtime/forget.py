"""Runs inside Pyodide under Node, as the last before its memory becomes the snapshot: forgets what nobody will need.

The stand-ins go as well. When a reader's code imports `logging`, Python then looks for it again, and finds the real one
in the library, at the same place in the file (see `compile_library.py`).
"""

import gc
import linecache
import re
import sys
from types import ModuleType
from typing import Any

PYODIDE = ("_pyodide", "pyodide")  # may keep what stand-ins gave: it is for packages and events, which nobody uses here


def forget(stand_ins: list[str]) -> None:
    """Removes stand-ins from the modules that Python knows, empties caches, and collects garbage."""
    names = [*stand_ins, "stand_in"]
    for module in [name for name in sys.modules if first(name) in names]:
        del sys.modules[module]
    for name, loaded in sys.modules.items():
        if first(name) not in PYODIDE and isinstance(loaded, ModuleType):  # not JavaScript
            refuse_traces(name, loaded, names)
    linecache.clearcache()
    re.purge()
    gc.collect()


def refuse_traces(name: str, module: ModuleType, names: list[str]) -> None:
    """An error where a module that readers may use holds a stand-in: it would seem to work, and do nothing."""
    for attribute, value in vars(module).items():
        if origin(value) in names:
            raise RuntimeError(
                f"{name}.{attribute} comes from a stand-in. Take {origin(value)} out of STAND_INS in library.py."
            )


def origin(value: Any) -> str:
    """The first part of the name of the module that something is, or comes from."""
    return first(value.__name__ if isinstance(value, ModuleType) else str(getattr(value, "__module__", "")))


def first(name: str) -> str:
    """The part of a module's name before the first dot."""
    return name.partition(".")[0]
