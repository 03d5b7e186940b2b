"""Every key that the page on keys names is pressed, and every control is described as that page says."""

import time
from collections.abc import Callable, Iterator
from itertools import groupby

import pytest
from playwright.sync_api import Locator, Page, expect

from build_tools.accessibility.widgets import Key, Widget, widgets
from explainers.contract.languages import LANGUAGES
from tests.browser.described import Described
from tests.browser.evidence import is_recorded
from tests.browser.reader import PATIENCE, Reader
from tests.kinds import FIXTURE

PLACES = [
    pytest.param(list(found), id=f"{place[1] or 'home'}")
    for place, found in groupby(widgets(), lambda widget: (widget.on, widget.page, widget.width))
]
LONGEST_WALK = 200
GLIDING = 300  # milliseconds until a frame that is scrolled by a key stands still
Opens = Callable[[Widget], None]
READ = """([selector, watch]) => {
  const element = selector ? document.querySelector(selector) : document.activeElement;
  if (watch === "focus") return String(element.contains(document.activeElement));
  return String(watch in element ? element[watch] : element.getAttribute(watch));
}"""
# Whether something in or around what has the focus is ringed.
IS_RINGED = """() => {
  const isRing = ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
  const element = document.activeElement;
  const around = element.closest(".econ-file, .gallery-chip, [data-editor]");
  const parts = [element, ...element.querySelectorAll("*"), around, element.nextElementSibling].filter(Boolean);
  return parts.some((part) => [null, "::after"].some((pseudo) => isRing(getComputedStyle(part, pseudo))));
}"""
HAS_LEFT = "() => !document.activeElement.closest('.md-content')"


class Keyboard:
    """Somebody without a pointer, in front of one kind of control."""

    def __init__(self, page: Page, widget: Widget) -> None:
        self.page, self.widget = page, widget

    def element(self, selector: str) -> Locator:
        """The first of a selector's elements."""
        return self.page.locator(selector).first

    def reach(self) -> None:
        """Puts the focus on the control, away from it, and back by Tab."""
        for selector in self.widget.before:
            self.activate(selector)
        control = self.element(self.widget.focus)
        expect(control).to_be_visible()
        expect(control).to_be_enabled()
        control.focus()
        expect(control).to_be_focused()
        if self.widget.role != "textbox":  # in the editor, Tab indents
            self.page.keyboard.press("Shift+Tab")
            expect(control).not_to_be_focused()
            self.page.keyboard.press("Tab")
        expect(control).to_be_focused()

    def activate(self, selector: str) -> None:
        """Presses a button elsewhere."""
        expect(self.element(selector)).to_be_enabled()
        self.element(selector).press("Enter")

    def press(self, key: Key, keys: str) -> None:
        """Presses keys, and waits until they have done what the page says."""
        selector = key.at or (self.widget.focus if key.watch == "focus" else "")
        before = self.read(selector, key.watch)
        for single in keys.split():
            self.page.keyboard.press(single)
        end = time.monotonic() + PATIENCE / 1000
        while not became(before, now := self.read(selector, key.watch), key.becomes):
            assert time.monotonic() < end, f"{self.widget.id}: {keys}: {key.watch} was {before}, is {now}"
            self.page.wait_for_timeout(15)
        if key.watch.startswith("scroll"):
            self.page.wait_for_timeout(GLIDING)
        if key.undo:
            self.activate(key.undo)
            self.element(self.widget.focus).focus()

    def read(self, selector: str, watch: str) -> str:
        """What is looked at, as text."""
        return self.page.url if watch == "address" else str(self.page.evaluate(READ, [selector, watch]))


def became(before: str, now: str, becomes: str) -> bool:
    """Whether something is now as a key is said to make it."""
    if becomes in ("+", "-"):
        return float(now) > float(before) if becomes == "+" else float(now) < float(before)
    return now == becomes if becomes else now != before


@pytest.fixture
def open_page(page: Page, address: str, fixture_address: str, reader: Callable[..., Reader]) -> Opens:
    """Opens the page that has a control, and waits until it lives."""

    def go(widget: Widget) -> None:
        page.set_viewport_size({"width": widget.width, "height": 900})
        if widget.page.endswith(f"{FIXTURE}/"):
            reader(FIXTURE).start()
        else:
            place = address if widget.on == "site" else fixture_address
            page.goto(f"{place}/{widget.page}", wait_until="networkidle")

    return go


@pytest.mark.parametrize("found", PLACES)
def test_each_key_does_what_the_page_says(found: list[Widget], page: Page, open_page: Opens) -> None:
    """On one page after the other, each control there: its role, its name, its keys, and what is said aloud."""
    open_page(found[0])
    described, start = Described(page), page.url
    for widget in found:
        if page.url.split("#")[0] != start:
            page.goto(start)
        keyboard = Keyboard(page, widget)
        if widget.keys:
            keyboard.reach()
        heard = described.found(widget.focus)
        assert heard.role == widget.role, widget.id
        assert heard.name or heard.value or widget.role == "generic", widget.id
        for key in widget.keys:
            for keys in key.press:
                keyboard.press(key, keys)
        if widget.announces and page.locator(widget.announces).count():
            expect(keyboard.element(widget.announces)).not_to_be_empty()


def stops(page: Page) -> Iterator[tuple[object, bool]]:
    """Every stop of Tab in the page's content, with whether it is ringed."""
    described = Described(page)
    for _ in range(LONGEST_WALK):
        page.keyboard.press("Tab")
        if page.evaluate(HAS_LEFT):
            return
        yield described.focused(), page.evaluate(IS_RINGED)
    raise AssertionError("The walk does not end.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_walk_is_as_the_statement_says(language: str, page: Page, reader: Callable[..., Reader]) -> None:
    """Through the invented explainer's page; each stop has a ring, a role and a name."""
    reader(FIXTURE, language).start()
    page.locator(".md-content h1").click()

    walked = list(stops(page))

    assert [stop for stop, ringed in walked if not ringed] == []
    is_recorded(walks={language: tuple(stop for stop, _ in walked)})


def test_no_letter_is_a_command(page: Page, address: str) -> None:
    """Of those that the theme would take: search, next and last page (WCAG 2.1.4)."""
    page.goto(f"{address}/book/concept/")
    for letter in ("f", "s", "/", "n", "p", ".", ","):
        page.keyboard.press(letter)

    assert page.url == f"{address}/book/concept/"
    assert page.evaluate("document.activeElement === document.body")
