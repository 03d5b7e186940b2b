"""Figures for paper and slides: the chart module draws them; here they get the fonts of the handout."""

from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"
FONTS = {"en": "Source Sans Pro, Noto Sans SC", "zh": "Noto Sans SC"}
ONE_WEIGHT = {"zh"}  # languages whose font has no bold letters

ElementTree.register_namespace("", SVG)


def printed(svg: str, language: str) -> str:
    """The figure with the fonts of one language, as a file of its own."""
    root = parse(svg)
    root.set("font-family", FONTS[language])
    if language in ONE_WEIGHT:
        embolden(root)
    return ElementTree.tostring(root, encoding="unicode")


def embolden(root: ElementTree.Element) -> None:
    """A thin outline makes letters bold, where there is no halo instead."""
    for element in root.iter():
        if "font-weight" in element.attrib and "paint-order" not in element.attrib:
            element.attrib |= {"stroke": element.get("fill", "#000000"), "stroke-width": "0.34"}


def parse(svg: str) -> ElementTree.Element:
    """The figure as a tree."""
    return ElementTree.fromstring(svg)
