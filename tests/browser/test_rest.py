"""The interpreter's rest: no visit loads it, a program that needs it does, and without it only that program fails."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from explainers.contract.catalogue import load_one
from tests.browser.reader import READY, Reader, numbers
from tests.browser.test_code import open_code, write

Readers = Callable[..., Reader]

ORDINARY = "raise LookupError('-'.join(['an', 'answer']))\n"
RARE = "import unicodedata\nraise LookupError(unicodedata.name('{letter}'))\n"
NAMES = {"é": "LATIN SMALL LETTER E WITH ACUTE", "λ": "GREEK SMALL LETTER LAMDA"}


def test_only_a_program_that_needs_the_rest_loads_it(one_slug: str, context: BrowserContext, reader: Readers) -> None:
    """Sliders and ordinary programs never do; afterwards both halves work together."""
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
    explainer = load_one(one_slug)
    opened = reader(one_slug).start()
    opened.drag(numbers(explainer)[0].id, 0.7)
    opened.settle()
    open_code(opened)
    traceback = opened.element.locator(".econ-traceback")
    write(opened, ORDINARY, instead=True)
    expect(traceback).to_contain_text("an-answer", timeout=READY)
    assert "pyodide.asm.wasm" in asked and "rest.wasm" not in asked

    for letter, name in NAMES.items():
        write(opened, RARE.replace("{letter}", letter), instead=True)
        expect(traceback).to_contain_text(name, timeout=READY)
    assert asked.count("rest.wasm") == 1
    opened.drag(numbers(explainer)[0].id, 0.4)
    opened.settle()
    opened.expect_numbers(explainer.run(**opened.values)["outputs"])


@pytest.mark.parametrize("damage", ["missing", "refused", "cut off", "another file"])
def test_without_the_rest_only_what_needs_it_fails(
    damage: str, one_slug: str, context: BrowserContext, reader: Readers, watch: Any
) -> None:
    """The reader is told, the model goes on after another try, and the program runs once the file is there."""

    def spoil(route: Route) -> None:
        if damage == "missing":
            route.fulfill(status=404, body="gone")
        elif damage == "refused":
            route.abort()
        else:
            body = route.fetch().body()
            route.fulfill(status=200, body=body[:100_000] if damage == "cut off" else "<!doctype html>")

    watch.expect("Failed to load resource")
    watch.expect("fatal error")
    watch.expect("The cause of the fatal error was")
    watch.expect("Error")
    context.route("**/rest.wasm", spoil)
    explainer = load_one(one_slug)
    opened = reader(one_slug).start()
    open_code(opened)
    write(opened, RARE.replace("{letter}", "é"), instead=True)
    message = opened.message("problem")
    expect(message).to_contain_text(opened.words["problems"]["download"], timeout=READY)

    context.unroute("**/rest.wasm")
    opened.try_again().click()
    opened.settle()
    opened.drag(numbers(explainer)[0].id, 0.7)
    opened.settle()
    opened.expect_numbers(explainer.run(**opened.values)["outputs"])
    write(opened, RARE.replace("{letter}", "é"), instead=True)
    expect(opened.element.locator(".econ-traceback")).to_contain_text(NAMES["é"], timeout=READY)
