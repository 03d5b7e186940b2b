"""The site below a path of a host, and on a host that says nothing but types, as many have to publish it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from whitenoise import WhiteNoise

from build_tools.hosting.headers import TYPES
from build_tools.hosting.policy import put_into_pages
from tests.browser.reader import READY, Reader, numbers
from tests.conftest import FIXTURE, load
from tests.servers import is_here, serving

HEARD = "window.broken = []; addEventListener('securitypolicyviolation', (e) => broken.push(e.violatedDirective))"


@pytest.fixture(scope="module")
def deep_address(fixture_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the invented explainer's site below a path."""
    if not is_here("nginx"):
        pytest.skip("nginx is not here, and only root on Debian can have it installed.")
    with serving("nginx", fixture_built / "site", tmp_path_factory.mktemp("nginx"), "/some/path/") as address:
        yield address


@pytest.fixture(scope="module")
def bare_address(fixture_built: Path, serve: Callable[[Any], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the same site, with the policy in its pages, on a server that says types and nothing more."""
    site = tmp_path_factory.mktemp("bare") / "site"
    shutil.copytree(fixture_built / "site", site)
    put_into_pages(site)
    return serve(WhiteNoise(None, root=site, index_file=True, mimetypes={".mjs": TYPES[".mjs"].split(";")[0]}))


@pytest.fixture
def allowed(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """The only addresses that pages may ask: nothing beside the path."""
    name = "deep_address" if "deep_address" in request.fixturenames else "bare_address"
    return (f"{request.getfixturevalue(name)}/",)


def expect_an_answer(reader: Reader) -> None:
    """A slider gives the numbers of the model."""
    reader.start()
    reader.drag(numbers(load(FIXTURE))[0].id, 0.8)
    reader.settle()
    reader.expect_numbers(load(FIXTURE).run(**reader.values)["outputs"])


def test_everything_works_below_a_path(page: Page, deep_address: str) -> None:
    """And nothing is asked for beside it."""
    page.goto(f"{deep_address}/explainers/{FIXTURE}")
    reader = Reader(page, deep_address, FIXTURE)
    expect(page).to_have_url(reader.url)
    expect_an_answer(reader)

    page.locator("a[hreflang=zh]").first.evaluate("(link) => link.click()")
    expect(page).to_have_url(Reader(page, deep_address, FIXTURE, "zh").url)
    page.goto(f"{deep_address}/")
    page.locator("a[hreflang=zh]").first.evaluate("(link) => link.click()")
    expect(page).to_have_url(f"{deep_address}/zh/")
    page.goto(f"{deep_address}/embed/en/{FIXTURE}/")
    page.locator("econ-explainer[data-state=ready]").wait_for(timeout=READY)


def test_pages_can_carry_the_policy_themselves(page: Page, bare_address: str, watch: Any) -> None:
    """They work, and what the policy forbids does nothing."""
    expect_an_answer(Reader(page, bare_address, FIXTURE))
    watch.expect("content policy")
    watch.expect("Content Security Policy")
    page.add_init_script(HEARD)
    page.goto(f"{bare_address}/alone/")
    page.evaluate("document.querySelector('h1').setAttribute('style', 'display: none')")

    page.wait_for_function("() => broken.includes('style-src-attr')")
    expect(page.locator("h1")).to_be_visible()
