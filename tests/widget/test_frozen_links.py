"""Links that an explainer's folder keeps for ever show for ever what they showed, as the page reads them."""

import json

import pytest

from build_tools.pages.payload import interface_words, payload
from explainers.contract.catalogue import CATALOGUE, load_one
from explainers.contract.explainer import LANGUAGES
from tests.frozen_links import links_of
from tests.node import javascript

READ = "own.readLink(value[0], value[1], () => false)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_of_before_shows_what_it_showed(slug: str, language: str) -> None:
    """Also the settings that it leaves out, since they were the start values; settings that came later are free."""
    page = payload(load_one(slug), language, interface_words(language))
    links = links_of(CATALOGUE / slug)

    found = javascript("live/link.ts", READ, [[page, link["query"]] for link in links])

    assert [read["problems"] for read in found] == [[] for _ in links]
    for link, read in zip(links, found, strict=True):
        assert {name: read["values"].get(name) for name in link["values"]} == link["values"], link["query"]


def test_the_link_of_the_start_names_no_setting(slug: str) -> None:
    """Nobody has to write it down; and a link to every situation shows that situation."""
    explainer = load_one(slug)
    page = payload(explainer, "en", interface_words("en"))
    situations = [result["values"] for result in explainer.results.values()]

    queries = javascript("live/link.ts", "own.query(value[0], value[1])", [[page, values] for values in situations])
    found = javascript("live/link.ts", READ, [[page, query] for query in queries])

    start = list(explainer.results).index("")
    assert queries[start] == "v=1"
    assert [read["values"] for read in found] == json.loads(json.dumps(situations))
