"""The site around the explainers: languages, navigation, search, widths, nothing foreign."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from whitenoise import WhiteNoise

from build_tools.accessibility.looked_at import PAGES
from build_tools.pages.words import site_words
from explainers.contract.catalogue import load_one
from tests.browser.pages import PREFIX
from tests.browser.reader import READY, Reader, numbers
from tests.conftest import SLUGS


def serve_site_map(context: BrowserContext, address: str) -> None:
    """Instant navigation follows the site map, which names the address that the site was built for."""

    def rename(route: Route) -> None:
        text = re.sub(r'(<loc>|href=")https?://[^/<"]+', rf"\1{address}", route.fetch().text())
        route.fulfill(content_type="application/xml", body=text)

    context.route("**/sitemap.xml", rename)


# Follows a link, by instant navigation; the page is there when its element is another one than before.
VISIT = """async ([path, selector]) => {
  const before = document.querySelector(selector);
  window.visited.push(...document.querySelectorAll("econ-explainer, econ-scene"));
  const link = document.createElement("a");
  link.href = path;
  document.querySelector(".md-content").append(link);
  link.click();
  const end = performance.now() + 10000;
  while ([null, before].includes(document.querySelector(selector))) {
    if (performance.now() > end) throw new Error(`${path} shows no ${selector}`);
    await new Promise(requestAnimationFrame);
  }
}"""

# Who still listens to what only widgets listen to.
LISTENING = {"expression": "getEventListeners(document).fullscreenchange.length", "includeCommandLineAPI": True}

# The theme scrolls to the top some time after it has exchanged the page.
COME_NEAR = """() => {
  const element = document.querySelector("econ-explainer");
  element.scrollIntoView({ block: "center", behavior: "instant" });
  return element.dataset.state !== "static";
}"""


def test_nothing_on_any_page_points_to_a_foreign_script_style_or_picture(site: Path) -> None:
    """In the built files themselves, besides what a browser happened to ask."""
    loading = re.compile(
        r"<(?:script|link|img|iframe|source|video|audio)\b[^>]*?(?:src|href)=[\"']?(https?:)?//[^\s\"'>]+", re.I
    )
    harmless = re.compile(r"rel=[\"']?(canonical|alternate|prev|next)|127\.0\.0\.1")
    for path in site.rglob("*.html"):
        for found in loading.finditer(path.read_text(encoding="utf-8")):
            assert harmless.search(found[0]), f"{path.relative_to(site)}: {found[0]}"


def test_the_language_switch_stays_on_the_page(page: Page, context: BrowserContext, address: str) -> None:
    """Also after instant navigation has changed the page; in both directions."""
    serve_site_map(context, address)
    with page.expect_response("**/sitemap.xml"):
        page.goto(f"{address}/book/concept/")
    page.evaluate("window.stayed = true")
    page.locator('a[href$="debate/"]').first.evaluate("(link) => link.click()")
    page.wait_for_url("**/book/debate/")
    assert page.evaluate("window.stayed") is True

    chinese = page.locator(".md-select__link[hreflang=zh]")
    page.wait_for_function("(link) => link.pathname.endsWith('/zh/book/debate/')", arg=chinese.element_handle())
    chinese.evaluate("(link) => link.click()")
    page.wait_for_url("**/zh/book/debate/")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    english = page.locator(".md-select__link[hreflang=en]")
    page.wait_for_function("(link) => !link.pathname.includes('/zh/')", arg=english.element_handle())
    assert english.evaluate("(link) => link.pathname") == "/book/debate/"


def test_instant_navigation_neither_breaks_nor_leaks_widgets(
    page: Page, context: BrowserContext, reader: Callable[..., Reader], address: str
) -> None:
    """The page is not loaded anew, one worker serves all visits, a returning widget works, and old ones are let go."""
    serve_site_map(context, address)
    page.goto(f"{address}/")
    slug = page.locator("econ-scene").get_attribute("for")  # the home page shows a scene of one of them
    assert slug
    opened = reader(slug).start()
    page.evaluate("window.stayed = true; window.visited = []")
    for _ in range(3):
        page.evaluate(VISIT, [f"{address}/", "econ-scene"])
        expect(page.locator("econ-scene")).to_have_attribute("data-live", "")
        page.evaluate(VISIT, [opened.url, "econ-explainer"])
        page.wait_for_function(COME_NEAR)
        opened.wait_ready()
        opened.drag(numbers(load_one(slug))[0].id, 0.8)
        opened.settle()
        expect(page.locator("econ-prediction")).to_have_attribute("data-live", "")

    assert page.evaluate("window.stayed") is True
    assert page.evaluate("window.workers.length") == 1
    listening = context.new_cdp_session(page).send("Runtime.evaluate", LISTENING)["result"]["value"]
    assert listening == 1, "widgets that are gone have let go of the page"
    assert page.evaluate("window.visited.every((element) => !element.hasAttribute('data-live'))")


@pytest.mark.parametrize(("language", "word"), [("en", "productivity"), ("zh", "生产率"), ("zh", "全要素生产率")])
def test_search_finds_pages_in_both_languages(language: str, word: str, page: Page, address: str) -> None:
    """Chinese has no spaces between words; the index cuts them."""
    page.goto(f"{address}/{PREFIX[language]}book/concept/")
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.insert_text(word)
    results = page.locator(".md-search-result__link")
    results.first.wait_for(timeout=READY)

    links = results.evaluate_all("(links) => links.map((link) => new URL(link.href).pathname)")
    assert links[0].startswith("/zh/") == (language == "zh"), "the reader's own language comes first"
    expect(page.locator(".md-search-result__list mark").first).to_be_visible()


def test_no_page_scrolls_sideways(page: Page, address: str) -> None:
    """At phone, tablet and desktop width."""
    for language in PREFIX.values():
        for path in [*PAGES, *(f"explainers/{slug}/" for slug in SLUGS)]:
            page.goto(f"{address}/{language}{path}")
            for width in (360, 768, 1440):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{language}{path} at {width}"


def test_a_page_that_does_not_exist_says_so(page: Page, address: str, watch: Any) -> None:
    """With the site around it, in every language, and with ways on that exist."""
    watch.expect("404")
    answer = page.goto(f"{address}/nonsense/")

    assert answer and answer.status == 404
    for language, prefix in PREFIX.items():
        expect(page.get_by_role("heading", name=site_words(language)["missing"]["title"])).to_be_visible()
        expect(page.locator(f'.missing a[href$="/{prefix}explainers/"]').first).to_be_visible()


def test_the_site_works_under_a_sub_path(page: Page, site: Path, serve: Callable[[Any], str], watch: Any) -> None:
    """A widget finds its files wherever the site lies."""
    served = WhiteNoise(lambda environ, start: (start("404 Not Found", []), [b""])[1], index_file=True)
    served.add_files(site, prefix="some/where/")
    watch.addresses = (serve(served),)
    reader = Reader(page, f"{watch.addresses[0]}/some/where", SLUGS[0], "zh")

    reader.start()
