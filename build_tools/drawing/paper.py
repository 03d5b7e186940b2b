"""Turns a figure of the page into one for paper: black and grey instead of colours, and the fonts of the handout.

Series are told apart by line style, hatching and labels, which the figures have anyway; grey only helps.
"""

import copy
import itertools
import re
from typing import Any
from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"
PINNED = "1 4"  # the line style in which every chart draws the pinned run
SHAPES = {"path", "rect", "circle", "polygon"}
REFERENCE = re.compile(r"url\(#([^)]+)\)")
INK, PAPER = "#000000", "#ffffff"
GREYS = {"1": "#9a9a9a", "2": "#3d3d3d", "3": "#c4c4c4", "4": "#6b6b6b"}  # areas; lines and text are black
VARIABLE = re.compile(r"var\(--chart-([a-z]+|\d)\)")
INHERITED = re.compile(r"font-family:\s*inherit;?")
AXES = re.compile(r"axis|grid")

STYLE = """
svg, text { font-family: %(fonts)s; }
text { fill: #000000; white-space: pre; }
[aria-label$="grid"] { stroke: #bbbbbb; stroke-opacity: 1; }
.chart-label, .chart-point-label { font-weight: 700; }
.chart-label { %(bold)s }
.chart-point-label { paint-order: stroke; stroke: #ffffff; stroke-width: 3.5px; stroke-linejoin: round; }
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
            element.set(name, painted(value, name, element.tag))
    hatch(root)
    style_element = ElementTree.Element(f"{{{SVG}}}style")
    style_element.text = STYLE % FONTS[language]
    root.insert(0, style_element)
    root.set("color", INK)
    return ElementTree.tostring(root, encoding="unicode")


def parse(svg: str) -> ElementTree.Element:
    """The figure as a tree; the drawing leaves the name space out, since pages do not need it."""
    text = svg if "xmlns=" in svg[:200] else svg.replace("<svg ", f'<svg xmlns="{SVG}" ', 1)
    return ElementTree.fromstring(text.replace("&nbsp;", "\u00a0"))


def painted(value: str, attribute: str, tag: str) -> str:
    """The value of an attribute with its colours replaced, and with the handout's font."""
    inked = VARIABLE.sub(lambda found: paint(found[1], attribute, tag), value)
    return INHERITED.sub("", inked) if attribute == "style" else inked


def paint(name: str, attribute: str, tag: str) -> str:
    """What a colour of the page becomes: areas keep a grey of their own, lines and letters are black."""
    if name == "background":
        return PAPER
    if name == "grid":
        return "#bbbbbb"
    is_area = attribute in {"fill", "style"} and not tag.endswith(("text", "tspan", "circle"))
    return GREYS.get(name, INK) if is_area else INK


def hatch(root: ElementTree.Element) -> None:
    """Replaces patterns by lines that are cut out along their shapes: tiles of a pattern leave seams on paper."""
    patterns = {element.get("id", ""): element for element in root.findall(f"{{{SVG}}}pattern")}
    for element in patterns.values():
        root.remove(element)
    count = itertools.count(1)

    def walk(parent: ElementTree.Element, inherited: str) -> None:
        for child in list(parent):
            fill = child.get("fill", inherited)
            if child.tag.split("}")[-1] in SHAPES and (found := REFERENCE.fullmatch(fill)):
                hatch_shape(root, parent, child, patterns[found[1]], f"cut-{next(count)}")
            else:
                walk(child, fill)

    walk(root, "")


def hatch_shape(root: ElementTree.Element, parent: ElementTree.Element, shape: ElementTree.Element, *rest: Any) -> None:
    """Puts the lines of a pattern over one shape, cut out along it."""
    pattern, name = rest
    *ground, mark = list(pattern)
    shape.set("fill", PAPER if ground else "none")
    cut = ElementTree.Element(f"{{{SVG}}}clipPath", {"id": name})
    cut.append(copy.deepcopy(shape))
    color = mark.get("fill") or next(iter(re.findall(r"fill:\s*([^;]+)", mark.get("style", ""))), INK)
    width = float(mark.get("width", 2 * float(mark.get("r", "1.7"))))
    lines = ElementTree.Element(
        f"{{{SVG}}}path",
        {
            "d": strokes(pattern, tuple(float(number) for number in root.get("viewBox", "0 0 640 400").split()[2:])),
            "stroke": color,
            "stroke-width": f"{width:g}",
            "stroke-linecap": "round" if mark.tag.endswith("circle") else "butt",
            "fill": "none",
        },
    )
    group = ElementTree.Element(f"{{{SVG}}}g", {"clip-path": f"url(#{name})"})
    group.append(lines)
    place = list(parent).index(shape)
    parent.insert(place + 1, group)
    root.insert(0, cut)


def strokes(pattern: ElementTree.Element, size: tuple[float, ...]) -> str:
    """The lines of a turned pattern, or the dots of an upright one, over a whole drawing."""
    width, height = (int(number) for number in size)
    turn = re.search(r"-?\d+", pattern.get("patternTransform", ""))
    step = float(pattern.get("width", "7"))
    if turn is None or int(turn[0]) == 0:
        across, down = int(width / step) + 1, int(height / step) + 1
        return "".join(f"M{x * step:g} {y * step:g}h.01" for x in range(across) for y in range(down))
    apart = step * 2**0.5
    count = int((width + height) / apart) + 1
    slope = -1 if int(turn[0]) > 0 else 1
    starts = [place * apart if slope < 0 else place * apart - height for place in range(count)]
    return "".join(f"M{start:.1f} 0l{slope * height} {height}" for start in starts)


def without_pinned(svg: str, plain: str) -> str:
    """The figure on scales that have room for the pinned run, but without that run, so that one can sketch it in.

    Where a chart draws its pinned run in another way, this gives the plain figure, which has no such room.
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
