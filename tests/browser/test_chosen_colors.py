"""Where readers have chosen colours for everything, and where they ask for less motion: the page does as they wish."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import Reader
from tests.kinds import FIXTURE

# The colours of the system by their names, as a page computes them.
SYSTEM = """() => Object.fromEntries(["Canvas", "CanvasText", "LinkText", "GrayText", "Highlight"].map((name) => {
  const probe = document.createElement("i");
  probe.style.color = name;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return [name, color];
}))"""
INKS = """(svg) => [...new Set([...svg.querySelectorAll("*")].flatMap((part) => {
  const { fill, stroke } = getComputedStyle(part);
  return [fill, stroke];
}))].filter((ink) => !/none|url/.test(ink))"""
STYLE = """(element, [name, pseudo]) => getComputedStyle(element, pseudo || null)[name]"""
MOVING = """() => {
  const moves = ({ transitionDuration, animationDuration }) =>
    `${transitionDuration},${animationDuration}`.split(",").some((time) => parseFloat(time) > 0);
  return [...document.querySelectorAll("*")]
    .filter((part) => [null, "::before", "::after"].some((pseudo) => moves(getComputedStyle(part, pseudo))))
    .map((part) => `${part.localName}.${part.className}`);
}"""


def style(element: Locator, name: str, pseudo: str = "") -> str:
    """A property as the browser computes it."""
    return str(element.first.evaluate(STYLE, [name, pseudo]))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_laboratory_and_scenes_use_the_colours_of_the_system(
    scheme: str, page: Page, reader: Callable[..., Reader]
) -> None:
    """Every ink of a drawing; what is pressed or chosen is filled; a ring is around what has the focus."""
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    opened = reader(FIXTURE).start()
    system = page.evaluate(SYSTEM)
    drawing = opened.element.locator(".econ-figure[data-chosen] svg")
    expect(drawing).to_be_visible()

    assert {system["Canvas"], system["CanvasText"]} <= set(drawing.evaluate(INKS)) <= set(system.values())
    for element in (opened.button("pin"), opened.button("share")):
        assert style(element, "backgroundColor") != system["CanvasText"]
    opened.button("pin").click()
    expect(opened.button("pin")).to_have_attribute("aria-pressed", "true")
    assert style(opened.button("pin"), "backgroundColor") == system["CanvasText"]
    assert style(opened.button("pin"), "color") == system["Canvas"]
    pills = opened.element.locator(".econ-choice > input + span")
    filled = [style(pills.nth(place), "backgroundColor") == system["CanvasText"] for place in (0, 1)]
    assert filled == [True, False]
    slider = opened.come_to(opened.slider("time_saved"))
    slider.press("Home")
    slider.press("ArrowRight")
    assert (style(slider, "outlineStyle"), style(slider, "outlineColor")) == ("solid", system["Highlight"])


def test_a_slider_shows_how_far_it_is(page: Page, reader: Callable[..., Reader]) -> None:
    """Its way is filled before the handle, empty behind it, and framed."""
    page.emulate_media(forced_colors="active")
    opened = reader(FIXTURE).start()
    slider = opened.come_to(opened.slider("time_saved"))
    picture = Image.open(io.BytesIO(slider.screenshot())).convert("L")

    def column(share: float) -> list[int]:
        x = int(picture.width * share)
        return [int(picture.getpixel((x, y))) for y in range(picture.height)]  # type: ignore[arg-type]

    filled, empty = column(0.1), column(0.95)
    assert filled.count(0) >= 5, "black over the whole height of the way"
    assert 2 <= empty.count(0) < filled.count(0), "an edge above and one below"


def test_maps_chips_and_signs_are_seen(page: Page, address: str) -> None:
    """The map of the concept in its shapes, a ticked filter, and the signs that the theme cuts out of boxes."""
    page.emulate_media(forced_colors="active")
    page.goto(f"{address}/")
    system = page.evaluate(SYSTEM)
    nodes = {part: page.locator(f".concept-{part} > ul > li") for part in ("hallmark", "path", "caution", "driver")}
    assert {style(node, "borderTopColor") for node in nodes.values()} == {system["CanvasText"]}
    assert style(nodes["hallmark"], "borderTopWidth") == "2px"
    assert style(nodes["path"], "borderInlineStartWidth") == "3px"
    assert style(nodes["caution"], "borderTopStyle") == "dashed"
    assert set(page.locator(".concept-picture").evaluate(INKS)) <= set(system.values())

    page.goto(f"{address}/explainers/")
    chip = page.locator(".gallery-chip")
    chip.locator("input").first.check()
    assert style(chip, "backgroundColor") != style(chip.nth(1), "backgroundColor")
    assert style(page.locator(".gallery-filters summary"), "backgroundColor", "::after") == system["CanvasText"]
    assert set(page.locator(".gallery-map svg").evaluate(INKS)) <= set(system.values())


@pytest.mark.parametrize("path", ["", "explainers/", "book/concept/"])
def test_nothing_moves_for_those_who_ask_for_less(path: str, page: Page, address: str) -> None:
    """Neither ours nor the theme's; otherwise some things do, so that this is seen at all."""
    page.goto(f"{address}/{path}")
    assert page.evaluate(MOVING) == []

    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOVING) != []
