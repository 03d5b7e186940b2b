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
    root.set("font-family", ", ".join(DECLARED[language].paper.fonts))
    return ElementTree.tostring(root, encoding="unicode")


def parse(svg: str) -> ElementTree.Element:
    """The figure as a tree."""
    return ElementTree.fromstring(svg)
