"""Figures for paper and slides: the chart module draws them; here they get the fonts of the handout."""

import dataclasses
from typing import Any
from xml.etree import ElementTree

from explainers.contract.languages import DECLARED

SVG = "http://www.w3.org/2000/svg"

ElementTree.register_namespace("", SVG)


def on_paper(language: str) -> dict[str, Any]:
    """What templates for paper are told of a language."""
    declared = DECLARED[language]
    style = dataclasses.asdict(declared.paper)
    return {"code": language, "tag": declared.tag, "direction": declared.direction, **style}


def printed(svg: str, language: str) -> str:
    """The figure with the fonts of one language, as a file of its own."""
    root = parse(svg)
    paper = DECLARED[language].paper
    root.set("font-family", ", ".join(paper.fonts))
    if paper.outlined:
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
