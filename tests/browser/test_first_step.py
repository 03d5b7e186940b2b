"""A scene that begins with the prediction: nothing is given away, one tap answers, then everything is free."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from explainers.contract.explainer import LANGUAGES, Explainer
from tests.browser.predicting import Prediction
from tests.browser.reader import Reader
from tests.browser.test_accessibility import LOOKS, violations
from tests.browser.test_scenes import BOXES, NO_STORAGE, RECORD, RUNTIME, Open, Scene, cut_off, scene, still
from tests.kinds import FIXTURE

__all__ = ["scene", "still"]

NAME, SLIDER = "quicker", "practice"
RIGHT, WRONG = 1, 0  # places of its options


def words_of(explainer: Explainer, language: str) -> dict[str, str]:
    """What the prediction says, filled in."""
    words = explainer.words[language]["prediction"]
    return words | {"answer": words["options"][explainer.predicted_answer()]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_the_guess_nothing_answers_and_nothing_moves(
    language: str, scene: Open, page: Page, every_kind: Explainer
) -> None:
    """The picture and the sentence are the start's; the slider waits and says for what."""
    opened = scene(NAME, language)
    prediction = Prediction(page)
    words = words_of(every_kind, language)
    read = opened.element.inner_text()

    expect(opened.sentence).to_have_text(every_kind.summary(every_kind.asked, language))
    expect(opened.slider(SLIDER)).to_be_disabled()
    expect(opened.element).to_contain_text(opened.reader.words["prediction"]["first"])
    assert read.count(words["answer"]) == 1, "as one of the options, and nowhere else"
    expect(prediction.explanation).to_be_hidden()
    expect(
        opened.element.locator(".econ-readouts, [data-goal], [data-table], .econ-menu").locator("visible=true")
    ).to_have_count(0)
    expect(prediction.verdict).to_have_text("")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", [RIGHT, WRONG])
def test_one_tap_moves_the_scene_and_says_what_the_model_says(
    place: int, language: str, scene: Open, page: Page, context: BrowserContext, every_kind: Explainer, watch: object
) -> None:
    """Without Python: the run of the reveal, with the start beside it; said once; then the slider is the next thing."""
    context.route(RUNTIME, lambda route: route.abort())
    watch.expect("Failed to load resource")  # type: ignore[attr-defined]
    opened = scene(NAME, language)
    words, reveal = words_of(every_kind, language), every_kind.results["quick_learners"]

    prediction = Prediction(page).choose(place)

    verdict = opened.reader.words["prediction"]["right" if place == RIGHT else "other"].format(answer=words["answer"])
    expect(prediction.verdict).to_have_text(verdict)
    expect(prediction.expected).to_be_visible(visible=place == WRONG)
    expect(opened.sentence).to_have_text(every_kind.summary(reveal, language))
    expect(opened.announcement).to_have_text(f"{verdict} {every_kind.summary(reveal, language)}")
    expect(opened.slider(SLIDER)).to_be_focused()
    expect(opened.element.locator("[data-pinned-key]")).to_be_visible()
    expect(
        opened.element.locator(".econ-drawing > svg .chart-pinned, .econ-drawing > svg [stroke-dasharray]").first
    ).to_be_visible()
    assert opened.values == reveal["values"]

    opened.press(SLIDER, "Home")
    opened.expect_our_answer()
    expect(opened.announcement).to_have_text(opened.sentence.inner_text())


