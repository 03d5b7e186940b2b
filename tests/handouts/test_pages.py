"""What a teacher gets from the printer: the right pages, on the right paper, in black, with nothing cut off."""

import os

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageColor

from build_tools.drawing.squares import palette
from build_tools.handouts.documents import fill, fitted
from build_tools.handouts.sheets import Sheet
from build_tools.pages.references import Glossary
from explainers.contract.explainer import Explainer
from tests.handouts.conftest import PUBLISHED, Handouts, picture

POINTS = {"a4": (595, 842), "letter": (612, 792)}
EDGE = 24  # points; the nearest that anything comes to the edge of the paper
DOTS = 60  # an inch, of the reviewed pictures


@pytest.mark.parametrize("kind", ["student", "key"])
def test_a_sheet_has_two_pages_and_a_key_no_more(
    kind: str, explainer: Explainer, language: str, paper: str, handouts: Handouts
) -> None:
    """Both sides of one sheet of paper; the key has the answers and no room to write, so it may need less."""
    document = handouts.open(language, f"{explainer.slug}-{kind}-{paper}")

    assert len(document) == 2 if kind == "student" else len(document) <= 2
    for page in document:
        assert POINTS[paper] == tuple(round(length) for length in page.get_size())


@pytest.mark.parametrize("kind", ["student", "key"])
def test_nothing_leaves_the_paper(
    kind: str, explainer: Explainer, language: str, paper: str, handouts: Handouts
) -> None:
    """Letters stay clear of the edge, where printers print nothing."""
    for page in handouts.open(language, f"{explainer.slug}-{kind}-{paper}"):
        width, height = page.get_size()
        text = page.get_textpage()
        for number in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(number)
            assert left >= EDGE and right <= width - EDGE and bottom >= EDGE / 2 and top <= height - EDGE, (
                text.get_text_bounded(left, bottom, right, top)
            )


def test_slides_are_five_and_wide(explainer: Explainer, language: str, handouts: Handouts) -> None:
    """Question, poll, reveal, why, limits, each on one slide of 16 to 9."""
    for ending, ground in (("", palette("light")), ("-dark", palette("dark"))):
        document = handouts.open(language, f"{explainer.slug}-slides{ending}")

        assert len(document) == 5
        for page in document:
            width, height = page.get_size()
            assert width / height == pytest.approx(16 / 9, rel=1e-3)
            assert picture(page, 40).convert("RGB").getpixel((1, 1)) == ImageColor.getrgb(ground["background"])


def test_there_is_no_color(explainer: Explainer, language: str, handouts: Handouts) -> None:
    """A copier sees no colour, so nothing may hang on it."""
    for page in handouts.open(language, f"{explainer.slug}-key-a4"):
        red, green, blue = picture(page, 40).convert("RGB").split()

        assert ImageChops.difference(red, green).getextrema()[1] <= 2
        assert ImageChops.difference(green, blue).getextrema()[1] <= 2


def test_the_first_page_looks_as_reviewed(explainer: Explainer, language: str, terms: Glossary) -> None:
    """A picture that someone has looked at. A missing one is written, except in the automatic run; a different one
    is kept beside it, and is never taken over by a machine. Its square codes hold the same address everywhere.
    """
    [filled] = fill([Sheet(explainer, language, None, PUBLISHED)], terms)
    pdf, _ = fitted(filled, "a4")
    page = picture(pypdfium2.PdfDocument(pdf)[0], DOTS).convert("L")
    place = explainer.folder / "golden" / f"sheet.{language}.png"
    if not place.exists():
        assert "CI" not in os.environ, f"{place.name} is missing. Run the tests once, look at it, and add it."
        place.parent.mkdir(exist_ok=True)
        page.quantize(16).save(place, optimize=True)
    with Image.open(place) as file:
        golden = file.convert("L")
    difference = ImageChops.difference(page, golden) if page.size == golden.size else Image.new("L", (1, 1), 255)
    counts = difference.histogram()
    changed = sum(counts[64:]) / sum(counts)
    if changed > 0.002:
        page.quantize(16).save(place.with_stem(f"{place.stem}-changed"), optimize=True)

    assert changed <= 0.002
