"""The page for frames: only the widget, a strict content policy, its height told to the page around it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from explainers.contract.explainer import LANGUAGES, Explainer
from tests.browser.predicting import Prediction
from tests.browser.reader import READY, WORDS
from tests.browser.test_rest import NAMES, RARE
from tests.kinds import FIXTURE
from tests.packages.reading import SLUG, Widget, add_code, assert_computes_like_cpython, first_slider, headline

LISTEN = """
window.heights = [];
addEventListener("message", ({ data }) => data.type === "econ-explainer:height" && heights.push(data));
"""
PUT = "(code) => { document.querySelector('article').innerHTML = code; }"
CATCH_COPIES = "navigator.clipboard.writeText = (text) => Promise.resolve((window.copied = text))"


def embedded(page: Page, address: str, slug: str, language: str = "en", query: str = "") -> Widget:
    """The explainer of a page for frames, when Python is there."""
    widget = Widget(page, slug)
    page.goto(f"{address}/embed/{language}/{slug}/{query}")
    return widget.wait_ready()


def test_it_computes_under_its_own_policy(edition: tuple[str, str], page: Page, address: str) -> None:
    """Nothing that the policy forbids happens: that would be an error in the console."""
    widget = embedded(page, address, *edition)

    assert_computes_like_cpython(widget)
    tabs = widget.element.locator("[data-tab]").all()
    assert tabs
    for tab in tabs:
        tab.click()
        widget.element.locator(f"#{tab.get_attribute('aria-controls')}").wait_for(timeout=READY)


def test_the_policy_is_strict(site: Path, slug: str) -> None:
    """No script and no style may stand inside the page, and nothing may be evaluated."""
    for language in LANGUAGES:
        assert_strict((site / "embed" / language / slug / "index.html").read_text(encoding="utf-8"))


def assert_strict(text: str) -> None:
    """The policy of a page, and a page that keeps to it."""
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)

    assert policy and "unsafe-inline" not in policy[1] and "'unsafe-eval'" not in policy[1]
    assert " style=" not in text and "<style" not in text
    assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", text))


def test_the_code_can_be_changed_under_the_policy(page: Page, address: str) -> None:
    """The editor has its colours and lines."""
    widget = embedded(page, address, SLUG)
    add_code(widget, "x = 1 / 0\n")

    expect(widget.element.locator("[data-code-status]")).not_to_be_empty(timeout=READY)
    assert widget.element.locator(".cm-gutters").evaluate("(part) => getComputedStyle(part).display") == "flex"


def test_a_program_in_a_frame_may_need_the_rest_of_the_interpreter(page: Page, address: str) -> None:
    """The worker fetches it in the middle of a call, which the policy allows, and both halves work together."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
    page.goto(f"{address}/timeline/")
    page.evaluate(PUT, f'<iframe src="{address}/embed/en/{SLUG}/" width="900" height="900"></iframe>')
    widget = Widget(page, SLUG)
    widget.element = page.frame_locator("iframe").locator("econ-explainer")
    widget.element.scroll_into_view_if_needed()
    widget.wait_ready()
    assert "rest.wasm" not in asked
    for letter, name in NAMES.items():
        add_code(widget, RARE.replace("{letter}", letter))
        expect(widget.element.locator(".econ-traceback")).to_contain_text(name, timeout=READY)
        widget.element.locator("[data-code=reset]").click()

    assert asked.count("rest.wasm") == 1
    assert_computes_like_cpython(widget)


def test_the_frame_tells_its_height(page: Page, address: str) -> None:
    """To whatever page is around it, and again when it changes."""
    page.add_init_script(LISTEN)
    page.goto(f"{address}/book/timeline/")
    page.evaluate(PUT, f'<iframe src="{address}/embed/en/{SLUG}/" width="900" height="400"></iframe>')
    frame = page.frame_locator("iframe")
    frame.locator("econ-explainer").wait_for(timeout=READY)
    page.wait_for_function("() => heights.length > 0", timeout=READY)
    before = page.evaluate("heights.at(-1)")
    frame.locator("[data-tab=about]").click()
    page.wait_for_function("(before) => heights.at(-1).height !== before", arg=before["height"], timeout=READY)

    assert before["type"] == "econ-explainer:height" and before["slug"] == SLUG and before["height"] > 300


