"""Which modules a model may import: those that exist in the reader's browser."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from explainers.contract.errors import ContractError
from explainers.contract.text_files import read_text

# Left out of the browser's library by the build; the list there names files, too, and a test compares both.
ABSENT = (
    "_pyrepl antigravity bdb bz2 cProfile cmd compileall curses dbm doctest ensurepip ftplib idlelib imaplib lzma "
    "mailbox multiprocessing netrc optparse pdb plistlib poplib profile pstats py_compile pyclbr pydoc pydoc_data "
    "rlcompleter runpy smtplib socketserver sqlite3 ssl tabnanny tarfile test this tkinter trace turtle unittest venv "
    "webbrowser wsgiref xmlrpc zipapp"
)


def check_imports(model: Path) -> Iterator[ContractError]:
    """A problem for each import that fails in a browser, and for a model that is no Python."""
    if not model.exists():
        return
    try:
        tree = ast.parse(read_text(model))
    except ContractError as error:
        yield error
        return
    except SyntaxError as error:
        yield ContractError(str(model), f"line {error.lineno}", f"This is not valid Python: {error.msg}.")
        return
    for node in ast.walk(tree):
        for name in imported(node):
            top = name.split(".")[0]
            if top in ABSENT.split() or top not in sys.stdlib_module_names:
                rule = "Only Python's standard library exists in the reader's browser, without what needs a system."
                place = f"line {getattr(node, 'lineno', '?')}"
                yield ContractError(str(model), place, rule, found=f"import {name}", try_this="math, statistics")


def imported(node: ast.AST) -> list[str]:
    """The modules that one statement imports; a relative import has none, and is named by its dots."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return ["." * node.level + (node.module or "")]
    return []
