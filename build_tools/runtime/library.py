"""The standard library for the browser: without what no model needs, compiled, with the contract's runner added."""

import json
from pathlib import Path

from build_tools.setup.node import REPOSITORY, run_node
from explainers.contract import own_table, running

PYODIDE = REPOSITORY / "node_modules" / "pyodide"
SCRIPT = Path(__file__).with_suffix(".mjs")
COMPILER = Path(__file__).with_name("compile_library.py")
OWN = (own_table, running)  # the parts of the contract that run in the browser, too

# Left out: what needs a terminal, a server, other processes or the network, and the tools of Python's developers.
# `ssl`, `lzma`, `bz2` and `zstd` are imported while Pyodide starts where they exist, and would fill the snapshot.
UNWANTED = (
    "_pyrepl antigravity bdb bz2 cProfile cmd compileall compression/zstd curses dbm doctest ensurepip ftplib idlelib "
    "imaplib lzma mailbox multiprocessing netrc optparse pdb plistlib poplib profile pstats py_compile pyclbr pydoc "
    "pydoc_data rlcompleter runpy smtplib socketserver sqlite3 ssl tabnanny tarfile test this tkinter trace turtle "
    "unittest venv webbrowser wsgiref xmlrpc zipapp"
)


def build_library(output: Path) -> None:
    """Writes the library as one zip file; equal sources give equal bytes."""
    job = {
        "pyodide": f"{PYODIDE}/",
        "archive": str(PYODIDE / "python_stdlib.zip"),
        "script": str(COMPILER),
        "own": own_sources(),
        "unwanted": UNWANTED.split(),
        "output": str(output),
    }
    run_node([SCRIPT], standard_input=json.dumps(job))


def own_sources() -> dict[str, str]:
    """The sources of the contract's parts that run in the browser, by their path in the library."""
    packages = {"explainers/__init__.py": "", "explainers/contract/__init__.py": ""}
    return packages | {
        f"{module.__name__.replace('.', '/')}.py": Path(str(module.__file__)).read_text(encoding="utf-8")
        for module in OWN
    }
