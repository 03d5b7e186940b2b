"""The square picture by which an explainer is recognised: its mechanism, drawn small and without a word.

The gallery, sheets, slides and the previews of links show the same one.
"""

import re
from functools import cache
from pathlib import Path

import typst

from build_tools.cache import fingerprint, kept_file
from build_tools.places import WIDGET
from explainers.contract.explainer import Explainer

STYLES = WIDGET / "styles" / "charts.css"
TEMPLATE = Path(__file__).with_name("square.typ")
PIXELS = 600  # the sides of a picture for previews; services ask for at least 200, and make it smaller themselves
POINTS = 120  # the sides of the template's page
VARIABLE = re.compile(r"var\((--chart-[a-z]+)\)")


def mechanism(explainer: Explainer) -> str:
    """The chart in the square: the first one, unless it answers the prediction; then the one that is shown before."""
    return explainer.declaration.prediction.before or explainer.declaration.charts[0].id


def coloured(svg: str) -> str:
    """A drawing for the screen as a picture of its own: with the colours of a light page instead of their names."""
    return VARIABLE.sub(lambda name: palette()[name[1]], svg)


@cache
def palette() -> dict[str, str]:
    """The colours of charts on a light page, by the names that style sheets give them."""
    light = STYLES.read_text(encoding="utf-8").split("}", 1)[0]
    return dict(re.findall(r"(--chart-[a-z]+): (#[0-9a-f]{6});", light))


def preview(svg: str) -> bytes:
    """The square as PNG, since services that show previews of links read no SVG."""
    picture = coloured(svg)
    key = fingerprint(picture, TEMPLATE.read_bytes(), str(PIXELS))
    return kept_file("squares", key, lambda: portrayed(picture))


def portrayed(picture: str) -> bytes:
    """The same, made anew."""
    made = typst.compile(TEMPLATE, format="png", ppi=72 * PIXELS / POINTS, sys_inputs={"picture": picture})
    assert isinstance(made, bytes)
    return made
