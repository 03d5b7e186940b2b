"""One file for each explainer and language: from a disk, from a mail program, inside a frame."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from explainers.contract.explainer import LANGUAGES
from tests.browser.reader import READY, WORDS
from tests.conftest import SLUGS
from tests.packages.conftest import opened
from tests.packages.reading import (
    SLUG,
    Widget,
    add_code,
    assert_computes_like_cpython,
    headline,
    override,
)

LARGEST = 7_800_000
FRAME = """(address) => {
  const frame = document.createElement("iframe");
  Object.assign(frame, { src: address, width: 900, height: 900 });
  document.body.append(frame);
}"""
FRAMES = {
    "beside it": '<iframe src="{name}" width="900" height="900"></iframe>',
    "with few rights": '<iframe src="{name}" width="900" height="900" sandbox="allow-scripts"></iframe>',
}


def test_there_is_one_for_each_explainer_and_language(singles: Path) -> None:
    """And no other."""
    wanted = {f"{slug}.{language}.html" for slug in SLUGS for language in LANGUAGES}

    assert {path.name for path in singles.iterdir()} == wanted


def test_none_is_larger_than_a_mail_takes(singles: Path) -> None:
    """Many servers take 10 MB at most, and a mail writes a file a third longer than it is."""
    assert max(path.stat().st_size for path in singles.iterdir()) <= LARGEST


def test_it_works_from_a_disk(edition: tuple[str, str], singles: Path, page: Page) -> None:
    """The browser's Python says what CPython says."""
    slug, language = edition
    assert_computes_like_cpython(opened(page, singles / f"{slug}.{language}.html", slug))


def test_it_is_really_alone(singles: Path, tmp_path: Path, page: Page) -> None:
    """Nothing beside it is needed, whatever it is called."""
    alone = tmp_path / "附件 1.html"
    alone.write_bytes((singles / f"{SLUG}.en.html").read_bytes())

    widget = opened(page, alone, SLUG)

    add_code(widget, override(SLUG, "0.125").replace(", statistics", ""))
    expect(widget.element.locator(f'[data-output="{headline(SLUG)}"]').first).to_have_attribute(
        "data-value", "0.125", timeout=READY
    )


def test_a_module_that_it_does_not_carry_is_said(singles: Path, page: Page) -> None:
    """In words, and the model before goes on."""
    widget = opened(page, singles / f"{SLUG}.en.html", SLUG)

    add_code(widget, "import statistics\n")

    expect(widget.element.locator("[data-code-status]")).to_contain_text(
        WORDS["en"]["code"]["LibraryMissing"], timeout=READY
    )


@pytest.mark.parametrize("kind", FRAMES)
def test_it_works_inside_a_frame(kind: str, singles: Path, tmp_path: Path, page: Page) -> None:
    """As a learning platform shows it; it says how high it is."""
    (tmp_path / "explainer.html").write_bytes((singles / f"{SLUG}.en.html").read_bytes())
    outer = tmp_path / "outer.html"
    outer.write_text(FRAMES[kind].format(name="explainer.html"), encoding="utf-8")
    page.add_init_script("window.said = []; addEventListener('message', ({ data }) => said.push(data));")
    page.goto(outer.as_uri())

    widget = Widget(page, SLUG)
    widget.element = page.frame_locator("iframe").locator("econ-explainer").first
    widget.element.scroll_into_view_if_needed()
    page.frame_locator("iframe").locator("econ-explainer[data-state=ready]").wait_for(timeout=READY)
    assert_computes_like_cpython(widget)
    heights: list[Any] = page.evaluate("said.filter(({ type }) => type === 'econ-explainer:height')")
    assert heights and heights[-1]["slug"] == SLUG and heights[-1]["height"] > 500


def test_a_mail_program_may_hand_it_over_as_a_blob(singles: Path, page: Page) -> None:
    """An address that is no file."""
    page.goto("about:blank")
    text = (singles / f"{SLUG}.en.html").read_text(encoding="utf-8")
    address = page.evaluate("(text) => URL.createObjectURL(new Blob([text], { type: 'text/html' }))", text)
    page.evaluate(FRAME, address)

    page.frame_locator("iframe").locator("econ-explainer").scroll_into_view_if_needed()
    page.frame_locator("iframe").locator("econ-explainer[data-state=ready]").wait_for(timeout=READY)
