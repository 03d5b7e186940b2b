"""The timeline by kind of event: with the keyboard, without scripts, and whole on paper."""

import pytest
from playwright.sync_api import Browser, Page, expect

from explainers.contract.explainer import LANGUAGES

PREFIX = {"en": "", "zh": "zh/"}
EVENTS = "article p[class*=event-]"


def shown(page: Page) -> list[str]:
    """The classes of the events that are shown."""
    classes: list[str] = page.locator(f"{EVENTS}:visible").evaluate_all("(events) => events.map((e) => e.className)")
    return classes


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_chooses_a_kind_with_the_keyboard(language: str, page: Page, address: str) -> None:
    """The number beside the kind is that of its events; paper has all of them, and no buttons."""
    page.goto(f"{address}/{PREFIX[language]}book/timeline/")
    everything = len(shown(page))
    assert everything == page.locator(EVENTS).count() > 20

    page.locator("#kind-all").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#kind-meeting")).to_be_checked()
    meetings = shown(page)
    assert 0 < len(meetings) < everything and all("event-meeting" in classes for classes in meetings)
    assert str(len(meetings)) in page.locator("label", has=page.locator("#kind-meeting")).inner_text()

    page.emulate_media(media="print")
    assert len(shown(page)) == everything
    expect(page.locator(".event-kinds")).to_be_hidden()


def test_the_choice_works_without_scripts(browser: Browser, address: str) -> None:
    """It is a rule of the style sheet; a year without such events goes with them."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/book/timeline/")
    page.locator("#kind-money").check()

    expect(page.locator(f"{EVENTS}.event-money").first).to_be_visible()
    expect(page.locator(f"{EVENTS}:not(.event-money)").first).to_be_hidden()
    expect(page.locator("#y2023")).to_be_hidden()
    expect(page.locator("#y2025")).to_be_visible()
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_a_former_address_keeps_its_section(language: str, page: Page, address: str) -> None:
    """The page has moved into the book."""
    page.goto(f"{address}/{PREFIX[language]}concept/#hallmark-tfp")

    page.wait_for_url(f"{address}/{PREFIX[language]}book/concept/#hallmark-tfp")
