"""Files that are kept between builds, under names that change when, and only when, what they are made from changes."""

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

LENGTH = 16


def digest(paths: Sequence[Path], root: Path) -> str:
    """A hash of files' names, relative to a root, and contents."""
    total = hashlib.sha256()
    for path in paths:
        if path.is_file():
            total.update(path.relative_to(root).as_posix().encode() + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:LENGTH]


def keep(path: Path, content: bytes) -> None:
    """Writes a file in one step: whoever looks finds all of it or nothing, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".unfinished-", delete=False) as unfinished:
        unfinished.write(content)
    Path(unfinished.name).replace(path)
