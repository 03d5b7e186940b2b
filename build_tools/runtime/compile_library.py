"""Runs inside Pyodide under Node: compiles the standard library to bytecode of the browser's own Python version.

The build's Python cannot do that, since bytecode differs between versions.
"""

import importlib.util
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]
from types import CodeType

NO_COLUMNS = 13  # the kind of entry in a table of places that holds a step in lines, and no columns


def compile_library(archive: str, own_sources: dict[str, str], unwanted: list[str], output: str) -> None:
    """Writes a zip file with a .pyc, or the file itself, for all that is wanted in the archive, and our own sources."""
    with zipfile.ZipFile(archive) as library, zipfile.ZipFile(output, "w") as written:
        for name in sorted(library.namelist()):
            if not name.endswith("/") and not is_part_of(name, unwanted):
                write(written, name, library.read(name))
        for name, source in sorted(own_sources.items()):
            write(written, name, source.encode())


def is_part_of(name: str, modules: list[str]) -> bool:
    """Whether a file belongs to one of these modules or packages."""
    return any(name in (f"{module}.py", f"{module}.pyc") or name.startswith(f"{module}/") for module in modules)


def put_stand_ins(library: str, modules: list[str], stand_in: str, output: str) -> None:
    """Writes the same library with stand-ins for some modules, each as long as the module that it stands for.

    The snapshot remembers where in the file every module starts. So it must find the same places in the library itself,
    which is put there when a reader's code imports something new.
    """
    everything = bytecode("stand_in.py", "from stand_in import __getattr__")
    with zipfile.ZipFile(library) as original, zipfile.ZipFile(output, "w") as written:
        for name in original.namelist():
            content = original.read(name)
            if is_part_of(name, modules) and len(content) >= len(everything):  # an empty one stands for itself
                content = everything.ljust(len(content), b"\0")
            written.writestr(zipfile.ZipInfo(name), content)
        write(written, "stand_in.py", stand_in.encode())  # last, where it moves nothing


def write(written: zipfile.ZipFile, name: str, content: bytes) -> None:
    """One file of the library, a source as bytecode.

    Entries carry no time, and are not compressed, since the whole file is compressed on its way to the reader.
    """
    if name.endswith(".py"):
        content = bytecode(name, content)
        name += "c"
    written.writestr(zipfile.ZipInfo(name), content)


def bytecode(name: str, source: str | bytes) -> bytes:
    """The bytecode of a module without docstrings and assertions, and with one line for each function.

    It is of the kind that is never compared with its source: there is none.
    """
    content = source.encode() if isinstance(source, str) else source
    code = compile(content, name, "exec", dont_inherit=True, optimize=2)
    if not name.startswith("explainers/"):  # ours is small, and its errors are ours to find
        code = with_first_lines(code)
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(content), checked=False))


def with_first_lines(code: CodeType) -> CodeType:
    """The same code with the number of a function's first line for all its instructions.

    The places of all instructions, in lines and columns, would be a tenth of the snapshot. A place has to be there for
    each instruction, since `traceback` looks for it. CPython's InternalDocs/code_objects.md describes the format.
    """
    instructions = len(code.co_code) // 2
    lengths = [min(8, instructions - start) for start in range(0, instructions, 8)]  # an entry is for eight at most
    table = b"".join(bytes([0x80 | NO_COLUMNS << 3 | length - 1, 0]) for length in lengths)
    constants = (with_first_lines(value) if isinstance(value, CodeType) else value for value in code.co_consts)
    return code.replace(co_linetable=table, co_consts=tuple(constants))
