"""The first slider invites by moving its handle, for the eye alone; only once, and not to those who want calm."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.reader import RECORD, Reader
from tests.kinds import FIXTURE

NAME = "learn"  # the first scene of the page that does not begin with a question
# Keeps what can be seen and what can be heard of a scene whenever anything in it changes.
WATCH = """
  window.seen = [];
  window.heard = new Set();
  window.answers = [];
  document.addEventListener("scene:result", ({ detail }) => window.answers.push(detail.scene));
  addEventListener("DOMContentLoaded", () => {
    const scene = document.querySelector('econ-scene[scene="learn"]');
    const text = (part) => scene.querySelector(part).textContent;
    const keep = () => {
      const slider = scene.querySelector("input");
      if (!slider) return; // the still form
      const picture = scene.querySelector(".econ-drawing > svg")?.innerHTML;
      window.seen.push([slider.style.getPropertyValue("--econ-away"), text("[data-value]"), picture]);
      const heard = [slider.value, slider.getAttribute("aria-valuetext"), text("[data-sentence]")];
      window.heard.add(JSON.stringify([...heard, text("[data-announcement]"), location.href]));
    };
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    new MutationObserver(keep).observe(scene, all);
    keep();
  });
"""


@pytest.fixture(params=["no-preference"])
def context(request: pytest.FixtureRequest, browser: Browser, fixture_address: str) -> Any:
    """A browser whose reader has nothing against motion, unless a test says otherwise."""
    motion = request.param
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, reduced_motion=motion, service_workers="block"
    )
    context.add_init_script(RECORD)
    context.add_init_script(WATCH)
    yield context
    context.close()


def look(page: Page, reader: Callable[..., Reader], name: str = NAME) -> Any:
    """Opens the page and scrolls to a scene."""
    opened = reader(FIXTURE).open()
    element = page.locator(f'econ-scene[scene="{name}"]')
    opened.into_view(element.locator(".econ-drawing"))
    return element


def test_handle_and_picture_move_and_come_back(page: Page, reader: Callable[..., Reader]) -> None:
    """Nothing that a screen reader hears, and nothing that is set, changes meanwhile."""
    element = look(page, reader)
    expect(element).to_have_attribute("data-nudge", "over")
    seen = page.evaluate("window.seen")

    away = [float(place.removesuffix("px")) for place, *_ in seen if place]
    assert max(away) > 20 and away[-1] == 0
    assert {"40\u00a0%", "45\u00a0%", "50\u00a0%"} <= {value for _, value, _ in seen}
    assert element.locator("[data-value]").inner_text() == "40\u00a0%"
    pictures = [picture for *_, picture in seen if picture]
    assert len(set(pictures)) >= 4
    assert element.locator(".econ-drawing > svg").evaluate("(svg) => svg.innerHTML") == pictures[-1]
    assert page.evaluate("window.heard.size") == 1
    assert page.evaluate("window.answers.filter((scene) => scene === 'learn').length") == 1


def test_it_happens_once_and_in_one_scene(page: Page, reader: Callable[..., Reader]) -> None:
    """Whoever scrolls on, and back, is left alone."""
    element = look(page, reader)
    expect(element).to_have_attribute("data-nudge", "over")
    other = page.locator('econ-scene[scene="everything"]')
    other.locator(".econ-drawing").evaluate("(e) => e.scrollIntoView({ block: 'center', behavior: 'instant' })")

    expect(other).to_have_attribute("data-nudge", "none")


@pytest.mark.parametrize("context", ["reduce"], indirect=True)
def test_who_wants_calm_sees_none(page: Page, reader: Callable[..., Reader]) -> None:
    """The handle stays where it is."""
    element = look(page, reader)

    expect(element).to_have_attribute("data-nudge", "none")
    assert {place for place, *_ in page.evaluate("window.seen")} == {""}


def test_who_has_touched_something_needs_none(page: Page, reader: Callable[..., Reader]) -> None:
    """A guess, a key, a button: then the page is known to answer."""
    opened = reader(FIXTURE).open()
    page.locator("econ-prediction [data-option]").first.click()
    element = page.locator(f'econ-scene[scene="{NAME}"]')
    opened.into_view(element.locator(".econ-drawing"))

    expect(element).to_have_attribute("data-nudge", "none")


def test_a_hand_ends_it(page: Page, reader: Callable[..., Reader]) -> None:
    """What the reader sets is what is shown."""
    element = look(page, reader)
    expect(element).to_have_attribute("data-nudge", "moves")
    element.locator("input").press("End")

    expect(element).to_have_attribute("data-nudge", "over")
    expect(element.locator("[data-value]")).to_have_text("70 %")
    assert element.locator("input").evaluate("(slider) => slider.style.getPropertyValue('--econ-away')") == "0.0px"


def test_paper_shows_none(page: Page, reader: Callable[..., Reader], context: BrowserContext) -> None:
    """Nor does a page that is being printed."""
    page.emulate_media(media="print")
    element = look(page, reader)

    expect(element).to_have_attribute("data-nudge", "none")
