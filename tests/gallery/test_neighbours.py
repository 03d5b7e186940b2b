"""An explainer's page names what to read before it and after it, derived from the terms that are taught and needed."""

import re

import markdown
import pytest

from build_tools.pages.order import MOST_AFTER, after, reading_order
from build_tools.pages.site import READ_FIRST, READ_NEXT
from build_tools.pages.slots import fill_page
from build_tools.pages.words import site_words
from explainers.contract.explainer import LANGUAGES, Explainer
from tests.gallery.invented import invented


def filled(template: str, language: str, first_scene: str = "", **neighbours: dict[str, str]) -> str:
    """A template of a page as HTML."""
    slots = {
        "site_words": site_words(language),
        "neighbours": {"before": {}, "after": {}, **neighbours},
        "first_scene": first_scene,
    }
    return markdown.markdown(fill_page(template, slots, file="page"), extensions=["attr_list"])


def test_one_goes_on_with_what_builds_on_it(every_kind: Explainer) -> None:
    """With the first few in reading order; where nothing does, with what follows; after the last, with nothing."""
    first = invented(every_kind, "first", minutes=1)
    building = [invented(every_kind, f"later-{number}", needs="first", minutes=number) for number in (20, 30, 40, 50)]
    explainers = reading_order([*reversed(building), first])

    assert after(first, explainers) == [each.slug for each in building][:MOST_AFTER]
    assert after(building[0], explainers) == ["later-30"]
    assert after(building[-1], explainers) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_links_to_both(language: str) -> None:
    """In a paragraph before the first section, and in a list at the end."""
    titles = {"one": "One?", "two": "Two"}

    first, following = filled(READ_FIRST, language, before=titles), filled(READ_NEXT, language, after=titles)

    assert first.startswith('<p class="read-first">')
    for text in (first, following):
        assert '<a href="../one/index.md">One?</a>' in text
        assert '<a href="../two/index.md">Two</a>' in text
    assert following.startswith("<h2>")
    assert '<a href="../index.md">' in following


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("titles", [{}, {"one": "One?"}])
def test_a_page_leads_to_its_first_scene(language: str, titles: dict[str, str]) -> None:
    """In the same paragraph, which also stands where nothing is to be read before."""
    first = filled(READ_FIRST, language, first_scene="one-scene-first", before=titles)

    assert first.startswith('<p class="read-first">') and first.count("<p") == 1
    assert f'<a class="try-it" href="#one-scene-first">{site_words(language)["reading"]["try"]}</a>' in first


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_comes_before_nothing_is_said(language: str) -> None:
    """Neither a line nor a heading."""
    assert filled(READ_FIRST, language) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_follows_the_way_leads_to_all(language: str) -> None:
    """No page ends without saying where to go on."""
    assert re.findall('href="(.*?)"', filled(READ_NEXT, language)) == ["../index.md"]
