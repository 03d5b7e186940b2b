"""The style sheets of pages: written by area in short files, served as the one that names them all.

A page asks for few files, since it is not shown before each of them has come.
"""

import re
from collections.abc import Iterable
from pathlib import Path

IMPORT = re.compile(r'^@import "\./([\w-]+\.css)";\n', re.MULTILINE)


def sheets(folder: Path) -> dict[Path, str]:
    """What is served, by its place: every sheet with those that it names in their places, and none of these twice."""
    found = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.css"))}
    named = set(named_sheets(found.items()))
    return {path: whole(path, text) for path, text in found.items() if path not in named}


def named_sheets(found: Iterable[tuple[Path, str]]) -> Iterable[Path]:
    """The sheets that others name."""
    for path, text in found:
        yield from (path.with_name(name) for name in IMPORT.findall(text))


def whole(path: Path, text: str) -> str:
    """A sheet with those that it names; as for browsers, their rules come where they are named."""
    return IMPORT.sub(lambda named: path.with_name(named[1]).read_text(encoding="utf-8"), text)
