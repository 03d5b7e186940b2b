"""Enlarged four times, with letters twice as large, and with wide spacing, nothing is lost (WCAG 1.4.4, .10, .12)."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from explainers.contract.languages import LANGUAGES
from tests.browser.pages import PREFIX

PAGES = ["explainers/every-kind/", "", "book/concept/", "reference/facts/", "explainers/", "reference/accessibility/"]
WIDE, ENLARGED = {"width": 1280, "height": 1024}, {"width": 320, "height": 640}  # pixels; the second is 400 %
WAYS: dict[str, tuple[Any, str]] = {
    "enlarged": (ENLARGED, ""),
    "large letters": (WIDE, ":root { font-size: 250% !important; }"),  # the theme's own are 125 %
    "spaced": (
        ENLARGED,
        "* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important; }"
        "p { margin-bottom: 2em !important; }",
    ),
}
RESTYLE = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = text ? [sheet] : [];
}"""
# What runs out of the page, what is cut off, and which controls lie over each other.
LOST = """() => {
  const found = [];
  const name = (element) => `${element.localName}.${element.className} "${element.textContent.trim().slice(0, 30)}"`;
  const wide = document.documentElement;
  if (wide.scrollWidth > innerWidth) {
    const out = [...document.querySelectorAll(".md-main *, .md-footer *")].filter((element) =>
      element.getBoundingClientRect().right > innerWidth + 1 && element.checkVisibility()
      && !element.closest(".md-typeset__scrollwrap, .econ-scroll, .econ-charts, svg"));
    found.push(`the page is ${wide.scrollWidth} wide: ${out.slice(0, 4).map(name)}`);
  }
  const isForEars = (style) => style.clipPath !== "none" || style.clip !== "auto";
  for (const element of document.querySelectorAll(".md-content *, .md-footer *")) {
    const style = getComputedStyle(element);
    if (!element.textContent.trim() || !element.checkVisibility() || element.closest("svg, math, .cm-editor")) continue;
    if (isForEars(style) || element.closest("[aria-hidden=true], .econ-drawing")) continue;
    const cuts = (overflow, inner, outer) => ["hidden", "clip"].includes(overflow) && inner > outer + 2;
    if (cuts(style.overflowX, element.scrollWidth, element.clientWidth)
        || cuts(style.overflowY, element.scrollHeight, element.clientHeight)) found.push(`cut off: ${name(element)}`);
  }
  const controls = [...document.querySelectorAll(".md-content :is(button, input, select, summary, textarea)")]
    .filter((control) => control.checkVisibility() && !control.closest("[inert]"))
    .map((control) => ({ control, box: control.getBoundingClientRect() }));
  controls.forEach(({ control, box }, place) => {
    for (const { control: other, box: next } of controls.slice(place + 1)) {
      const across = Math.min(box.right, next.right) - Math.max(box.left, next.left);
      const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
      if (across > 2 && down > 2 && !control.contains(other)) found.push(`${name(control)} over ${name(other)}`);
    }
  });
  return [...new Set(found)];
}"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_nothing_is_lost(path: str, language: str, page: Page, address: str, fixture_address: str) -> None:
    """No page scrolls sideways, no text is cut off, no control lies over another one."""
    is_invented = "every-kind" in path
    page.goto(f"{fixture_address if is_invented else address}/{PREFIX[language]}{path}")
    for widget in page.locator("econ-scene, econ-explainer").all():
        expect(widget).to_have_attribute("data-live", "")

    found = {}
    for way, (size, style) in WAYS.items():
        page.set_viewport_size(size)
        page.evaluate(RESTYLE, style)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        found[way] = page.evaluate(LOST)

    assert found == {way: [] for way in WAYS}
