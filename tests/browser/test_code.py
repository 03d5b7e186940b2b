"""The code view: the reader's version of a model runs, fails in plain words, and can be stopped."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from explainers.contract.catalogue import load_one
from explainers.contract.explainer import LANGUAGES
from tests.browser.reader import READY, Reader, numbers
from tests.conftest import load

Readers = Callable[..., Reader]

REPLACED = """
import dataclasses, statistics

original_run = run

def run(*given):
    return dataclasses.replace(original_run(*given), {output}=statistics.mean([0, 0.25]))
"""

# The snapshot is made without these, but Python has met each of them when it starts (STAND_INS in build_tools/runtime).
LEFT_OUT = """
import asyncio, concurrent.futures, dataclasses, importlib.resources, io, logging, selectors, shutil, socket
import subprocess, tempfile, zipfile

def told():
    said = io.StringIO()
    logging.getLogger("reader").addHandler(logging.StreamHandler(said))
    logging.getLogger("reader").error("0.125")
    return said.getvalue().strip()

def stored(text):
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(folder + "/one.zip", "w") as archive:
            archive.writestr("one.txt", text)
        shutil.copy(folder + "/one.zip", folder + "/two.zip")
        return zipfile.ZipFile(folder + "/two.zip").read("one.txt").decode()

async def waited(value):
    return value

