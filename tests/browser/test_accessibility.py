"""axe-core finds nothing against WCAG 2.2 AA or its best practices, in any state, language and colour scheme."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from build_tools.accessibility.looked_at import PAGES
from build_tools.places import DOCS, REPOSITORY
from tests.browser.evidence import is_recorded
from tests.browser.pages import PREFIX
from tests.browser.predicting import Prediction
from tests.browser.reader import Reader, numbers
from tests.conftest import EDITIONS, load
from tests.kinds import FIXTURE

AXE = (REPOSITORY / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
LOOKS = [("en", "light"), ("zh", "dark")]  # each language and each scheme once
CHAPTERS = sorted(
    {f"book/{file.name.split('.')[0]}/" for file in (DOCS / "book").glob("*.md")} - {"book/index/", *PAGES}
)
RUN = """async (selector) => {
  const { violations, incomplete, passes, inapplicable, testEngine } =
    await axe.run(selector || document, { resultTypes: ["violations"] });
  return {
    version: testEngine.version,
    rules: [violations, incomplete, passes, inapplicable].flat().map(({ id }) => id),
    undecided: incomplete.map(({ id }) => id),
    violations: violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`)),
  };
}"""


def violations(page: Page, selector: str = "") -> list[str]:
    """What axe-core finds on a page, or in a part of it."""
    found: list[str] = looked_at(page, selector)["violations"]
    return found


def looked_at(page: Page, selector: str = "") -> dict[str, Any]:
    """The same with its version, the rules that it asked, and those that it could not decide everywhere."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(RUN, selector)
    return found


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_no_page_has_a_violation(language: str, scheme: str, page: Page, address: str) -> None:
    """The main pages; each chapter and each explainer's lesson page in one of the looks by turns."""
    page.emulate_media(color_scheme=scheme)
    chapters = CHAPTERS[LOOKS.index((language, scheme)) :: len(LOOKS)]
    lessons = [f"explainers/{slug}/teacher/" for slug, offered in EDITIONS if offered == language]
    for path in [*PAGES, *chapters, *lessons]:
        page.goto(f"{address}/{PREFIX[language]}{path}")
        assert violations(page) == [], path


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_no_state_of_a_widget_has_a_violation(
    language: str, scheme: str, tried: str, page: Page, reader: Callable[..., Reader]
) -> None:
    """At the start on the whole page; then each view, all settings, a pinned situation, a wrong number, an answer.

    The accessibility statement says what is found of the invented explainer.
    """
    page.emulate_media(color_scheme=scheme)
    seen = dict(states(reader(tried, language).start("?nonsense=1&v=1"), numbers(load(tried))[0].id))

    assert {state: found["violations"] for state, found in seen.items()} == {state: [] for state in seen}
    if (tried, language, scheme) == (FIXTURE, *LOOKS[0]):
        is_recorded(
            version=seen["start"]["version"],
            rules=len({rule for found in seen.values() for rule in found["rules"]}),
            undecided=tuple(sorted({rule for found in seen.values() for rule in found["undecided"]})),
            violations={state: len(found["violations"]) for state, found in seen.items()},
        )


def states(opened: Reader, parameter: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """What axe-core finds in each state that a laboratory and what is around it can have."""
    page, widget = opened.page, f'econ-explainer[slug="{opened.slug}"]'
    yield "start", looked_at(page)

    opened.button("pin").click()
    opened.element.locator("button[data-preset]").first.click()
    opened.element.locator(".econ-info").first.click()
    opened.unfold().button("menu").click()
    opened.field(parameter).fill("1e9")
    expect(opened.problem(parameter)).not_to_have_text("")
    yield "working", looked_at(page, widget)

    tabs = opened.element.locator("[data-tab]").evaluate_all("(all) => all.map(({ dataset }) => dataset.tab)")
    assert len(tabs) >= 5
    for tab in tabs:
        opened.open_tab(tab)
        if tab == "code":
            opened.element.locator(".cm-content").wait_for()
        yield tab, looked_at(page, widget)

    Prediction(page).choose()
    yield "prediction", looked_at(page, "econ-prediction")
    page.locator("econ-quiz input[type=radio]").first.check()
    page.locator("econ-quiz button").first.click()
    yield "quiz", looked_at(page, "econ-quiz")


def test_no_explainer_has_a_violation(edition: tuple[str, str], page: Page, reader: Callable[..., Reader]) -> None:
    """Its page in the look of its language; the views of the widget are looked at for two explainers, above."""
    page.emulate_media(color_scheme=dict(LOOKS)[edition[1]])
    reader(*edition).open()
    assert violations(page) == []


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_waiting_and_failing_have_no_violation(
    language: str, scheme: str, one_slug: str, page: Page, context: BrowserContext, reader: Callable[..., Reader]
) -> None:
    """While the model loads, when it does not come, and when a model has an error."""
    page.emulate_media(color_scheme=scheme)
    routes = []
    context.route("**/pyodide.mjs", lambda route: routes.append(route))
    opened = reader(one_slug, language).open()
    opened.come_near()
    opened.wait_for("loading")
    widget = f'econ-explainer[slug="{one_slug}"]'
    assert violations(page, widget) == []

    page.evaluate("window.workers.at(-1).dispatchEvent(new ErrorEvent('error', { message: 'lost' }))")
    opened.wait_for("error")
    assert violations(page, widget) == []

    context.unroute("**/pyodide.mjs")
    opened.try_again().click()
    opened.wait_ready()
    opened.open_tab("code")
    opened.element.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+Home")
    page.keyboard.insert_text("1 / 0\n")
    opened.element.locator("[data-code=run]").click()
    expect(opened.element.locator(".econ-traceback")).to_be_visible()
    assert violations(page, widget) == []
