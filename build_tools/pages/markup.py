"""HTML as a tree, for whatever reads pages again after they have been written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

# What ends by itself where another begins, since HTML lets authors leave out its end; but not across the last ones.
ENDS = {
    "li": ({"li"}, {"ul", "ol"}),
    **dict.fromkeys(("dt", "dd"), ({"dt", "dd"}, {"dl"})),
    **dict.fromkeys(("td", "th"), ({"td", "th"}, {"tr"})),
    **dict.fromkeys(("tr", "tbody", "tfoot"), ({"tr"}, {"table"})),
}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """A tag with what stands in it: texts and other elements."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list["Element | str"] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        """The names in its `class`."""
        return set(self.attributes.get("class", "").split())

    @property
    def elements(self) -> list["Element"]:
        """The elements in it, without texts."""
        return [part for part in self.inside if isinstance(part, Element)]

    def walk(self) -> Iterator["Element"]:
        """The element and all below it, in the order of reading."""
        yield self
        for part in self.elements:
            yield from part.walk()

    def text(self) -> str:
        """All its texts."""
        return "".join(part if isinstance(part, str) else part.text() for part in self.inside)


class TreeBuilder(HTMLParser):
    """Builds the tree; an end tag without its start is passed over, as browsers do."""

    def __init__(self) -> None:
        """Begins with an empty tree."""
        super().__init__()
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.end_before(tag)
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def end_before(self, tag: str) -> None:
        """Ends what cannot hold such an element."""
        ended, around = ENDS.get(tag, (set(), set()))
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag in around:
                return
            if self.open[place].tag in ended:
                del self.open[place:]
                return

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that holds nothing."""
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """An element ends, with all in it that is still open."""
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        """A text."""
        self.open[-1].inside.append(data)


def parse(html: str) -> Element:
    """The tree of a page or of a part of one."""
    builder = TreeBuilder()
    builder.feed(html)
    builder.close()
    return builder.root
