"""A folder as a zip file: equal folders give equal bytes, whatever the clock, the user or the order on the disk."""

import hashlib
import zipfile
from pathlib import Path

CLOCK = (2024, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16
UNIX = 3
SUMS = "SHA256SUMS"
SMALLEST = 9  # how hard the compressor tries


def write_sums(folder: Path) -> None:
    """Writes the SHA-256 of every file below the folder into it, in the form that `sha256sum --check` reads."""
    names = [path.relative_to(folder).as_posix() for path in files_of(folder) if path.name != SUMS]
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def write_zip(folder: Path, output: Path, level: int = SMALLEST) -> None:
    """Packs everything below the folder, in one step, so that a broken run leaves nothing half done."""
    output.parent.mkdir(parents=True, exist_ok=True)
    unfinished = output.with_suffix(".unfinished")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for path in files_of(folder):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), CLOCK)
            entry.external_attr, entry.create_system, entry.compress_type = READABLE, UNIX, zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes(), compresslevel=level)
    unfinished.replace(output)


def files_of(folder: Path) -> list[Path]:
    """All files below a folder, in an order that no system changes; what a reader wants first stands first."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sorted(
        files, key=lambda path: (len(path.relative_to(folder).parts) > 1, path.relative_to(folder).as_posix())
    )
