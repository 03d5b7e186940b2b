"""The gallery as readers use it: filters and their address, the keyboard, without a script, the map; and the search."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from build_tools.gallery.filters import filters
from build_tools.pages.order import reading_order
from build_tools.pages.references import load_glossary, names_of
from build_tools.pages.statements import load_statements
from build_tools.places import DOCS
from explainers.contract.catalogue import CATALOGUE
from tests.browser.pages import PREFIX
from tests.browser.reader import READY
from tests.browser.test_accessibility import LOOKS, violations
from tests.browser.test_navigation import serve_site_map
from tests.conftest import EXAMPLE, SLUGS, load

EXPLAINERS = reading_order([load(slug) for slug in SLUGS])
GROUPS = filters([explainer.declaration for explainer in EXPLAINERS], load_statements(DOCS), "en")
GLOSSARY = load_glossary(DOCS, CATALOGUE)
FIRST = GROUPS[0].choices[0][0]
MATCHING = [explainer.slug for explainer in EXPLAINERS if explainer.declaration.level == FIRST]


@pytest.fixture
def gallery(page: Page, address: str) -> Page:
    """The English gallery."""
    page.goto(f"{address}/explainers/")
    expect(page.locator(".gallery-filters")).to_be_visible()
    return page


def shown(page: Page) -> list[str]:
    """The slugs of the cards that are shown."""
    links = page.locator(".gallery-card:visible .gallery-title a")
    return links.evaluate_all("(links) => links.map((link) => link.pathname.split('/').at(-2))")


def box(page: Page, value: str) -> Locator:
    """The checkbox of a value."""
    return page.locator(f".gallery-chip input[value={value}]")


def count(page: Page) -> Locator:
    """What the page says of how many are shown."""
    return page.locator(".gallery-filters [role=status]")


def test_a_filter_shows_what_matches_and_says_how_many(gallery: Page) -> None:
    """The address says it too, and `Show all` takes it back."""
    assert shown(gallery) == [explainer.slug for explainer in EXPLAINERS]
    expect(count(gallery)).to_have_text(f"{len(EXPLAINERS)} explainers")

    box(gallery, FIRST).check()

    assert shown(gallery) == MATCHING
    expect(count(gallery)).to_have_text(f"{len(MATCHING)} of {len(EXPLAINERS)} explainers")
    assert parse_qs(urlsplit(gallery.url).query) == {"level": [FIRST]}

    gallery.get_by_role("button", name="Show all").click()
    assert len(shown(gallery)) == len(EXPLAINERS)
    assert urlsplit(gallery.url).query == ""
    expect(gallery.locator(".gallery-filters summary")).to_be_focused()


def test_values_of_one_group_widen_and_groups_narrow(gallery: Page) -> None:
    """All values of a group show as much as none of them would, and no card that has none of them."""
    for value, _ in GROUPS[0].choices:
        box(gallery, value).check()
    assert len(shown(gallery)) == len(EXPLAINERS)

    other = GROUPS[-1].choices[0][0]
    box(gallery, other).check()
    assert shown(gallery) == [each.slug for each in EXPLAINERS if other in each.declaration.statements]


def test_an_address_opens_the_gallery_filtered(page: Page, address: str) -> None:
    """Also on a phone, where filters are folded otherwise; what no explainer has is passed over."""
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{address}/explainers/?level={FIRST}&statement=nonsense&level=nonsense")

    expect(count(page)).to_have_text(f"{len(MATCHING)} of {len(EXPLAINERS)} explainers")
    expect(box(page, FIRST)).to_be_checked()
    assert shown(page) == MATCHING

    page.goto(f"{address}/explainers/")
    expect(page.locator(".gallery-filters summary")).to_be_visible()
    expect(page.locator(".gallery-groups")).to_be_hidden()


def test_a_filter_comes_back_with_the_reader(page: Page, context: BrowserContext, address: str) -> None:
    """After a visit to an explainer, from which instant navigation leads back."""
    serve_site_map(context, address)
    with page.expect_response("**/sitemap.xml"):
        page.goto(f"{address}/explainers/")
    box(page, FIRST).check()
    page.evaluate("window.stayed = true")
    page.locator(".gallery-card:visible a").first.click()
    page.wait_for_url("**/explainers/*/")
    assert page.evaluate("window.stayed") is True

    page.go_back()
    expect(box(page, FIRST)).to_be_checked()
    assert shown(page) == MATCHING


def test_where_nothing_matches_there_is_a_way_out(gallery: Page) -> None:
    """It is said, and one button leads back to all."""
    level = next(value for value, _ in GROUPS[0].choices if value != FIRST)
    statement = next(
        value
        for group in GROUPS[1:]
        for value, _ in group.choices
        if all(each.declaration.level == FIRST for each in EXPLAINERS if value in each.declaration.statements)
    )
    box(gallery, level).check()
    box(gallery, statement).check()

    assert shown(gallery) == []
    expect(count(gallery)).to_have_text("No explainer matches all of these.")
    gallery.get_by_role("button", name="Show all").click()
    assert len(shown(gallery)) == len(EXPLAINERS)


def test_the_keyboard_filters_and_follows(gallery: Page) -> None:
    """From the heading of the filters to the first chip, and from the last card's link to its page."""
    gallery.locator(".gallery-filters summary").focus()
    gallery.keyboard.press("Tab")
    expect(box(gallery, FIRST)).to_be_focused()
    gallery.keyboard.press("Space")
    assert shown(gallery) == MATCHING
    chip = gallery.locator(".gallery-chip:has(input:focus-visible)")
    assert chip.evaluate("(chip) => getComputedStyle(chip).outlineStyle") == "solid"

    gallery.locator(".gallery-card:visible a").first.focus()
    gallery.keyboard.press("Enter")
    gallery.wait_for_url(f"**/explainers/{MATCHING[0]}/")


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page without scripts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_nothing_is_lost_without_a_script(plain: Page, address: str) -> None:
    """All cards and the map are there; filters, which would do nothing, are not."""
    plain.goto(f"{address}/explainers/")

    expect(plain.locator(".gallery-card:visible")).to_have_count(len(EXPLAINERS))
    expect(plain.locator(".gallery-filters")).to_be_hidden()
    expect(plain.locator(".gallery-map a")).to_have_count(len(EXPLAINERS))
    expect(plain.locator(".gallery-path").first).to_be_visible()


