"""How a reader handles an explainer on a page: looks, drags, types, presses keys and buttons."""

import re
import tomllib
from typing import Any

from playwright.sync_api import Locator, Page, expect

from build_tools.places import REPOSITORY
from explainers.contract.explainer import LANGUAGES, Explainer
from explainers.contract.settings import NumberParameter

READY = 20_000  # milliseconds in which Python has to be there, on a slow machine
PATIENCE = 5_000  # milliseconds for everything else

WORDS = {
    language: tomllib.loads((REPOSITORY / f"explainers/widget/words.{language}.toml").read_text(encoding="utf-8"))
    for language in LANGUAGES
}

# Runs before a page's own scripts: keeps every result that a widget announces, and every worker of ours.
RECORD = """
  window.results = [];
  document.addEventListener("explainer:result", ({ detail }) => window.results.push(detail));
  window.workers = [];
  const Native = Worker;
  window.Worker = class extends Native {
    constructor(address, ...rest) {
      super(address, ...rest);
      if (String(address).includes("/assets/widget/")) window.workers.push(this); // the site's search has its own
      this.addEventListener("message", () => (this.hasSpoken = true), { once: true });
    }
  };
"""

SETTLED = """(element) => {
  const result = window.results.findLast(({ slug }) => slug === element.getAttribute("slug"));
  const same = result && Object.entries(element.values).every(([name, value]) => result.values[name] === value);
  return same && element.dataset.state === "ready" ? result : null;
}"""

NUMBERS = """([element, outputs]) => outputs.every(([name, value]) => {
  const shown = element.querySelector(`[data-output="${name}"]`)?.dataset.value;
  return shown !== undefined && Math.abs(shown - value) <= 1e-12 * Math.abs(value);
})"""


