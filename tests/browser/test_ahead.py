"""While nobody asks for anything, Python runs what a hand will ask for next; nobody ever waits for these runs."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from explainers.contract.explainer import Explainer
from explainers.contract.settings import NumberParameter
from tests.browser.reader import READY, Reader, numbers
from tests.browser.test_code import REPLACED, button, open_code, write
from tests.conftest import FIXTURE, load

Readers = Callable[..., Reader]

# Keeps every call to Python, with how many others were waiting when it was sent.
ASKED = """
  window.asked = [];
  window.waiting = new Set();
  const heard = new WeakSet();
  const send = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (call, ...rest) {
    if (call.name) {
      if (!heard.has(this)) this.addEventListener("message", ({ data }) => window.waiting.delete(data.id));
      heard.add(this);
      window.asked.push({ name: call.name, key: call.arguments[0], values: call.arguments[1], before: waiting.size });
      window.waiting.add(call.id);
    }
    return send.call(this, call, ...rest);
  };
"""

# Moves a slider to each of its positions, and says which settings were answered within the same task.
SWEEP = """([element, name]) => {
  const slider = element.querySelector(`input[type=range][name="${name}"]`);
  const [asked, announced] = [window.asked.length, window.results.length];
  for (slider.value = slider.min; ; slider.stepUp()) {
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    if (Number(slider.value) >= Number(slider.max)) break;
  }
  const values = window.results.slice(announced).map(({ values }) => values[name]);
  return { values, asked: window.asked.slice(asked).filter(({ name }) => name !== "sensitivity") };
}"""

# Whether each of these settings has been run, and nothing is on its way.
HAS_RUN = """(wanted) => {
  const known = new Set(window.asked.filter(({ name }) => name === "run").map(({ values }) => values));
  const isSame = (one) => [...known].some((other) => {
    const found = JSON.parse(other);
    return Object.entries(one).every(([name, value]) => found[name] === value);
  });
  return window.waiting.size === 0 && wanted.every(isSame);
}"""

# Wants settings in the middle of all that, and says which call that has to be.
ASK_BETWEEN = """(element, some) => {
  const place = window.asked.length;
  element.showValues({ ...element.values, ...some });
  return place;
}"""

SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
BATTERY = "navigator.getBattery = async () => ({ level: 0.1, charging: %s });"
REDUCED = """
  const ask = window.matchMedia.bind(window);
  window.matchMedia = (query) => query === "(prefers-reduced-data: reduce)" ? { matches: true } : ask(query);
"""


def positions(parameter: NumberParameter) -> list[float]:
    """All values of a slider, as a browser counts them."""
    slider = parameter.slider
    count = round((slider.end - slider.start) / slider.step)
    return [float(f"{slider.start + step * slider.step:.12g}") for step in range(count + 1)]


@pytest.fixture
def opened(page: Page, reader: Readers) -> Reader:
    """The laboratory of the invented explainer, before its page is opened; its calls are kept."""
    page.add_init_script(ASKED)
    return reader(FIXTURE)


@pytest.fixture
def main(every_kind: Explainer) -> list[NumberParameter]:
    """Its main sliders."""
    return [parameter for parameter in numbers(every_kind) if parameter.primary]


@pytest.fixture
def days(every_kind: Explainer) -> NumberParameter:
    """A slider that stands further down."""
    return next(parameter for parameter in numbers(every_kind) if parameter.id == "days")


def runs(page: Page) -> list[dict[str, Any]]:
    """The calls for a run so far."""
    return page.evaluate("window.asked.filter(({ name }) => name === 'run')")  # type: ignore[no-any-return]


def wait_for_runs(opened: Reader, *sliders: NumberParameter) -> None:
    """Waits until every position of these sliders has been run, with all else as it is now."""
    now, known = opened.values, [result["values"] for result in load(FIXTURE).results.values()]
    reached = [{**now, slider.id: value} for slider in sliders for value in positions(slider)]
    wanted = [values for values in reached if values not in [now, *known]]
    opened.page.wait_for_function(HAS_RUN, arg=wanted, timeout=READY)


def rest(page: Page) -> int:
    """How many calls there are once there has been time for more."""
    page.wait_for_timeout(1_500)
    return int(page.evaluate("window.asked.length"))


def test_main_sliders_are_answered_from_memory(
    opened: Reader, main: list[NumberParameter], every_kind: Explainer
) -> None:
    """At all of their positions, at once, without a word to Python, and with the model's numbers."""
    opened.start()
    wait_for_runs(opened, *main)
    texts = [run["values"] for run in runs(opened.page)]
    assert len(texts) == len(set(texts))
    element = opened.element.element_handle()

    for slider in main:
        found = opened.page.evaluate(SWEEP, [element, slider.id])
        assert found == {"values": positions(slider), "asked": []}
        opened.expect_numbers(every_kind.run(**opened.values)["outputs"])
        opened.button("reset").click()
        opened.settle()


