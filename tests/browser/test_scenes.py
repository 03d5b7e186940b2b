"""Scenes on the invented explainer's page: they answer before Python is there, and whatever happens around them."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from explainers.contract.explainer import LANGUAGES, Explainer
from tests.browser.reader import READY, Reader, holds_chinese
from tests.browser.test_accessibility import LOOKS, violations
from tests.browser.test_code import ENDLESS_RUN, REPLACED, open_code, write
from tests.kinds import BUILT, FIXTURE

SCENES = ("learn", "order_in_time", "everything")
RUNTIME = "**/assets/runtime/**"
RECORD = """
  window.shown = [];
  document.addEventListener("scene:result", ({ detail }) => window.shown.push(detail));
"""
SHOWN = """([scene, values]) => {
  const last = window.shown.findLast((detail) => detail.scene === scene);
  return last && Object.entries(values).every(([name, value]) => last.values[name] === value) ? last : null;
}"""

Open = Callable[..., "Scene"]


class Scene:
    """Somebody in front of one scene."""

    def __init__(self, reader: Reader, name: str, explainer: Explainer) -> None:
        self.reader, self.name, self.page = reader, name, reader.page
        self.explainer, self.words = explainer, reader.words["scene"]
        self.language = "zh" if "/zh/" in reader.url else "en"
        self.declared = next(scene for scene in explainer.declaration.scenes if scene.id == name)
        self.element = self.page.locator(f'econ-scene[scene="{name}"]')
        self.sentence = self.element.locator("[data-sentence]")
        self.announcement = self.element.locator("[data-announcement]")
        self.goal = self.element.locator("[data-goal]")

    def look(self) -> "Scene":
        """Waits until it lives, and scrolls to it; then it shows its beginning, drawn by its own script."""
        expect(self.element).to_have_attribute("data-live", "")
        self.reader.into_view(self.sentence)
        expect(self.element.locator(".econ-drawing > svg")).to_be_visible()
        return self

    def slider(self, name: str) -> Locator:
        """One of its sliders."""
        return self.element.locator(f'[data-parameter="{name}"] input')

    def message(self, kind: str) -> Locator:
        """A message in it."""
        return self.element.locator(f'[data-message="{kind}"]')

    @property
    def values(self) -> dict[str, Any]:
        """The settings that it shows."""
        return self.element.evaluate("(element) => element.values")

    def press(self, name: str, key: str) -> float:
        """Moves a slider by a key, and gives the value that this sets."""
        self.slider(name).press(key)
        return self.values[name]

    def set(self, name: str, value: float) -> None:
        """Sets a slider as a hand that lets go of it does."""
        self.slider(name).evaluate(
            "(slider, value) => { slider.value = value; slider.dispatchEvent(new Event('input', { bubbles: true })); }",
            str(value),
        )

    def settle(self) -> dict[str, Any]:
        """Waits for the answer to the settings that are wanted; gives it."""
        return self.page.wait_for_function(SHOWN, arg=[self.name, self.values], timeout=READY).json_value()

    def expect_our_answer(self) -> None:
        """What it says of its settings is what our model says, to the letter."""
        self.settle()
        result = self.explainer.run(**self.values)
        texts = self.explainer.texts(result, self.language)
        expect(self.sentence).to_have_text(self.explainer.summary(result, self.language))
        for name in self.declared.readouts:
            expect(self.element.locator(f'[data-output="{name}"]')).to_have_text(texts[name])

    def said(self) -> dict[str, str]:
        """Sentence and readouts for each stop of the first slider, walked from end to end by keys."""
        name, found = self.declared.sliders[0], {}
        value = self.press(name, "Home")
        while value not in found:
            self.settle()
            found[value] = self.element.locator(".econ-scene-answer, .econ-readouts").all_inner_texts()
            value = self.press(name, "ArrowRight")
        return found


@pytest.fixture
def scene(page: Page, reader: Callable[..., Reader], every_kind: Explainer) -> Open:
    """Opens the page and looks at one of its scenes."""

    def opened(name: str = "learn", language: str = "en", query: str = "") -> Scene:
        page.add_init_script(RECORD)
        return Scene(reader(FIXTURE, language).open(query), name, every_kind).look()

    return opened


def cut_off(route: Route) -> None:
    """Half of a file, read from the disk, so that a second request cannot come between."""
    body = (BUILT / "site" / urlsplit(route.request.url).path.lstrip("/")).read_bytes()
    route.fulfill(status=200, body=body[: len(body) // 2], content_type="application/json")


# Before Python


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCENES)
def test_it_answers_without_python(
    name: str, language: str, scene: Open, page: Page, context: BrowserContext, watch: Any
) -> None:
    """From stop to stop, every number as our model has it; nothing of the runtime has come."""
    watch.expect("Failed to load resource")
    context.route(RUNTIME, lambda route: route.abort())
    opened = scene(name, language)
    before = opened.sentence.inner_text()

    for slider in opened.declared.sliders:
        for key in ("Home", "ArrowRight", "End", "ArrowLeft"):
            opened.press(slider, key)
            opened.expect_our_answer()

    assert opened.sentence.inner_text() != before
    assert opened.message("stops").count() == opened.message("lost").count() == 0


def test_stops_say_what_python_says(scene: Open, page: Page, context: BrowserContext, watch: Any) -> None:
    """At every stop of a slider: with the file and without Python, then with Python and without the file."""
    watch.expect("Failed to load resource")
    context.route(RUNTIME, lambda route: route.abort())
    first = scene()
    from_stops = first.said()
    context.unroute(RUNTIME)

    context.route("**/assets/scenes/*-learn-*", lambda route: route.fulfill(status=404, body="gone"))
    watch.expect("404")
    page.reload()
    opened = Scene(first.reader, "learn", first.explainer)
    opened.element.scroll_into_view_if_needed()
    expect(opened.message("stops")).to_contain_text(opened.words["no_stops"])
    opened.press("time_saved", "ArrowRight")
    expect(opened.element).to_have_attribute("data-state", "ready", timeout=READY)
    from_python = opened.said()

    assert len(from_stops) == 19
    assert from_python == from_stops


def test_between_stops_python_answers(scene: Open, page: Page) -> None:
    """Before, the handle goes to the nearest stop; afterwards it stays where it is put, and the answer is a run."""
    opened = scene("order_in_time")
    opened.reader.come_near()
    opened.reader.wait_ready()
    expect(opened.element).to_have_attribute("data-state", "ready", timeout=READY)

    opened.set("order", 437)

    assert opened.values["order"] == 2050
    opened.expect_our_answer()
    assert page.evaluate("window.workers.length") == 1


def test_a_hand_goes_to_the_nearest_stop_and_the_handle_follows(
    scene: Open, page: Page, context: BrowserContext, watch: Any
) -> None:
    """While it is held, the handle stays under it."""
    watch.expect("Failed to load resource")
    context.route(RUNTIME, lambda route: route.abort())
    opened = scene("everything")
    slider = opened.slider("days")
    box = slider.bounding_box()
    assert box

    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.55, box["y"] + box["height"] / 2, steps=5)
    held = float(slider.input_value())
    page.mouse.up()

    assert opened.values["days"] == 35 == float(slider.input_value())
    assert held == pytest.approx(35, abs=5)
    opened.expect_our_answer()


def test_on_a_saving_device_nothing_is_loaded(scene: Open, page: Page) -> None:
    """It answers all the same."""
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    opened = scene()
    opened.press("time_saved", "ArrowRight")

    opened.expect_our_answer()
    assert page.evaluate("window.workers.length") == 0


def test_a_scene_is_not_taken_for_the_laboratory(scene: Open, page: Page) -> None:
    """It announces its results under a name of their own, with its id; nobody counts them as the explainer's."""
    opened = scene()
    opened.press("time_saved", "ArrowRight")
    detail = opened.settle()

    assert (detail["scene"], detail["slug"]) == ("learn", FIXTURE)
    assert page.evaluate("window.results.length") == 0


