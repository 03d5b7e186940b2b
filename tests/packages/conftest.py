"""The built offline forms, opened from a disk without a network. Any request beyond the disk fails the test."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from build_tools.packages.offline import make_folder
from build_tools.places import DIST
from tests.packages.reading import Widget

AWKWARD = "课堂 资料 (copy 1) #2 100%"


@pytest.fixture(scope="session")
def archive() -> Path:
    """The zip file, which `make test` makes first."""
    found = sorted(DIST.glob("*-offline.zip"))
    assert len(found) == 1, "There is no offline copy, or more than one. Run `make clean test`, or `make bundle`."
    return found[0]


@pytest.fixture(scope="session")
def unpacked(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip file, unpacked where a school might put it."""
    folder = tmp_path_factory.mktemp("disk") / AWKWARD
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    return folder


@pytest.fixture(scope="session")
def fixture_unpacked(fixture_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline copy of the invented explainer's site, where a school might put it."""
    folder = tmp_path_factory.mktemp("disk") / AWKWARD
    make_folder(fixture_built / "site", folder, "0", fixture_built / "pages")
    return folder


@pytest.fixture
def broken(unpacked: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return Path(shutil.copytree(unpacked, tmp_path / "copy"))


@pytest.fixture(scope="session")
def singles() -> Path:
    """The folder with the single files."""
    folder = DIST / "single"
    assert folder.is_dir(), "There are no single files. Run `make test`, or `make single`."
    return folder


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that remembers nothing and has no network."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", offline=True)
    yield context
    context.close()


@pytest.fixture
def allowed() -> tuple[str, ...]:
    """The disk: all that pages may ask."""
    return ("file://",)


def opened(page: Page, file: Path, slug: str, *, state: str = "", wait: bool = True) -> Widget:
    """The explainer of a file on the disk, when Python is there."""
    widget = Widget(page, slug)
    page.goto(file.as_uri() + state)
    widget.element.scroll_into_view_if_needed()
    return widget.wait_ready() if wait else widget


@pytest.fixture
def chapter(unpacked: Path, page: Page) -> Any:
    """Opens an explainer's page of the offline copy: `chapter(slug)`, `chapter(slug, "zh")`."""

    def open_chapter(slug: str, language: str = "en", **options: Any) -> Widget:
        return opened(page, chapter_file(unpacked, slug, language), slug, **options)

    return open_chapter


def chapter_file(folder: Path, slug: str, language: str = "en") -> Path:
    """The file of an explainer's page."""
    return folder / ("" if language == "en" else language) / "explainers" / slug / "index.html"
