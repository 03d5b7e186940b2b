"""Puts everything that a browser needs to run Python into one folder that is named by the hash of what it holds.

`pyodide-lock` writes the lock file, and `pyodide-build` checks the WebAssembly file. Neither can compile our library:
that takes the browser's own Python version (see `library.py`), or a cross-build environment from a host we do not use.
"""

import hashlib
import json
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pyodide_build.common
from pyodide_lock import PyodideLockSpec

from build_tools.cache import digest
from build_tools.compression import compress_file
from build_tools.node import run_node
from build_tools.places import PYODIDE, REPOSITORY, WIDGET
from build_tools.runtime.library import build_library, own_files, own_modules

HERE = Path(__file__).parent
SNAPSHOT_SCRIPT = HERE / "snapshot.mjs"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
LIBRARY, SNAPSHOT, LOCK, MANIFEST = "library.zip", "snapshot.bin", "pyodide-lock.json", "manifest.json"
NEEDED = (*CORE, SNAPSHOT)
CLOCK = 1_704_067_200  # 1 January 2024, the time that the snapshot believes it is


@dataclass(frozen=True)
class RuntimeFiles:
    """The folder with the runtime, and what its files weigh on the way: as they are, and as .gz and .br."""

    folder: Path
    sizes: dict[str, dict[str, int]]

    @property
    def folder_name(self) -> str:
        """The hash of what the folder holds."""
        return self.folder.name


def build(output: Path, *, modules: Sequence[str]) -> RuntimeFiles:
    """The runtime below `output`, with the models' modules imported; made anew only when something changed."""
    wanted, note = key(modules), output / "built.json"
    known = json.loads(note.read_text(encoding="utf-8")) if note.exists() else {}
    if known.get("key") != wanted or not (output / known["folder"] / MANIFEST).exists():
        known = {"key": wanted, "folder": make(output, modules).name}
        note.write_text(json.dumps(known), encoding="utf-8")
    folder = output / known["folder"]
    return RuntimeFiles(folder, json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["sizes"])


def make(output: Path, modules: Sequence[str]) -> Path:
    """The new folder, put in its place in one step; older ones are removed."""
    unfinished = output / "unfinished"
    shutil.rmtree(output, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for name in CORE:
        shutil.copy(PYODIDE / name, unfinished)
    if not pyodide_build.common.check_wasm_magic_number(unfinished / "pyodide.asm.wasm"):
        raise RuntimeError("node_modules/pyodide/pyodide.asm.wasm is damaged. Run: make clean setup")
    write_lock(unfinished / LOCK)
    build_library(unfinished / LIBRARY)
    take_snapshot(unfinished, modules)
    names = [*CORE, LIBRARY, SNAPSHOT, LOCK]
    with ThreadPoolExecutor() as threads:  # the compressors let other threads run
        list(threads.map(lambda name: compress_file(unfinished / name, quality=9 if name == LIBRARY else 11), names))
    write_manifest(unfinished, names)
    folder = output / digest([unfinished / MANIFEST], unfinished)
    unfinished.rename(folder)
    return folder


def write_lock(path: Path) -> None:
    """Pyodide's lock file without its packages: models need none, and nothing is fetched from elsewhere."""
    lock = PyodideLockSpec.from_json(PYODIDE / LOCK)
    PyodideLockSpec(info=lock.info, packages={}).to_json(path)


def take_snapshot(folder: Path, modules: Sequence[str]) -> None:
    """Writes the packed memory of a Python that has imported the runner and what models import."""
    job = {
        "pyodide": f"{PYODIDE}/",
        "library": str(folder / LIBRARY),
        "lock": json.loads((folder / LOCK).read_text(encoding="utf-8")),
        "imports": [*own_modules(), *modules],
        "clock": CLOCK,
        "output": str(folder / SNAPSHOT),
    }
    run_node([SNAPSHOT_SCRIPT], standard_input=json.dumps(job))


def write_manifest(folder: Path, names: Sequence[str]) -> None:
    """Records the SHA-256 of every file and what it weighs."""
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    suffixes = {"plain": "", "gzip": ".gz", "br": ".br"}
    sizes = {name: {kind: (folder / (name + end)).stat().st_size for kind, end in suffixes.items()} for name in NEEDED}
    (folder / MANIFEST).write_text(json.dumps({"sha256": sums, "sizes": sizes}, indent=2), encoding="utf-8")


def key(modules: Sequence[str]) -> str:
    """Changes whenever the runtime would."""
    sources = [*sorted(HERE.glob("*.*")), *own_files(), WIDGET / "worker" / "snapshot.ts"]
    return f"{digest([*sources, REPOSITORY / 'package-lock.json'], REPOSITORY)} {' '.join(modules)}"
