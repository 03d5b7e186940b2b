"""A Markdown extension: where a source line ends between Chinese characters, the page has no space.

Browsers show the end of a line in a paragraph as a space. Chinese has none between its characters, nor beside its
punctuation; so without this step authors could not write one sentence to a line.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

CHINESE = r"\u2e80-\u2fff\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
SHARED = "“”‘’…—·"  # punctuation that other languages write as well, which decides nothing on its own
STASHED = r"(?:\x02wzxhzdk:\d+\x03)*"  # where Markdown has put HTML aside
END = rf"{STASHED}[ \t]*\n[ \t]*{STASHED}"
WIDE = r"\u3000-\u303f\uff00-\uffef"  # punctuation with room of its own, whatever comes next
LINE_END = re.compile(
    rf"(?<=[{CHINESE}]){END}(?=[{CHINESE}{SHARED}])|(?<=[{SHARED}]){END}(?=[{CHINESE}])|(?<=[{WIDE}]){END}(?=\w)"
)
INLINE = {
    "a", "abbr", "b", "bdi", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "time", "u", "var",
}  # fmt: skip
AS_WRITTEN = {"code", "pre", "script", "style", "textarea"}

Place = tuple[Element, str]


def makeExtension(**settings: object) -> Extension:  # noqa: N802  (Markdown looks for this name)
    """The extension, for MkDocs."""
    return Folding(**settings)


class Folding(Extension):  # type: ignore[misc]  # Markdown comes without types
    """Adds the step to Markdown's own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Behind the step that finds emphasis and links, before the one that breaks lines between blocks."""
        md.treeprocessors.register(FoldLines(md), "fold_lines", 15)


class FoldLines(Treeprocessor):  # type: ignore[misc]
    """Folds the lines of every paragraph, list entry and cell."""

    def run(self, root: Element) -> None:
        """Changes the texts in place."""
        run: list[Place] = []
        for place in [*places(root), None]:
            if place:
                run.append(place)
            else:
                fold_run(run)
                run = []


def places(element: Element) -> Iterator[Place | None]:
    """Where texts stand, in the order of reading; None where one text ends and another begins."""
    if element.tag not in INLINE:
        yield None
    yield None if element.tag in AS_WRITTEN else (element, "text")
    for child in element:
        yield from places(child)
        yield child, "tail"
    if element.tag not in INLINE:
        yield None


def fold_run(run: list[Place]) -> None:
    """Folds a text that emphasis and links have cut into pieces."""
    pieces = [getattr(element, name) or "" for element, name in run]
    whole = "".join(pieces)
    gone = {at for found in LINE_END.finditer(whole) for at in range(*found.span()) if whole[at].isspace()}
    start = 0
    for (element, name), piece in zip(run, pieces, strict=True):
        if not gone.isdisjoint(range(start, start + len(piece))):
            setattr(element, name, "".join(letter for at, letter in enumerate(piece, start) if at not in gone))
        start += len(piece)
