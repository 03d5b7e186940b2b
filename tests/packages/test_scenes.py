"""Scenes in what people take along: from a disk, in a single file, in a package for a learning platform."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from whitenoise import WhiteNoise

from build_tools.pages.explainer import View
from build_tools.pages.scenes import stops_files
from build_tools.pages.stops import as_script
from explainers.contract.explainer import LANGUAGES, Explainer
from tests.browser.conftest import serve
from tests.browser.reader import WORDS
from tests.kinds import FIXTURE

__all__ = ["serve"]


@pytest.fixture
def allowed(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """The disk, or this machine."""
    return ("file://", "http://127.0.0.1", "data:", "blob:")


def expect_stops(page: Page, explainer: Explainer, language: str) -> None:
    """A key moves the first scene to another stop, and it says what our model says there."""
    scene = page.locator('econ-scene[scene="learn"]')
    scene.locator("[data-sentence]").scroll_into_view_if_needed()
    expect(scene.locator(".econ-drawing > svg")).to_be_visible()
    scene.locator("input").press("ArrowRight")

    result = explainer.run(time_saved=0.45)
    expect(scene.locator("[data-sentence]")).to_have_text(explainer.summary(result, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scene_answers_in_a_single_file(
    language: str, fixture_built: Path, page: Page, every_kind: Explainer
) -> None:
    """Without a network, and before Python is there."""
    page.add_init_script("delete window.WebAssembly; window.Worker = undefined")
    page.goto((fixture_built / "single" / f"{FIXTURE}.{language}.html").as_uri())

    expect_stops(page, every_kind, language)


def test_a_damaged_single_file_says_so(fixture_built: Path, tmp_path: Path, page: Page, every_kind: Explainer) -> None:
    """The sentence and the picture of the beginning stay."""
    text = (fixture_built / "single" / f"{FIXTURE}.en.html").read_text(encoding="utf-8")
    part = re.compile(rf'(data-part="{FIXTURE}-learn-[^"]*">)([^<]{{100}})[^<]*')
    assert part.search(text)
    (tmp_path / "cut.html").write_text(part.sub(r"\1\2", text), encoding="utf-8")
    page.add_init_script("window.Worker = undefined")
    page.goto((tmp_path / "cut.html").as_uri())
    scene = page.locator('econ-scene[scene="learn"]')
    scene.locator("[data-sentence]").scroll_into_view_if_needed()

    expect(scene.locator('[data-message="stops"]')).to_contain_text(WORDS["en"]["scene"]["damaged"])
    expect(scene.locator("[data-sentence]")).to_have_text(every_kind.summary(every_kind.results[""], "en"))


def test_a_scene_answers_in_a_package_and_is_no_laboratory(
    fixture_built: Path, tmp_path: Path, browser: Browser, every_kind: Explainer, serve: Callable[[Any], str]
) -> None:
    """What a platform counts is the laboratory's result; a scene announces its own."""
    [archive] = (fixture_built / "scorm").glob(f"{FIXTURE}.en*.zip")
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path / "package")
    page = browser.new_page(reduced_motion="reduce")
    page.add_init_script(
        """window.seen = [];
        for (const name of ["explainer:result", "scene:result"])
          document.addEventListener(name, ({ detail }) => window.seen.push([name, detail.scene ?? ""]));"""
    )
    page.goto(f"{serve(WhiteNoise(None, root=tmp_path / 'package', index_file=True))}/index.html")

    expect_stops(page, every_kind, "en")
    seen = page.evaluate("window.seen")
    assert ["scene:result", "learn"] in seen
    page.close()
    assert [entry for entry in seen if entry[0] == "explainer:result"] == []


def test_the_offline_copy_carries_stops_as_scripts(every_kind: Explainer) -> None:
    """A browser lets a page from a disk fetch nothing, but it runs scripts."""
    [name, text] = next(iter(stops_files(View(every_kind, "en", {}, "")).items()))
    script = as_script(name, text)

    assert script.startswith(f'econExplainerPart("{name}","H4sI')
    assert "</" not in script