# What a reader does


def test_keys_move_it_and_the_sentence_is_read_aloud(scene: Open) -> None:
    """Once it has come to rest; the value is said with its unit."""
    opened = scene()
    values = [opened.press("time_saved", key) for key in ("Home", "ArrowRight", "ArrowRight", "ArrowLeft", "End")]

    assert values == [-0.2, -0.15, -0.1, -0.15, 0.7]
    expect(opened.slider("time_saved")).to_have_attribute("aria-valuetext", "70\u00a0%")
    expect(opened.announcement).to_contain_text(opened.sentence.inner_text())
    assert opened.announcement.get_attribute("role") == "status"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_goal_is_ticked_and_said(language: str, scene: Open, every_kind: Explainer) -> None:
    """Once reached it stays ticked; before, nothing tells how."""
    opened = scene(language=language)
    reached = every_kind.words[language]["scenes"]["learn"]["reached"]
    expect(opened.goal).to_contain_text(opened.words["not_met"])
    expect(opened.goal).not_to_contain_text(reached)

    opened.press("time_saved", "End")
    expect(opened.goal).to_have_attribute("data-met", "")
    expect(opened.goal).to_contain_text(f"{opened.words['met']} {reached}")
    expect(opened.announcement).to_contain_text(reached)
    opened.press("time_saved", "Home")
    opened.settle()
    expect(opened.goal).to_have_attribute("data-met", "")


