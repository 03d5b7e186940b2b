"""Puts a .br and a .gz beside each file of a site that is worth compressing."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import brotli

SUFFIXES = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".toml"}
SMALLEST = 1024


def compress_site(site: Path) -> None:
    """Compresses every text file that has no compressed neighbours yet; the same input gives the same bytes."""
    wanted = [p for p in sorted(site.rglob("*")) if p.suffix in SUFFIXES and p.stat().st_size >= SMALLEST]
    with ThreadPoolExecutor() as threads:  # the compressors let other threads run
        list(threads.map(partial(compress_file, quality=9), wanted))


def compress_file(path: Path, *, quality: int) -> None:
    """Writes the compressed neighbours of one file, unless they are there."""
    brotli_form, gzip_form = path.with_name(path.name + ".br"), path.with_name(path.name + ".gz")
    if not brotli_form.exists():
        brotli_form.write_bytes(brotli.compress(path.read_bytes(), quality=quality))
    if not gzip_form.exists():
        gzip_form.write_bytes(gzip.compress(path.read_bytes(), compresslevel=9, mtime=0))
