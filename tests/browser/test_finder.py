"""The pages of all facts and of all works: found by typing, opened by links, whole on paper."""

import pytest
from playwright.sync_api import Page, expect

from explainers.contract.explainer import LANGUAGES

PREFIX = {"en": "", "zh": "zh/"}
FACTS, WORKS = ".facts-topic tbody tr", ".sources-list > li"
LISTS = {"facts": (FACTS, f"{FACTS} [id]"), "sources": (WORKS, f"{WORKS} cite")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LISTS)
def test_a_reader_finds_an_entry_by_typing(name: str, language: str, page: Page, address: str) -> None:
    """Those that have not all of the words are hidden, and the number of those that have is said."""
    page.goto(f"{address}/{PREFIX[language]}reference/{name}/")
    rows, marks = LISTS[name]
    everything = page.locator(rows).count()
    mark = page.locator(marks).nth(everything // 2)

    page.locator("#finder").fill(mark.text_content() or "")
    expect(mark).to_be_visible()
    shown = page.locator(f"{rows}:visible").count()
    assert 0 < shown < everything
    assert str(shown) in page.locator(".finder [role=status]").inner_text()

    page.locator("#finder").fill("nothing at all is called so")
    expect(page.locator(f"{rows}:visible")).to_have_count(0)
    expect(page.locator(".finder [role=status]")).not_to_contain_text(str(everything))

    page.locator("#finder").fill("")
    page.emulate_media(media="print")
    expect(page.locator(f"{rows}:visible")).to_have_count(everything)


def test_facts_are_folded_by_topic_at_first(page: Page, address: str) -> None:
    """So that the page is a list of topics."""
    page.goto(f"{address}/reference/facts/")
    expect(page.locator(f"{FACTS}:visible")).to_have_count(0)


def test_a_link_to_a_figure_opens_its_topic(page: Page, address: str) -> None:
    """The figure is in view."""
    page.goto(f"{address}/reference/facts/")
    key = page.locator(f"{FACTS} [id]").last.get_attribute("id")
    page.evaluate("(key) => { location.hash = key; }", key)

    expect(page.locator(f"#{key}")).to_be_in_viewport()


def test_the_pages_that_cite_a_work_unfold(page: Page, address: str) -> None:
    """By the keyboard; on paper they are open."""
    page.goto(f"{address}/reference/sources/")
    cited = page.locator(".cited-by").first
    expect(cited.locator("a").first).to_be_hidden()
    cited.locator("summary").press("Enter")
    expect(cited.locator("a").first).to_be_visible()

    last = page.locator(".cited-by").last.locator("a").first
    expect(last).to_be_hidden()
    page.emulate_media(media="print")
    expect(last).to_be_visible()
