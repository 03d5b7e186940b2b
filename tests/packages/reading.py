"""What the tests of all offline forms ask of an explainer."""

import math
from typing import Any

from playwright.sync_api import Locator, Page, expect

from explainers.contract.catalogue import load_one
from tests.browser.reader import READY
from tests.conftest import EXAMPLE

SLUG = EXAMPLE  # for what does not depend on the explainer

MOVE = """(element, [name, value, patience]) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error(`No answer for ${name} = ${value} in ${patience} ms.`)), patience);
  const slider = element.querySelector(`input[type=range][name="${name}"]`);
  const listen = ({ detail }) => {
    if (Math.abs(detail.values[name] - value) > 1e-9) return;
    element.removeEventListener("explainer:result", listen);
    resolve(detail);
  };
  element.addEventListener("explainer:result", listen);
  slider.value = value;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
})"""


class Widget:
    """The explainer of a page that was opened from a disk."""

    def __init__(self, page: Page, slug: str) -> None:
        self.page, self.slug = page, slug
        self.element = page.locator(f'econ-explainer[slug="{slug}"]').first

    def wait_ready(self) -> "Widget":
        """Waits until the model runs."""
        expect(self.element).to_have_attribute("data-state", "ready", timeout=READY)
        return self

    def slider(self, name: str) -> Locator:
        return self.element.locator(f'input[type=range][name="{name}"]')

    def move(self, name: str, value: float) -> dict[str, Any]:
        """Moves a slider and gives the result that follows."""
        return dict(self.element.evaluate(MOVE, [name, value, READY]))

    def message(self) -> str:
        """What the widget tells the reader."""
        return " ".join(self.element.locator("[data-message]").all_inner_texts())


def first_slider(slug: str) -> tuple[str, float]:
    """The first parameter with a slider, and a place on it that is not the start value."""
    parameter: Any = next(p for p in load_one(slug).declaration.parameters if p.kind == "number")
    steps = round((parameter.slider.end - parameter.slider.start) / parameter.slider.step * 0.7)
    return parameter.id, float(round(parameter.slider.start + steps * parameter.slider.step, 9))


def assert_computes_like_cpython(widget: Widget) -> None:
    """A slider's result is the one that CPython has for the same settings."""
    name, value = first_slider(widget.slug)
    found = widget.move(name, value)
    expected = load_one(widget.slug).run(**found["values"])["outputs"]

    for key, output in expected.items():
        assert_close(found["outputs"][key], output, key)


def assert_close(found: Any, expected: Any, place: str) -> None:
    """Numbers, or lists of them of any depth, that agree to twelve digits."""
    if isinstance(expected, list):
        for one, other in zip(found, expected, strict=True):
            assert_close(one, other, place)
    elif expected is None or isinstance(expected, str):
        assert found == expected, place
    else:
        assert math.isclose(found, expected, rel_tol=1e-12, abs_tol=1e-300), place


def add_code(widget: Widget, text: str) -> None:
    """Adds lines to the end of the model in the editor, and runs it."""
    panel = widget.element.locator("[data-tab=code]")
    if panel.get_attribute("aria-expanded") != "true":
        panel.click()
    editor = widget.element.locator(".cm-content")
    editor.wait_for(timeout=READY)
    editor.focus()
    editor.press("Control+End")
    widget.page.keyboard.insert_text("\n" + text)
    widget.element.locator("[data-code=run]").click()


def headline(slug: str) -> str:
    """The first headline number."""
    return load_one(slug).headlines[0].id


def override(slug: str, value: str) -> str:
    """Code that puts another value into the headline number of every run."""
    return (
        "import dataclasses, statistics\n_run = run\n"
        f"def run(*given):\n    return dataclasses.replace(_run(*given), {headline(slug)}={value})\n"
    )


def is_in(language: str, text: str) -> bool:
    """Whether a text is in that language, by its letters."""
    return any("\u4e00" <= letter <= "\u9fff" for letter in text) == (language == "zh") and bool(text.strip())
