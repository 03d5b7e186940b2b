"""Names for folders and files that change when, and only when, what they hold changes."""

import hashlib
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
