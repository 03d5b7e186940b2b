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
    first_slider,
    headline,
    is_in,
    override,
)

LARGEST = 6_000_000
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_of_the_interpreter_that_it_does_not_carry_is_said(
    language: str, singles: Path, page: Page, watch: Any
) -> None:
    """In words that say where it is; a new Python goes on with the model before, and takes the reader's next one."""
    watch.expect("fatal error")
    watch.expect("rest.wasm")
    widget = opened(page, singles / f"{SLUG}.{language}.html", SLUG)
    status, words = widget.element.locator("[data-code-status]"), WORDS[language]["code"]
    add_code(widget, "import unicodedata\nunicodedata.name('é')\n")

    expect(status).to_contain_text(words["LibraryMissing"], timeout=READY)
    expect(status).to_contain_text(words["kept"])
    assert is_in(language, status.inner_text())
    assert_computes_like_cpython(widget)
    assert widget.message() == ""

    widget.element.locator("[data-code=reset]").click()
    add_code(widget, override(SLUG, "0.125").replace(", statistics", ""))
    expect(widget.element.locator(f'[data-output="{headline(SLUG)}"]').first).to_have_attribute(
        "data-value", "0.125", timeout=READY
    )


def test_a_version_that_comes_to_such_a_part_with_other_settings_says_so(singles: Path, page: Page, watch: Any) -> None:
    """It ran before; the message is above the settings, and others answer again."""
    watch.expect("fatal error")
    watch.expect("rest.wasm")
    widget = opened(page, singles / f"{SLUG}.en.html", SLUG)
    name, value = first_slider(SLUG)
    rare = f"__import__('unicodedata').name('é') if given[0].{name} == {value} else 0.125"
    add_code(widget, override(SLUG, rare).replace(", statistics", ""))
    output = widget.element.locator(f'[data-output="{headline(SLUG)}"]').first
    expect(output).to_have_attribute("data-value", "0.125", timeout=READY)

    slider = widget.slider(name)
    slider.fill(str(value))
    expect(widget.element.locator("[data-message=problem]")).to_contain_text(
        WORDS["en"]["problems"]["left_out"], timeout=READY
    )
    slider.press("End")
    widget.wait_ready()
    expect(widget.element.locator("[data-message=problem]")).to_have_count(0)


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
