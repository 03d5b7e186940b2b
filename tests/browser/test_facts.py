"""The page of all facts: found by typing, opened by links, whole on paper."""

import pytest
from playwright.sync_api import Page, expect

from explainers.contract.explainer import LANGUAGES

PREFIX = {"en": "", "zh": "zh/"}
ROWS = ".facts-topic tbody tr"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_finds_a_figure_by_typing(language: str, page: Page, address: str) -> None:
    """Topics are closed at first; what is found is open, and the number of rows is said."""
    page.goto(f"{address}/{PREFIX[language]}reference/facts/")
    everything = page.locator(ROWS).count()
    expect(page.locator(f"{ROWS}:visible")).to_have_count(0)

    key = page.locator(f"{ROWS} [id]").nth(everything // 2)
    wanted = key.text_content() or ""
    page.locator("#facts-find").fill(wanted)
    expect(key).to_be_visible()
    shown = page.locator(f"{ROWS}:visible").count()
    assert 0 < shown < everything
    assert str(shown) in page.locator(".facts-find [role=status]").inner_text()

    page.locator("#facts-find").fill("")
    page.emulate_media(media="print")
    expect(page.locator(f"{ROWS}:visible")).to_have_count(everything)


def test_a_link_to_a_figure_opens_its_topic(page: Page, address: str) -> None:
    """The figure is in view."""
    page.goto(f"{address}/reference/facts/")
    key = page.locator(f"{ROWS} [id]").last.get_attribute("id")
    page.evaluate("(key) => { location.hash = key; }", key)

    expect(page.locator(f"#{key}")).to_be_in_viewport()
