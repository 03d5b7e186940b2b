"""Runs inside Pyodide under Node: compiles the standard library to bytecode of the browser's own Python version.

The build's Python cannot do that, since bytecode differs between versions.
"""

import importlib.util
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]


def compile_library(archive: str, own_sources: dict[str, str], unwanted: list[str], output: str) -> None:
    """Writes a zip file with a .pyc, or the file itself, for all that is wanted in the archive, and our own sources."""
    with zipfile.ZipFile(archive) as library, zipfile.ZipFile(output, "w") as written:
        for name in sorted(library.namelist()):
            if not name.endswith("/") and not is_unwanted(name, unwanted):
                write(written, name, library.read(name))
        for name, source in sorted(own_sources.items()):
            write(written, name, source.encode())


def is_unwanted(name: str, unwanted: list[str]) -> bool:
    """Whether a file belongs to a module, or a package, that is left out."""
    return any(name == f"{module}.py" or name.startswith(f"{module}/") for module in unwanted)


def write(written: zipfile.ZipFile, name: str, content: bytes) -> None:
    """One file of the library; a source becomes bytecode without docstrings and assertions.

    The bytecode is of the kind that is never compared with its source: there is none. Entries carry no time, and are
    not compressed, since the whole file is compressed on its way to the reader.
    """
    if name.endswith(".py"):
        code = compile(content, name, "exec", dont_inherit=True, optimize=2)
        content = bytes(_code_to_hash_pyc(code, importlib.util.source_hash(content), checked=False))
        name += "c"
    written.writestr(zipfile.ZipInfo(name), content)
