"""What all tests share: where things are, and the explainers that exist."""

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from build_tools.setup.browser import find_browser
from build_tools.setup.browser_options import CHROMIUM_OPTIONS
from explainers.contract.catalogue import CATALOGUE, find_folders, load_one
from explainers.contract.explainer import LANGUAGES, Explainer
from tests.kinds import BUILT, FIXTURE, FIXTURES
from tests.watching import Watch

EXAMPLE = "solow-swan"  # the explainer that authors are shown
SLUGS = [folder.name for folder in find_folders()]

# What an explainer is offered in: all of them once, the languages by turns; the example in both.
EDITIONS = sorted({*zip(SLUGS, itertools.cycle(LANGUAGES), strict=False), *((EXAMPLE, lang) for lang in LANGUAGES)})


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What is looked at how often: what can differ between explainers for each, what the widget does for two.

    `slug`: each explainer folder that exists. `edition`: each explainer in one language. `tried`: the example and the
    invented explainer, which has one of every kind of thing.
    """
    for name, values in {"slug": SLUGS, "edition": EDITIONS, "tried": [EXAMPLE, FIXTURE]}.items():
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, values, ids=lambda value: value if isinstance(value, str) else "-".join(value))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes comes first; the others stay in their order, which is another one in every run."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def load(slug: str) -> Explainer:
    """An explainer of ours, or the invented one."""
    return load_one(slug, FIXTURES if slug == FIXTURE else CATALOGUE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example's folder that a test may break; such tests know its text."""
    return Path(shutil.copytree(CATALOGUE / EXAMPLE, tmp_path / EXAMPLE))


@pytest.fixture(scope="session")
def every_kind() -> Explainer:
    """The invented explainer that has one of every kind of thing; it is in no catalogue of ours."""
    return load(FIXTURE)


@pytest.fixture(scope="session")
def fixture_built() -> Path:
    """The folder with the invented explainer's `site`, `single`, `scorm`, `handouts` and `notebooks`."""
    assert (BUILT / "site/index.html").exists(), "There is no fixture site. Run `make test`, or `make build/.fixture`."
    return BUILT


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers. It can be started only once in a process, in whatever order the tests come."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium, started once."""
    path = find_browser()
    assert path, "There is no browser. Run `make test`, which installs one."
    browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_OPTIONS)
    yield browser
    browser.close()


@pytest.fixture
def watch(context: BrowserContext, allowed: tuple[str, ...]) -> Iterator[Watch]:
    """Fails the test where a page of its `context` asked anything but the `allowed` addresses, or reported an error."""
    watch = Watch(allowed)
    watch.attach(context)
    yield watch
    assert watch.complaints == []


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    """An empty page."""
    return context.new_page()
