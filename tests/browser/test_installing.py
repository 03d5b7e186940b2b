"""Phones and Chromebooks can install the site."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from build_tools.setup.browser import find_browser
from build_tools.setup.browser_options import CHROMIUM_OPTIONS
from tests.browser.reader import PATIENCE


@pytest.fixture
def profile(browser: Browser, tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser that remembers: private windows install nothing."""
    context = browser.browser_type.launch_persistent_context(
        tmp_path / "profile", executable_path=find_browser(), args=CHROMIUM_OPTIONS
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.mark.parametrize("place", ["", "zh/"])
def test_the_browser_finds_nothing_that_hinders_installing(place: str, profile: BrowserContext, address: str) -> None:
    """It has read the manifest of the page's language, and the icons that it names."""
    page = profile.new_page()
    page.goto(f"{address}/{place}")
    session = profile.new_cdp_session(page)

    manifest = session.send("Page.getAppManifest")
    assert manifest["url"] == f"{address}/{place}manifest.json"
    assert manifest["errors"] == [] and '"start_url": "./"' in manifest["data"]
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
