"""A real browser, nginx with the built site, and pages that fail their test when they ask a foreign host."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import waitress.server
from playwright.sync_api import Browser, BrowserContext, Page, expect

from build_tools.places import SITE
from build_tools.server import application
from tests.browser.reader import PATIENCE, RECORD, Reader
from tests.conftest import EXAMPLE, FIXTURE
from tests.servers import is_here, serving

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
        threading.Thread(target=run, args=[server], daemon=True).start()
        return f"http://127.0.0.1:{server.effective_port}"

    yield start
    for server in servers:
        server.close()


def run(server: Any) -> None:
    """Serves until the server is closed, which takes its sockets away while it may be waiting for them."""
    with contextlib.suppress(OSError):
        server.run()


@pytest.fixture(scope="session")
def publish(serve: Callable[[Any], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], str]]:
    """Serves sites with nginx and the settings for it, and gives their addresses.

    Where nginx cannot be had, with the server of `make serve`, which says the same beside every file.
    """
    with contextlib.ExitStack() as servers:

        def start(site: Path) -> str:
            if not is_here("nginx"):
                return serve(application(site))
            return servers.enter_context(serving("nginx", site, tmp_path_factory.mktemp("nginx")))

        yield start


@pytest.fixture(scope="session")
def address(site: Path, publish: Callable[[Path], str]) -> str:
    """The address of a server with the built site."""
    return publish(site)


@pytest.fixture(scope="session")
def fixture_address(fixture_built: Path, publish: Callable[[Path], str]) -> str:
    """The address of a server with the site of the invented explainer."""
    return publish(fixture_built / "site")


@pytest.fixture
def context(browser: Browser, address: str, fixture_address: str) -> Iterator[BrowserContext]:
    """A browser that remembers nothing; it lets the page copy, and records the results of every widget."""
    size = {"width": 1280, "height": 900}
    context = browser.new_context(viewport=size, reduced_motion="reduce", service_workers="block")
    context.set_default_timeout(PATIENCE)
    for origin in (address, fixture_address):
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin)
    context.add_init_script(RECORD)
    yield context
    context.unroute_all(behavior="ignoreErrors")
    context.close()


@pytest.fixture
def allowed(address: str, fixture_address: str) -> tuple[str, ...]:
    """The only addresses that pages may ask."""
    return address, fixture_address


@pytest.fixture
def reader(page: Page, address: str, fixture_address: str) -> Callable[..., Reader]:
    """Makes readers: `reader(slug)`, `reader(slug, "zh")`."""

    def make(slug: str, language: str = "en") -> Reader:
        return Reader(page, fixture_address if slug == FIXTURE else address, slug, language)

    return make


@pytest.fixture
def one_slug() -> str:
    """The example, for what does not depend on which explainer it is."""
    return EXAMPLE
