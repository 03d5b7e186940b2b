"""What is kept between builds, below `build/kept/`, under names that change when what it is made from changes.

There are two shapes: files and folders. Both appear whole or not at all, so that two builds at once do no harm.
"""

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from build_tools.places import BUILD

KEPT = BUILD / "kept"
LENGTH = 16
DAY = 86_400  # seconds


def kept_file(kind: str, key: str, make: Callable[[], bytes]) -> bytes:
    """The content of a file that is made once for each key; keys are hashes."""
    return kept_files(kind, [key], lambda _: [make()])[0]


def kept_files(kind: str, keys: Sequence[str], make: Callable[[list[int]], Sequence[bytes]]) -> list[bytes]:
    """The same for many; those that are missing, told by their numbers, are made together."""
    places = [KEPT / kind / key for key in keys]
    missing = [number for number, place in enumerate(places) if not place.exists()]
    for number, content in zip(missing, make(missing) if missing else [], strict=True):
        keep(places[number], content)
    for place in places:
        os.utime(place)
    return [place.read_bytes() for place in places]


def kept_text(kind: str, key: str, make: Callable[[], str]) -> str:
    """A file's content as text."""
    return kept_file(kind, key, lambda: make().encode()).decode()


def is_kept(kind: str, key: str) -> bool:
    """Whether the file is there already."""
    return (KEPT / kind / key).exists()


def kept_folder(kind: str, key: str, make: Callable[[Path], None]) -> Path:
    """A folder that is filled once for each key; keys are hashes."""
    place = KEPT / kind / key
    if place.is_dir():
        os.utime(place)
        return place
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".unfinished-") as unfinished:
        made = Path(unfinished, "folder")
        made.mkdir()
        make(made)
        try:
            made.rename(place)
        except OSError:  # another build was quicker: a folder with files in it is never replaced
            if not place.is_dir():
                raise
    return place


def keep(path: Path, content: bytes) -> None:
    """Writes a file in one step: whoever looks finds all of it or nothing, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".unfinished-", delete=False) as unfinished:
        unfinished.write(content)
    Path(unfinished.name).chmod(0o644)
    Path(unfinished.name).replace(path)


def forget_unused(*, days: int) -> None:
    """Removes what no build has asked for in this many days; another build may be removing or finishing the same."""
    oldest = time.time() - days * DAY
    for path in KEPT.glob("*/*"):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < oldest:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def fingerprint(*parts: str | bytes) -> str:
    """A hash of texts and bytes; where one of them ends and the next begins counts as well."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(b"%d\0" % len(data) + data)
    return total.hexdigest()[: 2 * LENGTH]


def digest(paths: Sequence[Path], root: Path) -> str:
    """A hash of files' names, relative to a root, and contents."""
    total = hashlib.sha256()
    for path in paths:
        if path.is_file():
            total.update(path.relative_to(root).as_posix().encode() + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:LENGTH]
