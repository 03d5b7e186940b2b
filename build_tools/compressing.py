"""Puts a .br and a .gz beside each file of a site that is worth compressing."""

import gzip
from pathlib import Path

import brotli

SUFFIXES = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".toml"}
SMALLEST = 1024


def compress_site(site: Path) -> None:
    """Compresses every text file that has no compressed neighbours yet; the same input gives the same bytes."""
    for path in sorted(site.rglob("*")):
        if path.suffix in SUFFIXES and path.stat().st_size >= SMALLEST:
            compress_file(path, quality=9)


def compress_file(path: Path, *, quality: int) -> None:
    """Writes the compressed neighbours of one file, unless they are there."""
    brotli_form, gzip_form = path.with_name(path.name + ".br"), path.with_name(path.name + ".gz")
    if not brotli_form.exists():
        brotli_form.write_bytes(brotli.compress(path.read_bytes(), quality=quality))
    if not gzip_form.exists():
        gzip_form.write_bytes(gzip.compress(path.read_bytes(), compresslevel=9, mtime=0))
