"""Puts everything that a browser needs to run Python into one folder; readers get it under the hash of what it holds.

`pyodide-lock` writes the lock file. `pyodide-build` cannot compile our library: that takes the browser's own Python
version (see `library.py`), or a cross-build environment from a host we do not use.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pyodide_lock import PyodideLockSpec

from build_tools.cache import digest, fingerprint, kept_folder
from build_tools.compression import HARDEST, USUAL, compress_file
from build_tools.node import run_node
from build_tools.places import PYODIDE, REPOSITORY, WIDGET
from build_tools.runtime import interpreter
from build_tools.runtime.interpreter import ABOUT, LOADER, REST, WEBASSEMBLY
from build_tools.runtime.library import STAND_INS, build_library, own_files, own_modules

HERE = Path(__file__).parent
SNAPSHOT_SCRIPT = HERE / "snapshot.mjs"
CORE = (LOADER, WEBASSEMBLY, REST)
LIBRARY, SNAPSHOT, LOCK, MANIFEST = "library.zip", "snapshot.bin", "pyodide-lock.json", "manifest.json"
NEEDED = (LOADER, WEBASSEMBLY, SNAPSHOT)  # before the first run; the page says how much that is
SHARED = ("rest.ts", "snapshot.ts")  # run in the build as in the worker
CLOCK = 1_704_067_200  # 1 January 2024, the time that the snapshot believes it is


@dataclass(frozen=True)
class RuntimeFiles:
    """The folder with the runtime, and what its files weigh on the way: as they are, and as .gz and .br."""

    folder: Path
    folder_name: str  # for readers: the hash of what the folder holds
    sizes: dict[str, dict[str, int]]


def build(modules: Sequence[str]) -> RuntimeFiles:
    """The runtime with the models' modules imported; made anew only when something changed."""
    folder = kept_folder("runtime", key(modules), lambda folder: fill(folder, modules))
    sizes = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["sizes"]
    return RuntimeFiles(folder, digest([folder / MANIFEST], folder), sizes)


def fill(folder: Path, modules: Sequence[str]) -> None:
    """Puts every file and its compressed neighbours into the folder.

    The largest takes longest to compress and is there from the start, so it is compressed beside everything else.
    """
    made = interpreter.make()
    for name in (*CORE, ABOUT):
        shutil.copy(made / name, folder)
    rest = (SNAPSHOT, LIBRARY, *(name for name in CORE if name != WEBASSEMBLY), LOCK)
    with ThreadPoolExecutor() as threads:  # the compressors let other threads run
        compressing = [threads.submit(compress, folder / WEBASSEMBLY)]
        add_library(folder, modules)
        compressing += [threads.submit(compress, folder / name) for name in rest]
        for compressed in compressing:
            compressed.result()
    write_manifest(folder, [*CORE, LIBRARY, SNAPSHOT, LOCK])


def add_library(folder: Path, modules: Sequence[str]) -> None:
    """Puts lock file, library and snapshot beside an interpreter."""
    write_lock(folder / LOCK)
    with tempfile.TemporaryDirectory() as temporary:
        with_stand_ins = Path(temporary, LIBRARY)
        build_library(folder / LIBRARY, with_stand_ins=with_stand_ins)
        take_snapshot(folder, modules, with_stand_ins)


def compress(file: Path) -> None:
    """Writes the compressed neighbours of a file; only readers who program wait for the library and the rest."""
    compress_file(file, quality=USUAL if file.name in (LIBRARY, REST) else HARDEST)


def write_lock(path: Path) -> None:
    """Pyodide's lock file without its packages: models need none, and nothing is fetched from elsewhere."""
    lock = PyodideLockSpec.from_json(PYODIDE / LOCK)
    PyodideLockSpec(info=lock.info, packages={}).to_json(path)


def take_snapshot(folder: Path, modules: Sequence[str], with_stand_ins: Path) -> None:
    """Writes the packed memory of a Python that has imported the runner and what models import."""
    job = {
        "interpreter": f"{folder}/",
        "library": str(with_stand_ins),
        "lock": json.loads((folder / LOCK).read_text(encoding="utf-8")),
        "imports": [*own_modules(), *modules],
        "stand_ins": STAND_INS.split(),
        "forget": str(HERE / "forget.py"),
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
    sources = [*sorted(HERE.glob("*.*")), *own_files(), *(WIDGET / "worker" / name for name in SHARED)]
    own = digest([*sources, REPOSITORY / "package-lock.json"], REPOSITORY)
    return fingerprint(own, interpreter.key(), *modules)
