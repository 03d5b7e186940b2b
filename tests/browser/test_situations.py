"""Every situation of every explainer, chosen before Python is there: its numbers, words and idle settings, in place."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from explainers.contract.explainer import LANGUAGES, Explainer
from explainers.runner.model import Result
from tests.browser.reader import Reader
from tests.conftest import load

Readers = Callable[..., Reader]

PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 720}
FRAMES = 300  # that may pass until a situation has answered
# Chooses situations one after the other, the start as "" among them, and gives what is shown of each.
CHOOSE = """async (element, [situations, frames]) => {
  const all = (selector) => [...element.querySelectorAll(selector)];
  const shown = () => Object.fromEntries(
    all("[data-output]").map(({ dataset: { output, value } }) => [output, value === "" ? null : Number(value)]),
  );
  const parts = [".econ-header", ".econ-side", ".econ-stage", ".econ-summary"];
  const seen = {};
  for (const [preset, outputs] of Object.entries(situations)) {
    const answered = () => Object.entries(shown()).every(([name, value]) => value === outputs[name]);
    element.querySelector(preset ? `button[data-preset="${preset}"]` : "[data-action=reset]").click();
    let left = frames;
    do await new Promise(requestAnimationFrame); while (!answered() && (left -= 1));
    seen[preset] = {
      numbers: shown(),
      sentence: element.querySelector("[data-summary]").textContent,
      idle: Object.fromEntries(all("[data-parameter].econ-idle").map((row) => [
        row.dataset.parameter, row.querySelector(".econ-idle-reason").textContent,
      ])),
      heights: parts.map((part) => Math.round(element.querySelector(part).getBoundingClientRect().height)),
    };
  }
  return seen;
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_situation_answers_in_place(language: str, slug: str, context: BrowserContext, reader: Readers) -> None:
    """Its results travel with the page; on a phone and on a laptop the sentence has room for the longest there is."""
    explainer = load(slug)
    context.route("**/assets/runtime/**", lambda route: None)  # never answered
    opened = reader(slug, language).open()
    wanted = {preset: explainer.results[preset] for preset in ("", *(p.id for p in explainer.declaration.presets))}
    for size in (PHONE, LAPTOP):
        opened.page.set_viewport_size(size)
        numbers = {preset: result["outputs"] for preset, result in wanted.items()}
        seen = opened.element.evaluate(CHOOSE, [numbers, FRAMES])
        for preset, result in wanted.items():
            expect_situation(seen[preset], explainer, language, result)
            assert seen[preset]["heights"] == seen[""]["heights"], preset


def expect_situation(seen: dict[str, Any], explainer: Explainer, language: str, result: Result) -> None:
    """Its numbers, its sentence, and the settings that do nothing in it with their reasons."""
    settings = explainer.words[language]["parameters"]
    assert seen["numbers"]
    assert seen["numbers"] == {name: result["outputs"][name] for name in seen["numbers"]}
    assert seen["sentence"].strip() == explainer.summary(result, language)
    assert seen["idle"] == {name: settings[name]["idle"] for name in result["idle"]}


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