def test_the_button_gives_the_code_with_the_present_state(page: Page, address: str) -> None:
    """And that code shows the same run."""
    name, value = first_slider(SLUG)
    page.goto(f"{address}/zh/explainers/{SLUG}/")
    opened = Widget(page, SLUG)
    opened.element.scroll_into_view_if_needed()
    opened.wait_ready()
    moved = opened.move(name, value)
    page.evaluate(CATCH_COPIES)
    opened.element.locator("[data-action=menu]").click()
    opened.element.locator("[data-action=embed]").click()
    opened.element.locator("[data-message=embed] .econ-message-actions button").first.click()
    code = page.evaluate("window.copied")

    assert code == opened.element.locator("[data-snippet]").input_value()
    assert f"/embed/zh/{SLUG}/?{name}=" in code
    page.goto(f"{address}/book/timeline/")
    page.evaluate(PUT, code)
    output = page.frame_locator("iframe").locator(f'[data-output="{headline(SLUG)}"]').first
    expect(output).to_have_attribute("data-value", str(moved["outputs"][headline(SLUG)]), timeout=READY)


def test_the_element_follows_the_system_s_colors(page: Page, address: str) -> None:
    """There is no switch in a frame."""
    page.emulate_media(color_scheme="dark")
    embedded(page, address, SLUG)

    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")


# Frames with one scene


def scene_frame(page: Page, address: str, language: str, name: str = "quicker", query: str = "") -> Locator:
    """The scene of a page for frames."""
    page.goto(f"{address}/embed/{language}/{FIXTURE}/{name}/{query}")
    scene = page.locator("econ-scene")
    expect(scene).to_have_attribute("data-live", "")
    return scene


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scene_has_a_frame_of_its_own(language: str, page: Page, fixture_address: str, every_kind: Explainer) -> None:
    """Alone, with its prediction, under the strict policy; it needs no Python, and leads to the whole page."""
    scene = scene_frame(page, fixture_address, language)
    Prediction(page).choose()
    expect(scene.locator("[data-sentence]")).to_have_text(
        every_kind.summary(every_kind.results["quick_learners"], language)
    )
    scene.locator("input").press("Home")
    result = every_kind.run(practice=0.05)
    expect(scene.locator("[data-sentence]")).to_have_text(every_kind.summary(result, language))
    expect(scene.locator(".econ-drawing > svg")).to_be_visible()

    assert page.locator("econ-scene, econ-explainer").count() == 1
    assert page.evaluate("window.workers.length") == 0
    whole = page.locator(".standalone-note a").get_attribute("href") or ""
    assert whole.endswith(f"explainers/{FIXTURE}/#{FIXTURE}-scene-quicker")
    assert every_kind.words[language]["scenes"]["quicker"]["title"] in page.title()


def test_the_policy_of_a_scene_s_frame_is_strict(fixture_built: Path) -> None:
    """As that of the laboratory's."""
    for path in (fixture_built / "site" / "embed").glob("*/*/*/index.html"):
        assert_strict(path.read_text(encoding="utf-8"))


def test_a_scene_gives_the_code_of_its_frame(page: Page, fixture_address: str, every_kind: Explainer) -> None:
    """With the present state, which the frame then shows."""
    page.goto(f"{fixture_address}/zh/explainers/{FIXTURE}/")
    scene = page.locator('econ-scene[scene="learn"]')
    expect(scene).to_have_attribute("data-live", "")
    scene.locator("[data-sentence]").scroll_into_view_if_needed()
    scene.locator("input").press("End")
    page.evaluate(CATCH_COPIES)
    scene.locator("[data-action=menu]").click()
    scene.locator("[data-action=embed]").click()
    expect(scene.locator("[data-status]")).to_have_text(WORDS["zh"]["scene"]["embedded"])
    code = page.evaluate("window.copied")

    assert f"/embed/zh/{FIXTURE}/learn/?scene=learn&amp;time_saved=0.7" in code
    page.goto(f"{fixture_address}/alone/")
    page.evaluate(PUT, code)
    frame = page.frame_locator("iframe")
    expect(frame.locator("[data-sentence]")).to_have_text(every_kind.summary(every_kind.run(time_saved=0.7), "zh"))


def test_where_nothing_may_be_copied_the_code_is_shown(page: Page, fixture_address: str) -> None:
    """To be copied by hand."""
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    scene = scene_frame(page, fixture_address, "en", "learn")
    scene.locator("[data-action=menu]").click()
    scene.locator("[data-action=embed]").click()

    expect(scene.locator("[data-message=share]")).to_contain_text(WORDS["en"]["scene"]["embed_by_hand"])
    expect(scene.locator("[data-message=share] input")).to_have_value(re.compile("^<iframe .*/embed/en/"))
