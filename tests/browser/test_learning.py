"""Predicting, answering, taking the numbers along: what stands around the settings."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from explainers.contract.explainer import LANGUAGES
from tests.browser.predicting import Prediction
from tests.browser.reader import READY, Reader, numbers
from tests.conftest import load

Readers = Callable[..., Reader]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_prediction_is_kept_beside_the_result(language: str, tried: str, page: Page, reader: Readers) -> None:
    """One tap commits; what was expected stands beside what the model says, and the reason is kept on the device."""
    explainer = load(tried)
    declared, words = explainer.declaration.prediction, explainer.words[language]["prediction"]
    reader(tried, language).open()
    prediction = Prediction(page)
    option = next(iter(declared.options))

    prediction.choose()
    expect(prediction.expected).to_have_text(words["options"][option])
    expect(prediction.verdict).to_contain_text(words["options"][explainer.predicted_answer()])
    expect(prediction.explanation).not_to_contain_text("{")
    expect(prediction.explanation).to_be_visible()

    prediction.write("Because. 因为。<b>")
    page.reload()
    expect(prediction.expected).to_have_text(words["options"][option])
    expect(prediction.reason).to_have_value("Because. 因为。<b>")
    prediction.again.click()
    prediction.expect_asked()


# Takes the prediction out of its scene, as a page has it whose scenes begin otherwise.
ALONE = """(element) => {
  const scene = element.closest("econ-scene");
  if (!scene) return;
  element.append(...scene.querySelectorAll("[data-reason]"));
  element.querySelector("[data-revealed]").tabIndex = -1;
  scene.before(element);
}"""


def test_a_prediction_of_its_own_has_the_laboratory_show_the_run(tried: str, page: Page, reader: Readers) -> None:
    """The run before it is pinned beside it."""
    explainer = load(tried)
    opened = reader(tried).open()
    prediction = Prediction(page)
    prediction.element.evaluate(ALONE)
    prediction.choose()

    opened.expect_numbers(explainer.results[explainer.declaration.prediction.reveal]["outputs"])
    expect(opened.button("pin")).to_have_attribute("aria-pressed", "true")
    expect(prediction.result).to_be_focused()


def test_every_quiz_option_has_its_own_feedback(tried: str, page: Page, reader: Readers) -> None:
    """Right or wrong; and the answers are counted."""
    opened = reader(tried).open()
    items = page.locator("econ-quiz .econ-quiz-item")
    expect(items).to_have_count(len(load(tried).questions.quiz))
    for number, item in enumerate(items.all(), start=1):
        item.locator("button").click()
        expect(item.locator(".econ-feedback-place")).to_have_text(opened.words["quiz"]["choose"])
        found = set()
        for option in item.locator("input[type=radio]").all():
            option.check()
            expect(item.locator(".econ-feedback-place")).to_have_text("")
            item.locator("button").click()
            expect(item.locator(".econ-feedback-place .econ-feedback")).to_be_visible()
            found.add(item.locator(".econ-feedback-place p").last.inner_text())
        assert len(found) == item.locator("input[type=radio]").count()
        progress = (
            opened.words["quiz"]["progress"].replace("{done}", str(number)).replace("{total}", str(items.count()))
        )
        expect(page.locator("[data-quiz-progress]")).to_have_text(progress)


def test_table_sensitivity_and_downloads_follow_the_settings(tried: str, tmp_path: Path, reader: Readers) -> None:
    """Rows and files hold the run that is shown; every setting has its bar."""
    explainer = load(tried)
    opened = reader(tried).start()
    opened.drag(numbers(explainer)[0].id, 0.65)
    outputs = opened.settle()["outputs"]
    opened.expect_numbers(outputs)

    for kind in ("csv", "svg", "png"):
        opened.button("menu").click()
        with opened.page.expect_download() as waiting:
            opened.element.locator(f"[data-download={kind}]").click()
        waiting.value.save_as(tmp_path / kind)
    lines = list(csv.reader(io.StringIO((tmp_path / "csv").read_text(encoding="utf-8"))))
    heads, rows = lines[0], [row for row in lines[1:] if not row[0].startswith("#")]
    words = [row[0] for row in lines[1:] if row[0].startswith("#")]
    assert explainer.words["en"]["title"] in words[1] and words[2].startswith("# http")
    multiply = {entry["id"]: entry["unit"] for entry in explainer.table["outputs"] if "unit" in entry}
    shared = [(place, name) for place, head in enumerate(heads) if (name := head.split(" (")[0]) in multiply]
    assert shared
    for place, name in shared:
        factor = explainer.units[multiply[name]].multiply
        assert [float(row[place]) for row in rows] == pytest.approx([value * factor for value in outputs[name]])
    svg = (tmp_path / "svg").read_text(encoding="utf-8")
    assert svg.lstrip().startswith("<svg") and "var(--" not in svg
    assert (tmp_path / "png").read_bytes().startswith(b"\x89PNG")

    opened.open_tab("table")
    expect(opened.element.locator(".econ-table tbody tr")).to_have_count(len(rows))

    opened.open_tab("sensitivity")
    for parameter in numbers(explainer):
        bar = opened.element.locator(f'[data-bar="{parameter.id}"]')
        expect(bar).to_be_visible(timeout=READY)
        expect(bar.locator(".econ-bar-ends")).to_have_text(re.compile(r"\S"))


def test_the_menu_is_left_with_escape(one_slug: str, reader: Readers) -> None:
    """And the focus goes back to its button."""
    opened = reader(one_slug).open()
    opened.button("menu").press("Enter")
    opened.element.locator("[data-download=csv]").focus()

    opened.page.keyboard.press("Escape")

    expect(opened.element.locator(".econ-menu-list")).to_be_hidden()
    expect(opened.button("menu")).to_be_focused()


def test_one_thing_at_most_is_open_behind_the_chart(one_slug: str, reader: Readers) -> None:
    """Each has a button that keys reach and press; pressed again, it closes what it has opened."""
    opened = reader(one_slug).open()
    tabs = opened.element.locator("[data-tab]")
    shown = opened.element.locator("[data-panel]:visible")
    expect(shown).to_have_count(0)
    tabs.first.focus()
    for position in range(tabs.count()):
        expect(tabs.nth(position)).to_be_focused()
        opened.page.keyboard.press("Enter")
        expect(tabs.nth(position)).to_have_attribute("aria-expanded", "true")
        expect(opened.element.locator("[data-tab][aria-expanded=true]")).to_have_count(1)
        expect(shown).to_have_count(1)
        expect(shown).to_have_id(tabs.nth(position).get_attribute("aria-controls") or "")
        opened.page.keyboard.press("Tab")
    tabs.last.press("Enter")
    expect(shown).to_have_count(0)
    expect(opened.element.locator(".econ-figure[data-chosen]")).to_be_visible()
