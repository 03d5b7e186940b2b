"""The square codes lead to exactly the state that is printed; where nobody knows the site's address, there are none."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
import zxingcpp

from build_tools.addresses import LOCAL, link
from build_tools.handouts.documents import Order, build, fill, fitted
from build_tools.handouts.sheets import Sheet, handout_words
from build_tools.pages.references import Glossary
from explainers.contract.explainer import Explainer
from explainers.contract.settings import NumberParameter
from explainers.runner.model import Values
from tests.handouts.conftest import PUBLISHED, WITH_TASKS, Handouts, picture, squeezed


def printed(explainer: Explainer, language: str, paper: str, terms: Glossary) -> pypdfium2.PdfDocument:
    """The student sheet of a site whose address is known."""
    [filled] = fill([Sheet(explainer, language, None, PUBLISHED)], terms)
    return pypdfium2.PdfDocument(fitted(filled, paper)[0])


def codes(pages: pypdfium2.PdfDocument) -> list[str]:
    """The addresses in all square codes of a handout, read from its picture."""
    return [found.text for page in pages for found in zxingcpp.read_barcodes(picture(page, 200).convert("L"))]


def state(explainer: Explainer, address: str) -> Values:
    """The settings in an address, over the start values, read here and not by the code under test."""
    values: Values = {parameter.id: parameter.default for parameter in explainer.declaration.parameters}
    for name, texts in parse_qs(urlsplit(address).query).items():
        if name != "v":
            values[name] = texts[0] if isinstance(values[name], str) else float(texts[0])
    return values


def test_every_figure_has_a_code_with_its_state(
    explainer: Explainer, language: str, paper: str, terms: Glossary
) -> None:
    """Read as a telephone reads it, at the quality of a school's printer."""
    found = codes(printed(explainer, language, paper, terms))
    sheet = Sheet(explainer, language, None, PUBLISHED)
    without = {"sketched", "square"}
    expected = [picture.result["values"] for name, picture in sheet.pictures.items() if name not in without]

    assert sorted(map(str, (state(explainer, address) for address in found))) == sorted(
        str({name: value if isinstance(value, str) else float(value) for name, value in values.items()})
        for values in expected
    )
    page = f"{PUBLISHED}{'zh/' if language == 'zh' else ''}explainers/{explainer.slug}/?"
    assert all(address.startswith(page) for address in found)


def test_the_address_is_printed_as_well(explainer: Explainer, language: str, terms: Glossary) -> None:
    """For those without a camera."""
    pages = printed(explainer, language, "a4", terms)
    text = squeezed("".join(page.get_textpage().get_text_bounded() for page in pages))
    for address in codes(pages):
        assert address.split("://")[1].replace("-", "") in text


def test_without_an_address_a_note_stands_in_the_place_of_each_code(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On sheets, slides and in the pack; a code to the machine on which they were made would be dead."""
    monkeypatch.delenv("SITE_URL", raising=False)
    build(tmp_path, WITH_TASKS[:1], Order([language], ["a4"]))
    made, slug = Handouts(tmp_path), WITH_TASKS[0].slug
    note, local = squeezed(handout_words(language)["state"]["no_address"]), LOCAL.split("://")[1].strip("/")
    figures = len(set(Sheet(WITH_TASKS[0], language, None, "").pictures) - {"sketched", "square"})

    for name, notes in {f"{slug}-student-a4": figures, "course-pack": figures, f"{slug}-slides": 1}.items():
        text = made.text(language, name)
        assert text.count(note) == notes
        assert local not in text
        assert codes(made.open(language, name)) == []


@pytest.mark.parametrize(("value", "text"), [(0.1 + 0.2, "0.30000000000000004"), (3.0, "3"), (1e-05, "0.00001")])
def test_numbers_are_written_as_scripts_write_them(value: float, text: str, explainer: Explainer) -> None:
    """So that the widget's own link for the same state is the same."""
    parameter = next(
        p for p in explainer.declaration.parameters if isinstance(p, NumberParameter) and p.default != value
    )
    values = {**explainer.results[""]["values"], parameter.id: value}

    address = link(explainer, values, "en", "https://example.org/elsewhere/")
    assert address.startswith(f"https://example.org/elsewhere/explainers/{explainer.slug}/?")
    assert f"{parameter.id}={text}&" in address
