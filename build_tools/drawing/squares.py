"""The square picture by which an explainer is recognised: its mechanism, drawn small and without a word.

The gallery, sheets, slides and the cards beside links show the same one.
"""

import re
from functools import cache
from typing import Literal

from build_tools.places import WIDGET
from explainers.contract.explainer import Explainer

STYLES = WIDGET / "styles" / "charts.css"
VARIABLE = re.compile(r"var\(--chart-([a-z]+)\)")

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")  # in the order of the style sheet


def mechanism(explainer: Explainer) -> str:
    """The chart in the square: the first one, unless it answers the prediction; then the one that is shown before."""
    return explainer.declaration.prediction.before or explainer.declaration.charts[0].id


def coloured(svg: str, scheme: Scheme = "light") -> str:
    """A drawing for the screen as a picture of its own: with the colours of a page instead of their names."""
    return VARIABLE.sub(lambda name: palette(scheme)[name[1]], svg)


@cache
def palette(scheme: Scheme) -> dict[str, str]:
    """The colours of charts on a light or on a dark page, without the beginning of their names in style sheets."""
    block = STYLES.read_text(encoding="utf-8").split("}")[SCHEMES.index(scheme)]
    return dict(re.findall(r"--chart-([a-z]+): (#[0-9a-f]{6});", block))