def test_a_goal_out_of_reach_says_why_when_asked(scene: Open, every_kind: Explainer) -> None:
    """And is never ticked."""
    opened = scene("order_in_time")
    reason = opened.goal.get_by_text(every_kind.words["en"]["scenes"]["order_in_time"]["reached"])
    expect(reason).to_be_hidden()
    for name in opened.declared.sliders:
        opened.press(name, "End")
    opened.settle()
    expect(opened.goal).not_to_have_attribute("data-met", "")

    opened.goal.locator("summary").click()
    expect(reason).to_be_visible()


def test_a_link_brings_back_the_state_of_its_scene_only(scene: Open, page: Page) -> None:
    """The other scenes and the laboratory begin as ever; nobody complains."""
    opened = scene("everything")
    opened.press("days", "Home")
    opened.press("practice", "End")
    values = opened.values
    opened.element.locator("[data-action=menu]").click()
    opened.element.locator("[data-action=link]").click()
    expect(opened.element.locator("[data-status]")).to_have_text(opened.words["linked"])
    address = page.evaluate("navigator.clipboard.readText()")
    assert "scene=everything" in address and address.endswith(f"#{FIXTURE}-scene-everything")

    page.goto("about:blank")
    page.goto(address)
    opened.look()

    assert opened.values == values
    opened.expect_our_answer()
    others = [Scene(opened.reader, name, opened.explainer).look() for name in SCENES[:2]]
    assert all(other.values == other.element.evaluate("(e) => e.values") != values for other in others)
    assert opened.reader.values == opened.explainer.results[""]["values"]
    expect(page.locator("[data-message]")).to_have_count(0)


def test_a_link_with_mistakes_is_used_as_far_as_it_can_be(scene: Open) -> None:
    """Each mistake has a sentence, in the scene; an unknown scene is the laboratory's to report."""
    opened = scene(query="?scene=learn&time_saved=9&days=30&v=1")

    expect(opened.message("link")).to_contain_text("“Time that practice saves” is")
    expect(opened.message("link")).to_contain_text("“days” is not a setting")
    assert opened.values["time_saved"] == 0.4
    opened.reader.open("?scene=none&v=1")
    expect(opened.reader.message("link")).to_contain_text("“none” is not a scene")


def test_the_laboratory_takes_over_its_settings(scene: Open) -> None:
    """All of them, also those without a slider."""
    opened = scene("order_in_time")
    opened.press("practice", "Home")
    opened.element.locator("[data-action=menu]").click()
    opened.element.locator("[data-action=laboratory]").click()

    assert opened.reader.values == opened.values
    assert opened.values["workshop"] == "with_machine"
    expect(opened.reader.element.locator(".econ-title")).to_be_in_viewport()


