"""What a term means is shown to the pointer and to the keyboard, goes away with Escape, and stands on paper."""

import pytest
from playwright.sync_api import Page

from build_tools.pages.references import load_glossary
from build_tools.places import DOCS
from explainers.contract.catalogue import CATALOGUE
from explainers.contract.explainer import LANGUAGES

PREFIX = {"en": "", "zh": "zh/"}
TERM = ".term[href$='#learning_curve']"
SHOWN = "(term) => getComputedStyle(term, '::after').content"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_says_what_it_means(language: str, page: Page, address: str) -> None:
    """On a phone as well, where nothing becomes wider than the page."""
    meaning = load_glossary(DOCS, CATALOGUE)["learning_curve"][f"meaning_{language}"]
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{address}/{PREFIX[language]}book/chains/")
    term = page.locator(TERM).first

    def shown() -> str:
        return str(term.evaluate(SHOWN))

    assert shown() == "none"
    term.hover()
    assert meaning in shown()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

    page.keyboard.press("Escape")
    assert shown() == "none"
    page.mouse.move(0, 0)
    term.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert meaning in shown()

    page.locator("h1").click()
    page.emulate_media(media="print")
    assert meaning in shown()
