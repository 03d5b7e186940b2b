"""Python starts before the widget's own script where the address asks for the laboratory, and nowhere else."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from tests.browser.reader import Reader
from tests.conftest import EXAMPLE

LABORATORY = f"#{EXAMPLE}"
SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"

Readers = Callable[..., Reader]


def open_held(context: BrowserContext, opened: Reader, asking: str) -> Route:
    """Opens the page at an address; the widget's own script waits until the route goes on."""
    held: list[Route] = []
    context.route("**/widget.js", lambda route: held.append(route))
    opened.page.goto(opened.url + asking, wait_until="commit")
    while opened.page.evaluate("document.readyState") == "loading":  # asked from outside: the policy lets no text run
        opened.page.wait_for_timeout(50)
    return held[0]


def workers(page: Page) -> int:
    """How many workers of ours there have been."""
    return int(page.evaluate("window.workers.length"))


def test_the_widget_takes_over_what_the_head_has_started(context: BrowserContext, page: Page, reader: Readers) -> None:
    """There is one worker, and it answers."""
    opened = reader(EXAMPLE)
    held = open_held(context, opened, LABORATORY)
    assert workers(page) == 1

    held.continue_()
    opened.come_near()
    opened.wait_ready()
    opened.drag("saving_share", 0.7)
    opened.expect_numbers(opened.settle()["outputs"])
    assert workers(page) == 1


@pytest.mark.parametrize(("asking", "before"), [("", ""), (LABORATORY, SAVING)], ids=["reading", "saving"])
def test_nobody_else_is_sent_python(
    asking: str, before: str, context: BrowserContext, page: Page, reader: Readers
) -> None:
    """Neither one who reads the page, nor one who saves data."""
    page.add_init_script(before)
    open_held(context, reader(EXAMPLE), asking).continue_()

    assert workers(page) == 0


def test_a_worker_that_could_not_be_had_is_tried_again(
    context: BrowserContext, page: Page, reader: Readers, watch: Any
) -> None:
    """By the widget, which then works."""
    watch.expect("Failed to load resource")
    context.route("**/worker.js", lambda route: route.abort())
    opened = reader(EXAMPLE)
    held = open_held(context, opened, LABORATORY)
    page.wait_for_function("() => window.econWorker === null")
    context.unroute("**/worker.js")
    held.continue_()
    opened.come_near()

    opened.wait_ready()
    assert workers(page) == 2
