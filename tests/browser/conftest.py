"""A real browser, a server with the built site, and a page that fails its test on any foreign request or console error."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import waitress.server
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from build_tools.__main__ import SITE
from build_tools.serving import application
from build_tools.setup.browser import find_browser
from build_tools.setup.browser_options import CHROMIUM_OPTIONS

READY = 20_000


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site, which `make test` makes first."""
    assert (SITE / "index.html").exists(), "There is no site. Run `make test`, or `make site` before pytest."
    return SITE


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of a server with the built site."""
    server: Any = waitress.server.create_server(application(site), host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    path = find_browser()
    assert path, "There is no browser. Run `make test`, which installs one."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that remembers nothing."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context
    context.close()


class Watch:
    """What a page did that it must not do."""

    def __init__(self, address: str) -> None:
        """Takes the only address that may be asked."""
        self.address = address
        self.complaints: list[str] = []
        self.expected: list[str] = []

    def expect(self, part: str) -> None:
        """Lets complaints pass that contain this text, since the test causes them."""
        self.expected.append(part)

    def attach(self, context: BrowserContext) -> None:
        """Watches all pages of a context, and its workers."""
        context.on("request", lambda request: self.check(request.url))
        context.on(
            "console", lambda message: self.note(f"console: {message.text}") if message.type == "error" else None
        )
        context.on("weberror", lambda error: self.note(f"error: {error.error}"))

    def check(self, url: str) -> None:
        """Notes a request to another host."""
        if not url.startswith((self.address, "blob:", "data:")):
            self.complaints.append(f"foreign request: {url}")

    def note(self, text: str) -> None:
        """Notes an error that the test does not cause."""
        if not any(part in text for part in self.expected):
            self.complaints.append(text)


@pytest.fixture
def watch(context: BrowserContext, address: str) -> Iterator[Watch]:
    """Fails the test where the page asked a foreign host or reported an error."""
    watch = Watch(address)
    watch.attach(context)
    yield watch
    assert watch.complaints == []


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    """An empty page."""
    return context.new_page()


class Widget:
    """The explainer on a page, as a reader handles it."""

    def __init__(self, page: Page, address: str, slug: str, language: str = "en") -> None:
        """Opens nothing yet."""
        self.page, self.slug = page, slug
        self.url = f"{address}{'' if language == 'en' else '/' + language}/explainers/{slug}/"
        self.element = page.locator(f'econ-explainer[slug="{slug}"]').first

    def open(self, query: str = "", *, wait: bool = True) -> "Widget":
        """Opens the explainer's page and waits until Python is there."""
        self.page.goto(self.url + query)
        return self.wait_ready() if wait else self

    def wait_ready(self) -> "Widget":
        """Waits until the widget is ready."""
        self.page.locator(f'econ-explainer[slug="{self.slug}"][data-state="ready"]').first.wait_for(timeout=READY)
        return self

    @property
    def state(self) -> str:
        """The widget's state."""
        return self.element.get_attribute("data-state") or ""

    def slider(self, name: str) -> Any:
        """The slider of a parameter."""
        return self.element.locator(f'input[type=range][name="{name}"]')

    def field(self, name: str) -> Any:
        """The number field of a parameter."""
        return self.element.locator(f'input[type=number][name="{name}"], input[inputmode=decimal][name="{name}"]').first

    def move(self, name: str, value: float) -> dict[str, Any]:
        """Moves a slider and gives the result that follows."""
        return self.element.evaluate(
            """(element, [name, value]) => new Promise((resolve) => {
              const slider = element.querySelector(`input[type=range][name="${name}"]`);
              const listen = ({ detail }) => {
                if (Math.abs(detail.values[name] - value) > 1e-9) return;
                element.removeEventListener("explainer:result", listen);
                resolve(detail);
              };
              element.addEventListener("explainer:result", listen);
              slider.value = value;
              slider.dispatchEvent(new Event("input", { bubbles: true }));
            })""",
            [name, value],
        )

    def output(self, name: str) -> float:
        """The raw number of an output that the page shows."""
        return float(self.element.locator(f'[data-output="{name}"]').first.get_attribute("data-value") or "nan")

    def message(self) -> str:
        """What the widget tells the reader in its message line."""
        return " ".join(self.element.locator("[role=alert], [data-message]").all_inner_texts())


@pytest.fixture
def widget(page: Page, address: str) -> Any:
    """Makes widgets: `widget(slug)`, `widget(slug, "zh")`."""
    return lambda slug, language="en": Widget(page, address, slug, language)
