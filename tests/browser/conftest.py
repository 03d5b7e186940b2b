"""A real browser, a server with the built site, and pages that fail their test when they ask a foreign host."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import waitress.server
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from build_tools.__main__ import SITE
from build_tools.serving import application
from build_tools.setup.browser import find_browser
from build_tools.setup.browser_options import CHROMIUM_OPTIONS
from tests.browser.reader import PATIENCE, RECORD, Reader
from tests.conftest import SLUGS

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site, which `make test` makes first."""
    assert (SITE / "index.html").exists(), "There is no site. Run `make test`, or `make site` before pytest."
    return SITE


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Any], str]]:
    """Serves WSGI applications at ports of their own, and gives each one's address."""
    servers = []

    def start(application: Any) -> str:
        server: Any = waitress.server.create_server(application, host="127.0.0.1", port=0, threads=8)
        servers.append(server)
        threading.Thread(target=server.run, daemon=True).start()
        return f"http://127.0.0.1:{server.effective_port}"

    yield start
    for server in servers:
        server.close()


@pytest.fixture(scope="session")
def address(site: Path, serve: Callable[[Any], str]) -> str:
    """The address of a server with the built site."""
    return serve(application(site))


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
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A browser that remembers nothing; it lets the page copy, and records the results of every widget."""
    size = {"width": 1280, "height": 900}
    context = browser.new_context(viewport=size, reduced_motion="reduce", service_workers="block")
    context.set_default_timeout(PATIENCE)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    context.add_init_script(RECORD)
    yield context
    context.unroute_all(behavior="ignoreErrors")
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
        context.on("console", lambda message: self.hear(message.type, message.text))
        context.on("weberror", lambda error: self.note(f"error: {error.error}"))

    def check(self, url: str) -> None:
        """Notes a request to another host."""
        if not url.startswith((self.address, "blob:", "data:")):
            self.complaints.append(f"foreign request: {url}")

    def hear(self, kind: str, text: str) -> None:
        """Notes an error in the console, and that a snapshot could not be used, which readers would only feel."""
        if kind == "error" or "snapshot" in text:
            self.note(f"console: {text}")

    def note(self, text: str) -> None:
        """Notes an error that the test does not cause."""
        if not any(part in text for part in self.expected):
            self.complaints.append(text)


@pytest.fixture
def watch(context: BrowserContext, address: str) -> Iterator[Watch]:
    """Fails the test where a page asked a foreign host or reported an error."""
    watch = Watch(address)
    watch.attach(context)
    yield watch
    assert watch.complaints == []


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    """An empty page."""
    return context.new_page()


@pytest.fixture
def reader(page: Page, address: str) -> Callable[..., Reader]:
    """Makes readers: `reader(slug)`, `reader(slug, "zh")`."""
    return lambda slug, language="en": Reader(page, address, slug, language)


@pytest.fixture
def one_slug() -> str:
    """Any explainer, for what does not depend on which one it is."""
    return SLUGS[0]