def test_map_and_list_lead_to_every_explainer(gallery: Page) -> None:
    """The map where it is legible, at twelve pixels and more; on a phone the list stands open instead."""
    texts = gallery.locator(".gallery-map text")
    heights = texts.evaluate_all("(all) => all.map((text) => 14 * text.getScreenCTM().a)")
    assert len(heights) == len(EXPLAINERS)
    for width in (1440, 960):
        gallery.set_viewport_size({"width": width, "height": 900})
        sizes = texts.evaluate_all("(all) => all.map((text) => 14 * text.getScreenCTM().a)")
        assert min(sizes) >= 12
    outside = gallery.locator(".gallery-map a").evaluate_all(
        """(links) => links.filter((link) => {
          const [box, text] = ["rect", "text"].map((name) => link.querySelector(name).getBoundingClientRect());
          return text.left < box.left || text.right > box.right || text.top < box.top || text.bottom > box.bottom;
        }).length"""
    )
    assert outside == 0

    gallery.set_viewport_size({"width": 360, "height": 800})
    gallery.reload()
    expect(gallery.locator(".gallery-map")).to_be_hidden()
    expect(gallery.locator(".gallery-list li > a:visible")).to_have_count(len(EXPLAINERS))


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_no_state_of_the_gallery_has_a_violation(language: str, scheme: str, page: Page, address: str) -> None:
    """With a filter, with nothing that matches, and on a phone."""
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}/{PREFIX[language]}explainers/?level={FIRST}")
    assert violations(page) == []

    for each in page.locator(".gallery-chip input").all():
        each.check()
    page.locator(".gallery-list summary").click()
    assert violations(page) == []

    page.set_viewport_size({"width": 360, "height": 800})
    page.reload()
    assert violations(page, ".md-content") == []  # the theme's drawer names two of its parts alike


@pytest.mark.parametrize("language", PREFIX)
def test_teachers_find_the_paths_with_their_lesson_plans(language: str, page: Page, address: str) -> None:
    """The same paths as on the gallery; every link leads to a page that is there."""
    page.goto(f"{address}/{PREFIX[language]}explainers/")
    names = page.locator(".gallery-path-name").all_inner_texts()
    held = page.locator(".gallery-path a").all_inner_texts()
    page.goto(f"{address}/{PREFIX[language]}teachers/")

    assert page.locator(".gallery-path-name").all_inner_texts() == names != []
    assert page.locator(".gallery-path a").all_inner_texts() == held
    for link in {link.evaluate("(link) => link.href") for link in page.locator(".gallery-path a").all()}:
        assert link.endswith("/teacher/")
        assert page.request.get(link).ok


def found(page: Page, question: str) -> list[str]:
    """The places of the pages that the search finds, best first."""
    results = page.locator(".md-search-result__item > a.md-search-result__link")
    box = page.locator("[data-md-component=search-query]").first
    box.fill("")
    box.press("End")  # the theme listens to keys
    expect(results).to_have_count(0)  # what an earlier question has found is gone
    box.fill(question)
    box.press("End")
    results.first.wait_for(timeout=READY)
    return list(dict.fromkeys(results.evaluate_all("(all) => all.map((link) => new URL(link.href).pathname)")))


@pytest.mark.parametrize("language", PREFIX)
def test_search_finds_an_explainer_by_question_and_terms(language: str, page: Page, address: str) -> None:
    """By its question, its title and each term that it teaches, among the first three; every explainer is asked for
    without a browser (tests/pages/test_search.py)."""
    page.goto(f"{address}/{PREFIX[language]}book/debate/")
    explainer = load(EXAMPLE)
    place = f"/{PREFIX[language]}explainers/{explainer.slug}/"
    terms = [name for key in explainer.declaration.teaches for name in names_of(GLOSSARY[key])]
    words = explainer.words[language]
    for question in [words["question"], words["title"], *terms]:
        first = found(page, question)
        assert place in first[:3], f"{question}: {first}"
        assert first[0].startswith("/zh/") == (language == "zh"), "the reader's own language comes first"


@pytest.mark.parametrize("word", ["growth", "growth accounting", "productivity", "2024"])
def test_search_has_an_answer_to_common_words(word: str, page: Page, address: str) -> None:
    """Where digits stand in many words the theme's search took places in its graph for one, and failed."""
    page.goto(f"{address}/book/debate/")

    assert len(found(page, word)) > 3
