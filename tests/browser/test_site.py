"""The site around the explainers: languages, navigation, search, accessibility, nothing foreign."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import READY
from tests.conftest import REPOSITORY, SLUGS

AXE = (REPOSITORY / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
PAGES = [
    "",
    "concept/",
    "evidence/",
    "debate/",
    "timeline/",
    "explainers/",
    "teachers/",
    "reference/glossary/",
    "reference/sources/",
    "contribute/",
    "contribute/fields/",
]
PREFIX = {"en": "", "zh": "zh/"}


def violations(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA and its best practices."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
    return [
        f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}" for rule in found for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", PREFIX)
def test_no_page_has_an_accessibility_violation(language: str, scheme: str, page: Page, address: str) -> None:
    """Every page written by hand or made by the build, in both languages and both color schemes."""
    page.emulate_media(color_scheme=scheme)
    for path in [*PAGES, *(f"explainers/{slug}/teacher/" for slug in SLUGS)]:
        page.goto(f"{address}/{PREFIX[language]}{path}")
        assert violations(page) == [], path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", PREFIX)
def test_no_state_of_a_widget_has_an_accessibility_violation(
    language: str, scheme: str, slug: str, page: Page, widget: Any
) -> None:
    """Start, each preset, each tab, a wrong number."""
    page.emulate_media(color_scheme=scheme)
    opened = widget(slug, language).open()
    assert violations(page) == []
    for preset in opened.element.locator("button[data-preset]").all():
        preset.click()
        assert violations(page) == []
    for tab in opened.element.get_by_role("tab").all():
        tab.click()
        page.wait_for_timeout(300)
        assert violations(page) == [], tab.inner_text()
    field = opened.element.locator("input[type=number]").first
    field.fill("999999")
    field.press("Enter")
    assert violations(page) == []


def test_nothing_on_any_page_points_to_a_foreign_script_style_or_picture(site: Path) -> None:
    """In the built files themselves, besides what a browser happened to ask."""
    loading = re.compile(
        r"<(?:script|link|img|iframe|source|video|audio)\b[^>]*?(?:src|href)=[\"']?(https?:)?//[^\s\"'>]+", re.I
    )
    harmless = re.compile(r"rel=[\"']?(canonical|alternate|prev|next)|127\.0\.0\.1")
    for path in site.rglob("*.html"):
        for found in loading.finditer(path.read_text(encoding="utf-8")):
            assert harmless.search(found[0]), f"{path.relative_to(site)}: {found[0]}"


def test_the_language_switch_stays_on_the_page(page: Page, address: str) -> None:
    """Also after instant navigation has changed the page."""
    page.goto(f"{address}/concept/")
    page.get_by_role("link", name="Debate").first.click()
    page.wait_for_url("**/debate/")
    page.wait_for_timeout(500)
    link = page.locator(".md-select__link[hreflang=zh]")

    assert link.evaluate("(link) => link.href").endswith("/zh/debate/")
    page.goto(link.evaluate("(link) => link.href"))
    assert page.locator("html").get_attribute("lang") == "zh"
    assert page.locator(".md-select__link[hreflang=en]").evaluate("(link) => link.href").endswith("/debate/")


def test_instant_navigation_neither_breaks_nor_leaks_widgets(slug: str, page: Page, widget: Any, address: str) -> None:
    """The page is not loaded anew, one worker serves all visits, and a returning widget works."""
    page.add_init_script(
        "const Native = Worker; window.workers = 0; window.Worker = class extends Native { constructor(...rest) { super(...rest); window.workers += 1; } };"
    )
    opened = widget(slug).open()
    page.evaluate("window.stayed = true")
    for _ in range(3):
        page.evaluate("document.querySelector('a.md-logo').click()")
        page.wait_for_url(f"{address}/")
        page.evaluate(
            "(path) => { const link = document.createElement('a'); link.href = path; document.querySelector('.md-content').append(link); link.click(); }",
            opened.url,
        )
        page.wait_for_url(opened.url)
        opened.wait_ready()

    assert page.evaluate("window.stayed") is True
    assert page.evaluate("window.workers") == 1


@pytest.mark.parametrize(("language", "word"), [("en", "productivity"), ("zh", "生产率")])
def test_search_finds_pages_in_both_languages(language: str, word: str, page: Page, address: str) -> None:
    """Chinese has no spaces between words; the index cuts them."""
    page.goto(f"{address}/{PREFIX[language]}concept/")
    page.locator("[data-md-component=search-query]").first.fill(word)
    page.locator(".md-search-result__link").first.wait_for(timeout=READY)

    links = page.locator(".md-search-result__link").evaluate_all(
        "(links) => links.map((link) => new URL(link.href).pathname)"
    )
    assert links
    if language == "zh":
        assert any(link.startswith("/zh/") for link in links)


def test_the_home_page_shows_the_explainer_within_the_first_screen(page: Page, address: str) -> None:
    """On a desktop; in both languages."""
    for language in PREFIX.values():
        page.goto(f"{address}/{language}")
        top = page.locator("econ-explainer").first.bounding_box()
        assert top and top["y"] < 500


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_no_page_scrolls_sideways(width: int, page: Page, address: str) -> None:
    """At phone, tablet and desktop width."""
    page.set_viewport_size({"width": width, "height": 800})
    for language in PREFIX.values():
        for path in [*PAGES, *(f"explainers/{slug}/" for slug in SLUGS)]:
            page.goto(f"{address}/{language}{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{language}{path}"


def test_a_page_that_does_not_exist_says_so(page: Page, address: str, watch: Any) -> None:
    """With the site around it."""
    watch.expect("404")
    answer = page.goto(f"{address}/nonsense/")

    assert answer and answer.status == 404
    expect(page.locator("body")).to_contain_text("404")


def test_the_site_works_under_a_sub_path(browser: Any, site: Path) -> None:
    """A widget finds its files wherever the site lies."""
    import threading

    import waitress.server
    from whitenoise import WhiteNoise

    served = WhiteNoise(lambda environ, start: (start("404 Not Found", []), [b""])[1], index_file=True)
    served.add_files(site, prefix="some/where/")
    server: Any = waitress.server.create_server(served, host="127.0.0.1", port=0)
    threading.Thread(target=server.run, daemon=True).start()
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.effective_port}/some/where/zh/explainers/{SLUGS[0]}/")
        page.locator("econ-explainer[data-state=ready]").first.wait_for(timeout=READY)
    server.close()
