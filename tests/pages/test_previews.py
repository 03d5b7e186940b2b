"""The square by which an explainer is recognised, and the card that services show beside a link."""

import dataclasses
import io

import pytest
from PIL import Image

from build_tools.drawing.cards import HEIGHT, WIDTH, Card, set_cards
from build_tools.drawing.charts import figures
from build_tools.drawing.jobs import SQUARE, job
from build_tools.drawing.squares import coloured, mechanism
from build_tools.handouts.sheets import Sheet
from explainers.contract.explainer import Explainer
from tests.conftest import load
from tests.kinds.drawing import Drawing

SITE = "https://example.org/productive/"


def square(slug: str, language: str = "en", surface: str = "thumbnail") -> str:
    """The square of an explainer, drawn."""
    explainer = load(slug)
    return figures([job(explainer, language, mechanism(explainer), explainer.results[""], SQUARE, surface)])[0]  # type: ignore[arg-type]


def test_a_square_has_marks_and_no_words(slug: str) -> None:
    """So both languages share it; on paper it is grey without hatching that a printer would not know."""
    drawing, stamp = Drawing(square(slug)), square(slug, surface="stamp")

    assert drawing.texts == Drawing(stamp).texts == []
    assert drawing.run("now")
    assert "var(" not in stamp and "<pattern" not in stamp


def test_a_square_does_not_answer_the_prediction(slug: str) -> None:
    """It is drawn at the start values, and from another chart where the predicted one would tell."""
    explainer = load(slug)
    sheet = Sheet(explainer, "en", None, SITE)

    assert sheet.pictures_in_color["cover"].result == explainer.results[""]
    assert explainer.declaration.prediction.before in {"", mechanism(explainer)}


def test_a_card_has_the_size_that_services_ask_for(every_kind: Explainer) -> None:
    """White at its edge, with the drawing's colours where there is one; equal cards have equal bytes."""
    plain = Card("en", "Site", "chapter", "A title", "A question?")
    drawn = dataclasses.replace(plain, square=square(every_kind.slug))
    pictures = [Image.open(io.BytesIO(made)).convert("RGB") for made in set_cards([plain, drawn, plain])]

    assert {picture.size for picture in pictures} == {(WIDTH, HEIGHT)}
    assert {picture.getpixel((5, 5)) for picture in pictures} == {(255, 255, 255)}
    assert pictures[0] == pictures[2] != pictures[1]


@pytest.mark.parametrize(("language", "letters"), [("en", "Productive forces " * 6), ("zh", "新质生产力" * 10)])
def test_a_long_title_stays_on_its_card(language: str, letters: str) -> None:
    """Set smaller; nothing comes near the edges, above all not the lower one."""
    (made,) = set_cards([Card(language, letters, "kind", letters, letters * 2)])
    picture = Image.open(io.BytesIO(made)).convert("L").point(lambda light: 255 * (light < 250))

    left, upper, right, lower = picture.getbbox() or (0, 0, 0, 0)
    assert left > 40 and upper > 30 and right < WIDTH - 40 and lower < HEIGHT - 30


def test_every_colour_of_a_drawing_is_known(slug: str) -> None:
    """No name of a colour is left for a program that has no style sheet."""
    explainer = load(slug)
    charts = [entry["id"] for entry in explainer.table["charts"]]
    for svg in figures([job(explainer, "en", chart, explainer.results[""], SQUARE, "thumbnail") for chart in charts]):
        assert "var(" in svg
        assert "var(" not in coloured(svg)
