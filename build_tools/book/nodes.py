"""Trees of HTML as plain tables that the template sets: blocks, and in them pieces of text.

What only makes sense on a screen is left out; a tag that is not known here is passed over, but not what stands in it.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from build_tools.book.slots import FIGURE, SCENE
from build_tools.pages.markup import Element

Node = dict[str, Any]

PIECES = {"strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis", "cite": "emphasis", "code": "code"}
RAISED = {"sup": "raised", "sub": "lowered"}
BLOCKS = {
    "address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "li", "main", "ol", "p", "pre", "section", "summary", "table", "ul",
}  # fmt: skip
ON_SCREEN = {
    "fieldset",
    "script",
    "style",
    "svg",
    "math",
    "form",
    "input",
    "button",
    "select",
    "nav",
    "template",
    "hr",
    "iframe",
}
LINES = {"p", "dt", "summary", "figcaption"}
SPACES = re.compile(r"[ \t\r\n]+")
HEADING = re.compile(r"h([1-6])")
PROSE = 24  # letters; a column whose longest cell has more gets a share of the width
LEAST = 0.35  # of the widest column's share

Target = Callable[[str], str]  # an address as a link has it: `#` and a label of the book, a whole address, or nothing


class Converter:
    """Turns the elements of one chapter into nodes."""

    def __init__(self, target: Target, label: Callable[[str], str], insert: Callable[[Element], Node]) -> None:
        """Takes what links lead to, the labels of headings by their ids, and what makes scenes and figures."""
        self.target, self.label, self.insert = target, label, insert

    def blocks(self, element: Element) -> list[Node]:
        """What stands in an element, as blocks; texts between blocks become paragraphs."""
        made: list[Node] = []
        flowing: list[Element | str] = []
        for part in [*element.inside, None]:
            if isinstance(part, str) or (part is not None and is_flowing(part)):
                flowing.append(part)
                continue
            if inside := trimmed(self.pieces(flowing)):
                made.append({"kind": "paragraph", "inside": inside})
            flowing = []
            if part is not None:
                made += self.block(part)
        return made

    def block(self, element: Element) -> list[Node]:
        """One element as blocks; those that only group others give what is in them."""
        tag = element.tag
        if tag in ON_SCREEN:
            return []
        if {SCENE, FIGURE} & element.classes:
            return [self.insert(element)]
        if found := HEADING.fullmatch(tag):
            place = self.label(element.attributes.get("id", ""))
            return [{"kind": "heading", "level": int(found[1]), "label": place, "inside": self.line(element)}]
        if tag in LINES and all(map(is_flowing, element.elements)):  # in a list, Markdown may put a block into a line
            inside = self.line(element)
            is_head = tag != "p" or "admonition-title" in element.classes
            pieces = [{"kind": "strong", "inside": inside}] if is_head else inside
            return [{"kind": "paragraph", "inside": pieces}] if inside else []
        if tag in {"ul", "ol"}:
            items = [self.blocks(item) for item in element.elements if item.tag == "li"]
            return [{"kind": "list", "ordered": tag == "ol", "items": items}]
        if tag == "table":
            return [self.table(element)]
        if tag == "pre":
            return [{"kind": "listing", "text": element.text().rstrip("\n")}]
        if tag in {"blockquote", "dd", "details"} or "admonition" in element.classes:
            kind = "note" if tag == "details" or "admonition" in element.classes else "quote"
            return [{"kind": kind, "inside": self.blocks(element)}]
        return self.blocks(element)

    def table(self, element: Element) -> Node:
        """A table with its heads, its rows, and the width and side of each column."""
        rows = [row for row in element.walk() if row.tag == "tr"]
        cells = [[cell for cell in row.elements if cell.tag in {"th", "td"}] for row in rows]
        heads, body = (cells[0], cells[1:]) if cells and all(cell.tag == "th" for cell in cells[0]) else ([], cells)
        return {
            "kind": "table",
            "widths": widths([[cell.text() for cell in row] for row in cells]),
            "right": ["right" in cell.attributes.get("style", "") for cell in (heads or (body or [[]])[0])],
            "heads": [self.line(cell) for cell in heads],
            "rows": [[self.blocks(cell) for cell in row] for row in body],
        }

    def line(self, element: Element) -> list[Node]:
        """What stands in an element, as pieces of text."""
        return trimmed(self.pieces(element.inside))

    def pieces(self, parts: list[Element | str]) -> list[Node]:
        """Texts and inline elements as pieces."""
        return [piece for part in parts for piece in self.piece(part)]

    def piece(self, part: Element | str) -> Iterator[Node]:
        """One of them as pieces."""
        if isinstance(part, str):
            if part:
                yield {"kind": "text", "text": SPACES.sub(" ", part)}
            return
        if part.tag in ON_SCREEN:
            return
        inside = self.pieces(part.inside)
        if part.tag == "br":
            yield {"kind": "break"}
        elif part.tag == "a" and (to := self.target(part.attributes.get("href", ""))):
            yield {"kind": "link", "to": to, "inside": inside}
        elif kind := {**PIECES, **RAISED}.get(part.tag):
            yield {"kind": kind, "inside": inside}
        else:
            yield from inside


def is_flowing(element: Element) -> bool:
    """Whether an element is a part of a line, and neither a block nor around one."""
    return element.tag not in ON_SCREEN and not any(found.tag in BLOCKS for found in element.walk())


def trimmed(pieces: list[Node]) -> list[Node]:
    """The pieces without spaces at both ends, and beside a break; none where nothing is left."""
    kept = [dict(piece) for piece in pieces]
    for place, piece in enumerate(kept):
        if piece["kind"] != "text":
            continue
        if place == 0 or kept[place - 1]["kind"] == "break":
            piece["text"] = piece["text"].lstrip(" ")
        if place == len(kept) - 1 or kept[place + 1]["kind"] == "break":
            piece["text"] = piece["text"].rstrip(" ")
    return [piece for piece in kept if piece["kind"] != "text" or piece["text"]]


def widths(rows: list[list[str]]) -> list[float]:
    """The share of the width that each column gets; 0 for one that is as wide as its longest cell."""
    columns = [[weight(cell) for cell in column] for column in zip(*rows, strict=False)]
    if not columns:
        return []
    longest = [max(column) for column in columns]
    means = [sum(column) / len(column) for column in columns]
    most = max(mean for mean, long in zip(means, longest, strict=True) if long == max(longest))
    return [
        round(max(mean / most, LEAST), 2) if long > PROSE or len(columns) == 1 else 0
        for mean, long in zip(means, longest, strict=True)
    ]


def weight(text: str) -> int:
    """About how wide a text is, in Latin letters; Chinese ones are twice as wide."""
    return sum(2 if letter > "\u2e80" else 1 for letter in " ".join(text.split()))