def result(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value

assert issubclass(asyncio.TimeoutError, Exception) and asyncio.Event().is_set() is False
assert isinstance(concurrent.futures.Future().done(), bool) and socket.AF_INET and subprocess.PIPE == -1
assert selectors.EVENT_READ == 1 and importlib.resources.files("json").name == "json"

original_run = run

def run(*given):
    return dataclasses.replace(original_run(*given), {output}=float(result(waited(stored(told())))))
"""

ENDLESS_RUN = """
original_run = run

def run(*given):
    while given[0].{parameter} != {start}:
        pass
    return original_run(*given)
"""


def button(opened: Reader, name: str) -> Locator:
    """A button of the code view."""
    return opened.element.locator(f"[data-code={name}]")


def write(opened: Reader, text: str, *, instead: bool = False) -> None:
    """Types below the model's source, or instead of it, and runs that."""
    keyboard = opened.page.keyboard
    opened.element.locator(".cm-content").click()
    keyboard.press("ControlOrMeta+a" if instead else "ControlOrMeta+End")
    keyboard.insert_text(text)
    button(opened, "run").click()


def open_code(opened: Reader) -> Locator:
    """Opens the code view and waits for the editor; gives its status line."""
    opened.open_tab("code")
    opened.element.locator(".cm-content").wait_for()
    opened.into_view(button(opened, "run"))
    return opened.element.locator("[data-code-status]")


def headline(slug: str) -> str:
    """The first main number of an explainer."""
    return load(slug).headlines[0].id


def test_edited_code_drives_the_widget_until_reset(tried: str, reader: Readers) -> None:
    """The reader's model answers sliders and situations, with any module of the library; reset brings ours back."""
    explainer, name = load(tried), headline(tried)
    opened = reader(tried).start()
    status = open_code(opened)
    output = opened.element.locator(f'[data-output="{name}"]')

    write(opened, REPLACED.replace("{output}", name))
    expect(status).to_have_text(opened.words["code"]["running_yours"], timeout=READY)
    expect(output).to_have_attribute("data-value", "0.125")
    opened.preset(explainer.declaration.presets[0].id).click()
    opened.drag(numbers(explainer)[0].id, 0.6)
    opened.settle()
    expect(output).to_have_attribute("data-value", "0.125")

    button(opened, "reset").click()
    expect(status).to_have_text(opened.words["code"]["back"])
    opened.settle()
    opened.expect_numbers(explainer.run(**opened.values)["outputs"])
    expect(opened.element.locator(".cm-content")).not_to_contain_text("original_run")


def test_what_the_snapshot_was_made_without_is_there_for_readers(one_slug: str, reader: Readers) -> None:
    """The real modules, not what stood in their places."""
    opened = reader(one_slug).start()
    status = open_code(opened)

    write(opened, LEFT_OUT.replace("{output}", headline(one_slug)))

    expect(status).to_have_text(opened.words["code"]["running_yours"], timeout=READY)
    output = opened.element.locator(f'[data-output="{headline(one_slug)}"]')
    expect(output).to_have_attribute("data-value", "0.125")


def test_a_slider_that_moves_while_ours_comes_back_is_answered(one_slug: str, reader: Readers) -> None:
    """In one task, so that no answer of Python comes in between; the settings before it must not answer last."""
    explainer = load_one(one_slug)
    opened = reader(one_slug).start()
    status = open_code(opened)
    write(opened, REPLACED.replace("{output}", headline(one_slug)))
    expect(status).to_have_text(opened.words["code"]["running_yours"], timeout=READY)

    press_and_move = """([button, slider]) => {
      button.click();
      slider.stepUp(3);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    }"""
    slider = opened.slider(numbers(explainer)[0].id)
    opened.page.evaluate(press_and_move, [button(opened, "reset").element_handle(), slider.element_handle()])
    expect(status).to_have_text(opened.words["code"]["back"])
    opened.settle()
    opened.expect_numbers(explainer.run(**opened.values)["outputs"])


def test_a_situation_chosen_while_the_readers_model_comes_is_answered_by_that(one_slug: str, reader: Readers) -> None:
    """The page knows the answer of our model, but that is no longer asked."""
    name = headline(one_slug)
    opened = reader(one_slug).start()
    status = open_code(opened)
    opened.element.locator(".cm-content").click()
    opened.page.keyboard.press("ControlOrMeta+End")
    opened.page.keyboard.insert_text(REPLACED.replace("{output}", name))

    preset = opened.preset(load_one(one_slug).declaration.presets[0].id)
    press_both = "(buttons) => buttons.forEach((button) => button.click())"
    opened.page.evaluate(press_both, [button(opened, "run").element_handle(), preset.element_handle()])
    expect(status).to_have_text(opened.words["code"]["running_yours"], timeout=READY)
    expect(opened.element.locator(f'[data-output="{name}"]')).to_have_attribute("data-value", "0.125")
    opened.settle()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_is_said_in_plain_words_and_the_model_before_goes_on(
    language: str, one_slug: str, reader: Readers, watch: Any
) -> None:
    """With the reader's own line, Python's own words below, and nothing lost."""
    # Chromium itself, not a script, would style the text that replaces several lines; the policy stops it, to no harm.
    for part in ("Applying inline style", "content policy: style-src-attr inline :0"):
        watch.expect(part)
    explainer = load_one(one_slug)
    opened = reader(one_slug, language).start()
    status, words = open_code(opened), opened.words["code"]
    traceback = opened.element.locator(".econ-traceback")

    for text, kind, line in [
        ("x = 1\ny = x / 0\n", "ZeroDivisionError", 2),
        ("x = 1\n\ndef run(:\n", "SyntaxError", 3),
        ("x = 1", "ModelError", None),
        ("import numpy\n", "ModuleNotFoundError", 1),
    ]:
        write(opened, text, instead=True)
        expect(status).to_contain_text(words[kind], timeout=READY)
        expect(status).to_contain_text(words["error_line"].replace("{line}", str(line)) if line else words["error"])
        expect(status).to_contain_text(words["kept"])
        expect(traceback).to_contain_text(kind)
        expect(opened.element.locator(".econ-marked-line")).to_have_count(1 if line else 0)

    value = opened.drag(numbers(explainer)[0].id, 0.9)
    opened.settle()
    opened.expect_numbers(explainer.run(**{numbers(explainer)[0].id: value})["outputs"])


# Milliseconds from pressing the button to the end of the run, without what a test needs to get there.
STOPPING_TIME = """(button, element) => new Promise((resolve) => {
  const pressed = performance.now();
  const stopped = () => element.dataset.state !== "running" && resolve(performance.now() - pressed);
  new MutationObserver(stopped).observe(element, { attributes: true, attributeFilter: ["data-state"] });
  button.click();
  stopped();
})"""


def test_an_endless_loop_is_stopped_and_the_widget_goes_on(one_slug: str, reader: Readers) -> None:
    """The stop button answers within a second, the text stays, and the sliders drive the original again."""
    explainer = load_one(one_slug)
    parameter = numbers(explainer)[0]
    opened = reader(one_slug).start()
    status = open_code(opened)
    write(opened, "\nwhile True:\n    pass\n")
    opened.wait_for("running")
    expect(button(opened, "run")).to_be_disabled()

    assert button(opened, "stop").evaluate(STOPPING_TIME, opened.element.element_handle()) < 1000

    expect(status).to_have_text(opened.words["code"]["stopped"], timeout=READY)
    expect(opened.element.locator(".cm-content")).to_contain_text("while True")
    opened.wait_ready()
    value = opened.drag(parameter.id, 0.8)
    opened.settle()
    opened.expect_numbers(explainer.run(**{parameter.id: value})["outputs"])


def test_a_run_that_never_ends_is_stopped_too(one_slug: str, reader: Readers) -> None:
    """Where the loop begins only when a slider moves, the status line offers to stop it."""
    explainer = load_one(one_slug)
    parameter = numbers(explainer)[0]
    opened = reader(one_slug).start()
    status = open_code(opened)
    write(opened, ENDLESS_RUN.replace("{parameter}", parameter.id).replace("{start}", repr(parameter.default)))
    expect(status).to_have_text(opened.words["code"]["running_yours"], timeout=READY)
    opened.drag(parameter.id, 0.8)
    opened.wait_for("running")

    opened.button("stop").click()

    expect(status).to_have_text(opened.words["code"]["stopped"], timeout=READY)
    opened.settle()
    opened.expect_numbers(explainer.run(**opened.values)["outputs"])
    expect(opened.element).not_to_have_attribute("data-edited", "")
