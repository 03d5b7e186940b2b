"""What all tests share: where things are, and the explainers that exist."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from build_tools.setup.browser import find_browser
from build_tools.setup.browser_options import CHROMIUM_OPTIONS
from explainers.contract.catalogue import CATALOGUE, find_folders
from explainers.contract.explainer import Explainer
from explainers.contract.loading import load_explainer
from tests.kinds import BUILT, FIXTURE, FIXTURES
from tests.watching import Watch

EXAMPLE = "solow-swan"  # the explainer that authors are shown
SLUGS = [folder.name for folder in find_folders()]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `slug` runs once for each explainer folder that exists."""
    if "slug" in metafunc.fixturenames:
        metafunc.parametrize("slug", SLUGS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example's folder that a test may break; such tests know its text."""
    return Path(shutil.copytree(CATALOGUE / EXAMPLE, tmp_path / EXAMPLE))


@pytest.fixture(scope="session")
def every_kind() -> Explainer:
    """The invented explainer that has one of every kind of thing; it is in no catalogue of ours."""
    return load_explainer(FIXTURES / FIXTURE)


@pytest.fixture(scope="session")
def fixture_built() -> Path:
    """The folder with the invented explainer's `site`, `single`, `scorm`, `handouts` and `notebooks`."""
    assert (BUILT / "site/index.html").exists(), "There is no fixture site. Run `make test`, or `make build/.fixture`."
    return BUILT


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
def watch(context: BrowserContext, allowed: str) -> Iterator[Watch]:
    """Fails the test where a page of its `context` asked anything but the `allowed` address, or reported an error."""
    watch = Watch(allowed)
    watch.attach(context)
    yield watch
    assert watch.complaints == []


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    """An empty page."""
    return context.new_page()
