"""Turns a figure of the page into one for paper: black and grey instead of colors, and the fonts of the handout.

Series are told apart by line style, hatching and labels, which the figures have anyway; grey only helps.
"""

import re
from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"
PINNED = "1 4"  # the line style in which every chart draws the pinned run
INK, PAPER = "#000000", "#ffffff"
GREYS = {"1": "#9a9a9a", "2": "#3d3d3d", "3": "#c4c4c4", "4": "#6b6b6b"}  # areas; lines and text are black
VARIABLE = re.compile(r"var\(--chart-([a-z]+|\d)\)")
AXES = re.compile(r"axis|grid")

STYLE = """
svg, text { font-family: %(fonts)s; }
text { fill: #000000; white-space: pre; }
[aria-label$="grid"] { stroke: #bbbbbb; stroke-opacity: 1; }
.chart-label, .chart-point-label { font-weight: 700; %(bold)s }
"""
FONTS = {
    "en": {"fonts": "'Source Sans Pro', 'Noto Sans SC'", "bold": ""},
    "zh": {"fonts": "'Noto Sans SC'", "bold": "stroke: #000000; stroke-width: 0.5px;"},
}  # the Chinese font has one weight; a thin outline makes it bold

ElementTree.register_namespace("", SVG)


def ink(svg: str, language: str) -> str:
    """The figure in black and grey, as a file of its own."""
    root = parse(svg)
    for element in root.iter():
        for name, value in element.attrib.items():
            element.set(name, VARIABLE.sub(lambda found: paint(found[1], name, element.tag), value))
        if style := element.get("style"):
            element.set("style", style.replace("font-family: inherit", ""))
    style_element = ElementTree.Element(f"{{{SVG}}}style")
    style_element.text = STYLE % FONTS[language]
    root.insert(0, style_element)
    root.set("color", INK)
    return ElementTree.tostring(root, encoding="unicode")


def parse(svg: str) -> ElementTree.Element:
    """The figure as a tree; the drawing leaves the name space out, since pages do not need it."""
    text = svg if "xmlns=" in svg[:200] else svg.replace("<svg ", f'<svg xmlns="{SVG}" ', 1)
    return ElementTree.fromstring(text.replace("&nbsp;", "\u00a0"))


def paint(name: str, attribute: str, tag: str) -> str:
    """What a color of the page becomes: areas keep a grey of their own, lines and letters are black."""
    if name == "background":
        return PAPER
    if name == "grid":
        return "#bbbbbb"
    is_area = attribute in {"fill", "style"} and not tag.endswith(("text", "tspan", "circle"))
    return GREYS.get(name, INK) if is_area else INK


def without_pinned(svg: str, plain: str) -> str:
    """The figure on scales that have room for the pinned run, but without that run, so that one can sketch it in.

    Where a chart draws its pinned run otherwise, this gives the plain figure, which has no such room.
    """
    root = parse(svg)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.get("stroke-dasharray") == PINNED:
                parent.remove(child)
    return ElementTree.tostring(root, encoding="unicode") if marks(root) == marks(parse(plain)) else plain


def marks(root: ElementTree.Element) -> list[str]:
    """The kinds of marks in a figure, without its axes and texts."""
    groups = root.findall(f"{{{SVG}}}g")
    return [label for group in groups if not AXES.search(label := group.get("aria-label", ""))]
