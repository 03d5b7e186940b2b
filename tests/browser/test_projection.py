"""Scenes for a whole room: they fill the screen one after another, led by keys, a presenter or the pointer."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from explainers.contract.explainer import LANGUAGES, Explainer
from tests.browser.reader import Reader
from tests.browser.test_accessibility import violations
from tests.browser.test_scenes import SCENES as WITHOUT_GUESS
from tests.kinds import FIXTURE

SCENES = ("quicker", *WITHOUT_GUESS)  # the first one begins with the prediction
SCREENS = [(1024, 768), (1280, 720), (1920, 1080)]
INSIDE = """(element) => {
  const { top, left, right, bottom } = element.getBoundingClientRect();
  return top >= 0 && left >= 0 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
}"""
LETTERS = """(scene) => {
  const svg = scene.querySelector(".econ-drawing > svg");
  return svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
}"""


class Room:
    """Somebody in front of a class, with one of the fixture's pages on the wall."""

    def __init__(self, reader: Reader) -> None:
        self.page, self.words = reader.page, reader.words["scene"]

    def start(self, name: str) -> "Room":
        """Chooses it in a scene's menu."""
        scene = self.scene(name)
        expect(scene).to_have_attribute("data-live", "")
        scene.locator("[data-action=menu]").click()
        scene.locator("[data-action=project]").click()
        return self

    def scene(self, name: str) -> Locator:
        """A scene of the page."""
        return self.page.locator(f'econ-scene[scene="{name}"]')

    @property
    def place(self) -> Locator:
        """Where in the row of scenes it is."""
        return self.page.locator(".econ-projection-bar [role=status]")

    def button(self, word: str) -> Locator:
        """A button of the bar."""
        return self.page.locator(".econ-projection-bar").get_by_role("button", name=self.words[word], exact=True)

    def expect(self, number: int) -> None:
        """One scene, and only this, is on the wall; the rest of the page cannot be reached."""
        all_scenes = str(len(SCENES))
        expect(self.place).to_have_text(self.words["place"].replace("{here}", str(number)).replace("{all}", all_scenes))
        assert self.page.locator("[data-projected]").evaluate_all(
            "(all) => all.map((one) => one.getAttribute('scene'))"
        ) == [SCENES[number - 1]]
        expect(self.page.locator("header.md-header")).to_have_attribute("inert", "")


@pytest.fixture
def room(page: Page, reader: Callable[..., Reader]) -> Callable[..., Room]:
    """Opens the page."""
    return lambda language="en", query="": Room(reader(FIXTURE, language).open(query))


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_and_buttons_turn_the_pages(language: str, room: Callable[..., Room], page: Page) -> None:
    """Forward and back by page keys, arrows, space and buttons; it stops at both ends, and ends where it is."""
    opened = room(language).start("order_in_time")
    opened.expect(3)
    for key, number in [("PageDown", 4), ("ArrowRight", 4), ("PageUp", 3), ("ArrowLeft", 2), (" ", 3)]:
        page.keyboard.press(key)
        opened.expect(number)
    opened.button("next").click()
    opened.expect(4)
    opened.button("back").click()
    opened.expect(3)
    assert violations(page, "[data-projected]") == []

    page.keyboard.press("Escape")
    expect(page.locator("[data-projected], [inert], .econ-projection-bar")).to_have_count(0)
    expect(opened.scene("order_in_time").locator("[data-action=menu]")).to_be_focused()


