"""Figures for paper: the chart module draws them in black and grey; here they get the fonts of the handout."""

from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"
FONTS = {"en": "Source Sans Pro, Noto Sans SC", "zh": "Noto Sans SC"}
# The Chinese font has one weight; a thin outline makes it bold, where there is no halo instead.
BOLD = {"zh": "[font-weight]:not([paint-order]) { stroke: #000000; stroke-width: 0.5px; }"}

ElementTree.register_namespace("", SVG)


def printed(svg: str, language: str) -> str:
    """The figure with the fonts of one language, as a file of its own."""
    root = parse(svg)
    root.set("font-family", FONTS[language])
    if language in BOLD:
        style = ElementTree.Element(f"{{{SVG}}}style")
        style.text = BOLD[language]
        root.insert(0, style)
    return ElementTree.tostring(root, encoding="unicode")


def parse(svg: str) -> ElementTree.Element:
    """The figure as a tree."""
    return ElementTree.fromstring(svg)
