"""Every situation of every explainer, chosen before Python is there: its numbers, words and idle settings, in place."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from explainers.contract.explainer import LANGUAGES, Explainer
from tests.browser.reader import Reader
from tests.conftest import load

Readers = Callable[..., Reader]

PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 720}
HEIGHTS = """(element) => Object.fromEntries(
  [".econ-header", ".econ-side", ".econ-stage", ".econ-summary"].map((name) => [
    name, Math.round(element.querySelector(name).getBoundingClientRect().height),
  ]),
)"""
IDLE = """(element) => Object.fromEntries([...element.querySelectorAll("[data-parameter].econ-idle")].map((row) => [
  row.dataset.parameter, row.querySelector(".econ-idle-reason").textContent,
]))"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_situation_answers_in_place(language: str, slug: str, context: BrowserContext, reader: Readers) -> None:
    """Its results travel with the page; on a phone and on a laptop the sentence has room for the longest there is."""
    explainer = load(slug)
    context.route("**/assets/runtime/**", lambda route: None)  # never answered
    opened = reader(slug, language).open()
    for size in (PHONE, LAPTOP):
        opened.page.set_viewport_size(size)
        opened.button("reset").click()
        opened.expect_numbers(explainer.results[""]["outputs"])
        before = opened.element.evaluate(HEIGHTS)
        for preset in explainer.declaration.presets:
            opened.preset(preset.id).click()
            expect_situation(opened, explainer, language, preset.id)
            assert opened.element.evaluate(HEIGHTS) == before, preset.id


def expect_situation(opened: Reader, explainer: Explainer, language: str, preset: str) -> None:
    """Its numbers, its sentence, and the settings that do nothing in it with their reasons."""
    result = explainer.results[preset]
    words = explainer.words[language]
    opened.expect_numbers(result["outputs"])
    expect(opened.element.locator("[data-summary]")).to_have_text(explainer.summary(result, language))
    reasons = {name: words["parameters"][name]["idle"] for name in result["idle"]}
    assert opened.element.evaluate(IDLE) == reasons, preset


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chosen_situation_is_marked_and_described(language: str, tried: str, reader: Readers) -> None:
    """By its button, which alone is pressed and has the story for a description."""
    explainer = load(tried)
    opened = reader(tried, language).open()
    for preset in explainer.declaration.presets:
        opened.preset(preset.id).click()
        expect(opened.preset(preset.id)).to_have_attribute("aria-pressed", "true")
        expect(opened.element.locator("button[data-preset][aria-pressed=true]")).to_have_count(1)
        story = explainer.words[language]["presets"][preset.id]["story"]
        expect(opened.preset(preset.id)).to_have_accessible_description(story)
