"""Figures for paper: no colour is left, hatching is drawn as lines, and a sketch does not give the answer away."""

import re

from build_tools.drawing.paper import ink
from build_tools.handouts.pictures import Picture, draw
from build_tools.handouts.sheets import Sheet
from explainers.contract.catalogue import load_one
from explainers.contract.explainer import Explainer
from tests.handouts.conftest import SITE

HATCHED = (
    '<svg width="70" height="70" viewBox="0 0 70 70">'
    '<pattern id="p" width="7" height="7" patternTransform="rotate(45)">'
    '<rect width="7" height="7" style="fill:var(--chart-2);fill-opacity:0.4"></rect>'
    '<rect width="3" height="7" style="fill:var(--chart-2)"></rect></pattern>'
    '<g fill="url(#p)"><path d="M0,0h70v70z"></path></g><text style="fill: var(--chart-1)">x</text></svg>'
)


def test_no_color_and_no_variable_is_left(explainer: Explainer, language: str) -> None:
    """Only greys, in every figure of a sheet."""
    for svg in draw(list(Sheet(explainer, language, None, SITE).pictures.values())):
        assert "var(" not in svg and "url(#handout" not in svg
        for color in re.findall(r"#([0-9a-fA-F]{6})\b", svg):
            assert color[:2] == color[2:4] == color[4:], color


def test_hatching_becomes_lines_cut_along_the_shape() -> None:
    """Tiles leave seams on paper; lines do not."""
    inked = ink(HATCHED, "en")

    assert "pattern" not in inked
    assert "clipPath" in inked and 'clip-path="url(#cut-1)"' in inked
    assert 'style="fill: #000000"' in inked


def test_a_sketch_does_not_show_the_answer(explainer: Explainer, language: str) -> None:
    """The lines are those of the start; only the scales may have room for more."""
    pictures = Sheet(explainer, language, None, SITE).pictures
    sketch, sketched = draw([pictures["sketch"], pictures["sketched"]])

    assert 'stroke-dasharray="1 4"' not in sketch
    assert sketch != sketched


def test_every_chart_of_every_explainer_can_be_printed(slug: str, language: str) -> None:
    """Whatever its kind, and before there are tasks that use it."""
    explainer = load_one(slug)
    result = explainer.results[explainer.declaration.prediction.reveal]
    charts = explainer.declaration.charts

    for svg in draw([Picture(explainer, language, chart.id, result, (380, 206)) for chart in charts]):
        assert "<pattern" not in svg and "var(" not in svg
