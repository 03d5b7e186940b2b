"""A real browser, nginx with the built site, and pages that fail their test when they ask a foreign host."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from build_tools.places import SITE
from build_tools.server import application
from tests.browser.reader import PATIENCE, RECORD, Reader
from tests.conftest import EXAMPLE, FIXTURE
from tests.servers import answering, is_here, serving

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site, which `make test` makes first."""
    assert (SITE / "index.html").exists(), "There is no site. Run `make test`, or `make site` before pytest."
    return SITE


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Any], str]]:
    """Serves WSGI applications at ports of their own, and gives each one's address."""
    with contextlib.ExitStack() as servers:
        yield lambda application: servers.enter_context(answering(application))


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
