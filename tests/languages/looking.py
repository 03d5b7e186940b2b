"""What is wrong with the look of a page: measured in a browser, for languages that no reader of ours can read."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.reader import READY

MEASURE = Path(__file__).with_name("looking.js").read_text(encoding="utf-8").rstrip(";\n")

# A drawing follows the size of its place in the next frame: what is measured before is a moment that nobody sees.
FITS = """() => [...document.querySelectorAll(".econ-drawing")]
    .flatMap((place) => [...place.querySelectorAll(":scope > svg")].map((svg) => [svg, place]))
    .filter(([, place]) => place.checkVisibility() && place.clientWidth > 0)
    .every(([svg, place]) => ["width", "height"].every(
        (side) => Math.abs(svg.getAttribute(side) - place.getBoundingClientRect()[side]) <= 1))"""


def complaints(page: Page) -> list[str]:
    """What leaves the screen, is cut off, lies over something else or runs in the wrong direction."""
    page.wait_for_function(FITS)
    found: list[str] = page.evaluate(MEASURE)
    return found


def states(page: Page) -> Iterator[str]:
    """An explainer's page as a reader comes to it, with all that can be opened and answered: the name of each state."""
    yield "still"
    widget = page.locator("econ-explainer").first
    if not widget.count():
        return
    expect(widget).to_have_attribute("data-live", "")
    widget.locator(".econ-header").scroll_into_view_if_needed()
    expect(widget).to_have_attribute("data-state", "ready", timeout=READY)
    for guess in page.locator("econ-prediction button.econ-option").all()[:1]:
        guess.click()
    for question in page.locator("econ-quiz fieldset").all()[:2]:
        question.locator("input[type=radio]").first.check()
        question.locator("xpath=ancestor::li[1]").locator("button").first.click()
    for closed in page.locator("econ-explainer details:not([open]) > summary").all():
        if closed.is_visible():
            closed.click()
    for info in widget.locator(".econ-info").all()[:2]:
        info.click()
    yield "answered"
    for tab in widget.locator("[data-tab]").all():
        tab.click()
        if tab.get_attribute("data-tab") == "code":
            widget.locator(".cm-content").wait_for()
        yield str(tab.get_attribute("data-tab"))
