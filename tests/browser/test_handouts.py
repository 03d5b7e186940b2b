"""The handouts that the site serves: listed on the teachers' pages, and their square codes open the state printed."""

import io
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page

from build_tools.addresses import site_address
from explainers.contract.catalogue import load_one
from explainers.contract.explainer import LANGUAGES
from tests.browser.reader import Reader
from tests.conftest import SLUGS

WITH_TASKS = [slug for slug in SLUGS if load_one(slug).questions.tasks]
PLACES = {"en": "", "zh": "zh/"}


def codes(pdf: bytes) -> list[str]:
    """The addresses in the square codes of a PDF."""
    pages = [page.render(scale=200 / 72).to_pil().convert("L") for page in pypdfium2.PdfDocument(io.BytesIO(pdf))]
    return [found.text for page in pages for found in zxingcpp.read_barcodes(page)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("printed_slug", WITH_TASKS)
def test_a_code_on_paper_opens_the_state_printed(
    printed_slug: str, language: str, address: str, page: Page, reader: Callable[..., Reader]
) -> None:
    """A learner points a telephone at the reveal's figure and finds the sliders as they were for that figure."""
    served = page.request.get(f"{address}/{PLACES[language]}handouts/{printed_slug}-student-a4.pdf")
    assert served.ok
    explainer = load_one(printed_slug)
    reveal = explainer.results[explainer.declaration.prediction.reveal]["values"]
    fitting = [code for code in codes(served.body()) if all_in(explainer, reveal, code)]
    assert fitting, "the figure of the reveal has a code"

    opened = reader(printed_slug, language)
    page.goto(fitting[0].replace(site_address(), f"{address}/"))
    opened.come_near()
    opened.wait_ready()

    assert opened.values == reveal
    opened.expect_numbers(explainer.results[explainer.declaration.prediction.reveal]["outputs"])


def all_in(explainer: Any, values: dict[str, Any], code: str) -> bool:
    """Whether an address names what differs from the start values, and nothing else."""
    changed = {p.id for p in explainer.declaration.parameters if values[p.id] != p.default}
    named = {part.split("=")[0] for part in code.split("?")[1].split("#")[0].split("&")} - {"v"}
    return changed == named and all(
        isinstance(values[name], str) or f"{name}={values[name]:g}&" in code for name in changed
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("printed_slug", WITH_TASKS)
def test_the_teachers_pages_offer_the_handouts(printed_slug: str, language: str, address: str, page: Page) -> None:
    """Sheet and key on both papers, and slides; each link leads to a PDF."""
    root = f"{address}/{PLACES[language]}"
    for place in (f"explainers/{printed_slug}/teacher/", "teachers/"):
        page.goto(root + place)
        links = page.locator(f"a[href*='{printed_slug}-'][href$='.pdf']")
        assert links.count() == 5
        for link in links.all():
            found = page.request.get(str(link.evaluate("(element) => element.href")))
            assert found.ok and found.body().startswith(b"%PDF")
