"""What can be wrong with a copy or a browser: a clear sentence in the reader's language, never waiting without end."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from explainers.contract.catalogue import load_one
from explainers.contract.explainer import LANGUAGES
from tests.browser.predicting import Prediction
from tests.browser.reader import READY
from tests.packages.conftest import chapter_file, opened
from tests.packages.reading import SLUG, Widget, assert_computes_like_cpython, is_in

NO_WORKER = "window.Worker = class { constructor() { throw new DOMException('not allowed', 'SecurityError'); } };"
FAILING_WORKER = """
const Native = Worker;
window.Worker = class extends Native { constructor() { super("data:text/javascript,throw 1"); } };
"""
WORKER_WITHOUT = """
const Native = Blob;
window.Blob = class extends Native {
  constructor(parts, options) {
    super(options?.type === "text/javascript" ? ["delete self.%s;", ...parts] : parts, options);
  }
};
"""
NO_STORAGE = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
}
"""
WITHOUT = {
    "no worker": NO_WORKER,
    "a worker that fails": FAILING_WORKER,
    "no WebAssembly": WORKER_WITHOUT % "WebAssembly",
    "no decompression": WORKER_WITHOUT % "DecompressionStream",
}
BLOCKED = ("no worker", "a worker that fails")


def assert_says_what_is_wrong(widget: Widget, kind: str, language: str) -> None:
    """The sentence of that kind of failure, and situations that answer all the same."""
    widget.page.locator("econ-explainer[data-state=error]").first.wait_for(timeout=READY)
    explainer = load_one(widget.slug)
    preset = explainer.declaration.presets[0].id
    words = widget.element.evaluate("(element) => element.explainer.interface.problems")

    assert words[kind] in widget.message()
    assert is_in(language, widget.message())
    widget.element.locator(f'button[data-preset="{preset}"]').click()
    summary = explainer.summary(explainer.results[preset], language)
    expect(widget.element.locator("[data-summary]")).to_have_text(summary)


def runtime_file(copy: Path, name: str) -> Path:
    """A file of the runtime in a copy."""
    return next((copy / "assets" / "runtime").glob(f"*/{name}.js"))


@pytest.mark.parametrize(("harm", "language"), [("missing", "en"), ("cut off", "zh"), ("damaged", "en")])
def test_a_file_of_the_runtime_is_not_right(harm: str, language: str, broken: Path, page: Page, watch: Any) -> None:
    """Missing, or cut off by a full disk, or damaged."""
    watch.expect("ERR_FILE_NOT_FOUND")
    watch.expect("SyntaxError")
    watch.expect("Invalid or unexpected token")
    watch.expect("The snapshot cannot be used")
    file = runtime_file(broken, "pyodide.asm.wasm")
    text = file.read_text(encoding="utf-8")
    middle = len(text) // 2
    if harm == "missing":
        file.unlink()
    else:
        file.write_text(text[:middle] if harm == "cut off" else text[:middle] + "AAAA" + text[middle + 4 :])

    widget = opened(page, chapter_file(broken, SLUG, language), SLUG, wait=False)

    assert_says_what_is_wrong(widget, "file", language)


def test_without_its_snapshot_python_starts_from_the_library(broken: Path, page: Page, watch: Any) -> None:
    """Slower, but it starts."""
    watch.expect("ERR_FILE_NOT_FOUND")
    watch.expect("The snapshot cannot be used")
    runtime_file(broken, "snapshot.bin").unlink()

    assert_computes_like_cpython(opened(page, chapter_file(broken, SLUG), SLUG))


def test_without_the_interpreter_s_rest_the_model_runs(broken: Path, page: Page, watch: Any) -> None:
    """Only a program that needs it fails."""
    watch.expect("ERR_FILE_NOT_FOUND")
    runtime_file(broken, "rest.wasm").unlink()

    assert_computes_like_cpython(opened(page, chapter_file(broken, SLUG), SLUG))


@pytest.mark.parametrize(("lack", "language"), list(zip(WITHOUT, ["en", "zh", "zh", "en"], strict=True)))
def test_a_browser_lacks_something(lack: str, language: str, unpacked: Path, page: Page, watch: Any) -> None:
    """Workers that are blocked by a policy, and browsers that are too old."""
    watch.expect("error: 1")  # what the failing worker throws
    page.add_init_script(WITHOUT[lack])

    widget = opened(page, chapter_file(unpacked, SLUG, language), SLUG, wait=False)

    assert_says_what_is_wrong(widget, "blocked" if lack in BLOCKED else "browser", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_widget_s_script_is_missing(language: str, broken: Path, page: Page, watch: Any) -> None:
    """The page says so, and its figures, table and summary are there."""
    watch.expect("ERR_FILE_NOT_FOUND")
    next((broken / "assets" / "widget").glob("*/widget.js")).unlink()
    widget = opened(page, chapter_file(broken, SLUG, language), SLUG, wait=False)

    note = widget.element.locator("[data-not-alive]")
    expect(note).to_be_visible()
    assert is_in(language, note.inner_text())
    expect(widget.element.locator(".econ-drawing img:visible").first).to_be_visible()


def test_charts_that_cannot_be_drawn_leave_the_drawn_ones(broken: Path, page: Page, watch: Any) -> None:
    """Only the drawing is missing; numbers and summary follow the sliders."""
    watch.expect("ERR_FILE_NOT_FOUND")
    next((broken / "assets" / "widget").glob("*/charts.js")).unlink()
    widget = opened(page, chapter_file(broken, SLUG), SLUG)

    assert_computes_like_cpython(widget)
    expect(widget.element.locator("[data-message=chart]")).to_be_visible()


def test_storage_is_switched_off(unpacked: Path, page: Page, watch: Any) -> None:
    """A prediction then lasts as long as the page."""
    page.add_init_script(NO_STORAGE)
    watch.expect("denied")  # the theme's own complaint
    widget = opened(page, chapter_file(unpacked, SLUG), SLUG)

    Prediction(page).choose()
    assert_computes_like_cpython(widget)