def test_it_ends_where_it_is(room: Callable[..., Room], page: Page) -> None:
    """By the button, too; the page is as before."""
    opened = room().start("learn")
    opened.expect(2)
    opened.button("leave").click()
    expect(page.locator("[data-projected], [inert], .econ-projection-bar")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_class_is_asked_by_show_of_hands(language: str, room: Callable[..., Room], page: Page) -> None:
    """Hands are counted beside the answers; the next page is the model's answer, with what the class thought."""
    opened = room(language, "?project")
    scene = opened.scene("quicker")
    expect(scene).to_have_attribute("data-asks", "")
    fields = scene.locator(".econ-hands")
    fields.nth(0).fill("7")
    fields.nth(1).fill("12")
    assert violations(page, "[data-projected]") == []
    chosen = scene.locator("[data-option]").nth(1).inner_text()
    opened.button("next").click()

    opened.expect(1)
    expect(scene).not_to_have_attribute("data-asks", "")
    expect(scene.locator("[data-verdict]")).not_to_have_text("")
    expect(scene.locator(".econ-poll > li")).to_have_count(fields.count())
    expect(scene.locator(".econ-poll > li").nth(1)).to_contain_text(f"{chosen}")
    expect(scene.locator(".econ-poll > li").nth(1)).to_contain_text("12")
    expect(scene.locator(".econ-poll-right")).to_have_count(1)
    assert violations(page, "[data-projected]") == []

    page.keyboard.press("PageDown")
    opened.expect(2)
    page.keyboard.press("PageUp")
    expect(scene).to_have_attribute("data-asks", "")
    assert fields.evaluate_all("(all) => all.map(({ value }) => value)") == [""] * fields.count()
    scene.locator("[data-option]").first.click()
    expect(scene.locator("[data-verdict]")).not_to_have_text("")
    expect(scene.locator(".econ-poll")).to_have_count(0)  # nobody's hands were counted this time


def test_without_hands_the_next_page_is_free(room: Callable[..., Room], page: Page) -> None:
    """Nothing is marked as the class's answer; its sliders can be moved."""
    opened = room(query="?project")
    scene = opened.scene("quicker")
    expect(scene).to_have_attribute("data-asks", "")
    page.keyboard.press("PageDown")

    opened.expect(1)
    expect(scene.locator("input[type=range]")).to_be_enabled()
    expect(scene.locator(".econ-poll")).to_have_count(0)


def test_a_slider_keeps_its_arrows(room: Callable[..., Room], page: Page) -> None:
    """Arrow keys move a slider that has the focus; page keys, as presenters send them, turn the page all the same."""
    opened = room().start("learn")
    slider = opened.scene("learn").locator("input[type=range]")
    before = slider.input_value()
    slider.press("ArrowRight")
    assert slider.input_value() != before
    opened.expect(2)
    slider.press("PageDown")
    opened.expect(3)


def test_a_link_opens_it(room: Callable[..., Room]) -> None:
    """The address of a page with `?project`, as the teacher's page gives it."""
    room(query="?project").expect(1)


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_all_of_a_scene_is_on_the_wall(
    width: int, height: int, room: Callable[..., Room], page: Page, every_kind: Explainer
) -> None:
    """Title, task, picture, sliders, sentence and bar, without scrolling, and larger on a larger screen."""
    page.set_viewport_size({"width": width, "height": height})
    opened = room(query="?project")
    for number, name in enumerate(SCENES, start=1):
        opened.expect(number)
        scene = opened.scene(name)
        expect(scene.locator(".econ-drawing > svg")).to_be_visible()
        if number == 1:
            scene.locator(".econ-hands").first.fill("30")
            page.keyboard.press("PageDown")
            expect(scene.locator(".econ-poll")).to_be_visible()
        for part in (".econ-scene-head", ".econ-drawing > svg", "[data-sentence]", ".econ-projection-bar"):
            assert scene.locator(part).evaluate(INSIDE), (name, part)
        for slider in scene.locator("input[type=range]").all():
            assert slider.evaluate(INSIDE), name
        assert scene.evaluate(LETTERS) >= 0.99 * max(1, min(width / 960, height / 640)), name
        page.keyboard.press("PageDown")


def test_the_lesson_leads_to_it(page: Page, fixture_address: str, watch: object) -> None:
    """The teacher's page has the link, and it works."""
    page.goto(f"{fixture_address}/explainers/{FIXTURE}/teacher/")
    page.locator('a[href$="?project"]').click()
    expect(page.locator("[data-projected]")).to_be_visible()
