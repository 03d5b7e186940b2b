"""Two invented languages in a browser: with texts two fifths longer, or from right to left, nothing is lost.

`make languages` does the same for every kind of page, and keeps pictures of them.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_accessibility import violations
from tests.conftest import FIXTURE
from tests.languages import BUILT
from tests.languages.invented import INVENTED, LEFTWARD
from tests.languages.looking import complaints, states
from tests.languages.project import CHAPTER

PHONE, LAPTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
PAGES = ("", f"book/{CHAPTER}/", "explainers/", f"explainers/{FIXTURE}/teacher/")

# A page for each complaint.
WRONG = {
    "px wide": "<div style='width: 120vw'>Words</div>",
    "leaves the screen": "<div style='position: absolute; left: -2em'>Words</div>",
    "is cut off": "<div style='width: 1em; overflow: hidden; white-space: nowrap'>Words</div>",
    "cut off by p": "<p style='width: 2em; overflow: clip; text-overflow: ellipsis'>Immeasurable</p>",
    "lies over": "<p style='margin: 0'>Words</p><p style='margin: -1em 0 0'>Other words</p>",
    "button lies over button": "<main><button>A</button><button style='margin-left: -1em'>B</button></main>",
    "runs rtl": "<pre dir='rtl'>code</pre>",
    "runs ltr": "<body dir='rtl'><p style='direction: ltr'>Words</p></body>",
    "sign behind": "<body dir='rtl'><p>אב −5 גד</p></body>",
}


@pytest.fixture(scope="session")
def invented_address(publish: Callable[[Path], str]) -> str:
    """The address of a server with the site in two more languages."""
    site = BUILT / "site"
    assert (site / "index.html").exists(), "There is no such site. Run `make test`, or `make build/.languages`."
    return publish(site)


@pytest.fixture
def allowed(invented_address: str) -> tuple[str, ...]:
    """The only address that pages may ask."""
    return (invented_address,)


@pytest.mark.parametrize("complaint", WRONG)
def test_what_is_wrong_is_found(complaint: str, page: Page) -> None:
    """Each complaint has a page that deserves it, and a page with nothing wrong has none."""
    page.set_content(WRONG[complaint])
    assert any(complaint in found for found in complaints(page))

    page.set_content("<body dir='rtl'><p>אב \u200e−5 גד</p><pre dir='ltr'>code</pre><button>A</button></body>")
    assert complaints(page) == []


@pytest.mark.parametrize("code", INVENTED)
def test_no_page_loses_a_word(code: str, invented_address: str, page: Page) -> None:
    """Home, a chapter, the gallery and a lesson, on a laptop and on a phone; what is read aloud has no violation."""
    for path in PAGES:
        page.goto(f"{invented_address}/{code}/{path}")
        for size in (LAPTOP, PHONE):
            page.set_viewport_size(size)
            assert complaints(page) == [], f"{path} {size}"
        assert violations(page) == [], path


@pytest.mark.parametrize("code", INVENTED)
def test_no_state_of_a_widget_loses_a_word(code: str, invented_address: str, page: Page) -> None:
    """Everything opened and answered on a phone; the laboratory with its code on a laptop as well."""
    page.set_viewport_size(PHONE)
    page.goto(f"{invented_address}/{code}/explainers/{FIXTURE}/")
    for state in states(page):
        assert complaints(page) == [], state
    assert violations(page) == []

    page.set_viewport_size(LAPTOP)
    assert complaints(page) == []


def test_a_page_from_right_to_left_is_a_mirror(invented_address: str, page: Page, context: BrowserContext) -> None:
    """Sliders grow to the left, by the arrow key too; numbers keep their signs; axes and code stay as they are."""
    page.goto(f"{invented_address}/{LEFTWARD}/explainers/{FIXTURE}/?time_saved=-0.2&v=1")
    assert page.evaluate("[document.dir, getComputedStyle(document.body).direction]") == ["rtl", "rtl"]
    widget = page.locator("econ-explainer")
    slider = widget.locator("input[type=range][name=time_saved]")
    slider.scroll_into_view_if_needed()
    expect(widget).to_have_attribute("data-state", "ready", timeout=20_000)
    expect(slider).to_have_attribute("aria-valuetext", "\u200e−20\u00a0%")
    assert complaints(page) == []

    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", "\u200e−15\u00a0%")
    box: Any = slider.bounding_box()
    page.mouse.click(box["x"] + 0.1 * box["width"], box["y"] + box["height"] / 2)
    assert slider.evaluate("(one) => Number(one.getAttribute('aria-valuenow') ?? one.value)") > 0
    assert widget.locator("svg.chart").first.evaluate("(one) => getComputedStyle(one).direction") == "ltr"
