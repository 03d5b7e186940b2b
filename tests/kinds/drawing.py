"""Reads a chart's SVG text: its texts, and its marks with the style that they inherit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree

from build_tools.drawing.paper import PINNED, parse

STYLES = ("fill", "stroke", "stroke-dasharray")
PLACE = re.compile(r"M\s*(-?[\d.]+)[ ,](-?[\d.]+)")
USED = re.compile(r"url\(#([^)]*)\)")


@dataclass(frozen=True)
class Mark:
    """One path: where it goes, and how it looks; one path may hold many outlines."""

    path: str
    fill: str
    stroke: str
    dashes: str

    @property
    def outlines(self) -> int:
        """How many lines or shapes the path holds."""
        return len(self.starts)

    @property
    def starts(self) -> list[tuple[float, float]]:
        """Where each of them begins."""
        return [(float(x), float(y)) for x, y in PLACE.findall(self.path)]

    @property
    def corners(self) -> int:
        """How many places a line of straight pieces goes through."""
        return len(re.findall("[ML]", self.path))


@dataclass(frozen=True)
class Drawing:
    """A chart as it is drawn."""

    svg: str

    @cached_property
    def root(self) -> ElementTree.Element:
        """The whole drawing."""
        return parse(self.svg)

    @cached_property
    def texts(self) -> list[str]:
        """Every text; one in several lines is one text."""
        found = [element for element in self.root.iter() if element.tag.endswith("}text")]
        return [" ".join("".join(element.itertext()).split()) for element in found]

    @cached_property
    def lines(self) -> list[str]:
        """Every line of a text."""
        found = [element.text or "" for element in self.root.iter() if element.tag.endswith(("}text", "}tspan"))]
        return [line for line in found if line]

    @cached_property
    def marks(self) -> list[Mark]:
        """Every path, without the ticks of the axes."""
        return list(walk(self.root, {}))

    @property
    def pinned(self) -> list[Mark]:
        """What is drawn of the pinned run."""
        return [mark for mark in self.marks if mark.dashes == PINNED]

    @property
    def colored_lines(self) -> list[Mark]:
        """Lines of the present run in the colour of a series."""
        return [
            m for m in self.marks if m.stroke.startswith("var(--chart-") and m.fill == "none" and m.dashes != PINNED
        ]

    @property
    def filled(self) -> list[Mark]:
        """Areas in the colour or the hatching of a part."""
        return [mark for mark in self.marks if re.fullmatch(r"var\(--chart-\d\)|url\(#.*\)", mark.fill)]

    @property
    def dots(self) -> list[ElementTree.Element]:
        """Marked points."""
        return [element for element in self.root.iter() if element.tag.endswith("}circle") and "cy" in element.attrib]

    @cached_property
    def names(self) -> list[str]:
        """The ids that the drawing gives to its parts."""
        return [element.attrib["id"] for element in self.root.iter() if "id" in element.attrib]

    @cached_property
    def used(self) -> set[str]:
        """The ids that its fills refer to."""
        return set(USED.findall(self.svg))


def walk(element: ElementTree.Element, inherited: dict[str, str]) -> Iterator[Mark]:
    """The paths inside an element."""
    own = inherited | {name: element.attrib[name] for name in STYLES if name in element.attrib}
    if element.attrib.get("aria-hidden") or element.tag.endswith("}pattern"):
        return
    if element.tag.endswith("}path"):
        yield Mark(element.attrib["d"], own.get("fill", ""), own.get("stroke", ""), own.get("stroke-dasharray", ""))
    for child in element:
        yield from walk(child, own)
