"""Finds anew which functions of the interpreter readers need: `python -m build_tools profile`.

Wanted after a new version of Pyodide, and when a test says that something asks for the interpreter's rest.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from build_tools.places import PYODIDE
from build_tools.runtime.files import add_library
from build_tools.runtime.interpreter import WEBASSEMBLY
from build_tools.runtime.interpreter.making import make_counting
from build_tools.runtime.interpreter.profiling import HOT, RARE, write_list
from build_tools.runtime.interpreter.trial import RARE_PROGRAMS, attempt, calls_of, programs


def profile(slugs: Sequence[str], modules: Sequence[str]) -> int:
    """Writes the lists of functions that these explainers and the programs need; how many there are in the first."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_counting(folder)
        add_library(folder, modules)
        hot = attempt(folder, folder, calls_of(slugs), programs()).ran
        rare = attempt(folder, folder, [], programs(RARE_PROGRAMS)).ran
    write_list(PYODIDE / WEBASSEMBLY, hot, HOT)
    write_list(PYODIDE / WEBASSEMBLY, sorted(set(rare) - set(hot)), RARE)
    return len(hot)
