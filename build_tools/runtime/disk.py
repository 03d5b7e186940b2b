"""The runtime for pages that are opened from a disk: each file as text (gzip, then base64) in an ordinary script."""

import base64
import json
import shutil
from pathlib import Path

from build_tools.runtime.files import CORE, LIBRARY, LOCK, SNAPSHOT, RuntimeFiles

STARTING = (*CORE, SNAPSHOT, LOCK)  # without these Python does not start
ALL = (*STARTING, LIBRARY)


def packed(file: Path) -> str:
    """A file of the runtime as text; its gzip form stands beside it already."""
    return base64.b64encode(file.with_name(f"{file.name}.gz").read_bytes()).decode()


def pack(output: Path, *, runtime: RuntimeFiles) -> Path:
    """A folder below `output`, named as the runtime's, with a script for each file; made only once."""
    folder, unfinished = output / runtime.folder_name, output / "unfinished"
    if not folder.exists():
        shutil.rmtree(output, ignore_errors=True)
        unfinished.mkdir(parents=True)
        for name in ALL:
            call = f"econExplainerPart({json.dumps(name)}, {json.dumps(packed(runtime.folder / name))});\n"
            (unfinished / f"{name}.js").write_text(call, encoding="utf-8")
        unfinished.rename(folder)
    return folder
