"""The handouts of a published site, in a browser: a square code opens the state printed.

That each code of each explainer names its state, and that the pages offer each handout, is seen without a browser in
`tests/handouts`.
"""

import io
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page

from build_tools.handouts.documents import fill, fitted
from build_tools.handouts.sheets import Sheet
from build_tools.pages.references import load_glossary
from build_tools.places import DOCS
from explainers.contract.catalogue import CATALOGUE, load_one
from explainers.contract.explainer import LANGUAGES
from tests.browser.reader import Reader
from tests.conftest import EXAMPLE
from tests.handouts.conftest import PUBLISHED


def codes(pdf: bytes) -> list[str]:
    """The addresses in the square codes of a PDF."""
    pages = [page.render(scale=200 / 72).to_pil().convert("L") for page in pypdfium2.PdfDocument(io.BytesIO(pdf))]
    return [found.text for page in pages for found in zxingcpp.read_barcodes(page)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_on_paper_opens_the_state_printed(
    language: str, address: str, page: Page, reader: Callable[..., Reader]
) -> None:
    """A learner points a telephone at the reveal's figure and finds the sliders as they were for that figure."""
    explainer = load_one(EXAMPLE)
    [filled] = fill([Sheet(explainer, language, None, PUBLISHED)], load_glossary(DOCS, CATALOGUE))
    reveal = explainer.results[explainer.declaration.prediction.reveal]
    fitting = [code for code in codes(fitted(filled, "a4")[0]) if all_in(explainer, reveal["values"], code)]
    assert fitting, "the figure of the reveal has a code"

    opened = reader(EXAMPLE, language)
    page.goto(fitting[0].replace(PUBLISHED, f"{address}/"))
    opened.come_near()
    opened.wait_ready()

    assert opened.values == reveal["values"]
    opened.expect_numbers(reveal["outputs"])


def all_in(explainer: Any, values: dict[str, Any], code: str) -> bool:
    """Whether an address names what differs from the start values, and nothing else."""
    changed = {p.id for p in explainer.declaration.parameters if values[p.id] != p.default}
    named = {part.split("=")[0] for part in code.split("?")[1].split("#")[0].split("&")} - {"v"}
    return changed == named and all(
        isinstance(values[name], str) or f"{name}={values[name]:g}&" in code for name in changed
    )
