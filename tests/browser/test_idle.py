"""A setting that does nothing in the present state is quiet, says why, and can be moved all the same."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from build_tools.pages.explainer import View
from build_tools.pages.references import load_references
from build_tools.places import DOCS, SITE
from explainers.contract.catalogue import CATALOGUE, load_one
from explainers.contract.explainer import LANGUAGES
from tests.browser.reader import Reader, numbers, other_value
from tests.browser.test_accessibility import LOOKS, violations

REASON = {"en": "It does <nothing> here & now.", "zh": "在这里它不起作用。"}
WIDGET = re.compile(r"<econ-explainer.*?</econ-explainer>", re.DOTALL)

Open = Callable[[str], Reader]


def with_idle(slug: str, language: str, idle: dict[str, list[str]]) -> str:
    """The element of an explainer in which these settings do nothing: for each situation the ids of some."""
    view = View(load_one(slug), language, load_references(DOCS, CATALOGUE), "")
    payload = dict(view.payload)
    reasons = {name: {**words, "idle": REASON[language]} for name, words in payload["words"]["parameters"].items()}
    payload["words"] = {**payload["words"], "parameters": reasons}
    payload["results"] = {name: {**run, "idle": idle.get(name, [])} for name, run in payload["results"].items()}
    view.__dict__["payload"] = payload
    return view.make_widget()


@pytest.fixture
def opened(one_slug: str, context: BrowserContext, reader: Callable[..., Reader]) -> Open:
    """Opens a page on which the first number is idle at the start, and the second in the first situation."""
    explainer = load_one(one_slug)
    first, second = numbers(explainer)[:2]

    def open_in(language: str) -> Reader:
        idle = {"": [first.id], explainer.declaration.presets[0].id: [second.id]}
        prefix = "" if language == "en" else f"{language}/"
        page = (SITE / f"{prefix}explainers/{one_slug}/index.html").read_text(encoding="utf-8")
        element = with_idle(one_slug, language, idle)
        body = WIDGET.sub(lambda _: element, page, count=1)
        context.route(f"**/explainers/{one_slug}/", lambda route: answer(route, body))
        return reader(one_slug, language)

    return open_in


def answer(route: Route, body: str) -> None:
    """Gives the changed page."""
    route.fulfill(status=200, content_type="text/html", body=body)


def row(opened: Reader, name: str) -> Locator:
    """The row of a setting."""
    return opened.element.locator(f'[data-parameter="{name}"]')


def expect_idle(opened: Reader, name: str, reason: str) -> None:
    """The row is marked, says why, and both of its inputs are described by that; they can be used."""
    place = row(opened, name)
    expect(place).to_have_class(re.compile(r"\becon-idle\b"))
    expect(place.locator(".econ-idle-reason")).to_have_text(reason)
    expect(place.locator(".econ-idle-reason")).to_be_visible()
    for part in place.locator("input, select").all():
        expect(part).to_have_accessible_description(re.compile(re.escape(reason)))
        expect(part).to_be_enabled()


def expect_busy(opened: Reader, name: str) -> None:
    """The row is as ever, and nothing says that it does nothing."""
    expect(row(opened, name)).not_to_have_class(re.compile(r"\becon-idle\b"))
    expect(row(opened, name).locator(".econ-idle-reason")).to_be_hidden()
    expect(opened.slider(name)).not_to_have_accessible_description(re.compile("nothing|不起作用"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_idle_settings_follow_every_result(language: str, one_slug: str, opened: Open) -> None:
    """At the start, in a situation, and after a run of the model."""
    explainer = load_one(one_slug)
    first, second = numbers(explainer)[:2]
    page = opened(language).start().unfold()
    expect_idle(page, first.id, REASON[language])
    expect_busy(page, second.id)

    page.preset(explainer.declaration.presets[0].id).click()
    expect_idle(page, second.id, REASON[language])
    expect_busy(page, first.id)

    page.type(second.id, page.typed(second.id, other_value(second)))
    idle = explainer.run(**page.settle()["values"]).get("idle", [])
    for name in (first.id, second.id):
        if name in idle:
            expect_idle(page, name, REASON[language])
        else:
            expect_busy(page, name)
    page.button("reset").click()
    expect_idle(page, first.id, REASON[language])


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_an_idle_setting_can_be_read(language: str, scheme: str, page: Page, opened: Open) -> None:
    """Its colors keep the contrast, and more than a color tells it."""
    page.emulate_media(color_scheme=scheme)
    shown = opened(language).start().unfold()

    assert violations(page, "econ-explainer") == []
    field = shown.element.locator(".econ-idle input[type=number]").first
    assert field.evaluate("(field) => getComputedStyle(field).borderStyle") == "dashed"


def test_without_scripts_the_start_says_it_too(one_slug: str, browser: Any, address: str) -> None:
    """The reason is in the page that the build has made."""
    first, second = numbers(load_one(one_slug))[:2]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(with_idle(one_slug, "en", {"": [first.id]}))

    expect(page.locator(f'[data-parameter="{first.id}"] .econ-idle-reason')).to_have_text(REASON["en"])
    expect(page.locator(f'[data-parameter="{second.id}"] .econ-idle-reason')).to_have_text("")
    context.close()
