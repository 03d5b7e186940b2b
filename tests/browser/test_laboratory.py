"""The laboratory is calm: few settings at first, and chart and sentence are in view while any is moved."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from explainers.contract.explainer import LANGUAGES, Explainer
from explainers.contract.settings import Parameter
from tests.browser.reader import Reader
from tests.conftest import FIXTURE, load

Readers = Callable[..., Reader]

PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 720}
TOUCH = 44  # pixels

# The part of the screen that is not under the site's header.
INSIDE = """(element) => {
  const { top, bottom } = element.getBoundingClientRect();
  const header = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
  return top >= header - 1 && bottom <= innerHeight + 1;
}"""
BRING = "(element) => element.scrollIntoView({ block: 'nearest', behavior: 'instant' })"

# Keeps what is built anew outside the drawing, what is written though it stays the same, and what belongs to a setting
# that was not moved.
WATCH = """(element, moved) => {
  window.written = [];
  const live = ".econ-drawing, .econ-status, [data-announcement]";
  new MutationObserver((all) => {
    for (const { type, target, attributeName, oldValue } of all) {
      const owner = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
      if (!owner || owner.closest(live)) continue;
      const now = type === "attributes" ? target.getAttribute(attributeName) : target.nodeValue;
      const row = owner.closest("[data-parameter]")?.dataset.parameter ?? moved;
      if (type === "childList" || now === oldValue || row !== moved)
        window.written.push(`${type} ${attributeName} ${owner.outerHTML.slice(0, 120)}`);
    }
  }).observe(element, {
    attributes: true, attributeOldValue: true, characterData: true, characterDataOldValue: true, childList: true,
    subtree: true,
  });
}"""


def primary(explainer: Explainer) -> list[Parameter]:
    """The settings that are there at first."""
    return [parameter for parameter in explainer.declaration.parameters if parameter.primary]


def folded(explainer: Explainer) -> list[Parameter]:
    """All others."""
    return [parameter for parameter in explainer.declaration.parameters if not parameter.primary]


def row(opened: Reader, name: str) -> Locator:
    """The row of a setting."""
    return opened.element.locator(f'[data-parameter="{name}"]')


def move(control: Locator) -> None:
    """Moves a setting by its keys, to one side and, where it is at its end, to the other."""
    before = control.input_value()
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"):
        control.press(key)
        if control.input_value() != before:
            return
    raise AssertionError(f"{control} does not move.")


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_chart_and_sentence_are_in_view_while_any_setting_is_moved(
    size: Any, tried: str, page: Page, reader: Readers
) -> None:
    """Every slider and every list, also of those that are folded away; and no band lies over what is moved."""
    page.set_viewport_size(size)
    opened = reader(tried).start().unfold()
    controls = opened.element.locator(".econ-parameter :is(input[type=range], select)").all()
    assert len(controls) == len(load(tried).declaration.parameters)
    for control in controls:
        control.evaluate(BRING)
        control.focus()
        move(control)
        drawing = opened.element.locator(".econ-figure[data-chosen] .econ-drawing")
        name = control.get_attribute("name")
        assert drawing.evaluate(INSIDE), f"the chart, when {name} is moved"
        assert opened.element.locator(".econ-summary").evaluate(INSIDE), f"the sentence, when {name} is moved"
        on_top = control.evaluate(
            """(control) => {
              const { left, top, width, height } = control.getBoundingClientRect();
              return document.elementFromPoint(left + width / 2, top + height / 2) === control;
            }"""
        )
        assert on_top, f"{name} is under something"


def test_on_a_phone_the_chart_takes_two_fifths_of_the_height(tried: str, page: Page, reader: Readers) -> None:
    """And three settings fit between it and the sentence."""
    page.set_viewport_size(PHONE)
    opened = reader(tried).open()
    stage = opened.element.locator(".econ-stage").bounding_box()
    sentence = opened.element.locator(".econ-summary").bounding_box()

    assert stage and sentence
    assert 0.35 <= stage["height"] / PHONE["height"] <= 0.45
    assert sentence["height"] <= 0.15 * PHONE["height"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_settings_of_the_story_come_first_and_one_press_shows_the_rest(
    language: str, tried: str, reader: Readers
) -> None:
    """In the order in which they are declared, all with their names."""
    explainer = load(tried)
    opened = reader(tried, language).open()
    shown = opened.element.locator("[data-parameter]:visible")
    names = "(all) => all.map(({ dataset }) => dataset.parameter)"
    assert shown.evaluate_all(names) == [parameter.id for parameter in primary(explainer)]

    opened.unfold()
    everything = [parameter.id for parameter in [*primary(explainer), *folded(explainer)]]
    assert shown.evaluate_all(names) == everything


def test_the_fold_is_worked_by_keys_and_says_how_many_settings_were_moved(tried: str, reader: Readers) -> None:
    """A situation that changes something inside does not open it: what the reader is about to press would move."""
    explainer = load(tried)
    inside = {parameter.id: parameter.default for parameter in folded(explainer)}
    opened = reader(tried).open()
    fold = opened.element.locator("details[data-more]")
    for preset, result in explainer.results.items():
        (opened.preset(preset) if preset else opened.button("reset")).click()
        count = sum(result["values"][name] != start for name, start in inside.items())
        words = opened.words["controls"]["moved"].replace("{count}", str(count)) if count else ""
        expect(fold.locator("[data-moved]")).to_have_text(words)
        expect(fold).not_to_have_attribute("open", "")

    fold.locator("summary").press("Enter")
    expect(fold).to_have_attribute("open", "")
    opened.page.reload()
    expect(opened.element).to_have_attribute("data-live", "")
    expect(fold).not_to_have_attribute("open", "")


def test_a_link_to_a_folded_setting_opens_the_fold(one_slug: str, reader: Readers) -> None:
    """One to another setting leaves it closed."""
    explainer = load(one_slug)
    first, second = primary(explainer)[0], folded(explainer)[0]
    for parameter, opens in ((first, False), (second, True)):
        value = parameter.allowed.end  # type: ignore[attr-defined]
        opened = reader(one_slug).open(f"?{parameter.id}={value}&v=1")
        assert opened.values[parameter.id] == value
        assert row(opened, second.id).is_visible() == opens


def test_a_step_of_a_slider_writes_only_what_differs(tried: str, reader: Readers) -> None:
    """Nothing is built again, not even in the table behind the chart; no other setting is touched."""
    opened = reader(tried).start()
    moved = next(parameter.id for parameter in primary(load(tried)) if parameter.kind == "number")
    opened.open_tab("table")
    opened.come_to(opened.slider(moved)).press("ArrowRight")
    opened.settle()
    opened.element.evaluate(WATCH, moved)
    opened.slider(moved).press("ArrowRight")
    outputs = opened.settle()["outputs"]
    opened.expect_numbers(outputs)

    assert opened.page.evaluate("window.written") == []


def test_a_situation_is_a_row_with_its_story(tried: str, reader: Readers) -> None:
    """The whole row can be pressed, and the chosen one is told by more than a colour."""
    explainer = load(tried)
    words = explainer.words["en"]["presets"]
    opened = reader(tried).open()
    for preset in explainer.declaration.presets:
        story = opened.element.get_by_text(words[preset.id]["story"], exact=True)
        box = opened.into_view(story).bounding_box()
        assert box
        mark = "(button) => getComputedStyle(button, '::before').borderTopWidth"
        before = opened.preset(preset.id).evaluate(mark)
        opened.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(opened.preset(preset.id)).to_have_attribute("aria-pressed", "true")
        assert opened.preset(preset.id).evaluate(mark) != before


def test_what_is_touched_is_large_enough(tried: str, browser: Browser, address: str, fixture_address: str) -> None:
    """Every button, slider, list and field of the laboratory has 44 pixels for a finger."""
    with browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, service_workers="block") as context:
        base = fixture_address if tried == FIXTURE else address
        opened = Reader(context.new_page(), base, tried).open().unfold()
        small = opened.element.locator("button, input, select, summary").evaluate_all(
            """(all, least) => all.filter((part) => part.checkVisibility() && part.type !== "radio").flatMap((part) => {
              const whole = (part.closest(".econ-presets > li") ?? part).getBoundingClientRect();
              const touched = getComputedStyle(part, "::after");
              const height = Math.max(whole.height, part.matches(".econ-info") ? parseFloat(touched.height) : 0);
              return height < least - 0.5 ? [`${part.outerHTML.slice(0, 80)}: ${height}`] : [];
            })""",
            TOUCH,
        )
        assert small == []
