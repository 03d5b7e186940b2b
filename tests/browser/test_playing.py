"""What a reader does with the settings of an explainer, in a real browser, on the built site."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from explainers.contract.catalogue import load_one
from tests.browser.reader import READY, Reader, numbers, other_value
from tests.conftest import load

Readers = Callable[..., Reader]


def test_dragging_pressing_keys_and_typing_give_the_model_s_numbers(tried: str, reader: Readers) -> None:
    """Each way to move a setting; the numbers shown are those that the model gives."""
    explainer = load(tried)
    parameter = numbers(explainer)[0]
    opened = reader(tried).start()

    dragged = opened.drag(parameter.id, 0.8)
    assert dragged > parameter.default
    opened.settle()
    opened.expect_numbers(explainer.run(**{parameter.id: dragged})["outputs"])
    expect(opened.element.locator("[data-summary]")).to_have_text(
        explainer.summary(explainer.run(**opened.values), "en")
    )

    opened.slider(parameter.id).press("ArrowLeft")
    stepped = opened.settle()["values"][parameter.id]
    assert parameter.slider.start <= stepped < dragged
    opened.expect_numbers(explainer.run(**{parameter.id: stepped})["outputs"])

    opened.type(parameter.id, opened.typed(parameter.id, other_value(parameter)))
    assert opened.settle()["values"][parameter.id] == pytest.approx(other_value(parameter), rel=1e-9)
    opened.expect_numbers(explainer.run(**opened.values)["outputs"])

    opened.type(parameter.id, opened.typed(parameter.id, parameter.allowed.end))
    assert opened.settle()["values"][parameter.id] == pytest.approx(parameter.allowed.end), "beyond the slider"
    opened.expect_numbers(explainer.run(**opened.values)["outputs"])

    opened.button("reset").click()
    opened.expect_numbers(explainer.results[""]["outputs"])
    assert opened.values == explainer.results[""]["values"]


def test_what_is_no_usable_number_gets_a_message_and_changes_nothing(tried: str, reader: Readers) -> None:
    """The last good value stays in force, the message names it, and a good value takes the message away."""
    parameter = numbers(load(tried))[0]
    opened = reader(tried).open()
    words = opened.words["controls"]
    opened.come_to(opened.field(parameter.id))

    for text in ("e", "", "--", "1-"):
        opened.type(parameter.id, text)
        expect(opened.field(parameter.id)).to_have_attribute("aria-invalid", "true")
        expect(opened.problem(parameter.id)).to_contain_text(words["not_a_number"].split(".")[0])
        expect(opened.problem(parameter.id)).to_contain_text(opened.text(parameter.id))

    before = opened.values
    opened.field(parameter.id).fill("1e9")
    expect(opened.field(parameter.id)).to_have_attribute("aria-invalid", "true")
    expect(opened.problem(parameter.id)).to_contain_text(words["out_of_range"].split("{from}")[0].split("}")[1].strip())
    assert opened.values == before

    opened.type(parameter.id, opened.typed(parameter.id, other_value(parameter)))
    expect(opened.problem(parameter.id)).to_have_text("")
    expect(opened.field(parameter.id)).not_to_have_attribute("aria-invalid", "true")
    assert opened.values != before


def test_a_pinned_run_stays_for_comparison(tried: str, reader: Readers) -> None:
    """Its numbers stand beside the present ones and its curves behind them, until it is let go."""
    explainer = load(tried)
    opened = reader(tried).start()
    shapes = opened.element.locator(".econ-stage .econ-figure[data-chosen] svg path")
    pinned = opened.element.locator("[data-pinned-output]").first

    opened.button("pin").click()
    expect(opened.button("pin")).to_have_attribute("aria-pressed", "true")
    opened.preset(explainer.declaration.presets[0].id).click()
    opened.expect_numbers(explainer.results[explainer.declaration.presets[0].id]["outputs"])
    expect(pinned).to_contain_text(re.compile(r"\d"))
    expect(opened.element.locator("[data-pinned-key]")).to_be_visible()
    opened.element.locator(".econ-figure[data-chosen] svg").wait_for()
    compared = shapes.count()

    opened.button("pin").click()
    expect(opened.button("pin")).to_have_attribute("aria-pressed", "false")
    expect(pinned).to_have_text("")
    expect(shapes).not_to_have_count(compared)
    assert shapes.count() < compared


def test_a_copied_link_brings_the_state_back(tried: str, context: BrowserContext, reader: Readers) -> None:
    """It holds what differs from the start, readably, and leads to the explainer itself."""
    explainer = load(tried)
    parameters = numbers(explainer)[:2]
    opened = reader(tried).open()
    for parameter in parameters:
        opened.type(parameter.id, opened.typed(parameter.id, other_value(parameter)))
    chosen = opened.values

    opened.button("share").click()
    expect(opened.element.locator("[data-status]")).to_have_text(opened.words["tools"]["shared"])
    link = opened.page.evaluate("navigator.clipboard.readText()")
    assert all(f"{parameter.id}=" in link for parameter in parameters)
    assert len(re.findall(r"[?&]\w+=", link)) == len(parameters) + 1 and "v=1" in link

    other: Page = context.new_page()
    other.goto(link)
    visitor = Reader(other, "", tried).wait_ready()  # nobody scrolls: the link leads there
    assert visitor.settle()["values"] == chosen
    visitor.expect_numbers(explainer.run(**chosen)["outputs"])
    expect(visitor.message("link")).to_have_count(0)


def test_without_the_right_to_copy_the_link_is_shown(one_slug: str, page: Page, reader: Readers) -> None:
    """So that the reader can copy it by hand."""
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    opened = reader(one_slug).open()

    opened.button("share").click()

    expect(opened.message("share").locator("input")).to_have_value(re.compile(r"[?]v=1#"))


def test_the_hooks_that_others_build_on_are_there(tried: str, reader: Readers) -> None:
    """States, inputs, outputs, situations and the event, as plain JSON."""
    explainer = load(tried)
    opened = reader(tried).open()
    for parameter in numbers(explainer):
        expect(opened.slider(parameter.id)).to_have_count(1)
        expect(opened.field(parameter.id)).to_have_count(1)
    for preset in explainer.declaration.presets:
        expect(opened.preset(preset.id)).to_be_enabled()
    opened.expect_numbers(explainer.results[""]["outputs"])
    assert opened.element.get_attribute("data-state") in ("static", "loading", "ready")

    opened.come_near()
    opened.wait_ready()
    opened.drag(numbers(explainer)[0].id, 0.75)
    detail = opened.settle()
    assert detail == json.loads(json.dumps(detail))
    assert {"slug", "values", "outputs", "summary"} <= detail.keys()

    computed = opened.element.evaluate("(element) => element.compute({})")
    assert computed["summary"] == explainer.results[""]["summary"]
    assert opened.values == detail["values"], "computing shows nothing"


def test_the_last_choice_wins_while_the_model_loads(
    one_slug: str, page: Page, context: BrowserContext, reader: Readers
) -> None:
    """On a metered connection the model waits to be asked; asked twice, it is loaded once."""
    explainer = load_one(one_slug)
    parameter = numbers(explainer)[0]
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    held: list[Route] = []
    context.route("**/*.wasm", lambda route: held.append(route))
    opened = reader(one_slug).open()
    opened.come_near()
    start = opened.button("start")
    expect(start).to_contain_text(re.compile(r"\d MB"))
    expect(opened.element).to_have_attribute("data-state", "static")

    start.dblclick()
    opened.wait_for("loading")
    opened.drag(parameter.id, 0.2)
    opened.preset(explainer.declaration.presets[0].id).click()
    last = opened.drag(parameter.id, 0.9)
    page.wait_for_function("() => document.querySelector('econ-explainer progress').value > 0", timeout=READY)
    assert held
    for route in held:
        route.continue_()

    opened.wait_ready()
    assert opened.settle()["values"][parameter.id] == last
    assert page.evaluate("window.workers.length") == 1
