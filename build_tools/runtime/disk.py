"""The runtime for pages that are opened from a disk: each file as text (gzip, then base64) in an ordinary script."""

import base64
import json
from pathlib import Path

from build_tools.cache import kept_folder
from build_tools.runtime.files import CORE, LIBRARY, LOCK, SNAPSHOT, RuntimeFiles

STARTING = (*CORE, SNAPSHOT, LOCK)  # without these Python does not start
ALL = (*STARTING, LIBRARY)


def packed(file: Path) -> str:
    """A file of the runtime as text; its gzip form stands beside it already."""
    return base64.b64encode(file.with_name(f"{file.name}.gz").read_bytes()).decode()


def pack(runtime: RuntimeFiles) -> Path:
    """A folder with a script for each file; made only once."""

    def fill(folder: Path) -> None:
        for name in ALL:
            call = f"econExplainerPart({json.dumps(name)}, {json.dumps(packed(runtime.folder / name))});\n"
            (folder / f"{name}.js").write_text(call, encoding="utf-8")

    return kept_folder("runtime-disk", runtime.folder_name, fill)
