"""Puts a .br and a .gz beside each file of a site that is worth compressing; equal contents are compressed once."""

import gzip
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import brotli

from build_tools.cache import fingerprint, kept_file

SUFFIXES = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".toml"}
SMALLEST = 1024
USUAL, HARDEST = 9, 11  # how hard Brotli tries; the hardest takes twenty times as long for an eighth less


def compress_site(site: Path) -> None:
    """Compresses every text file that has no compressed neighbours yet; the same input gives the same bytes."""
    wanted = [p for p in sorted(site.rglob("*")) if p.suffix in SUFFIXES and p.stat().st_size >= SMALLEST]
    with ThreadPoolExecutor() as threads:  # the compressors let other threads run
        list(threads.map(partial(compress_file, quality=USUAL), wanted))


def compress_file(path: Path, *, quality: int) -> None:
    """Writes the compressed neighbours of one file, unless they are there."""
    content = path.read_bytes()
    compressors: dict[str, Callable[[], bytes]] = {
        ".br": lambda: brotli.compress(content, quality=quality),
        ".gz": lambda: gzip.compress(content, compresslevel=9, mtime=0),
    }
    for ending, compress in compressors.items():
        neighbour = path.with_name(path.name + ending)
        if not neighbour.exists():
            key = f"{fingerprint(content)}-{quality}{ending}"
            neighbour.write_bytes(kept_file("compressed", key, compress))
