"""The home page invites: a guess within the first screen, a scene that answers, doors and a map for every reader."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.pages import PREFIX
from tests.browser.reader import PATIENCE, holds_chinese
from tests.browser.test_accessibility import LOOKS, violations
from tests.conftest import SLUGS

PHONES = [(360, 740), (390, 844)]
LINKS_OF_MAP = ".concept-map a:not(.headerlink)"
FOCUSED = "() => document.activeElement.getAttribute('href')"


@pytest.fixture
def go_home(page: Page, address: str) -> Callable[..., Page]:
    """Opens the home page in a language, on a screen of some size."""

    def go(language: str = "en", size: tuple[int, int] = (1280, 720)) -> Page:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(f"{address}/{PREFIX[language]}")
        expect(page.locator("econ-scene")).to_have_attribute("data-live", "")
        return page

    return go


@pytest.fixture
def still(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def bottom(page: Page, selector: str) -> float:
    """How far down the last of these elements reaches."""
    box = page.locator(selector).last.bounding_box()
    assert box
    return box["y"] + box["height"]


@pytest.mark.parametrize("size", [*PHONES, (1280, 720)])
@pytest.mark.parametrize("language", PREFIX)
def test_the_guess_is_in_the_first_screen(language: str, size: tuple[int, int], go_home: Callable[..., Page]) -> None:
    """The term in both scripts, the sentence, the question and every option, without scrolling."""
    page = go_home(language, size)
    options = page.locator("econ-scene [data-option]")

    term = page.locator("h1").inner_text()
    assert "新质生产力" in term and "New quality productive forces" in term
    assert options.count() >= 2
    assert bottom(page, "h1") < bottom(page, ".home-opening p") < bottom(page, "econ-scene [data-option]") < size[1]
    for option in options.all():
        box = option.bounding_box()
        assert box and box["height"] >= 44 and box["width"] >= 44


def test_one_tap_answers_before_python_is_there(go_home: Callable[..., Page], context: BrowserContext) -> None:
    """Then the slider is free, and the picture's sentence follows it."""
    context.route("**/assets/runtime/**", lambda route: None)
    page = go_home()
    scene = page.locator("econ-scene")
    slider, sentence = scene.locator("input[type=range]").first, scene.locator("[data-sentence]")
    expect(slider).to_be_disabled()

    scene.locator("[data-option]").first.click()
    expect(scene.locator("[data-verdict]")).not_to_be_empty()
    expect(slider).to_be_enabled()
    said = sentence.inner_text()
    slider.press("Home")
    expect(sentence).not_to_have_text(said)


@pytest.mark.parametrize("language", PREFIX)
def test_doors_and_map_need_no_script(language: str, still: BrowserContext, address: str) -> None:
    """Each door has its picture and leads in; the map has all its links, in the page's language."""
    page = still.new_page()
    page.goto(f"{address}/{PREFIX[language]}")

    doors = page.locator(".home-door")
    assert doors.count() == 3
    for door in doors.all():
        expect(door.locator("svg, img").first).to_be_visible()
        expect(door.get_by_role("heading").get_by_role("link").first).to_be_visible()
    nodes = page.locator(".concept-map").get_by_role("link").all_inner_texts()
    assert len(nodes) > len(SLUGS)
    for text in [*nodes, *page.locator(".home-latest li").all_inner_texts(), *doors.all_inner_texts()]:
        assert holds_chinese(text) == (language == "zh"), text


def test_a_door_opens_wherever_it_is_pressed(go_home: Callable[..., Page], address: str) -> None:
    """The picture leads where the heading does; a link in the door leads to its own page."""
    places = {"#read": "book/", "#play": "explainers/", "#teach": "teachers/"}
    for heading, place in places.items():
        page = go_home()
        door = page.locator(".home-door", has=page.locator(heading))
        door.locator(".slot").click(force=True)  # the link lies over the picture
        page.wait_for_url(f"{address}/{place}")

    page = go_home()
    page.locator(".home-door #how-it-is-measured").click()
    page.wait_for_url(f"{address}/book/evidence/")


def test_the_map_is_a_picture_on_a_wide_screen_and_a_list_on_a_phone(go_home: Callable[..., Page]) -> None:
    """What drives stands beside what it leads to where there is room, and above it where there is none."""

    def places(size: tuple[int, int]) -> tuple[dict[str, float], dict[str, float]]:
        page = go_home("en", size)
        boxes = [page.locator(f".concept-{part} > ul").bounding_box() for part in ("driver", "hallmark")]
        assert boxes[0] and boxes[1]
        return dict(boxes[0]), dict(boxes[1])

    for size in ((768, 1024), (1440, 900)):
        drivers, hallmark = places(size)
        assert drivers["x"] + drivers["width"] < hallmark["x"] and abs(drivers["y"] - hallmark["y"]) < 2
    drivers, hallmark = places((360, 740))
    assert drivers["y"] + drivers["height"] < hallmark["y"] and drivers["x"] == hallmark["x"]


def test_the_map_is_walked_by_keyboard(go_home: Callable[..., Page]) -> None:
    """Every link of it in turn, each with a ring around it."""
    page = go_home()
    links = page.locator(LINKS_OF_MAP).evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    page.locator(LINKS_OF_MAP).first.focus()

    walked = []
    while len(walked) < len(links):
        walked.append(page.evaluate(FOCUSED))
        assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") != "none"
        page.keyboard.press("Tab")
        while page.evaluate("() => document.activeElement.matches('.headerlink')"):
            page.keyboard.press("Tab")
    assert walked == links


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
@pytest.mark.parametrize("size", [PHONES[0], (1440, 900)])
def test_the_home_page_has_no_violation(
    language: str, scheme: str, size: tuple[int, int], go_home: Callable[..., Page]
) -> None:
    """Before the guess and after it, as list and as picture."""
    page = go_home(language, size)
    page.emulate_media(color_scheme=scheme)
    assert violations(page, ".md-content") == []

    page.locator("econ-scene [data-option]").first.click()
    expect(page.locator("econ-scene [data-verdict]")).not_to_be_empty()
    assert violations(page, ".md-content") == []


@pytest.mark.parametrize("language", PREFIX)
def test_the_home_page_never_scrolls_sideways(language: str, go_home: Callable[..., Page]) -> None:
    """Not even on the smallest phone."""
    for width in (320, 360, 768, 1440):
        page = go_home(language, (width, 740))
        assert page.evaluate("document.documentElement.scrollWidth") <= width
