"""A folder as a zip file: equal folders give equal bytes, whatever the clock, the user or the order on the disk."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from build_tools.cache import fingerprint, keep, kept_file

CLOCK = (2024, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16
UNIX = 3
SUMS = "SHA256SUMS"
SMALLEST = 9  # how hard the compressor tries


@dataclass(frozen=True)
class Member:
    """One file of an archive, compressed; it may go into many archives."""

    name: str
    size: int
    checksum: int
    compressed: bytes


def member(name: str, content: bytes, level: int = SMALLEST) -> Member:
    """A file ready to be packed; equal contents are compressed once, and kept between builds."""

    def compress() -> bytes:
        compressor = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)  # without a head, as zip files want it
        return compressor.compress(content) + compressor.flush()

    compressed = kept_file("deflated", f"{fingerprint(content)}-{level}", compress)
    return Member(name, len(content), zlib.crc32(content), compressed)


def members(folder: Path, level: int = SMALLEST) -> list[Member]:
    """Every file below a folder, ready to be packed."""
    with ThreadPoolExecutor() as threads:  # the compressor lets other threads run
        return list(
            threads.map(
                lambda path: member(path.relative_to(folder).as_posix(), path.read_bytes(), level), files_of(folder)
            )
        )


def write_zip(folder: Path, output: Path, level: int = SMALLEST) -> None:
    """Packs everything below the folder, in one step, so that a broken run leaves nothing half done."""
    keep(output, pack(members(folder, level)))


def pack(entries: Iterable[Member]) -> bytes:
    """The zip file, in an order that no system changes; what a reader wants first stands first."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for entry in sorted(entries, key=lambda entry: rank(entry.name)):
            add(archive, entry)
    return written.getvalue()


def add(archive: zipfile.ZipFile, entry: Member) -> None:
    """Adds what is compressed already, which `zipfile` has no call for: head, bytes, and a line in its list."""
    assert archive.fp
    about = zipfile.ZipInfo(entry.name, CLOCK)
    about.external_attr, about.create_system, about.compress_type = READABLE, UNIX, zipfile.ZIP_DEFLATED
    about.file_size, about.compress_size, about.CRC = entry.size, len(entry.compressed), entry.checksum
    about.header_offset = archive.fp.tell()
    archive.fp.write(about.FileHeader(zip64=False) + entry.compressed)
    archive.filelist.append(about)
    archive.NameToInfo[about.filename] = about
    archive.start_dir = archive.fp.tell()


def write_sums(folder: Path) -> None:
    """Writes the SHA-256 of every file below the folder into it, in the form that `sha256sum --check` reads."""
    names = [path.relative_to(folder).as_posix() for path in files_of(folder) if path.name != SUMS]
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def files_of(folder: Path) -> list[Path]:
    """All files below a folder, in the order of an archive."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sorted(files, key=lambda path: rank(path.relative_to(folder).as_posix()))


def rank(name: str) -> tuple[bool, str]:
    """Where a file stands in an archive: before all folders, if it is in none."""
    return "/" in name, name