def test_what_lies_ahead_follows_the_settings(
    opened: Reader, main: list[NumberParameter], days: NumberParameter
) -> None:
    """Another value further down, and the main sliders are run anew, since all they have said was for the old one."""
    opened.start()
    wait_for_runs(opened, *main)

    moved = opened.unfold().drag(days.id, 0.8)
    opened.settle()
    wait_for_runs(opened, *main)

    found = opened.page.evaluate(SWEEP, [opened.element.element_handle(), main[0].id])
    assert found == {"values": positions(main[0]), "asked": []}
    assert opened.settle()["values"][days.id] == moved != days.default


def test_a_reader_waits_for_one_run_at_most(opened: Reader, every_kind: Explainer) -> None:
    """In the middle of what is run ahead, the next call is the reader's; what is run ahead never waits in a row."""
    opened.start()
    opened.page.wait_for_function("() => window.asked.length > 8", timeout=READY)

    place = opened.element.evaluate(ASK_BETWEEN, {"days": 31})
    opened.settle()
    opened.expect_numbers(every_kind.run(**{**opened.values, "days": 31})["outputs"])

    asked = opened.page.evaluate("window.asked")
    assert json.loads(asked[place]["values"])["days"] == 31 and asked[place]["before"] <= 1
    ahead = [call for number, call in enumerate(asked) if call["name"] == "run" and number != place]
    assert {call["before"] for call in ahead} == {0}


@pytest.mark.parametrize("before", [SAVING, REDUCED, BATTERY % "false"], ids=["data", "preference", "power"])
def test_a_device_that_saves_is_spared(before: str, opened: Reader) -> None:
    """Python starts, and does only what it is asked for."""
    opened.page.add_init_script(before)
    opened.open().come_near()
    if before == SAVING:
        opened.button("start").click()
    opened.wait_ready()

    calls = rest(opened.page)
    assert runs(opened.page) == [] and calls > 0

    opened.type("practice", "31")
    opened.settle()
    rest(opened.page)
    assert len(runs(opened.page)) == 2  # one for each digit


def test_a_device_that_is_being_charged_is_not_spared(opened: Reader, main: list[NumberParameter]) -> None:
    """However empty it is."""
    opened.page.add_init_script(BATTERY % "true")

    opened.start()

    wait_for_runs(opened, *main)


def test_nothing_is_run_for_a_laboratory_out_of_sight(opened: Reader, main: list[NumberParameter]) -> None:
    """It goes on when the reader comes back."""
    opened.start()
    opened.page.wait_for_function("() => window.asked.length > 4", timeout=READY)
    opened.page.evaluate("window.scrollTo({ top: 0, behavior: 'instant' })")
    expect(opened.element).not_to_be_in_viewport()
    opened.page.wait_for_function("() => window.waiting.size === 0")

    assert rest(opened.page) == rest(opened.page)
    opened.come_near()
    wait_for_runs(opened, *main)


def test_a_reader_s_version_is_never_run_ahead_nor_remembered(
    opened: Reader, main: list[NumberParameter], every_kind: Explainer
) -> None:
    """It might not come to an end. Where ours had an answer at hand, the version is asked, and ours afterwards."""
    opened.start()
    wait_for_runs(opened, *main)
    status = open_code(opened)
    write(opened, REPLACED.replace("{output}", "total_toys"))
    expect(status).to_have_text(opened.words["code"]["running_yours"], timeout=READY)
    rest(opened.page)
    changed = [run["key"] for run in runs(opened.page) if "/" in run["key"]]
    assert len(changed) <= 2  # to try it out, and for what is shown

    opened.drag(main[0].id, 0.9)
    opened.settle()
    number = opened.element.locator('[data-output="total_toys"]')
    expect(number).to_have_attribute("data-value", "0.125")
    button(opened, "reset").click()
    expect(number).not_to_have_attribute("data-value", "0.125")
    opened.drag(main[0].id, 0.2)
    opened.expect_numbers(every_kind.run(**opened.settle()["values"])["outputs"])


def test_what_matters_most_is_known_before_anybody_asks(opened: Reader, days: NumberParameter) -> None:
    """The bars come from the runs at the ends of the sliders."""
    opened.start()
    wait_for_runs(opened, days)

    panel = opened.open_tab("sensitivity")

    expect(panel.locator(".econ-bar-ends").first).not_to_be_empty()
    assert "sensitivity" not in [call["name"] for call in opened.page.evaluate("window.asked")]