def test_keys_are_enough(scene: Open, page: Page) -> None:
    """Each answer is a button; the hint offers to go on without one."""
    opened = scene(NAME)
    options = Prediction(page).options

    options.first.focus()
    page.keyboard.press("Tab")
    expect(options.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(opened.slider(SLIDER)).to_be_focused()


def test_who_skips_moves_freely_and_may_still_guess(scene: Open, page: Page, every_kind: Explainer) -> None:
    """From the start, without a word on the answer."""
    opened = scene(NAME)
    prediction = Prediction(page)
    opened.element.locator("[data-skip]").click()

    expect(opened.slider(SLIDER)).to_be_focused()
    assert opened.values == every_kind.asked["values"]
    opened.press(SLIDER, "ArrowRight")
    opened.expect_our_answer()
    expect(prediction.result).to_be_hidden()
    expect(prediction.explanation).to_be_hidden()

    opened.element.locator("[data-after-all]").click()
    prediction.expect_asked()
    expect(opened.slider(SLIDER)).to_be_disabled()
    assert opened.values == every_kind.asked["values"]


def test_an_answer_is_there_at_the_next_visit_and_can_be_taken_back(
    scene: Open, page: Page, every_kind: Explainer
) -> None:
    """Nobody is asked twice."""
    opened = scene(NAME)
    Prediction(page).choose(WRONG)
    page.reload()
    prediction = Prediction(opened.look().page)

    expect(prediction.result).to_be_visible()
    assert opened.values == every_kind.results["quick_learners"]["values"]
    expect(opened.slider(SLIDER)).to_be_enabled()

    prediction.again.click()
    prediction.expect_asked()
    expect(prediction.options.first).to_be_focused()
    expect(opened.sentence).to_have_text(every_kind.summary(every_kind.asked, "en"))
    expect(opened.element.locator("[data-pinned-key]")).to_be_hidden()


def test_a_link_to_its_state_is_not_held_back(scene: Open, every_kind: Explainer) -> None:
    """Whoever sent it has moved the slider already."""
    opened = scene(NAME, query=f"?scene={NAME}&practice=0.3&v=1")

    expect(opened.slider(SLIDER)).to_be_enabled()
    assert opened.values["practice"] == 0.3
    opened.expect_our_answer()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guess_without_stops_is_kept_and_answered_once_they_are_there(
    language: str,
    scene: Open,
    page: Page,
    context: BrowserContext,
    reader: Callable[..., Reader],
    every_kind: Explainer,
) -> None:
    """The verdict stands in the page; the message says why the picture does not move, and how to go on."""
    context.route(re.compile("/assets/scenes/.*-quicker-"), cut_off)
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.add_init_script(RECORD)
    opened = Scene(reader(FIXTURE, language).open(), NAME, every_kind)
    opened.reader.into_view(opened.sentence)
    expect(opened.message("stops")).to_contain_text(opened.words["no_stops"])

    prediction = Prediction(page).choose(WRONG)
    expect(prediction.verdict).to_contain_text(words_of(every_kind, language)["answer"])
    expect(opened.sentence).to_have_text(every_kind.summary(every_kind.asked, language))
    assert violations(page, "econ-scene") == []

    context.unroute(re.compile("/assets/scenes/.*-quicker-"))
    opened.message("stops").get_by_role("button").first.click()
    expect(opened.sentence).to_have_text(every_kind.summary(every_kind.results["quick_learners"], language))
    expect(opened.message("stops")).to_have_count(0)
    expect(opened.element.locator("[data-pinned-key]")).to_be_visible()


def test_without_scripts_the_question_and_the_answer_can_be_read(still: Page, every_kind: Explainer) -> None:
    """Options as a list, the answer behind a line."""
    element = still.locator(f'econ-scene[scene="{NAME}"]')
    words = words_of(every_kind, "en")
    for option in words["options"].values():  # type: ignore[attr-defined]
        expect(element.get_by_text(option, exact=True).locator("visible=true")).to_have_count(1)
    expect(element.locator("button:visible, input:visible, textarea:visible")).to_have_count(0)
    answer = element.locator(".econ-answer")
    answer.locator("summary").click()
    expect(answer).to_contain_text(words["answer"])
    expect(answer.locator("p").last).to_be_visible()


@pytest.mark.parametrize("is_answered", [False, True])
def test_on_paper_there_are_question_or_verdict_picture_and_sentence(
    is_answered: bool, scene: Open, page: Page, every_kind: Explainer
) -> None:
    """Nothing to press, and nothing that gives the answer away too early."""
    opened = scene(NAME)
    if is_answered:
        Prediction(page).choose(WRONG)
    page.emulate_media(media="print")

    expect(opened.element.locator(".econ-guess-question")).to_be_visible(visible=not is_answered)
    expect(Prediction(page).verdict).to_be_visible(visible=is_answered)
    expect(opened.sentence).to_be_visible()
    expect(opened.element.locator("svg.chart:visible")).to_have_count(1)
    expect(opened.element.locator("input:visible, button:visible, textarea:visible, summary:visible")).to_have_count(0)


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_no_step_has_a_violation(
    language: str,
    scheme: str,
    page: Page,
    context: BrowserContext,
    reader: Callable[..., Reader],
    every_kind: Explainer,
) -> None:
    """Answered while its stops are loading, asked, answered with the reason open, its goal reached, skipped."""
    page.emulate_media(color_scheme=scheme)
    held: list[Route] = []
    context.route(re.compile("/assets/scenes/.*-quicker-"), lambda route: held.append(route))
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    opened = Scene(reader(FIXTURE, language).open(), NAME, every_kind)
    opened.reader.into_view(opened.sentence)
    prediction = Prediction(page).choose(WRONG)
    expect(opened.element.locator("[data-status]")).to_have_text(opened.words["waiting"])
    assert violations(page, "econ-scene") == [], "while it loads"

    held.pop().continue_()
    context.unroute(re.compile("/assets/scenes/.*-quicker-"))
    expect(opened.element.locator("[data-status]")).to_have_text("")
    prediction.again.click()
    assert violations(page, "econ-scene") == []
    prediction.choose(WRONG)
    prediction.write("x")
    assert violations(page, "econ-scene") == []
    opened.press(SLIDER, "End")
    expect(opened.goal).to_have_attribute("data-met", "")
    assert violations(page, "econ-scene") == []
    prediction.again.click()
    opened.element.locator("[data-skip]").click()
    assert violations(page, "econ-scene") == []


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_after_the_guess_picture_slider_and_sentence_are_on_the_screen_together(
    language: str, size: tuple[int, int], scene: Open, page: Page
) -> None:
    """Without scrolling by hand; before it, every answer is, and each is large enough for a finger."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened = scene(NAME, language)
    opened.element.evaluate("(element) => element.scrollIntoView({ block: 'start', behavior: 'instant' })")
    prediction = Prediction(page)
    for option in prediction.options.all():
        expect(option).to_be_in_viewport(ratio=1)
        assert (option.bounding_box() or {"height": 0})["height"] >= 44
    expect(opened.element.locator(".econ-drawing")).to_be_in_viewport(ratio=0.99)

    prediction.choose(WRONG)
    boxes = opened.element.evaluate(BOXES)
    assert boxes["top"] >= 0 and boxes["bottom"] > -1, boxes  # browsers scroll by whole pixels
    assert boxes["wide"] <= 0


def test_on_a_page_without_a_laboratory_it_asks_and_answers(
    page: Page, fixture_address: str, every_kind: Explainer
) -> None:
    """In both languages; there is no laboratory to open, and no Python."""
    for language in LANGUAGES:
        page.goto(f"{fixture_address}/{'zh/' if language == 'zh' else ''}alone/")
        element = page.locator(f'econ-scene[scene="{NAME}"]')
        expect(element).to_have_attribute("data-live", "")
        if language == LANGUAGES[0]:
            Prediction(page).choose(WRONG)
        expect(element.locator("[data-verdict]")).to_contain_text(words_of(every_kind, language)["answer"])
        reveal = every_kind.summary(every_kind.results["quick_learners"], language)
        expect(element.locator("[data-sentence]")).to_have_text(reveal)
        element.locator("[data-action=menu]").click()
        expect(element.locator("[data-action=laboratory]")).to_be_hidden()
        expect(element.locator("[data-action=link]")).to_be_visible()
    assert page.evaluate("window.workers.length") == 0


def test_without_webassembly_and_storage_it_answers(scene: Open, page: Page, every_kind: Explainer) -> None:
    """The answer lasts as long as the page."""
    page.add_init_script("delete window.WebAssembly; window.Worker = undefined")
    page.add_init_script(NO_STORAGE)
    opened = scene(NAME)
    prediction = Prediction(page).choose(RIGHT)
    expect(opened.sentence).to_have_text(every_kind.summary(every_kind.results["quick_learners"], "en"))
    opened.press(SLIDER, "Home")
    opened.expect_our_answer()
    assert opened.message("stops").count() == 0

    page.reload()
    prediction.expect_asked()


def test_a_link_with_mistakes_is_said_and_the_question_stays(scene: Open) -> None:
    """Text and picture can be read; what cannot be used is named."""
    opened = scene(NAME, query=f"?scene={NAME}&practice=many&v=1")

    expect(opened.message("link")).to_contain_text("many")
    expect(opened.slider(SLIDER)).to_be_visible()
    opened.expect_our_answer()
