"""Reads a chart's SVG text: its texts, and what it draws of each series of each run."""

import re
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree

from build_tools.drawing.paper import parse

Element = ElementTree.Element
USED = re.compile(r"url\(#([^)]*)\)")


@dataclass(frozen=True)
class Drawing:
    """A chart as it is drawn."""

    svg: str

    @cached_property
    def root(self) -> Element:
        """The whole drawing."""
        return parse(self.svg)

    @cached_property
    def texts(self) -> list[str]:
        """Every text; one in several lines is one text."""
        return [" ".join(" ".join(element.itertext()).split()) for element in self.root.iter() if is_a(element, "text")]

    @property
    def said(self) -> str:
        """All texts together, without spaces, since a folded text loses those at the ends of its lines."""
        return "".join(self.texts).replace(" ", "")

    def of(self, series: str, run: str = "now") -> list[Element]:
        """The marks of one series of a run."""
        return [mark for mark in self.run(run) if mark.get("data-series") == series]

    def run(self, run: str) -> list[Element]:
        """All marks of a run: `now`, `pinned` or `beside`."""
        return [mark for group in self.root.iter() if group.get("data-run") == run for mark in group.iter()]

    @cached_property
    def names(self) -> list[str]:
        """The ids that the drawing gives to its parts."""
        return [element.attrib["id"] for element in self.root.iter() if "id" in element.attrib]

    @cached_property
    def used(self) -> set[str]:
        """The ids that its fills refer to."""
        return set(USED.findall(self.svg))


def is_a(element: Element, name: str) -> bool:
    """Whether an element has this name."""
    return element.tag.endswith(f"}}{name}")


def corners(mark: Element) -> list[tuple[float, float]]:
    """The places that a line of straight pieces goes through."""
    return [(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+)[ ,](-?[\d.]+)", mark.get("d", ""))]


def starts_of(mark: Element) -> list[tuple[float, float]]:
    """Where each line or shape of a mark begins."""
    if "cx" in mark.attrib:
        return [(float(mark.attrib["cx"]), float(mark.attrib["cy"]))]
    return [(float(x), float(y)) for x, y in re.findall(r"M(-?[\d.]+)[ ,](-?[\d.]+)", mark.get("d", ""))]


def outlines(mark: Element) -> int:
    """How many lines or shapes a path holds."""
    return mark.get("d", "").count("M")