def test_the_picture_is_saved_and_the_table_follows(scene: Open, page: Page) -> None:
    """A PNG with a name; the numbers of the state that is shown, to the printed digit."""
    opened = scene()
    opened.press("time_saved", "End")
    opened.settle()
    opened.element.locator("[data-action=menu]").click()
    with page.expect_download() as download:
        opened.element.locator("[data-action=picture]").click()
    assert download.value.suggested_filename == f"{FIXTURE}-learn.png"

    opened.element.locator("[data-action=menu]").click()
    opened.element.locator("[data-action=table]").click()
    last = opened.element.locator("tbody tr").last
    outputs = opened.explainer.run(**opened.values)["outputs"]
    expect(last.locator("td").first).to_have_text(f"{outputs['toys_made'][-1]:.0f}")


@pytest.mark.parametrize("width", [1280, 360])
def test_a_reason_that_comes_moves_nothing(width: int, scene: Open, page: Page) -> None:
    """A slider that may come to do nothing keeps the room in which it will say so."""
    page.set_viewport_size({"width": width, "height": 900})
    opened = scene("everything")
    reason = opened.element.locator('[data-parameter="practice"] .econ-idle-reason')
    expect(reason).to_be_hidden()
    before = places(opened)

    opened.set("time_saved", 0)
    opened.settle()

    expect(reason).to_have_text(opened.explainer.words["en"]["parameters"]["practice"]["idle"])
    expect(reason).to_be_visible()
    assert len(before) == 4 and places(opened) == before


def places(scene: Scene) -> list[list[float]]:
    """Where each slider and the answer stand in the scene, and how tall they are."""
    found: list[list[float]] = scene.element.locator(".econ-parameter, .econ-scene-answer").evaluate_all(
        """(all) => all.map((part) => {
          const { top, height } = part.getBoundingClientRect();
          return [top - part.closest("econ-scene").getBoundingClientRect().top, height].map(Math.round);
        })"""
    )
    return found


# Around it


def test_an_edited_laboratory_changes_no_scene(scene: Open, page: Page) -> None:
    """Two scenes and a laboratory with a reader's version of the model share a page and a worker."""
    first = scene("learn")
    second = Scene(first.reader, "order_in_time", first.explainer)
    first.reader.come_near()
    first.reader.wait_ready()
    status = open_code(first.reader)
    write(first.reader, REPLACED.replace("{output}", "total_toys"))
    expect(status).to_have_text(first.reader.words["code"]["running_yours"], timeout=READY)

    for opened, name, value in ((first, "time_saved", 0.55), (second, "order", 611)):
        opened.look()
        opened.set(name, value)
        opened.expect_our_answer()

    expect(first.reader.element.locator('[data-output="total_toys"]')).to_have_attribute("data-value", "0.125")
    assert first.values["order"] != second.values["order"]
    assert page.evaluate("window.workers.length") == 1


def test_an_endless_loop_in_the_laboratory_leaves_scenes_alive(scene: Open) -> None:
    """They answer from their stops, and exactly again once it is over."""
    opened = scene("order_in_time")
    reader = opened.reader
    reader.come_near()
    reader.wait_ready()
    status = open_code(reader)
    write(reader, ENDLESS_RUN.replace("{parameter}", "practice").replace("{start}", "0.2"))
    expect(status).to_have_text(reader.words["code"]["running_yours"], timeout=READY)
    reader.slider("practice").press("ArrowRight")
    reader.wait_for("running")

    opened.look()
    opened.set("order", 437)
    expect(opened.slider("order")).not_to_have_value("437")
    opened.expect_our_answer()
    assert opened.values["order"] in {1580, 3160}

    reader.button("stop").click()
    reader.wait_ready()
    opened.look()
    opened.press("order", "End")
    opened.settle()
    opened.set("order", 437)
    opened.expect_our_answer()