class Reader:
    """Somebody in front of one explainer."""

    def __init__(self, page: Page, address: str, slug: str, language: str = "en") -> None:
        self.page, self.slug, self.words = page, slug, WORDS[language]
        self.url = f"{address}{'' if language == 'en' else '/' + language}/explainers/{slug}/"
        self.element = page.locator(f'econ-explainer[slug="{slug}"]')

    def open(self, query: str = "") -> "Reader":
        """Opens the explainer's page; Python does not start before the explainer is near the screen."""
        self.page.goto(self.url + query)
        expect(self.element).to_have_attribute("data-live", "")
        return self

    def start(self, query: str = "") -> "Reader":
        """Opens the page, scrolls to the explainer and waits until Python is there."""
        self.open(query).come_near()
        return self.wait_ready()

    def come_near(self) -> None:
        """Scrolls until the explainer is in view."""
        self.into_view(self.element.locator(".econ-header"))

    def wait_for(self, state: str) -> "Reader":
        """Waits for a state of the widget."""
        expect(self.element).to_have_attribute("data-state", state, timeout=READY)
        return self

    def wait_ready(self) -> "Reader":
        """Waits until the model runs."""
        return self.wait_for("ready")

    def into_view(self, place: Locator) -> Locator:
        """Scrolls a place to the middle of the screen, away from the site's header."""
        place.evaluate("(element) => element.scrollIntoView({ block: 'center', behavior: 'instant' })")
        return place

    def unfold(self) -> "Reader":
        """Opens what is behind "More settings", where it is not open."""
        closed = self.element.locator("details[data-more]:not([open]) > summary")
        if closed.count():
            self.into_view(closed).click()
        return self

    def come_to(self, place: Locator) -> Locator:
        """Brings a setting into view, wherever it stands."""
        if place.evaluate("(element) => Boolean(element.closest('details:not([open])'))"):
            self.unfold()
        return self.into_view(place)

    # What there is

    def slider(self, name: str) -> Locator:
        """The slider of a parameter."""
        return self.element.locator(f'input[type=range][name="{name}"]')

    def field(self, name: str) -> Locator:
        """The number field of a parameter."""
        return self.element.locator(f'input[type=number][name="{name}"]')

    def problem(self, name: str) -> Locator:
        """The message below a parameter."""
        return self.element.locator(f'[data-parameter="{name}"] .econ-problem')

    def preset(self, name: str) -> Locator:
        """The button of a situation."""
        return self.element.locator(f'button[data-preset="{name}"]')

    def button(self, name: str) -> Locator:
        """A button of the widget's own."""
        return self.element.locator(f"[data-action={name}]")

    def message(self, kind: str) -> Locator:
        """A message above the controls."""
        return self.element.locator(f'[data-message="{kind}"]')

    def try_again(self) -> Locator:
        """The button in the message about a problem."""
        return self.message("problem").get_by_role("button", name=self.words["problems"]["retry"], exact=True)

    def typed(self, name: str, value: float) -> str:
        """How one types a value: in the unit that the field shows."""
        declared = self.element.evaluate("({ explainer }) => explainer")
        unit = next(parameter["unit"] for parameter in declared["parameters"] if parameter["id"] == name)
        return f"{value * declared['units'][unit]['multiply']:.9g}"

    def text(self, name: str) -> str:
        """A setting with its unit, as the widget writes it."""
        return self.slider(name).get_attribute("aria-valuetext") or ""

    @property
    def values(self) -> dict[str, float]:
        """The settings that are shown."""
        return self.element.evaluate("(element) => element.values")

    # What the reader does

    def drag(self, name: str, share: float) -> float:
        """Drags a slider's handle with the mouse to a share of its length, and gives the value that this sets."""
        slider = self.come_to(self.slider(name))
        slider.hover()  # which waits until nothing moves the slider any more
        box = slider.bounding_box()
        assert box
        mouse, height = self.page.mouse, box["y"] + box["height"] / 2
        mouse.move(box["x"] + box["width"] / 2, height)
        mouse.down()
        mouse.move(box["x"] + box["width"] * share, height, steps=8)
        mouse.up()
        return float(self.values[name])

    def type(self, name: str, text: str) -> None:
        """Types into a number field, in place of what it holds, and leaves it."""
        self.come_to(self.field(name)).click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Tab")

    def tab(self, name: str) -> Locator:
        """The button of what stands behind the chart."""
        return self.element.locator(f"[data-tab={name}]")

    def panel(self, name: str) -> Locator:
        """What that button opens."""
        return self.element.locator(f"[data-panel={name}]")

    def open_tab(self, name: str) -> Locator:
        """Opens what stands behind the chart, where it is not open."""
        if self.tab(name).get_attribute("aria-expanded") == "false":
            self.tab(name).click()
        expect(self.panel(name)).to_be_visible()
        return self.panel(name)

    def settle(self) -> dict[str, Any]:
        """Waits until the widget is ready and has announced the result of the settings shown; gives that result."""
        handle = self.element.element_handle()
        return self.page.wait_for_function(SETTLED, arg=handle, timeout=READY).json_value()

    def expect_numbers(self, outputs: dict[str, Any]) -> None:
        """Waits until the main numbers on the page are these."""
        names = self.element.locator("[data-output]").evaluate_all("(all) => all.map(({ dataset }) => dataset.output)")
        assert names
        arguments = [self.element.element_handle(), [[name, outputs[name]] for name in names]]
        self.page.wait_for_function(NUMBERS, arg=arguments)


def numbers(explainer: Explainer) -> list[NumberParameter]:
    """The parameters that have a slider."""
    return [entry for entry in explainer.declaration.parameters if isinstance(entry, NumberParameter)]


def other_value(parameter: NumberParameter) -> float:
    """A value on the slider, away from both ends and from the start value."""
    slider = parameter.slider
    for share in (0.7, 0.3):
        if parameter.scale == "log":
            value = float(f"{slider.start * (slider.end / slider.start) ** share:.3g}")
        else:
            value = round(slider.start + round((slider.end - slider.start) * share / slider.step) * slider.step, 9)
        if abs(value - parameter.default) > 0.05 * (slider.end - slider.start):
            break
    return int(value) if parameter.whole else value


def holds_chinese(text: str) -> bool:
    """Whether a text has Chinese characters."""
    return bool(re.search(r"[\u4e00-\u9fff]", text))
