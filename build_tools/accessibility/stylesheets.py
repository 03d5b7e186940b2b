"""The colours that the style sheets define for the whole page, in each scheme, by the names of their variables."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from build_tools.places import DOCS, WIDGET

SCHEMES = ("light", "dark", "forced")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PIECE = re.compile(r"([^{};]*)([{};])")
VARIABLE = re.compile(r"\s*(--[\w-]+)\s*:\s*(.+?)\s*", re.DOTALL)
OF_A_PART = re.compile(r"[.>#]|::|econ-\w+\[")  # a selector of some part of a page, which may deviate there

Variables = dict[str, str]


def style_sheets() -> list[Path]:
    """Our own style sheets, in which later rules win."""
    return [*sorted((DOCS / "assets").glob("*.css")), *sorted((WIDGET / "styles").glob("*.css"))]


@cache
def variables() -> dict[str, Variables]:
    """The variables of each scheme; dark and forced colours begin with those of the light one."""
    found: dict[str, Variables] = {scheme: {} for scheme in SCHEMES}
    for path in style_sheets():
        for around, text in declarations(path.read_text(encoding="utf-8")):
            scheme, variable = scheme_of(around), VARIABLE.fullmatch(text)
            if scheme and variable:
                found[scheme][variable[1]] = variable[2]
    return {scheme: found["light"] | own for scheme, own in found.items()}


def declarations(text: str) -> Iterator[tuple[list[str], str]]:
    """Each declaration of a style sheet, with the selector and the conditions around it, outermost first."""
    around: list[str] = []
    for piece, end in PIECE.findall(COMMENT.sub("", text)):
        if end == "{":
            around.append(" ".join(piece.split()))
            continue
        if piece.strip():
            yield list(around), piece
        if end == "}":
            around.pop()


def scheme_of(around: list[str]) -> str:
    """The scheme that a rule belongs to; empty for a rule on some part of a page, and for paper."""
    *conditions, selector = around or [""]
    if OF_A_PART.search(selector) or not selector:
        return ""
    if conditions:
        return "forced" if conditions == ["@media (forced-colors: active)"] else ""
    return "dark" if "slate" in selector else "light"
