"""What goes wrong on the way: files that are missing or cut off, a worker that is lost, no storage, no scripts."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from explainers.contract.catalogue import load_one
from explainers.contract.explainer import LANGUAGES
from tests.browser.predicting import Prediction
from tests.browser.reader import READY, Reader, holds_chinese, numbers
from tests.browser.spoiling import spoiler
from tests.browser.test_code import open_code, write
from tests.conftest import SLUGS

Readers = Callable[..., Reader]

WORKER = "**/assets/widget/*/worker.js"
# Before the worker's own text: how often there is no memory for the interpreter, beside which Pyodide makes small
# modules without any; and that it never gets more than it has.
WITHOUT_MEMORY = """{
  const { instantiate } = WebAssembly;
  let left = %s;
  WebAssembly.instantiate = async (module, imports) => {
    if (imports?.env && left-- > 0) throw new RangeError("Out of memory: Cannot allocate Wasm memory for new instance");
    return instantiate(module, imports);
  };
}
"""
WITHOUT_GROWTH = """
WebAssembly.Memory.prototype.grow = () => {
  throw new RangeError("Unable to grow instance memory");
};
"""
LOSE_WORKER = "window.workers.at(-1).dispatchEvent(new ErrorEvent('error', { message: 'lost' }))"


def expect_working(opened: Reader, share: float = 0.8) -> None:
    """A slider gives the numbers of the model."""
    explainer = load_one(opened.slug)
    value = opened.drag(numbers(explainer)[0].id, share)
    opened.settle()
    opened.expect_numbers(explainer.run(**opened.values)["outputs"])
    assert value != numbers(explainer)[0].default


def test_a_lost_worker_is_replaced(one_slug: str, page: Page, context: BrowserContext, reader: Readers) -> None:
    """Lost at rest, nobody notices; lost during a run or on the way, the reader is told, and the widget goes on."""
    explainer = load_one(one_slug)
    opened = reader(one_slug).start()
    page.evaluate(LOSE_WORKER)
    expect_working(opened, 0.7)
    expect(opened.message("problem")).to_have_count(0)
    assert page.evaluate("window.workers.length") == 2

    held: list[Route] = []
    context.route("**/*.wasm", lambda route: held.append(route))
    page.evaluate(LOSE_WORKER)
    opened.slider(numbers(explainer)[0].id).press("ArrowLeft")
    opened.wait_for("running")
    page.wait_for_function("() => window.workers[2]?.hasSpoken")  # before that, nothing has come
    page.evaluate(LOSE_WORKER)
    opened.wait_for("error")
    expect(opened.message("problem")).to_contain_text(opened.words["problems"]["worker"])
    context.unroute("**/*.wasm")

    opened.try_again().click()
    opened.settle()
    expect(opened.message("problem")).to_have_count(0)
    expect_working(opened)


def with_another_sum(snapshot: bytes) -> bytes:
    """As if it had been made with another version of the interpreter."""
    place = slice(12, 16)
    other = int.from_bytes(snapshot[place], "little") ^ 1
    return snapshot[: place.start] + other.to_bytes(4, "little") + snapshot[place.stop :]


@pytest.mark.parametrize("damage", ["missing", "cut off", "refused", "changed"])
def test_without_a_good_snapshot_python_starts_from_its_library(
    damage: str, one_slug: str, context: BrowserContext, reader: Readers, watch: Any
) -> None:
    """The slow way, and the widget works."""
    watch.expect("Failed to load resource")
    watch.expect("The snapshot cannot be used")
    watch.expect("The snapshot belongs")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.route("**/snapshot.bin", spoiler(damage, with_another_sum))

    expect_working(reader(one_slug).start())

    assert any(url.endswith("/library.zip") for url in asked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_webassembly_file_is_said_and_can_be_tried_again(
    language: str, one_slug: str, context: BrowserContext, reader: Readers, watch: Any
) -> None:
    """In the reader's language; situations still answer; trying again works."""
    explainer = load_one(one_slug)
    watch.expect("404")
    context.route("**/*.wasm", lambda route: route.fulfill(status=404, body="gone"))
    opened = reader(one_slug, language).open()
    opened.come_near()
    opened.wait_for("error")

    message = opened.message("problem")
    expect(message).to_contain_text(opened.words["problems"]["download"])
    assert holds_chinese(message.inner_text()) == (language == "zh")
    opened.preset(explainer.declaration.presets[0].id).click()
    opened.expect_numbers(explainer.results[explainer.declaration.presets[0].id]["outputs"])
    opened.drag(numbers(explainer)[0].id, 0.7)

    context.unroute("**/*.wasm")
    opened.try_again().dblclick()
    opened.settle()
    expect(message).to_have_count(0)
    opened.expect_numbers(explainer.run(**opened.values)["outputs"])


