"""The square by which an explainer is recognised, and what services show of a link to its page."""

import io
from dataclasses import dataclass, field

import pytest
from PIL import Image

from build_tools.addresses import site_address
from build_tools.drawing.charts import figures
from build_tools.drawing.jobs import SQUARE, job
from build_tools.drawing.squares import PIXELS, coloured, mechanism, preview
from build_tools.handouts.sheets import Sheet
from build_tools.pages.previews import picture_place, preview_tags, with_tags
from build_tools.places import SITE as BUILT
from explainers.contract.explainer import LANGUAGES
from tests.conftest import load
from tests.kinds.drawing import Drawing

SITE = "https://example.org/productive/"


@dataclass(frozen=True)
class Page:
    """A page as the site generator knows it."""

    title: str = "Title"
    canonical_url: str = f"{SITE}zh/explainers/an-explainer/"
    meta: dict[str, str] = field(default_factory=lambda: {"picture": 'A "wave"', "description": "Why?"})


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


def test_a_preview_is_a_coloured_square(slug: str) -> None:
    """Of the size that the page names, with a margin; equal in both languages."""
    pictures = {preview(square(slug, language)) for language in LANGUAGES}
    image = Image.open(io.BytesIO(pictures.pop())).convert("RGB")

    assert not pictures
    assert image.size == (PIXELS, PIXELS)
    assert image.getpixel((5, 5)) == (255, 255, 255)
    assert len(image.getcolors(PIXELS**2) or []) > 20


def test_every_colour_of_a_drawing_is_known(slug: str) -> None:
    """No name of a colour is left for a program that has no style sheet."""
    explainer = load(slug)
    charts = [entry["id"] for entry in explainer.table["charts"]]
    for svg in figures([job(explainer, "en", chart, explainer.results[""], SQUARE, "thumbnail") for chart in charts]):
        assert "var(" in svg
        assert "var(" not in coloured(svg)


def test_a_page_names_its_picture_by_an_absolute_address() -> None:
    """Services read nothing but the page; both languages name the same file."""
    tags = preview_tags(Page(), SITE, "Site", "zh")

    assert tags["og:image"] == f"{SITE}explainers/an-explainer/picture.png"
    assert tags["og:url"] == f"{SITE}zh/explainers/an-explainer/"
    assert (tags["og:title"], tags["og:description"], tags["og:locale"]) == ("Title", "Why?", "zh_CN")
    assert with_tags("<head></head><p>", tags).count("<meta") == len(tags)
    assert 'content="A &quot;wave&quot;"' in with_tags("<head></head>", tags)


def test_a_page_without_a_picture_stays_as_it_is() -> None:
    """Such as the glossary."""
    assert with_tags("<head></head>", preview_tags(Page(meta={}), SITE, "Site", "en")) == "<head></head>"


@pytest.mark.built
@pytest.mark.parametrize("place", ["", "zh/"])
def test_the_site_holds_the_picture_that_its_page_names(place: str, slug: str) -> None:
    """In the built pages of both languages."""
    page = (BUILT / f"{place}explainers/{slug}/index.html").read_text(encoding="utf-8")

    assert f'og:image" content="{site_address()}{picture_place(slug).as_posix()}"' in page
    assert (BUILT / picture_place(slug)).read_bytes().startswith(b"\x89PNG")
