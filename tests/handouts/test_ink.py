"""Figures for paper: no colour is left, hatching is drawn as lines, and a sketch does not give the answer away."""

import re

from build_tools.drawing.paper import parse
from build_tools.handouts.pictures import Picture, draw
from build_tools.handouts.sheets import Sheet
from explainers.contract.catalogue import load_one
from explainers.contract.explainer import Explainer
from tests.handouts.conftest import SITE


def test_no_color_and_no_variable_is_left(explainer: Explainer, language: str) -> None:
    """Only greys, in every figure of a sheet."""
    for svg in draw(list(Sheet(explainer, language, None, SITE).pictures.values())):
        assert "var(" not in svg and "url(#handout" not in svg
        for color in re.findall(r"#([0-9a-fA-F]{6})\b", svg):
            assert color[:2] == color[2:4] == color[4:], color


def test_a_sketch_does_not_show_the_answer(explainer: Explainer, language: str) -> None:
    """The lines are those of the start; only the scales may have room for more."""
    pictures = Sheet(explainer, language, None, SITE).pictures
    sketch, sketched = draw([pictures["sketch"], pictures["sketched"]])

    assert 'data-run="pinned"' not in sketch
    assert sketch != sketched


def test_a_sketch_has_room_for_the_answer(explainer: Explainer, language: str) -> None:
    """Where one is asked for, both figures have the same axes, so that the key can be laid over the sheet."""
    sheet = Sheet(explainer, language, None, SITE)
    sketch, sketched = draw([sheet.pictures["sketch"], sheet.pictures["sketched"]])

    assert not sheet.prediction()["sketch"] or axes(sketch) == axes(sketched) != []


def axes(svg: str) -> list[str]:
    """The texts beside the axes."""
    found = [group for group in parse(svg).iter() if group.get("class") == "chart-axes"]
    return ["".join(group.itertext()) for group in found]


def test_every_chart_of_every_explainer_can_be_printed(slug: str, language: str) -> None:
    """Whatever its kind, and before there are tasks that use it."""
    explainer = load_one(slug)
    result = explainer.results[explainer.declaration.prediction.reveal]
    charts = explainer.declaration.charts

    for svg in draw([Picture(explainer, language, chart.id, result, (380, 206)) for chart in charts]):
        assert "<pattern" not in svg and "var(" not in svg
