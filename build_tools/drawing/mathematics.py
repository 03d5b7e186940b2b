"""Equations for Typst: KaTeX's MathML, which the pages use too, as a small tree that the template sets.

A converter from LaTeX would be a second reader of the same notation. MathML is already parsed, and of its elements
the explainers need these few; another one stops the build with its name.
"""

from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree

from build_tools.drawing.equations import equations_of
from explainers.contract.errors import ContractError
from explainers.contract.explainer import Explainer

LETTERS = {"mi": "letter", "mn": "number", "mo": "operator", "mtext": "number"}
SHAPES = {
    "mfrac": "fraction",
    "msup": "above",
    "msub": "below",
    "msubsup": "both",
    "munder": "under",
    "mover": "over",
    "munderover": "under_and_over",
    "msqrt": "root",
}
ROWS = {"mrow", "mstyle", "math", "semantics", "mpadded"}
INVISIBLE = {"\u2061", "\u2062", "\u2063", "\u200b", ""}

Tree = dict[str, Any]


def equation_trees(explainer: Explainer, names: Iterable[str]) -> dict[str, Tree]:
    """The named equations of an explainer as trees, by id."""
    wanted, trees = set(names), {}
    for name, markup in equations_of(explainer).items():
        if name in wanted:
            math = next(ElementTree.fromstring(markup).iter("{http://www.w3.org/1998/Math/MathML}math"))
            trees[name] = tree(math, file=str(explainer.folder / "explainer.toml"), field=name)
    return trees


def tree(element: ElementTree.Element, *, file: str, field: str) -> Tree:
    """One element of MathML with what is inside it."""
    name = element.tag.split("}")[-1]
    if name in LETTERS:
        text = (element.text or "").strip()
        if name == "mtext" and element.text and not text:
            return {"kind": "thin_space"}
        kind = "number" if element.get("mathvariant") == "normal" else LETTERS[name]
        return {"kind": kind if text not in INVISIBLE else "nothing", "text": text}
    if name == "mspace":
        return {"kind": "space"}
    inside = [tree(child, file=file, field=field) for child in element if not child.tag.endswith("annotation")]
    if name in SHAPES:
        return {"kind": SHAPES[name], "inside": inside}
    if name not in ROWS:
        rule = f"Handouts cannot print the element {name} of this equation yet."
        raise ContractError(
            file, f"equations[{field}].latex", rule, try_this="fractions, roots, indices and powers, or extend it"
        )
    return {"kind": "row", "inside": [part for part in inside if part["kind"] != "nothing"]}
