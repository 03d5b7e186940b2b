"""Every chart of every explainer, in every situation and both languages, measured in a browser at three widths."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from build_tools.drawing.charts import figures
from build_tools.drawing.jobs import TALL, job
from explainers.contract.explainer import LANGUAGES
from tests.conftest import EXAMPLE, FIXTURE, SLUGS, load
from tests.kinds.crowded import CROWDED, WIDE_NUMBERS, WORDY

SIZES = {320: 320, 640: 400, 960: 600}  # widths of a page's drawing, and its heights
TALLER = 400  # of a narrow drawing of things in rows or circles
SMALLEST = 12  # pixels

# Complaints about one drawing: small letters, texts over each other or over the data, texts that leave the drawing.
MEASURE = """(smallest) => [...document.querySelectorAll("svg")].map((svg) => {
  const found = [], slack = 1.5;
  const whole = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim()).map((text) => ({
    said: text.textContent, label: text.classList.contains("chart-label"), box: text.getBoundingClientRect(),
    size: parseFloat(getComputedStyle(text).fontSize),
  }));
  for (const { said, size, box } of texts) {
    if (size < smallest) found.push(`"${said}" has ${size} px`);
    if (box.left < whole.left - slack || box.right > whole.right + slack || box.top < whole.top - slack
        || box.bottom > whole.bottom + slack) found.push(`"${said}" leaves the drawing`);
  }
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2 * slack;
  texts.forEach((first, place) => texts.slice(place + 1).forEach((second) => {
    if (over(first.box, second.box)) found.push(`"${first.said}" lies over "${second.said}"`);
  }));
  const labels = texts.filter(({ label }) => label);
  // A cloud of points is one path; along each of its pieces it is walked in a moment, along the whole in minutes.
  const pieces = (mark) => (mark.getAttribute("d") ?? "").split(/(?=M)/).map((d) => {
    const piece = mark.cloneNode();
    if (d) piece.setAttribute("d", d);
    mark.before(piece);
    return piece;
  });
  for (const mark of [...svg.querySelectorAll(".chart-data")].flatMap(pieces)) {
    const matrix = mark.getScreenCTM();
    const length = mark.getTotalLength();
    for (let at = 0; at <= length; at += 4) {
      const { x, y } = mark.getPointAtLength(at).matrixTransform(matrix);
      for (const { said, box } of labels) {
        const beside = x < box.left + slack || x > box.right - slack;
        const apart = y < box.top + 2 * slack || y > box.bottom - 2 * slack;
        if (!beside && !apart) { found.push(`"${said}" lies over the data`); at = length; break; }
      }
    }
    mark.remove();
  }
  return found;
})"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("drawn", [*SLUGS, FIXTURE])
def test_every_label_can_be_read(drawn: str, language: str, page: Page) -> None:
    """Letters of 12 pixels and more; no text over another or over the data; all of them within the drawing."""
    explainer = load(drawn)
    names, jobs = [], []
    for chart in explainer.table["charts"]:
        for preset, result in explainer.results.items():
            for width, height in SIZES.items():
                size = (width, TALLER if width < 370 and chart["kind"] in TALL else height)
                pinned = explainer.results[""] if preset else None
                names.append(f"{chart['id']} {preset or 'start'} {width}")
                jobs.append(job(explainer, language, chart["id"], result, size, name=f"{preset}{width}", pinned=pinned))
    page.set_content("".join(figures(jobs)))

    complaints: list[list[str]] = page.evaluate(MEASURE, SMALLEST)

    assert {name: found for name, found in zip(names, complaints, strict=True) if found} == {}


@pytest.mark.parametrize("kind", sorted({name.split(",")[0] for name in CROWDED | WORDY | WIDE_NUMBERS}))
def test_made_up_tables_can_be_read(kind: str, page: Page) -> None:
    """Many things, long names and wide numbers, on a phone and in the flat picture of a scene."""
    jobs = {name: job for name, job in (CROWDED | WORDY | WIDE_NUMBERS).items() if name.split(",")[0] == kind}
    page.set_content("".join(figures(list(jobs.values()))))

    complaints: list[list[str]] = page.evaluate(MEASURE, SMALLEST)

    assert {name: found for name, found in zip(jobs, complaints, strict=True) if found} == {}


def scale(page: Page) -> Any:
    """How much the static drawing that is shown is enlarged."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".chart-forms img")].filter((picture) => picture.getClientRects().length)
        .map((picture) => Math.min(picture.clientWidth / picture.getAttribute("width"),
          picture.clientHeight / picture.getAttribute("height")))"""
    )


@pytest.mark.parametrize("width", [320, 360, 480, 560, 640, 768, 1280])
def test_static_figures_are_legible_at_any_width(width: int, browser: Browser, address: str) -> None:
    """Without a script one of both drawings is shown, and its letters have at least 12 pixels."""
    page = browser.new_page(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page.goto(f"{address}/explainers/{EXAMPLE}/")

    found = scale(page)

    page.close()
    assert found
    assert all(13 * factor >= SMALLEST for factor in found), found
