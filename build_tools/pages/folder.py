"""The folder that the site's generator reads: what is copied into it as it is, and written only where it differs."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from build_tools.figures import reading
from build_tools.pages.styles import sheets

NOT_PAGES = {".toml", ".md", ".css"}


def copied_files(docs: Path) -> dict[Path, str | bytes]:
    """Pictures and other files that belong to the site; style sheets with those that they name.

    The figures' files are read, not shown.
    """
    as_they_are = {
        path.relative_to(docs): path.read_bytes()
        for path in sorted(docs.rglob("*"))
        if path.is_file() and path.suffix not in NOT_PAGES and not path.is_relative_to(docs / reading.FOLDER)
    }
    return as_they_are | {path.relative_to(docs): text for path, text in sheets(docs).items()}


def write_changed(pages: Mapping[Path, str | bytes], output: Path) -> None:
    """Makes the folder hold exactly these files, and touches only those that differ."""
    for path, content in pages.items():
        target, data = output / path, content.encode() if isinstance(content, str) else content
        if not target.exists() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    for found in sorted(output.rglob("*"), reverse=True):
        if found.is_file() and found.relative_to(output) not in pages:
            found.unlink()
        elif found.is_dir() and not any(found.iterdir()):
            shutil.rmtree(found)
