"""What the content policy of the whole site forbids does not happen, and the theme does not need it."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import READY

HEARD = "window.broken = []; addEventListener('securitypolicyviolation', (e) => broken.push(e.violatedDirective))"
ADD = "(code) => document.body.append(document.createRange().createContextualFragment(code))"


@pytest.mark.parametrize(
    ("code", "directive"),
    [
        ("<script>window.ran = true</script>", "script-src-elem"),
        ("<img src='missing.png' onerror='window.ran = true'>", "script-src-attr"),
        ("<style>h1 { display: none }</style>", "style-src-elem"),
        ("<p style='display: none'>hidden</p>", "style-src-attr"),
        ("<img src='https://example.org/pixel.png'>", "img-src"),
        ("<script src='https://example.org/script.js'></script>", "script-src-elem"),
        ("<iframe src='https://example.org/'></iframe>", "frame-src"),
        ("<base href='https://example.org/'>", "base-uri"),
    ],
    ids=["script", "handler", "style element", "style", "foreign image", "foreign script", "foreign frame", "base"],
)
def test_what_is_put_into_a_page_does_nothing(
    code: str, directive: str, page: Page, fixture_address: str, watch: Any
) -> None:
    """And the page hears which part of the policy it broke."""
    for part in ("content policy", "Content Security Policy", "404", "https://example.org/"):
        watch.expect(part)
    page.add_init_script(HEARD)
    page.goto(f"{fixture_address}/alone/")
    page.evaluate(ADD, code)

    page.wait_for_function("(name) => broken.includes(name)", arg=directive)
    assert page.evaluate("window.ran") is None
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.baseURI").startswith(fixture_address)


def test_no_text_is_evaluated(page: Page, fixture_address: str, watch: Any) -> None:
    """Only WebAssembly is compiled."""
    watch.expect("content policy")
    watch.expect("Content Security Policy")
    page.goto(f"{fixture_address}/alone/")
    page.evaluate("setTimeout(() => { try { eval('1') } catch (error) { window.caught = error.name } })")

    page.wait_for_function("() => window.caught")
    assert page.evaluate("caught") == "EvalError"


def test_the_theme_keeps_to_the_policy(page: Page, fixture_address: str) -> None:
    """Its links, its switch of colours and its search, with the worker behind it; a breach would be heard."""
    page.goto(f"{fixture_address}/alone/")
    page.locator("a.md-logo").first.click()
    expect(page).to_have_url(f"{fixture_address}/")
    page.locator("[data-md-component=palette] label:visible").click()
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.insert_text("practice")

    page.locator(".md-search-result__link").first.wait_for(timeout=READY)
