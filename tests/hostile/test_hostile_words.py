"""An explainer whose every word is hostile, opened in the browser: nothing is executed, nothing breaks, all fits."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from build_tools.packages import build_singles
from explainers.contract.explainer import LANGUAGES
from explainers.contract.reading import read_toml
from tests.browser.reader import READY
from tests.hostile.pieces import hostile_copy
from tests.kinds import FIXTURE, FIXTURES
from tests.packages.conftest import opened

WIDTHS = (360, 1280)
EXECUTED = "window.executed ?? null"
FOREIGN = """() => [...document.querySelectorAll("script, iframe, object, embed, link, base, form[action], img")]
  .filter((one) => one.matches("iframe, object, embed, base, form[action]") || /evil|^x$/.test(one.src ?? one.href))
  .map((one) => one.outerHTML.slice(0, 200))"""
HANDLERS = """() => [...document.querySelectorAll("*")]
  .filter((one) => one.getAttributeNames().some((name) => name.startsWith("on")))
  .map((one) => one.outerHTML.slice(0, 200))"""
# Elements and lines of text that go beyond the page, without a part of it that scrolls by itself, as tables do.
TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth + 1;
  const scrolls = (one) => one && (getComputedStyle(one).overflowX !== "visible" || scrolls(one.parentElement));
  const right = (one) => {
    const lines = document.createRange();
    const texts = [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const ends = texts.flatMap((node) => {
      lines.selectNodeContents(node);
      return [...lines.getClientRects()].map((line) => line.right);
    });
    return Math.max(one.getBoundingClientRect().right, ...ends);
  };
  return [...document.body.querySelectorAll("*")]
    .filter((one) => one.checkVisibility() && right(one) > room)
    .filter((one) => !one.closest("svg, .econ-hidden, option") && !scrolls(one))
    .map((one) => `${one.tagName}.${one.className}: ${Math.round(right(one))} of ${room}`);
}"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The single files of the invented explainer with hostile words."""
    catalogue = tmp_path_factory.mktemp("hostile")
    hostile_copy(FIXTURES / FIXTURE, catalogue)
    build_singles(catalogue, catalogue)
    return catalogue / "single"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": 900}, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def allowed() -> tuple[str, ...]:
    return ("file://",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_words_are_words(language: str, files: Path, page: Page) -> None:
    """Read, played with, every panel opened, on a phone and on a screen."""
    words = read_toml(files.parent / FIXTURE / f"words.{language}.toml")
    widget = opened(page, files / f"{FIXTURE}.{language}.html", FIXTURE)
    expect(widget.element.locator(".econ-title").first).to_have_text(" ".join(words["title"].split()))

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for tab in widget.element.locator("[data-tab]").all():
            tab.click()
            too_wide = "\n".join(page.evaluate(TOO_WIDE))
            assert too_wide == "", (width, tab.get_attribute("data-tab"))
        for name in words["charts"]:
            widget.element.locator(f".econ-charts input[value={name}]").check(force=True)
            expect(widget.element.locator(f'.econ-figure[data-chosen][data-chart="{name}"] svg').first).to_be_visible()
    for preset in words["presets"]:
        widget.element.locator(f"button[data-preset={preset}]").click()
        expect(widget.element).to_have_attribute("data-state", "ready", timeout=READY)
    assert widget.move("practice", 0.35)["values"]["practice"] == 0.35

    assert page.evaluate(FOREIGN) == []
    assert page.evaluate(HANDLERS) == []
    assert page.evaluate(EXECUTED) is None
