"""Scenes in what people take along: from a disk, in a single file, in a package for a learning platform."""

import gzip
import json
import re
import shutil
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
from tests.browser.predicting import Prediction
from tests.browser.reader import WORDS
from tests.kinds import FIXTURE
from tests.node import decoded
from tests.packages.conftest import fixture_unpacked
from tests.packages.reading import is_in
from tests.packages.test_bad_cases import NO_WORKER

__all__ = ["fixture_unpacked", "serve"]


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


def expect_first_step(page: Page, explainer: Explainer, language: str) -> None:
    """One tap on an answer moves the scene to the run of the reveal."""
    Prediction(page).choose()
    reveal = explainer.summary(explainer.results["quick_learners"], language)
    expect(page.locator('econ-scene[scene="quicker"] [data-sentence]')).to_have_text(reveal)


def page_on_disk(copy: Path, language: str) -> Path:
    """The invented explainer's page in an offline copy."""
    return copy / ("zh" if language == "zh" else "") / "explainers" / FIXTURE / "index.html"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scene_answers_in_the_offline_copy(
    language: str, fixture_unpacked: Path, page: Page, every_kind: Explainer
) -> None:
    """From a disk, without Python; a page without a laboratory as well."""
    page.add_init_script(f"delete window.WebAssembly; {NO_WORKER}")
    page.goto(page_on_disk(fixture_unpacked, language).as_uri())
    expect_first_step(page, every_kind, language)
    expect_stops(page, every_kind, language)

    page.goto((fixture_unpacked / ("zh" if language == "zh" else "") / "alone.html").as_uri())
    expect_stops(page, every_kind, language)

    line = page.locator("econ-folded-scene")
    line.locator("summary").first.click()
    expect(line.locator('econ-scene[scene="order_in_time"] .econ-drawing > svg')).to_be_visible()


def test_a_link_to_a_state_works_from_a_disk(fixture_unpacked: Path, page: Page, every_kind: Explainer) -> None:
    """The settings stand behind the #; the scene is in view."""
    address = page_on_disk(fixture_unpacked, "en").as_uri()
    page.goto(f"{address}#scene=learn&time_saved=0.7&v=1")
    scene = page.locator('econ-scene[scene="learn"]')

    expect(scene.locator("[data-sentence]")).to_have_text(every_kind.summary(every_kind.run(time_saved=0.7), "en"))
    expect(scene.locator(".econ-card-title")).to_be_in_viewport()


@pytest.mark.parametrize("damage", ["missing", "truncated"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_damaged_offline_copy_says_so(
    language: str, damage: str, fixture_unpacked: Path, tmp_path: Path, page: Page, every_kind: Explainer, watch: Any
) -> None:
    """The sentence, the picture and the question stay, and so do the other scenes."""
    for complaint in ("ERR_FILE_NOT_FOUND", "SyntaxError", "Invalid or unexpected token"):
        watch.expect(complaint)
    copy = Path(shutil.copytree(fixture_unpacked, tmp_path / "copy"))
    [stops] = (copy / "assets" / "scenes").glob(f"{FIXTURE}-quicker-{language}-*.js")
    if damage == "missing":
        stops.unlink()
    else:
        text = stops.read_text(encoding="utf-8")
        stops.write_text(text[: len(text) // 2], encoding="utf-8")
    page.add_init_script(NO_WORKER)
    page.goto(page_on_disk(copy, language).as_uri())
    scene = page.locator('econ-scene[scene="quicker"]')
    scene.locator("[data-sentence]").scroll_into_view_if_needed()

    message = scene.locator('[data-message="stops"]')
    expect(message).to_contain_text(WORDS[language]["scene"]["damaged"])
    assert is_in(language, message.locator(".econ-message-title").inner_text())
    expect(scene.locator("[data-sentence]")).to_have_text(every_kind.summary(every_kind.asked, language))
    expect(scene.locator(".econ-drawing :is(svg, img):visible")).to_have_count(1)
    Prediction(page).choose()
    expect_stops(page, every_kind, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scene_answers_in_a_single_file(
    language: str, fixture_built: Path, page: Page, every_kind: Explainer
) -> None:
    """Without a network, and before Python is there."""
    page.add_init_script("delete window.WebAssembly; window.Worker = undefined")
    page.goto((fixture_built / "single" / f"{FIXTURE}.{language}.html").as_uri())

    expect_first_step(page, every_kind, language)
    expect_stops(page, every_kind, language)


@pytest.mark.parametrize("name", ["learn-[0-9a-f]{16}", "learn-en-"])
def test_a_damaged_single_file_says_so(
    name: str, fixture_built: Path, tmp_path: Path, page: Page, every_kind: Explainer
) -> None:
    """Whether numbers or texts are damaged, the sentence and the picture of the beginning stay."""
    text = (fixture_built / "single" / f"{FIXTURE}.en.html").read_text(encoding="utf-8")
    part = re.compile(rf'(data-part="{FIXTURE}-{name}[^"]*">)([^<]{{100}})[^<]*')
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

    expect_first_step(page, every_kind, "en")
    expect_stops(page, every_kind, "en")
    seen = page.evaluate("window.seen")
    assert ["scene:result", "learn"] in seen
    page.close()
    assert [entry for entry in seen if entry[0] == "explainer:result"] == []


def test_the_offline_copy_carries_stops_as_scripts(every_kind: Explainer) -> None:
    """A browser lets a page from a disk fetch nothing, but it runs scripts."""
    [name, text] = next(iter(stops_files(View(every_kind, "en", {}, "")).items()))
    script = as_script(name, text)

    handed_over = json.loads(f"[{script.removeprefix('econExplainerPart(').removesuffix(');' + chr(10))}]")
    assert handed_over[0] == name and handed_over[1] in script, "no letter is escaped"
    assert gzip.decompress(*decoded(handed_over[1])).decode() == text
