"""Links with mistakes in them are used as far as they can be; links of before show for ever what they showed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from explainers.contract.catalogue import CATALOGUE, load_one
from explainers.contract.explainer import LANGUAGES
from tests.browser.reader import Reader, holds_chinese, numbers, other_value
from tests.frozen_links import links_of

HOSTILE = "<img src=x onerror=alert(1)>"

# Bad links, and the keys of the sentences that have to appear for them.
BAD = {
    "{name}=abc&nonsense=1&v=999&preset=nonsense": ["word", "unknown", "version", "preset"],
    "{name}=1e99&v=one": ["range", "version"],
    f"{{name}}={HOSTILE}&{HOSTILE}=1": ["word", "unknown"],
    f"{{name}}={'9a' * 2000}": ["word"],
    "{name}=Infinity": ["word"],
    "{name}=": ["word"],
}


def pieces(pattern: str) -> list[str]:
    """The parts of a sentence that do not change."""
    return [piece.split("}")[-1].strip() for piece in pattern.split("{") if len(piece.split("}")[-1].strip()) > 2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bad_link_gets_a_message_and_the_rest_works(
    language: str, one_slug: str, reader: Callable[..., Reader]
) -> None:
    """In the reader's language; what is good in the link is used, and nothing of it becomes markup."""
    bad, good = numbers(load_one(one_slug))[:2]
    opened = reader(one_slug, language)
    for query, sentences in BAD.items():
        opened.open(f"?{query.replace('{name}', bad.id)}&{good.id}={other_value(good)}")

        message = opened.message("link")
        expect(message).to_contain_text(opened.words["link"]["title"])
        for piece in (piece for key in sentences for piece in pieces(opened.words["link"][key])):
            expect(message).to_contain_text(piece)
        assert holds_chinese(message.inner_text()) == (language == "zh")
        assert message.locator("img").count() == 0
        assert len(message.inner_text()) < 600, "hostile text is cut"
        assert opened.values[bad.id] == bad.default
        assert opened.values[good.id] == other_value(good)


def test_a_link_may_name_a_situation(one_slug: str, reader: Callable[..., Reader]) -> None:
    """Other settings of the link go over it."""
    explainer = load_one(one_slug)
    preset, parameter = explainer.declaration.presets[0], numbers(explainer)[-1]
    opened = reader(one_slug).open(f"?preset={preset.id}")
    assert opened.values == explainer.results[preset.id]["values"]
    expect(opened.preset(preset.id)).to_have_attribute("aria-pressed", "true")

    opened.open(f"?{parameter.id}={other_value(parameter)}&preset={preset.id}&v=1")
    assert opened.values == {**explainer.results[preset.id]["values"], parameter.id: other_value(parameter)}
    expect(opened.message("link")).to_have_count(0)


def test_a_link_of_before_shows_what_it_showed(one_slug: str, reader: Callable[..., Reader]) -> None:
    """Also the settings that it leaves out; `tests/widget` reads the links of all other explainers."""
    opened = reader(one_slug)
    for link in links_of(CATALOGUE / one_slug):
        opened.open(f"?{link['query']}")
        assert {name: opened.values[name] for name in link["values"]} == link["values"], link["query"]
        expect(opened.message("link")).to_have_count(0)
