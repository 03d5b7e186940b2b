"""Figures for paper and slides: the chart module draws them; here they get the fonts of the handout."""

from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"
FONTS = {"en": "Source Sans Pro, Noto Sans SC", "zh": "Noto Sans SC"}

ElementTree.register_namespace("", SVG)


def printed(svg: str, language: str) -> str:
    """The figure with the fonts of one language, as a file of its own."""
    root = parse(svg)
    root.set("font-family", FONTS[language])
    return ElementTree.tostring(root, encoding="unicode")


def parse(svg: str) -> ElementTree.Element:
    """The figure as a tree."""
    return ElementTree.fromstring(svg)
