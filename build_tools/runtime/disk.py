"""The runtime for pages that are opened from a disk: each file as text (gzip in 91 letters) in an ordinary script."""

import json
from pathlib import Path

from build_tools import base91
from build_tools.cache import fingerprint, kept_folder
from build_tools.runtime.files import CORE, LIBRARY, LOCK, SNAPSHOT, RuntimeFiles

ALL = (*CORE, SNAPSHOT, LOCK, LIBRARY)
SOURCES = [Path(path).read_bytes() for path in (__file__, base91.__file__)]  # of what scripts look like


def packed(file: Path) -> str:
    """A file of the runtime as text; its gzip form stands beside it already."""
    return base91.encode(file.with_name(f"{file.name}.gz").read_bytes())


def pack(runtime: RuntimeFiles) -> Path:
    """A folder with a script for each file; made only once."""

    def fill(folder: Path) -> None:
        for name in ALL:
            call = f"econExplainerPart({json.dumps(name)}, {json.dumps(packed(runtime.folder / name))});\n"
            (folder / f"{name}.js").write_text(call, encoding="utf-8")

    return kept_folder("runtime-disk", fingerprint(runtime.folder_name, *SOURCES), fill)
