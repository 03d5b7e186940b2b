"""Scenes that wait to be unfolded, on pages of another subject: fetched when a reader asks, and alive then."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from build_tools.pages.statements import load_statements
from build_tools.places import DOCS
from explainers.contract.explainer import LANGUAGES, Explainer
from tests.browser.pages import PREFIX
from tests.browser.predicting import Prediction
from tests.browser.reader import WORDS
from tests.browser.test_accessibility import violations
from tests.browser.test_scenes import cut_off
from tests.kinds import FIXTURE

FILES = "**/assets/scenes/folded-*"
NAME = "order_in_time"

# The id of the heading that an element stands under.
HEADING = """(element) => [...document.querySelectorAll("h3")].findLast((heading) =>
  heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING).id"""

Open = Callable[..., Locator]


@pytest.fixture
def folded(page: Page, fixture_address: str) -> Open:
    """Opens the fixture's page without a laboratory; gives the line on it."""

    def opened(language: str = "en") -> Locator:
        page.goto(f"{fixture_address}/{PREFIX[language]}alone/")
        expect(page.locator("econ-folded-scene")).to_have_attribute("data-live", "")
        return page.locator("econ-folded-scene")

    return opened


def expect_alive(folded: Locator, explainer: Explainer, language: str) -> None:
    """The unfolded scene answers a key as our model does."""
    scene = folded.locator("econ-scene")
    expect(scene.locator(".econ-drawing > svg")).to_be_visible()
    values = scene.evaluate("(element) => element.values")
    scene.locator("input").first.press("End")
    moved = scene.evaluate("(element) => element.values")

    assert moved != values
    expect(scene.locator("[data-sentence]")).to_have_text(explainer.summary(explainer.run(**moved), language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_fetched_when_it_is_unfolded(language: str, folded: Open, page: Page, every_kind: Explainer) -> None:
    """Once, by pointer or by key; folded and unfolded again it is as it was left. Nothing in it breaks a rule."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/folded-" in request.url else None)
    line = folded(language)
    summary = line.locator("summary").first

    expect(summary).to_contain_text(every_kind.words[language]["scenes"][NAME]["title"])
    expect(summary).to_contain_text(WORDS[language]["scene"]["unfold"])
    assert asked == []
    summary.press("Enter")
    expect_alive(line, every_kind, language)
    sentence = line.locator("[data-sentence]").inner_text()
    summary.click()
    expect(line.locator("econ-scene")).to_be_hidden()
    summary.click()

    expect(line.locator("[data-sentence]")).to_have_text(sentence)
    assert len(asked) == 1
    assert violations(page) == []


def test_where_it_cannot_be_had_the_link_stays(folded: Open, page: Page, every_kind: Explainer, watch: Any) -> None:
    """And the next attempt succeeds."""
    watch.expect("404")
    page.route(FILES, lambda route: route.fulfill(status=404))
    line = folded()
    with page.expect_response(FILES):
        line.locator("summary").first.click()
    link = line.locator("[data-place] a")

    expect(link).to_be_visible()
    assert (link.get_attribute("href") or "").endswith(f"explainers/{FIXTURE}/#{FIXTURE}-scene-{NAME}")
    page.unroute(FILES)
    line.locator("summary").first.click()
    line.locator("summary").first.click()
    expect_alive(line, every_kind, "en")


def test_half_a_file_is_no_scene(folded: Open, page: Page) -> None:
    """What arrives damaged is left out as a whole."""
    page.route(FILES, cut_off)
    line = folded()
    with page.expect_console_message(lambda message: message.type == "warning"):
        line.locator("summary").first.click()

    expect(line.locator("[data-place] a")).to_be_visible()
    expect(line.locator("econ-scene")).to_have_count(0)


@pytest.fixture
def still(browser: Browser, fixture_address: str) -> Iterator[Page]:
    """A page of a reader without scripts."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{fixture_address}/alone/")
    yield page
    context.close()


def test_without_scripts_it_leads_to_the_scene(still: Page) -> None:
    """Which stands on the explainer's own page as a picture, a sentence and a table."""
    line = still.locator("econ-folded-scene")
    line.locator("summary").first.click()
    line.locator("a").click()

    expect(still.locator(f"#{FIXTURE}-scene-{NAME} [data-sentence]")).to_be_visible()


@pytest.mark.parametrize("language", PREFIX)
def test_every_statement_has_its_scene_on_the_concept_page(language: str, page: Page, address: str) -> None:
    """Each one unfolds in its own section, and lives; a first scene asks for a guess first."""
    statements = load_statements(DOCS)
    page.goto(f"{address}/{PREFIX[language]}book/concept/")
    lines = page.locator("econ-folded-scene")
    expect(lines).to_have_count(len(statements))

    for line, (key, entry) in zip(lines.all(), statements.items(), strict=True):
        slug, name = entry["scene"].split("/")
        heading = line.evaluate(HEADING)
        assert heading == entry["anchor"], key
        line.locator("summary").first.click()
        scene = line.locator(f'econ-scene[for="{slug}"][scene="{name}"]')
        expect(scene).to_have_attribute("data-live", "")
        scene.locator("[data-sentence]").scroll_into_view_if_needed()
        if scene.get_attribute("data-asks") is not None:
            Prediction(scene).choose()
        expect(scene.locator(".econ-drawing > svg")).to_be_visible()
        expect(scene.locator("[data-sentence]")).not_to_be_empty()
