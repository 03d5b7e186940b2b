"""What the search knows of a page: its prose, and not what only the widget is for; and what it then finds."""

import importlib
import json
import warnings
from pathlib import Path
from typing import Any

import pytest

from build_tools.node import run_node
from build_tools.pages.references import load_glossary, names_of
from build_tools.pages.site import load_views
from build_tools.places import DOCS, SITE
from build_tools.search.worker import MENDS, mended
from explainers.contract.catalogue import CATALOGUE
from tests.browser.pages import PREFIX
from tests.conftest import SLUGS, load

GLOSSARY = load_glossary(DOCS, CATALOGUE)


def ask(questions: list[str], missing: int = 0) -> Any:
    """What the worker of the site says to each question, where its first so many requests fail."""
    job = {"site": str(SITE), "questions": questions, "missing": missing}
    return json.loads(run_node([Path(__file__).with_name("ask-search.mjs")], standard_input=json.dumps(job)))


def theme_parser() -> Any:
    """What the theme reads pages with; Python warns of how its source is written."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        return importlib.import_module("material.plugins.search.plugin").Parser()


def test_the_search_reads_prose_and_no_controls_code_or_numbers() -> None:
    """The index of a page would else be three times as large, and every model would be found under `return`."""
    for view in load_views():
        chart = view.explainer.declaration.charts[0].id
        parser = theme_parser()
        parser.feed(f'<h2 id="a">A</h2><p>Before.</p>{view.widget()}{view.table(chart)}<p>After.</p>')
        parser.close()
        texts = ["".join(section.text) for section in parser.data]

        assert "<p>Before.</p> <p>After.</p>" in [" ".join(text.split()) for text in texts]
        assert all("def run" not in text for text in texts)


@pytest.mark.parametrize("language", PREFIX)
def test_every_explainer_is_found_by_question_title_and_terms(language: str) -> None:
    """Among the first three of the reader's language, which the page shows before all others."""
    asked = []
    for explainer in map(load, SLUGS):
        words, terms = explainer.words[language], map(GLOSSARY.__getitem__, explainer.declaration.teaches)
        names = [words["question"], words["title"], *(name for term in terms for name in names_of(term))]
        asked += [(name, f"{PREFIX[language]}explainers/{explainer.slug}/") for name in names]
    found = ask([name for name, _ in asked])["found"]
    own = [[place for place in places if place.startswith("zh/") == (language == "zh")] for places in found]

    assert [
        (name, places[:3]) for (name, place), places in zip(asked, own, strict=True) if place not in places[:3]
    ] == []


def test_nothing_is_fetched_before_the_first_question() -> None:
    """The theme asks for nothing once at the start of each page, and is answered at once."""
    assert ask(["", ""]) == {"found": [[], []], "asked": [], "pages": 0, "kinds": [1, 3, 3]}


def test_the_pages_are_fetched_once_and_again_where_that_failed() -> None:
    """The page hears once that the search is ready, and gets one answer to each question."""
    answer = ask(["growth", "growth", "TFP"], missing=1)

    assert answer["found"][0] == [] and len(answer["found"][1]) > 3 and len(answer["found"][2]) > 3
    assert answer["asked"] == ["search/pages.json", "search/pages.json"]
    assert answer["kinds"] == [1, 3, 3, 3]


def test_a_new_worker_of_the_theme_is_not_taken_for_the_known_one() -> None:
    """The build stops, so that somebody looks."""
    known = " ".join(MENDS)

    assert mended(known, "search.js") == " ".join(MENDS.values())
    for fault in MENDS:
        with pytest.raises(RuntimeError, match=r"search\.js is new"):
            mended(known.replace(fault, ""), "search.js")
