"""The standard library for the browser: without what no model needs, compiled, with the runner added."""

import json
from pathlib import Path

from build_tools.node import run_node
from build_tools.places import PYODIDE, RUNNER

SCRIPT = Path(__file__).with_suffix(".mjs")
COMPILER = Path(__file__).with_name("compile_library.py")
STAND_IN = Path(__file__).with_name("stand_in.py")

# Left out: what needs a terminal, a server, other processes or the network, and the tools of Python's developers.
# `ssl`, `lzma`, `bz2` and `zstd` are imported while Pyodide starts where they exist, and would fill the snapshot.
UNWANTED = (
    "_pyrepl antigravity bdb bz2 cProfile cmd compileall compression/zstd curses dbm doctest ensurepip ftplib idlelib "
    "imaplib lzma mailbox multiprocessing netrc optparse pdb plistlib poplib profile pstats py_compile pyclbr pydoc "
    "pydoc_data rlcompleter runpy smtplib socketserver sqlite3 ssl tabnanny tarfile test this tkinter trace turtle "
    "unittest venv webbrowser wsgiref xmlrpc zipapp"
)

# In the library, but not in the snapshot: what Pyodide imports while it starts, for packages, files, the network and
# events. Readers' code can import them; they are then taken from the library. `glob` and `pathlib` are used at once,
# and with stand-ins for `threading`, `signal` or `locale` Python does not start.
STAND_INS = "asyncio concurrent logging selectors shutil socket subprocess tempfile zipfile"


def build_library(output: Path, *, with_stand_ins: Path) -> None:
    """Writes the library as a zip file, and the one that the snapshot is made with; equal sources give equal bytes."""
    job = {
        "pyodide": f"{PYODIDE}/",
        "archive": str(PYODIDE / "python_stdlib.zip"),
        "script": str(COMPILER),
        "own": own_sources(),
        "unwanted": UNWANTED.split(),
        "stand_in": STAND_IN.read_text(encoding="utf-8"),
        "stand_ins": STAND_INS.split(),
        "output": str(output),
        "with_stand_ins": str(with_stand_ins),
    }
    run_node([SCRIPT], standard_input=json.dumps(job))


def own_sources() -> dict[str, str]:
    """The sources of the runner, by their path in the library."""
    return {"explainers/__init__.py": ""} | {
        f"explainers/runner/{path.name}": path.read_text(encoding="utf-8") for path in own_files()
    }


def own_files() -> list[Path]:
    """The files of the runner: all of our Python that also runs in the browser."""
    return sorted(RUNNER.glob("*.py"))


def own_modules() -> list[str]:
    """The names under which they are imported."""
    return [f"explainers.runner.{path.stem}" for path in own_files() if path.stem != "__init__"]
