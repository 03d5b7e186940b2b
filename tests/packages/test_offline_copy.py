"""The unpacked zip file: a double click on `index.html`, no network, and everything works."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from explainers.contract.catalogue import load_one
from tests.browser.reader import READY
from tests.packages.reading import SLUG, add_code, assert_computes_like_cpython, first_slider, headline, override


def test_a_reader_walks_through_the_pages_and_changes_the_language(unpacked: Path, page: Page) -> None:
    """By the menu; the switch stays on the page that is shown."""
    page.goto((unpacked / "index.html").as_uri())
    page.locator(".md-tabs__link").nth(1).click()
    page.wait_for_url("**/book/index.html")
    page.locator(".md-select__link[hreflang=zh]").evaluate("(link) => link.click()")
    page.wait_for_url("**/zh/book/index.html")

    expect(page.locator("html")).to_have_attribute("lang", re.compile("zh"))
    page.locator(".md-select__link[hreflang=en]").evaluate("(link) => link.click()")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.wait_for_load_state()


@pytest.mark.parametrize(("language", "word"), [("en", "productivity"), ("zh", "生产率")])
def test_search_finds_pages(language: str, word: str, unpacked: Path, page: Page) -> None:
    """In both languages; a result leads to a page."""
    page.goto((unpacked / ("" if language == "en" else language) / "book" / "concept.html").as_uri())
    page.locator("[data-md-component=search-query]").first.fill(word)
    results = page.locator(".md-search-result__link")
    results.first.wait_for(timeout=READY)

    addresses = results.evaluate_all("(links) => links.map((link) => link.href)")
    assert any(("/zh/" in address) == (language == "zh") for address in addresses)
    page.goto(addresses[0])
    assert page.locator("article mark, article h1").count()


def test_a_slider_moves_the_economy(edition: tuple[str, str], chapter: Any) -> None:
    """The browser's Python says what CPython says."""
    assert_computes_like_cpython(chapter(*edition))


def test_the_home_page_answers(unpacked: Path, page: Page) -> None:
    """A double click on `index.html` is enough: a guess, and then its slider."""
    page.goto((unpacked / "index.html").as_uri())
    scene = page.locator("econ-scene")
    before = scene.locator("[data-sentence]").inner_text()
    scene.locator("[data-option]").first.click()

    expect(scene.locator("[data-sentence]")).not_to_have_text(before)
    revealed = scene.locator("[data-sentence]").inner_text()
    scene.locator("input[type=range]").press("End")
    expect(scene.locator("[data-sentence]")).not_to_have_text(revealed)


def test_code_can_be_changed_stopped_and_use_the_whole_library(chapter: Any) -> None:
    """A module that no model imports is there, an endless loop ends, and the sliders go on."""
    widget = chapter(SLUG)
    output = widget.element.locator(f'[data-output="{headline(SLUG)}"]').first
    add_code(widget, override(SLUG, "statistics.mean([1, 2])"))
    expect(output).to_have_attribute("data-value", "1.5", timeout=READY)

    add_code(widget, "while True: pass\n")
    widget.page.wait_for_timeout(300)
    widget.element.locator("[data-code=stop]").click()
    widget.wait_ready()
    widget.element.locator("[data-code=reset]").click()
    widget.move(*first_slider(SLUG))


def test_what_is_shown_can_be_downloaded(chapter: Any, tmp_path: Path) -> None:
    """Numbers and pictures, also from a disk."""
    widget = chapter(SLUG)
    for kind, start in (("csv", b","), ("svg", b"<svg"), ("png", b"\x89PNG")):
        with widget.page.expect_download() as waiting:
            widget.element.locator("[data-action=menu]").click()
            widget.element.locator(f"[data-download={kind}]").click()
        path = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(path)

        assert start in path.read_bytes()[:200]


def test_dark_mode_is_kept_from_page_to_page(unpacked: Path, page: Page) -> None:
    """The scheme that the reader chose."""
    page.goto((unpacked / "index.html").as_uri())
    page.locator("label[for=__palette_1]:visible, label[for=__palette_0]:visible").first.click()
    chosen = page.locator("body").get_attribute("data-md-color-scheme")
    page.goto((unpacked / "book" / "concept.html").as_uri())

    assert chosen == "slate"
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_link_keeps_the_settings_behind_the_hash(chapter: Any) -> None:
    """The copied address opens the same state from the same disk."""
    name, value = first_slider(SLUG)
    widget = chapter(SLUG)
    widget.move(name, value)
    widget.page.evaluate("navigator.clipboard.writeText = (text) => Promise.resolve((window.copied = text))")
    widget.element.locator("[data-action=share]").click()
    address = widget.page.evaluate("window.copied")

    assert f"#{name}=" in address and "?" not in address
    widget.page.goto("about:blank")
    widget.page.goto(address)
    expect(widget.slider(name)).to_have_value(f"{value:g}")


def test_paper_gets_every_chart(chapter: Any) -> None:
    """Of the present run; and the button for frames is not there, since nobody else can reach a page on this disk."""
    widget = chapter(SLUG)
    widget.element.locator("[data-action=menu]").click()
    expect(widget.element.locator("[data-download=csv]")).to_be_visible()
    expect(widget.element.locator("[data-action=embed]")).to_be_hidden()
    widget.page.emulate_media(media="print")
    widget.page.evaluate("dispatchEvent(new Event('beforeprint'))")

    charts = len(load_one(SLUG).declaration.charts)
    assert widget.element.locator(".econ-drawing svg:visible").count() == charts
