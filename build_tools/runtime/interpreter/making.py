"""Makes the interpreter's files from Pyodide's, once for each version of Pyodide."""

import json
from pathlib import Path

from build_tools.cache import digest, fingerprint, kept_folder
from build_tools.node import run_node
from build_tools.places import PYODIDE, REPOSITORY
from build_tools.runtime.interpreter.profiling import RARE, counting, listed
from build_tools.runtime.interpreter.pruning import pruned
from build_tools.runtime.interpreter.splitting import split, with_called
from build_tools.runtime.interpreter.text import Text, read, write

HERE = Path(__file__).parent
LOADER_SCRIPT = HERE / "loader.mjs"
WEBASSEMBLY = "pyodide.asm.wasm"
LOADER, REST, ABOUT = "pyodide.mjs", "rest.wasm", "about-pyodide.txt"
ALONE = "alone.wasm"  # in place of the first file where there is no rest
# Stands beside the files and, as a comment, in the loader.
NOTICE = (
    "pyodide.mjs, pyodide.asm.wasm and rest.wasm are Pyodide {version}, changed. The licence is the Mozilla Public "
    "License 2.0, https://mozilla.org/MPL/2.0/. Source: https://github.com/pyodide/pyodide, and, for the changes, the "
    "folder build_tools/runtime/interpreter of this project's source."
)


def make() -> Path:
    """The folder with the interpreter's files; made anew only when Pyodide or what is done to it has changed."""
    return kept_folder("interpreter", key(), fill)


def fill(folder: Path) -> None:
    """Puts the files into the folder."""
    source = PYODIDE / WEBASSEMBLY
    text = read(source)
    kept = pruned(text, make_loader(folder / LOADER, text))
    hot = listed(source)
    first, rest = split(kept, hot)
    alone, _ = split(kept, with_called(kept, hot | listed(source, RARE)))
    for parts, name in ((first, WEBASSEMBLY), (rest, REST), (alone, ALONE)):
        write(parts, folder / name)
    (folder / ABOUT).write_text(f"{notice()}\n", encoding="utf-8")


def make_counting(folder: Path) -> None:
    """Puts a whole interpreter into a folder that keeps count of the functions that run."""
    text = read(PYODIDE / WEBASSEMBLY)
    write(counting(pruned(text, make_loader(folder / LOADER, text))), folder / WEBASSEMBLY)


def make_loader(output: Path, text: Text) -> list[str]:
    """Writes the loader; the names of the exports that it reads."""
    job = {"pyodide": str(PYODIDE), "imported": text.imported, "notice": f"/* {notice()} */", "output": str(output)}
    return list(json.loads(run_node([LOADER_SCRIPT], standard_input=json.dumps(job))))


def notice() -> str:
    """What the files are, and where their source is."""
    return NOTICE.format(version=json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))["version"])


def key() -> str:
    """Changes whenever the files would."""
    locks = [REPOSITORY / "package-lock.json", REPOSITORY / "uv.lock"]
    return fingerprint(digest([*sources(), *locks], REPOSITORY))


def sources() -> list[Path]:
    """What the files are made by; trying and profiling make none."""
    return [path for path in sorted(HERE.glob("*.*")) if not path.name.startswith("trial")]