@pytest.mark.parametrize("part", ["numbers", "texts"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_is_cut_off_is_said_and_can_be_tried_again(
    language: str, part: str, scene: Open, page: Page, context: BrowserContext
) -> None:
    """The text stays, the other scenes answer, and so does this one once its file is whole."""
    file = re.compile("/assets/scenes/.*-learn-" + {"numbers": "[0-9a-f]{16}", "texts": language}[part])
    context.route(file, cut_off)
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.add_init_script(RECORD)
    opened = scene_without_picture(page, scene, language)

    expect(opened.message("stops")).to_contain_text(opened.words["no_stops"])
    assert holds_chinese(opened.message("stops").inner_text()) == (language == "zh")
    expect(opened.sentence).to_have_text(opened.explainer.summary(opened.explainer.results[""], language))
    expect(opened.element.locator("svg").first).to_be_visible()
    other = Scene(opened.reader, "everything", opened.explainer).look()
    other.press("days", "Home")
    other.expect_our_answer()

    context.unroute(file)
    opened.message("stops").get_by_role("button").first.click()
    expect(opened.message("stops")).to_have_count(0)
    opened.press("time_saved", "ArrowRight")
    opened.expect_our_answer()


def test_a_scene_whose_stops_come_after_python_shows_its_beginning(
    reader: Callable[..., Reader], page: Page, context: BrowserContext, every_kind: Explainer
) -> None:
    """Its own picture, which a slider then moves."""
    held: list[Route] = []
    context.route(re.compile("/assets/scenes/.*-learn-"), lambda route: held.append(route))
    page.add_init_script(RECORD)
    opened = Scene(reader(FIXTURE).open(), "learn", every_kind)
    opened.reader.into_view(opened.sentence)
    opened.reader.come_near()
    opened.reader.wait_ready()
    expect(opened.element).to_have_attribute("data-state", "ready", timeout=READY)

    assert held
    for route in held:
        route.continue_()
    opened.look().expect_our_answer()


def scene_without_picture(page: Page, scene: Open, language: str) -> Scene:
    """A scene whose stops do not come."""
    opened = scene("everything", language)
    opened = Scene(opened.reader, "learn", opened.explainer)
    opened.reader.into_view(opened.sentence)
    return opened


# A run whose worker dies: it never gets the question, and then reports an error.
DIE_DURING_A_RUN = """([slider, value]) => {
  const worker = window.workers.at(-1);
  worker.postMessage = () => undefined;
  slider.value = value;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  setTimeout(() => worker.dispatchEvent(new ErrorEvent("error", { message: "lost" })), 50);
}"""


def test_a_lost_worker_is_said_and_the_slider_goes_on(scene: Open, page: Page) -> None:
    """In steps; trying again brings Python back."""
    opened = scene("order_in_time")
    opened.press("practice", "Home")
    expect(opened.element).to_have_attribute("data-state", "ready", timeout=READY)

    page.evaluate(DIE_DURING_A_RUN, [opened.slider("order").element_handle(), "437"])

    expect(opened.message("lost")).to_contain_text(opened.words["lost"])
    assert opened.values["order"] == 1580
    opened.expect_our_answer()
    opened.message("lost").get_by_role("button").first.click()
    expect(opened.element).to_have_attribute("data-state", "ready", timeout=READY)
    expect(opened.message("lost")).to_have_count(0)
    opened.set("order", 437)
    opened.expect_our_answer()
    assert opened.values["order"] == 2050


NO_STORAGE = """
      for (const name of ["getItem", "setItem"]) {
        const native = Storage.prototype[name];
        Storage.prototype[name] = function (key, ...rest) {
          if (key.startsWith("econ-")) throw new DOMException("no", "SecurityError");
          return native.call(this, key, ...rest);
        };
      }"""


def test_without_storage_it_works(scene: Open, page: Page) -> None:
    """It keeps nothing on the reader's device."""
    page.add_init_script(NO_STORAGE)
    opened = scene()
    opened.press("time_saved", "ArrowLeft")

    opened.expect_our_answer()


@pytest.fixture
def still(browser: Browser, fixture_address: str) -> Iterator[Page]:
    """A browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{fixture_address}/explainers/{FIXTURE}/")
    yield page
    context.close()


@pytest.mark.parametrize("name", SCENES)
def test_without_scripts_it_is_a_picture_a_sentence_and_a_table(name: str, still: Page, every_kind: Explainer) -> None:
    """Of its beginning, with nothing to press but what works."""
    element = still.locator(f'econ-scene[scene="{name}"]')
    scene = next(scene for scene in every_kind.declaration.scenes if scene.id == name)
    result = every_kind.run_at(scene.start)

    expect(element).to_contain_text(every_kind.words["en"]["scenes"][name]["title"])
    expect(element.locator(".econ-scene-sentence")).to_have_text(every_kind.summary(result, "en"))
    expect(element.locator(".econ-drawing img:visible")).to_have_count(1)
    expect(element.locator("input:visible, button:visible")).to_have_count(0)
    element.get_by_text("Numbers", exact=True).click()
    expect(element.locator("tbody tr").first).to_be_visible()
    if scene.goal:
        element.locator(".econ-scene-goal summary").click()
        expect(element.locator(".econ-scene-goal details p")).to_be_visible()


# How it looks

BOXES = """(element) => {
  const parts = [".econ-drawing", ".econ-scene-sliders", ".econ-scene-sentence"];
  const boxes = parts.map((part) => element.querySelector(part).getBoundingClientRect());
  const header = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
  const [top, bottom] = [Math.min(...boxes.map((b) => b.top)), Math.max(...boxes.map((b) => b.bottom))];
  return { top: top - header, bottom: innerHeight - bottom, wide: document.documentElement.scrollWidth - innerWidth };
}"""


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCENES)
def test_picture_sliders_and_sentence_are_on_the_screen_together(
    name: str, language: str, size: tuple[int, int], scene: Open, page: Page
) -> None:
    """On a small laptop and on a phone, below the site's header, with room to spare; targets are large enough."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened = scene(name, language)
    opened.element.evaluate("(element) => element.scrollIntoView({ block: 'start', behavior: 'instant' })")
    boxes = opened.element.evaluate(BOXES)
    heights = opened.element.locator("input[type=range], [data-action=menu], summary").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().height)"
    )

    assert boxes["top"] >= 0 and boxes["bottom"] >= 0, boxes
    assert boxes["wide"] <= 0
    assert min(heights) >= 44


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_nothing_jumps_while_a_slider_is_moved(size: tuple[int, int], scene: Open, page: Page) -> None:
    """The box of the sentence has room for the longest one, the goal for what it says once it is reached."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened = scene()
    heights = set()
    for _ in opened.said():
        heights.add(opened.element.evaluate("(element) => element.getBoundingClientRect().height"))
        opened.press("time_saved", "ArrowLeft")

    assert len(heights) == 1


def test_on_paper_there_are_picture_and_sentence(scene: Open, page: Page) -> None:
    """And the values of the sliders; nothing to press."""
    opened = scene()
    page.emulate_media(media="print")

    expect(opened.sentence).to_be_visible()
    expect(opened.element.locator("svg.chart:visible")).to_have_count(1)
    expect(opened.element.locator("[data-value]").first).to_be_visible()
    expect(opened.element.locator("input:visible, button:visible")).to_have_count(0)


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_no_state_of_a_scene_has_a_violation(
    language: str, scheme: str, scene: Open, page: Page, context: BrowserContext
) -> None:
    """At the start, moved, reached, asked, with its menu and its table open, and with a message."""
    page.emulate_media(color_scheme=scheme)
    context.route(re.compile("/assets/scenes/.*-order_in_time-"), cut_off)
    opened = scene("learn", language)
    assert violations(page, "econ-scene") == []

    opened.press("time_saved", "End")
    expect(opened.goal).to_have_attribute("data-met", "")
    opened.goal.locator("summary").click()
    opened.element.locator("[data-action=menu]").click()
    opened.element.locator("[data-table]").evaluate("(details) => (details.open = true)")
    other = Scene(opened.reader, "order_in_time", opened.explainer)
    opened.reader.into_view(other.sentence)
    expect(other.message("stops")).to_be_visible()

    assert violations(page, "econ-scene") == []
