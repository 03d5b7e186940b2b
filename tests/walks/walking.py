"""Somebody who walks about on one explainer's page, and says of each walk what was wrong; "" where nothing was."""

import contextlib
import functools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page

from tests.browser.reader import READY
from tests.conftest import load
from tests.walks.numbers import disagreement
from tests.walks.planning import LEAVING, Step
from tests.watching import Watch

HANDS = Path(__file__).with_name("hands.js").read_text(encoding="utf-8")
SIZE = {"width": 1280, "height": 900}
# What a page says that loads while another one is asked for.
EXPECTED = ("net::ERR_ABORTED", "Failed to fetch")
# What a worker says that is ended while it fetches the interpreter's rest, which long loops want.
OF_A_STOPPED_PROGRAM = (
    "The interpreter's rest cannot be used (NetworkError",
    "Pyodide has suffered a fatal error",
    "Another error occurred while handling the fatal error",
    "The cause of the fatal error was",
    "NetworkError: Failed to execute 'send'",
)
LIVE = """(slug) => document.documentElement.lang.startsWith("zh") === location.pathname.includes("/zh/")
  && document.querySelectorAll("econ-explainer").length === 1
  && document.querySelector(`econ-explainer[slug="${slug}"][data-live]`) !== null"""
FOLLOW = """(selector) => {
  const links = [...document.querySelectorAll(selector)].filter(({ pathname }) => pathname !== location.pathname);
  links[0]?.click();
  return links[0]?.href.split("#")[0] ?? null;
}"""
OTHER_LANGUAGE = """() => {
  const other = document.documentElement.lang.startsWith("zh") ? "en" : "zh";
  document.querySelector(`a.md-select__link[hreflang=${other}], a[hreflang=${other}]`).click();
  return other;
}"""


class Walker:
    """One page of one explainer, in a browser that remembers nothing."""

    def __init__(self, browser: Browser, address: str, slug: str) -> None:
        self.slug = slug
        self.url = f"{address}/explainers/{slug}/"
        self.run = functools.lru_cache(maxsize=None)(functools.partial(run, slug))
        self.context = browser.new_context(viewport=SIZE, reduced_motion="reduce", service_workers="block")
        self.context.set_default_timeout(READY)
        self.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        self.context.add_init_script(HANDS)
        self.watch = Watch((address,))
        for part in EXPECTED:
            self.watch.expect(part)
        self.watch.attach(self.context)
        self.page: Page = self.context.new_page()
        self.open(self.url)

    def open(self, url: str) -> None:
        self.page.goto(url, wait_until="domcontentloaded")
        self.page.wait_for_function(LIVE, arg=self.slug)

    def walk(self, steps: Sequence[Step]) -> str:
        """Goes back to the start, takes the steps, and compares what is then shown with CPython."""
        try:
            complaint = self.page.evaluate("hands.restart()") or self.take(steps) or self.look()
        except Error as error:
            complaint = f"the browser: {error.message}"
        heard = self.heard(has_stopped=any(step.does == "code" for step in steps))
        return "\n".join(filter(None, [complaint, *heard]))

    def heard(self, *, has_stopped: bool) -> list[str]:
        """What has been complained of since it was asked last."""
        expected = OF_A_STOPPED_PROGRAM if has_stopped else ()
        found = [text for text in self.watch.complaints if not any(part in text for part in expected)]
        self.watch.complaints.clear()
        return found

    def take(self, steps: Sequence[Step]) -> str:
        """Each step in turn, until one is not answered."""
        for step in steps:
            if complaint := self.go(step) if step.does in LEAVING else self.touch(step):
                return complaint
        return ""

    def touch(self, step: Step) -> str:
        """A step that stays on the page."""
        given = [step.does, step.what, step.how]
        gestures = self.page.evaluate("(step) => hands.reach(step)", given)
        if gestures is None:
            return ""
        for name, *values in gestures:
            getattr(self, f"make_{name}")(*values)
        found = self.page.evaluate("(step) => hands.answered(step)", given)
        if gestures == [["print"]]:
            self.page.emulate_media(media="screen")
        return str(found or "")

    def look(self) -> str:
        """The numbers and the sentence that are shown at the end, beside those of CPython."""
        found = self.page.evaluate("hands.rest()")
        if found.get("complaint") is not None:
            return str(found["complaint"])
        expected = self.run(tuple(found["values"].items()))
        return disagreement(load_once(self.slug), expected, found)

    # Gestures

    def make_drag(self, left: float, top: float, to_left: float, to_top: float) -> None:
        mouse = self.page.mouse
        mouse.move(left, top)
        mouse.down()
        mouse.move(to_left, to_top)
        mouse.up()

    def make_click(self, left: float, top: float) -> None:
        self.page.mouse.click(left, top)

    def make_key(self, key: str) -> None:
        self.page.keyboard.press(key)

    def make_insert(self, text: str) -> None:
        if text:
            self.page.keyboard.insert_text(text)
        else:
            self.page.keyboard.press("Delete")

    def make_print(self) -> None:
        self.page.emulate_media(media="print")

    # Ways to another page, and back

    def go(self, step: Step) -> str:
        """A step that leaves the page as it is; where it does not lead to the explainer, the way back follows."""
        getattr(self, f"go_{step.does}")(step)
        with contextlib.suppress(Error):
            self.page.wait_for_load_state()
        if not self.is_here:
            self.go_back(step)
            with contextlib.suppress(Error):  # the theme turns pages by itself, when they have come
                self.page.wait_for_url(lambda _: self.is_here, timeout=3000)
        if not self.is_here:
            self.open(self.url)
        self.page.wait_for_function(LIVE, arg=self.slug)
        return ""

    @property
    def is_here(self) -> bool:
        """Whether the address is that of the explainer's page, in any language."""
        return f"/explainers/{self.slug}/" in self.page.url

    def go_link(self, _: Step) -> None:
        self.open(self.page.evaluate("hands.link") or self.url)

    def go_back(self, _: Step) -> None:
        with self.still_address():
            self.page.go_back()

    def go_forward(self, _: Step) -> None:
        with self.still_address():
            self.page.go_forward()

    @contextlib.contextmanager
    def still_address(self) -> Iterator[None]:
        """The page rewrites no entry of its history.

        The theme keeps there how far a reader has scrolled, a moment after the last step; the driver takes that for the
        page that was asked for, and is ahead of the browser from then on.
        """
        self.page.evaluate("history.replaceState = () => undefined")
        yield
        self.page.evaluate("delete history.replaceState")

    def go_leave(self, step: Step) -> None:
        selector = ".md-footer__link" if step.how < 0.5 else ".md-tabs__link[href], .md-nav__link[href]"
        if href := self.page.evaluate(FOLLOW, selector):
            self.page.wait_for_url(lambda url: url.split("#")[0] == href)

    def go_language(self, _: Step) -> None:
        other = self.page.evaluate(OTHER_LANGUAGE)
        self.page.wait_for_function("(other) => document.documentElement.lang.startsWith(other)", arg=other)


def run(slug: str, values: tuple[tuple[str, Any], ...]) -> dict[str, Any]:
    """CPython's result of these settings."""
    return load_once(slug).run(**dict(values))


load_once = functools.cache(load)


@contextlib.contextmanager
def walker(browser: Browser, address: str, slug: str) -> Iterator[Walker]:
    """A walker on a fresh page."""
    found = Walker(browser, address, slug)
    yield found
    found.context.close()
