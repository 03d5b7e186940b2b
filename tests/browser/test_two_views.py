"""Two views of one model on one page: each has its own settings, model, table and ids; neither waits for the other."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from explainers.contract.catalogue import load_one
from explainers.contract.explainer import Explainer
from explainers.contract.settings import NumberParameter
from tests.browser.reader import READY, Reader, numbers
from tests.browser.test_accessibility import violations
from tests.browser.test_code import ENDLESS_RUN, REPLACED, button, headline, open_code, write
from tests.browser.test_own_data import GOOD, SLUG, open_panel, paste, used

Pair = tuple["View", "View"]

# Puts the markup that the build has made, a second time, behind the first: the script has taken the first one's data.
COPY = """async (slug) => {
  const text = await (await fetch(location.href)).text();
  const copy = new DOMParser().parseFromString(text, "text/html").querySelector(`econ-explainer[slug="${slug}"]`);
  document.querySelector(`econ-explainer[slug="${slug}"]`).after(document.adoptNode(copy));
}"""

# The results of each element, beside those of the page.
RECORD_EACH = """
  document.addEventListener("explainer:result", ({ detail, target }) => (target.lastResult = detail));
"""

SETTLED = """(element) => {
  const result = element.lastResult;
  const same = result && Object.entries(element.values).every(([name, value]) => result.values[name] === value);
  return same && element.dataset.state === "ready" ? result : null;
}"""

# Moves a slider of each element in one task, and again before any answer can have come.
DRAG_BOTH = """([elements, name]) => {
  for (const step of [1, 2, 3, 4, 5]) {
    elements.forEach((element, place) => {
      const slider = element.querySelector(`input[type=range][name="${name}"]`);
      slider.stepUp(step + place);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}"""


class View(Reader):
    """Somebody in front of one of the two."""

    def __init__(self, page: Page, address: str, slug: str, place: int) -> None:
        """Looks at the first, or the second."""
        super().__init__(page, address, slug)
        self.element = self.element.nth(place)

    def settle(self) -> dict[str, Any]:
        """Waits until this view is ready and shows the result of its own settings."""
        handle = self.element.element_handle()
        return self.page.wait_for_function(SETTLED, arg=handle, timeout=READY).json_value()

    def ask(self, parameter: NumberParameter) -> None:
        """Types a value between two stops of its slider, which nobody has run ahead."""
        slider = parameter.slider
        self.type(parameter.id, self.typed(parameter.id, slider.start + 0.31357 * (slider.end - slider.start)))

    def expect_own_answer(self, explainer: Explainer) -> None:
        """The numbers shown are those of our model for the settings of this view."""
        self.settle()
        self.expect_numbers(explainer.run(**self.values)["outputs"])


@pytest.fixture
def pair(page: Page, address: str) -> Iterator[Callable[[str], Pair]]:
    """Opens a page that holds an explainer twice; both have started."""

    def opened(slug: str) -> Pair:
        page.add_init_script(RECORD_EACH)
        first, second = (View(page, address, slug, place) for place in (0, 1))
        page.goto(first.url)
        page.evaluate(COPY, slug)
        for view in (first, second):
            expect(view.element).to_have_attribute("data-live", "")
            view.come_near()
            view.wait_ready()
        return first, second

    yield opened


def test_both_are_dragged_at_once_and_both_answer(one_slug: str, pair: Callable[[str], Pair], page: Page) -> None:
    """Each ends ready, with the numbers of its own settings, through one worker."""
    explainer = load_one(one_slug)
    views = pair(one_slug)
    handles = [view.element.element_handle() for view in views]

    page.evaluate(DRAG_BOTH, [handles, numbers(explainer)[0].id])

    for view in views:
        view.expect_own_answer(explainer)
    assert views[0].values != views[1].values != explainer.results[""]["values"]
    assert page.evaluate("window.workers.length") == 1


def test_one_is_changed_and_the_other_keeps_our_model(one_slug: str, pair: Callable[[str], Pair]) -> None:
    """Also where a version fails, and where the first goes back to ours."""
    explainer, name = load_one(one_slug), headline(one_slug)
    parameter = numbers(explainer)[0].id
    first, second = pair(one_slug)
    status = open_code(first)
    write(first, REPLACED.replace("{output}", name))
    expect(status).to_have_text(first.words["code"]["running_yours"], timeout=READY)

    second.drag(parameter, 0.8)
    second.expect_own_answer(explainer)
    expect(second.element).not_to_have_attribute("data-edited", "")
    first.drag(parameter, 0.3)
    first.settle()
    expect(first.element.locator(f'[data-output="{name}"]')).to_have_attribute("data-value", "0.125")

    write(first, "\n1 / 0\n")
    expect(status).to_contain_text(first.words["code"]["kept"], timeout=READY)
    first.drag(parameter, 0.6)
    first.settle()
    expect(first.element.locator(f'[data-output="{name}"]')).to_have_attribute("data-value", "0.125")
    button(first, "reset").click()
    first.expect_own_answer(explainer)
    second.drag(parameter, 0.5)
    second.expect_own_answer(explainer)


@pytest.mark.parametrize("who", ["the one that loops", "the other"])
def test_an_endless_loop_in_one_leaves_the_other_alive(
    who: str, one_slug: str, pair: Callable[[str], Pair], page: Page
) -> None:
    """What the other waits for is answered once somebody presses stop, wherever they press it."""
    explainer = load_one(one_slug)
    parameter = numbers(explainer)[0]
    first, second = pair(one_slug)
    status = open_code(first)
    write(first, ENDLESS_RUN.replace("{parameter}", parameter.id).replace("{start}", repr(parameter.default)))
    expect(status).to_have_text(first.words["code"]["running_yours"], timeout=READY)
    first.drag(parameter.id, 0.8)
    first.wait_for("running")
    second.ask(parameter)
    second.wait_for("running")

    (first if who == "the one that loops" else second).button("stop").click()

    second.expect_own_answer(explainer)
    first.expect_own_answer(explainer)
    expect(status).to_have_text(first.words["code"]["stopped"])
    expect(first.element).not_to_have_attribute("data-edited", "")
    assert page.evaluate("window.workers.length") == 2
    for view in (first, second):
        expect(view.message("problem")).to_have_count(0)


def test_a_version_that_never_loads_leaves_the_other_alive(one_slug: str, pair: Callable[[str], Pair]) -> None:
    """The loop stands outside of any function, so that the version is never in use."""
    explainer = load_one(one_slug)
    parameter = numbers(explainer)[0]
    first, second = pair(one_slug)
    status = open_code(first)
    write(first, "\nwhile True:\n    pass\n")
    first.wait_for("running")
    second.ask(parameter)
    second.wait_for("running")

    button(first, "stop").click()

    second.expect_own_answer(explainer)
    expect(status).to_have_text(first.words["code"]["stopped"])
    first.drag(parameter.id, 0.8)
    first.expect_own_answer(explainer)


def test_a_table_belongs_to_one_view(pair: Callable[[str], Pair]) -> None:
    """The other has none, and asks for one."""
    first, second = pair(SLUG)
    paste(first, open_panel(first), GOOD)
    outputs = used(first)
    assert outputs["gdp_growth"] == pytest.approx(0.0295588, abs=1e-6)

    second.element.locator('select[name="economy"]').select_option("own")
    expect(second.element.locator("[data-own-answer]")).to_contain_text(second.words["own_data"]["needed"])
    second.element.locator('select[name="economy"]').select_option("japan")
    second.expect_own_answer(load_one(SLUG))
    first.type("fixed_labour_share", "50")
    assert first.settle()["outputs"]["tfp_growth"] < outputs["tfp_growth"]


def test_every_id_on_the_page_is_unique(one_slug: str, pair: Callable[[str], Pair], page: Page) -> None:
    """So that labels, descriptions, tabs and hatchings belong to their own view, and radio buttons to one group."""
    views = pair(one_slug)
    for view in views:
        view.drag(numbers(load_one(one_slug))[0].id, 0.7)
        view.settle()

    ids = views[0].page.evaluate(
        "[...document.querySelectorAll('econ-explainer, econ-explainer [id]')].map((e) => e.id)"
    )
    assert len(ids) == len(set(ids)) and not any(re.search(r"\s", name) for name in ids)
    found = violations(page, "econ-explainer")
    assert [entry for entry in found if not entry.startswith("landmark-unique")] == []  # both have one title
    for view in views:
        label = view.element.locator(".econ-parameter label").first
        assert label.evaluate("(label) => label.closest('econ-explainer').contains(label.control)")
        fills = view.element.locator("svg [fill^='url(#']").evaluate_all(
            "(all) => all.every((e) => e.closest('econ-explainer').querySelector(e.getAttribute('fill').slice(4, -1)))"
        )
        assert fills
    charts = [view.element.locator("input[type=radio][name$=chart], input[type=radio][name*=chart-]") for view in views]
    if charts[0].count() > 1:
        charts[0].nth(1).check()
        expect(charts[1].first).to_be_checked()
