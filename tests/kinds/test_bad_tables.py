"""Tables that nothing sensible can be drawn from still give a picture or a sentence, and never an error."""

import re
from pathlib import Path

import pytest

from tests.kinds.cases import draw
from tests.kinds.drawing import Drawing
from tests.kinds.made_up import BAD, LONG, OPTIONS, VALUES, job, spoiled

SIZES = ((320, 320), (640, 400), (96, 96))


@pytest.fixture(scope="module")
def spoiled_drawings(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Drawing]:
    """Every option with every bad table, drawn at once: that nothing was thrown is the first thing tested."""
    cases = [(name, kind) for name in OPTIONS for kind in BAD]
    texts = draw([spoiled(OPTIONS[name], kind) for name, kind in cases], tmp_path_factory.mktemp("spoiled"))
    return {case: Drawing(text) for case, text in zip(cases, texts, strict=True)}


@pytest.mark.parametrize("name", OPTIONS)
def test_a_bad_table_gives_a_picture_or_a_sentence(name: str, spoiled_drawings: dict[tuple[str, str], Drawing]) -> None:
    """No attribute and no text shows what a failed calculation leaves behind; an empty table is said."""
    for kind in BAD:
        drawing = spoiled_drawings[name, kind]
        for element in drawing.root.iter():
            for text in (*element.attrib.values(), element.text or ""):
                assert not re.search(r"NaN|Infinity|undefined|null|\[object", text), (kind, text)
        assert (drawing.texts == ["Nothing to draw."]) == (kind == "empty"), kind


def test_values_that_are_no_numbers_interrupt_a_line(tmp_path: Path) -> None:
    """What a logarithmic axis cannot show, and what a model leaves out."""
    holes = [*VALUES["rising"][:3], None, 0.0, -1.0, *VALUES["rising"][6:]]
    text = draw([job(OPTIONS["lines-scales"], values={"rising": holes})], tmp_path)[0]

    (line,) = Drawing(text).of("rising")
    assert line.attrib["d"].count("M") == 2
    assert len(re.findall("[ML]", line.attrib["d"])) == 8


@pytest.mark.parametrize("name", OPTIONS)
def test_long_labels_stay_within_the_drawing(name: str, tmp_path: Path) -> None:
    """Sixty letters, wherever there may be a label: every text begins and ends within the edges."""
    jobs = [job(OPTIONS[name], label=LONG, things=[LONG] * 3, size=size) for size in SIZES[:2]]
    for text, (width, height) in zip(draw(jobs, tmp_path), SIZES, strict=False):
        drawing = Drawing(text)
        assert drawing.texts
        for element in drawing.root.iter():
            if "y" in element.attrib and "x" in element.attrib and (element.text or "").strip():
                assert -1 <= float(element.attrib["x"]) <= width + 1, element.text
                assert 0 <= float(element.attrib["y"]) <= height + 1, element.text


def test_a_rounding_error_is_not_below_zero(tmp_path: Path) -> None:
    """An axis that holds zero begins there, although a sum that ought to be nothing is a hair less."""
    nearly = [-1e-17] * len(VALUES["rising"])
    values = {"rising": nearly, "falling": nearly, "swinging": nearly}
    option = {name: value for name, value in OPTIONS["stack-ends"].items() if name != "y_from"}
    text = draw([job(option | {"y_to": 4}, values=values)], tmp_path)[0]

    assert not [found for found in Drawing(text).texts if found.startswith("−")]
    assert {"0", "4"} <= set(Drawing(text).texts)


def test_a_rounding_error_adds_no_step_to_the_axis(tmp_path: Path) -> None:
    """Rounded shares that add up to a hair more than one: the axis ends at one, as it does for one itself."""
    length = len(VALUES["rising"])
    exact, more = (
        {"rising": [end] * length, "falling": [0.5] * length, "swinging": [0.2] * length} for end in (1.0, 1.000001)
    )
    drawn = draw(
        [job(OPTIONS["lines-scales"] | {"y_scale": "linear"}, values=values) for values in (exact, more)], tmp_path
    )

    assert Drawing(drawn[0]).texts == Drawing(drawn[1]).texts
