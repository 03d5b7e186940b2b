"""With little room labels become shorter, fewer or numbers, and the drawing says so; nothing is lost in silence."""

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from build_tools.drawing.jobs import Job
from build_tools.drawing.squares import SCHEMES, Scheme, palette
from explainers.contract.charts import ROLES
from tests.kinds.cases import draw
from tests.kinds.crowded import CROWDED, WIDE_NUMBERS, WORDY
from tests.kinds.drawing import Drawing, is_a
from tests.kinds.made_up import LONG, MATRIX, SCATTER, job

UNNAMED = re.compile(r"(\d+)withoutaname")
LETTER = 13 * 0.5  # pixels; the digits of hardly any font are narrower
NARROWEST = 13 * 0.42  # the same for letters of a text, on the average


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Drawing]:
    """All of them, drawn at once."""
    texts = draw(list(CROWDED.values()), tmp_path_factory.mktemp("crowded"))
    return {name: Drawing(text) for name, text in zip(CROWDED, texts, strict=True)}


def is_said(name: str, drawing: Drawing) -> bool:
    """Whether a thing is named, in full or by its beginning."""
    shortest = name[:3].replace(" ", "")
    return name.replace(" ", "") in drawing.said or any(
        text.replace(" ", "").startswith(shortest) and "…" in text for text in drawing.texts
    )


@pytest.mark.parametrize("name", CROWDED)
def test_what_has_no_name_is_counted(name: str, crowded: dict[str, Drawing]) -> None:
    """Every thing is named, if only by a beginning or a number with a key; or the drawing says how many are not."""
    drawing, things = crowded[name], things_of(CROWDED[name])
    counted = UNNAMED.search(drawing.said)
    unnamed = [thing for thing in things if not is_said(thing, drawing)]

    assert len(unnamed) <= (int(counted[1]) if counted else 0)
    assert not counted or 0 < int(counted[1]) < len(things)


def things_of(drawn: Job) -> list[str]:
    """What the things of a drawing are called."""
    names: list[str] = drawn["table"]["things"]["things"]
    return names


def test_eight_things_always_have_their_names(crowded: dict[str, Drawing]) -> None:
    """On a phone and in a scene's flat picture as well; but for the matrix, where the heads take much of the room."""
    for name, drawing in crowded.items():
        if "8 things" in name and "matrix" not in name:
            assert not UNNAMED.search(drawing.said), name


def test_ticks_end_within_the_drawing(crowded: dict[str, Drawing], tmp_path: Path) -> None:
    """The last one as well, however wide it is."""
    texts = draw(list(WIDE_NUMBERS.values()), tmp_path)
    found = crowded | {name: Drawing(text) for name, text in zip(WIDE_NUMBERS, texts, strict=True)}
    for name, drawing in found.items():
        width = float(drawing.root.attrib["width"])
        for text in ticks_across(drawing):
            half = len(text.text or "") * LETTER / 2
            assert half <= float(text.attrib["x"]) <= width - half, (name, text.text)


def ticks_across(drawing: Drawing) -> list[Element]:
    """The numbers along the horizontal axis."""
    return [
        text
        for text in drawing.root.iter()
        if is_a(text, "text") and text.get("text-anchor") == "middle" and re.fullmatch(r"[\d.,−]+", text.text or "")
    ]


def test_a_long_label_is_folded(tmp_path: Path) -> None:
    """Nothing of sixty letters stands in one line of a phone's drawing."""
    for (name, wanted), svg in zip(WORDY.items(), draw(list(WORDY.values()), tmp_path), strict=True):
        most = wanted["size"]["width"] / NARROWEST
        lines = [line.text or "" for line in Drawing(svg).root.iter() if is_a(line, "text") or is_a(line, "tspan")]
        assert any(line and LONG.startswith(line.removesuffix("…")) for line in lines), name
        assert max(map(len, lines)) <= most, name


def test_a_legend_folds_what_is_wider_than_the_drawing(tmp_path: Path) -> None:
    """And the next entry stands below it."""
    declared = SCATTER | {"beside": "start"}
    (svg,) = draw([job(declared, size=(290, 320), label=LONG)], tmp_path)
    legend = [text for text in Drawing(svg).texts if LONG in text]

    assert len(legend) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("role", ROLES)
def test_numbers_are_legible_on_the_darkest_cell(role: str, scheme: Scheme, tmp_path: Path) -> None:
    """With a contrast of 4.5 to 1 at least, on light pages and on dark ones."""
    (svg,) = draw([job(MATRIX | {"role": role})], tmp_path)
    darkest = max(
        float(cells.attrib["fill-opacity"]) for cells in Drawing(svg).of("links") if "fill-opacity" in cells.attrib
    )
    colours = palette(scheme)
    ink, ground, text = (rgb(colours[name]) for name in (role, "background", "text"))
    cell = [darkest * own + (1 - darkest) * other for own, other in zip(ink, ground, strict=True)]

    assert contrast(text, cell) >= 4.5


def rgb(colour: str) -> list[float]:
    """The parts of a colour, from 0 to 1."""
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def contrast(first: list[float], second: list[float]) -> float:
    """As the Web Content Accessibility Guidelines define it."""
    light, other = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (other + 0.05)


def luminance(colour: list[float]) -> float:
    """How bright a colour looks."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
