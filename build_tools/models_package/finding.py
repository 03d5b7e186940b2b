"""How other hosts of Python find the wheel: Pyodide by a lock file, installers by an index.

`pyodide-lock` writes the one and `pyodide-build` the other. Neither holds the address at which they are published, so
the folder works wherever it lies.
"""

import json
from pathlib import Path

from pyodide_build.create_package_index import create_package_index
from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

from build_tools.places import PYODIDE

LOCK = "pyodide-lock.json"
FROM_INDEX = "../../"  # a page of the index lies two folders below the wheel
# Where Pyodide's own packages lie; they are no part of ours, and are asked for by whoever imports them.
DISTRIBUTION = "https://cdn.jsdelivr.net/pyodide/v{version}/full/"


def write_lock(wheel: Path) -> Path:
    """Writes the lock file beside the wheel: Pyodide's own packages under full addresses, and ours as a neighbour."""
    version = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))["version"]
    spec = PyodideLockSpec.from_json(PYODIDE / LOCK)
    for package in spec.packages.values():
        package.file_name = DISTRIBUTION.format(version=version) + package.file_name
    add_wheels_to_spec(spec, [wheel]).to_json(wheel.with_name(LOCK))
    return wheel.with_name(LOCK)


def write_index(lock: Path) -> None:
    """Writes the folder `package_index` beside the lock file: what `pip --index-url` reads, with our wheel alone."""
    packages = PyodideLockSpec.from_json(lock).packages
    ours = {name: package for name, package in packages.items() if "://" not in package.file_name}
    create_package_index(ours, lock.parent, FROM_INDEX)
