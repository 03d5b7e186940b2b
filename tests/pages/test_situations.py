"""What a page leaves to a file beside it, so that it is light: the two together are whole."""

from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import pytest

from build_tools.pages.explainer import View
from build_tools.pages.site import load_views
from build_tools.pages.situations import apart, is_long, on_page, situations_file
from explainers.contract import formatting
from explainers.contract.explainer import LANGUAGES
from explainers.contract.loading import load_explainer
from tests.kinds import FIXTURE, FIXTURES

SOME = 5  # of the numbers of a series one in so many is printed, to save time
EVERY_KIND = load_explainer(FIXTURES / FIXTURE)
VIEWS = {f"{view.explainer.slug}-{view.language}": view for view in load_views()}


@pytest.fixture(params=VIEWS)
def view(request: pytest.FixtureRequest) -> View:
    """Every explainer in every language."""
    return VIEWS[request.param]


def flat(value: Any) -> Iterator[float]:
    """All numbers of a series or a matrix."""
    if isinstance(value, list | tuple):
        yield from (number for item in value for number in flat(item))
    else:
        yield value


def printed(view: View, name: str) -> Callable[[float], str]:
    """How a page prints numbers of an output."""
    output = next(output for output in view.explainer.declaration.outputs if output.id == name)
    unit, digits = getattr(output, "unit", "number"), getattr(output, "digits", 0)
    return lambda value: formatting.shown_number(value, view.explainer.units[unit], digits)


def test_page_and_file_together_have_every_number(view: View) -> None:
    """Each output of each situation is in one of them, and in one only, as exact as it is printed; so are all data."""
    page, rest = on_page(view.payload, "x.json"), apart(view.explainer)
    for name, result in view.explainer.results.items():
        short, long = page["results"][name]["outputs"], rest["series"][name]
        assert {**short, **long}.keys() == result["outputs"].keys()
        assert short.items() <= result["outputs"].items()
        for key, series in long.items():
            whole, found = list(flat(result["outputs"][key])), list(flat(series))
            assert found == pytest.approx(whole, rel=1e-5)
            shown = printed(view, key)
            assert [shown(value) for value in found[::SOME]] == [shown(value) for value in whole[::SOME]]
        assert not short.keys() & long.keys()
        assert page["results"][name]["values"] == result["values"]

    assert (page["figures"] is None) == bool(view.explainer.data)
    assert rest["figures"] == view.explainer.data
    assert page["apart"] == "x.json"


def test_what_sentences_need_stays_on_the_page(view: View) -> None:
    """Numbers and things; so a prediction is answered at once, whatever the network does."""
    results = on_page(view.payload, "x.json")["results"]
    for output in view.explainer.declaration.outputs:
        if output.kind in {"number", "thing"}:
            assert all(output.id in result["outputs"] for result in results.values())

    assert not any(is_long(value) for result in results.values() for value in result["outputs"].values())


def test_both_languages_share_a_file_that_is_named_by_its_content() -> None:
    """So it is carried once, and a browser may keep it for ever."""
    files = {situations_file(View(EVERY_KIND, language, {}, "")) for language in LANGUAGES}
    [(name, text)] = files

    assert name.startswith(f"{FIXTURE}-situations-") and name.endswith(".json")
    assert set(VIEWS[next(iter(VIEWS))].files()) >= {situations_file(VIEWS[next(iter(VIEWS))])[0]}
    assert '"series"' in text


class Source(HTMLParser):
    """Reads the code view of a page as a browser does."""

    def __init__(self) -> None:
        super().__init__()
        self.text: str | None = None
        self.is_inside = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """The element with the source begins."""
        if "data-source" in dict(attributes):
            self.is_inside, self.text = True, ""

    def handle_endtag(self, tag: str) -> None:
        """It ends."""
        self.is_inside = self.is_inside and tag != "pre"

    def handle_data(self, data: str) -> None:
        """What is in it."""
        if self.is_inside:
            self.text = (self.text or "") + data


def test_the_code_view_has_the_model_letter_by_letter(view: View) -> None:
    """The script runs what stands there, so nothing may be lost on the way."""
    page = Source()
    page.feed(view.widget())

    assert page.text == view.explainer.source