def behind(script: str) -> Callable[[Route], None]:
    """The route that puts a script before a file's own text."""
    return spoiler("changed", lambda body: script.encode() + body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_too_little_memory_is_said_and_can_be_tried_again(
    language: str, one_slug: str, context: BrowserContext, reader: Readers, watch: Any
) -> None:
    """It is no matter of the connection; when other programs are closed, it works."""
    watch.expect("Out of memory")
    watch.expect("wasm instantiation failed")
    context.route(WORKER, behind(WITHOUT_MEMORY % "Infinity"))
    opened = reader(one_slug, language).open()
    opened.come_near()
    opened.wait_for("error")

    message = opened.message("problem")
    expect(message).to_contain_text(opened.words["problems"]["memory"])
    assert holds_chinese(message.inner_text()) == (language == "zh")
    context.unroute(WORKER)
    opened.try_again().click()
    opened.wait_ready()
    expect(message).to_have_count(0)
    expect_working(opened)


def test_memory_that_comes_late_is_enough(one_slug: str, context: BrowserContext, reader: Readers, watch: Any) -> None:
    """Python then starts from its library, in what the snapshot has left."""
    watch.expect("The snapshot cannot be used (RangeError: Out of memory")
    watch.expect("wasm instantiation failed")
    context.route(WORKER, behind(WITHOUT_MEMORY % 1))

    expect_working(reader(one_slug).start())


def test_a_model_needs_no_more_memory_than_python_starts_with(
    one_slug: str, context: BrowserContext, reader: Readers
) -> None:
    """Where a device gives no more; a reader's program that wants more is told, and the model goes on."""
    context.route(WORKER, behind(WITHOUT_GROWTH))
    opened = reader(one_slug).start()
    expect_working(opened)
    open_code(opened)
    write(opened, "many = [0.5] * 50_000_000\n", instead=True)
    expect(opened.element.locator(".econ-traceback")).to_contain_text("MemoryError", timeout=READY)
    expect_working(opened, 0.4)


def test_a_file_that_the_widget_cannot_fetch_is_said(
    one_slug: str, context: BrowserContext, reader: Readers, watch: Any
) -> None:
    """The chart's code, the editor, the worker: each failure has its sentence, and none stops the rest."""
    explainer = load_one(one_slug)
    watch.expect("Failed to load resource")
    context.route(re.compile(r"/assets/widget/.*(charts|editor|worker)[^/]*\.js"), lambda route: route.abort())
    opened = reader(one_slug).open()
    opened.come_near()

    expect(opened.message("problem")).to_contain_text(opened.words["problems"]["download"])
    expect(opened.message("chart")).to_contain_text(opened.words["problems"]["chart"])
    opened.open_tab("code")
    expect(opened.element.locator("[data-code-status]")).to_have_text(opened.words["code"]["editor_failed"])
    expect(opened.element.locator("[data-source]")).to_be_visible()
    opened.preset(explainer.declaration.presets[0].id).click()
    opened.expect_numbers(explainer.results[explainer.declaration.presets[0].id]["outputs"])


def test_without_the_file_of_situations_python_answers(context: BrowserContext, reader: Readers, watch: Any) -> None:
    """What a situation draws comes in a file. Where it is missing, a model without figures runs all the same."""
    slug = next(slug for slug in SLUGS if not load_one(slug).data)
    explainer = load_one(slug)
    watch.expect("Failed to load resource")
    context.route("**/*-situations-*", lambda route: route.abort())
    opened = reader(slug).open()
    opened.come_near()
    preset = explainer.declaration.presets[0].id
    opened.preset(preset).click()
    opened.wait_ready()

    opened.expect_numbers(explainer.results[preset]["outputs"])
    opened.open_tab("table")
    expect(opened.element.locator(".econ-table tbody tr").first).to_be_visible()
    expect(opened.message("problem")).to_have_count(0)


def test_figures_that_do_not_come_are_said_and_can_be_tried_again(
    context: BrowserContext, reader: Readers, watch: Any
) -> None:
    """A model that reads figures cannot run without them; picture, numbers and sentence of the start stay."""
    slug = next(slug for slug in SLUGS if load_one(slug).data)
    explainer = load_one(slug)
    watch.expect("Failed to load resource")
    context.route("**/*-situations-*", lambda route: route.abort())
    opened = reader(slug).open()
    opened.come_near()
    expect(opened.message("problem")).to_contain_text(opened.words["problems"]["download"])
    opened.expect_numbers(explainer.results[""]["outputs"])

    context.unroute("**/*-situations-*")
    opened.try_again().click()
    opened.wait_ready()
    expect(opened.message("problem")).to_have_count(0)
    opened.preset(explainer.declaration.presets[0].id).click()
    opened.expect_numbers(explainer.results[explainer.declaration.presets[0].id]["outputs"])


def test_a_situation_answers_at_once_without_python(
    one_slug: str, context: BrowserContext, reader: Readers, watch: Any
) -> None:
    """Its chart, its table and its numbers come from the file that the build has made."""
    explainer = load_one(one_slug)
    watch.expect("404")
    context.route("**/*.wasm", lambda route: route.fulfill(status=404, body="gone"))
    opened = reader(one_slug).open()
    opened.come_near()
    opened.open_tab("table")
    before = opened.element.locator(".econ-table tbody").inner_text()
    preset = explainer.declaration.presets[0].id
    opened.preset(preset).click()

    opened.expect_numbers(explainer.results[preset]["outputs"])
    expect(opened.element.locator(".econ-table tbody")).not_to_have_text(before)


def test_without_storage_a_prediction_lasts_as_long_as_the_page(one_slug: str, page: Page, reader: Readers) -> None:
    """A browser may forbid it."""
    page.add_init_script("""
      for (const name of ["getItem", "setItem"]) {
        const native = Storage.prototype[name];
        Storage.prototype[name] = function (key, ...rest) {
          if (key.startsWith("econ-")) throw new DOMException("no", "SecurityError");
          return native.call(this, key, ...rest);
        };
      }""")
    reader(one_slug).open()
    prediction = Prediction(page).choose()

    page.reload()
    prediction.expect_asked()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_the_page_is_still_useful(language: str, slug: str, browser: Browser, address: str) -> None:
    """Figures, sentence, numbers, settings, code and the quiz's answers are there, and no button that does nothing."""
    explainer = load_one(slug)
    with browser.new_context(java_script_enabled=False) as context:
        opened = Reader(context.new_page(), address, slug, language)
        opened.page.goto(opened.url)
        element = opened.element
        expect(element.locator(".econ-sentence")).to_have_text(explainer.summary(explainer.results[""], language))
        expect(element.locator(".econ-drawing img:visible")).to_have_count(len(explainer.declaration.charts))
        expect(element.locator(".econ-readout:visible")).to_have_count(len(explainer.headlines))
        for parameter in numbers(explainer):
            label = explainer.words[language]["parameters"][parameter.id]["label"]
            row = element.locator(".econ-parameter").filter(has=opened.page.get_by_text(label, exact=False)).first
            expect(row.locator(".econ-static-value")).to_be_visible()
        code = element.get_by_role("link", name=f"{slug}.py")
        expect(code).to_be_visible()
        place = urljoin(opened.page.url, code.get_attribute("href"))
        assert opened.page.request.get(place).text() == explainer.source
        expect(element.locator("table")).to_be_visible()
        assert [b.inner_text() for b in element.locator("button:visible:not(.econ-preset)").all()] == []
        expect(opened.page.locator("econ-quiz details.econ-answer")).to_have_count(len(explainer.questions.quiz))
