"""Handouts can be read by ear: tagged, titled, with words for figures and equations, and their fonts inside."""

from collections.abc import Iterator
from typing import Any

import pypdf
import pytest

from build_tools.drawing.squares import palette
from build_tools.handouts.documents import compile_pdf, document
from explainers.contract.explainer import Explainer
from tests.handouts.conftest import Handouts

NAMES = ("student-a4", "key-letter", "slides-dark")


def elements(node: Any) -> Iterator[Any]:
    """Every element of the structure."""
    node = node.get_object()
    if isinstance(node, pypdf.generic.ArrayObject):
        for child in node:
            yield from elements(child)
    elif isinstance(node, pypdf.generic.DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


@pytest.mark.parametrize("name", NAMES)
def test_it_says_that_it_is_accessible_and_in_which_language(
    name: str, explainer: Explainer, language: str, handouts: Handouts
) -> None:
    """The mark of PDF/UA-1, which Typst sets after its check, tags, a title that is shown, and the language."""
    reader = handouts.read(language, f"{explainer.slug}-{name}")
    catalog = reader.trailer["/Root"]

    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalog["/Metadata"].get_object().get_data()
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert catalog["/Lang"].startswith(language)
    assert explainer.words[language]["title"] in reader.metadata.title


@pytest.mark.parametrize("name", NAMES)
def test_figures_and_equations_have_words(name: str, explainer: Explainer, language: str, handouts: Handouts) -> None:
    """Each figure says the summary of its run, each equation its sentence, each square code its address."""
    reader = handouts.read(language, f"{explainer.slug}-{name}")
    found = [
        e for e in elements(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]) if e["/S"] in {"/Figure", "/Formula"}
    ]
    words = " ".join(str(element.get("/Alt", "")) for element in found)

    assert found
    assert all(element.get("/Alt") for element in found)
    reveal = explainer.results[explainer.declaration.prediction.reveal]
    assert explainer.summary(reveal, language).replace(" %", "\u00a0%") in words
    for task in explainer.questions.tasks:
        for equation in task.equations:
            assert explainer.words[language]["equations"][equation] in words


@pytest.mark.parametrize("name", NAMES)
def test_fonts_are_inside_and_ours(name: str, explainer: Explainer, language: str, handouts: Handouts) -> None:
    """No font of the machine; each font is cut down to the letters used."""
    fonts = set()
    for page in handouts.read(language, f"{explainer.slug}-{name}").pages:
        for font in fonts_of(page["/Resources"].get_object()):
            descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & descriptor.keys()
            fonts.add(str(font["/BaseFont"]))

    assert all(font[7] == "+" for font in fonts), "a subset starts with six letters"
    assert all(font[8:].startswith(("SourceSansPro", "NotoSansSC", "NewCMMath")) for font in fonts), fonts


def fonts_of(resources: Any) -> Iterator[Any]:
    """The fonts of a page and of the figures on it."""
    for font in resources.get("/Font", {}).values():
        yield font.get_object()
    for part in resources.get("/XObject", {}).values():
        if inner := part.get_object().get("/Resources"):
            yield from fonts_of(inner.get_object())


def test_a_figure_without_words_stops_the_build(explainer: Explainer, handouts: Handouts) -> None:
    """Typst's check for PDF/UA-1 is on."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    slides = {"figure": {"svg": svg, "alt": None, "address": ""}, "summary": ""}
    slides |= {"reasons": ["x"], "equations": [], "limits": [], "colors": palette("light"), "square": svg}
    sheet = {
        "title": "x",
        "question": "x",
        "sketch": {"address": ""},
        "prediction": {"question": "x", "options": []},
    }

    with pytest.raises(RuntimeError, match="alt"):
        compile_pdf("slides", {**document("en"), "sheet": sheet, "slides": slides})
