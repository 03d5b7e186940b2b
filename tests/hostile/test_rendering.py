"""Whatever words say, the page has the elements that it would have without them, and what they say is its text."""

import copy
import dataclasses
import html.parser
import itertools
import json
import tomllib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_tools.pages.explainer import View
from build_tools.pages.payload import script_text
from build_tools.pages.references import load_references
from build_tools.places import DOCS
from explainers.contract.explainer import Explainer
from explainers.runner import own_table
from tests.hostile.pieces import PIECES, TEXTS, WRITTEN, as_toml, spoiled
from tests.kinds import FIXTURES
from tests.node import javascript

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Structure(html.parser.HTMLParser):
    """The elements of a page with the names of their attributes, and what stands in none of its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []
        self.texts: list[str] = []
        self.scripts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, *(name for name, _ in attributes)))
        self.texts += [value or "" for _, value in attributes]

    def handle_endtag(self, tag: str) -> None:
        self.found.append(("/" + tag,))

    def handle_comment(self, data: str) -> None:
        self.found.append(("comment", data))

    def handle_data(self, data: str) -> None:
        (self.scripts if self.lasttag == "script" else self.texts).append(data)


class Plain(View):
    """A view without charts, which a test of their own is for."""

    def drawn(self, chart: str, situation: str = "") -> str:
        return "<svg></svg>"


def pages(explainer: Explainer) -> list[str]:
    """Everything that a template makes of an explainer."""
    view = Plain(explainer, "en", load_references(DOCS, FIXTURES), "")
    return [view.make_widget(), view.make_quiz(), view.limits(), view.make_prediction(), view.equations()]


@FEW
@given(st.lists(TEXTS, min_size=3, max_size=12))
def test_words_never_become_elements(every_kind: Explainer, texts: list[str]) -> None:
    """Of the widget, its quiz, its prediction and its lists: the same elements and attributes, in the same order."""
    own = spoiled(copy.deepcopy(every_kind.words["en"]), itertools.cycle(texts))
    hostile = dataclasses.replace(every_kind, words={**every_kind.words, "en": own})

    for before, after in zip(pages(every_kind), pages(hostile), strict=True):
        plain, found = Structure(before), Structure(after)
        assert found.found == plain.found
        for script in filter(str.strip, found.scripts):
            assert json.loads(script)["words"]["title"] == own["title"]


def test_what_words_say_is_on_the_page(every_kind: Explainer) -> None:
    """As it was written; nothing is taken out in silence."""
    own = spoiled(copy.deepcopy(every_kind.words["en"]), itertools.cycle(PIECES))
    hostile = dataclasses.replace(every_kind, words={**every_kind.words, "en": own})

    found = Structure("".join(pages(hostile)))

    assert own["title"] in found.texts
    for text in [own["question"], *own["limits"].values(), *(entry["meaning"] for entry in own["parameters"].values())]:
        assert any(" ".join(text.split()) in " ".join(said.split()) for said in found.texts), text


@given(st.recursive(TEXTS | st.floats(allow_nan=False, allow_infinity=False) | st.none(), st.lists, max_leaves=8))
def test_json_in_a_page_ends_no_script_and_stays_what_it_is(value: Any) -> None:
    """It holds nothing that a parser of HTML, or an old one of JavaScript, takes for an end."""
    text = script_text(value)

    assert json.loads(text) == value
    assert not {"<", "\u2028", "\u2029"} & set(text)


@given(st.binary(max_size=400) | TEXTS.map(str.encode) | st.lists(TEXTS).map(lambda rows: "\n".join(rows).encode()))
def test_no_table_stops_the_reader_of_tables(every_kind: Explainer, content: bytes) -> None:
    """Whatever the bytes are: rows of numbers, or problems that each have a sentence and a short citation."""
    heads = b"year,toys,hours\n"
    for table in (content, heads + content):
        found = own_table.read(table, every_kind.table["own_data"])

        json.dumps(found, allow_nan=False)
        assert (found["count"] > 0) == (not found["rows"])
        assert all(len(problem["found"]) <= 40 for problem in found["problems"])
        for row in found["rows"]:
            assert all(value is None or isinstance(value, int | float) for value in row.values())


LINKS = st.lists(
    st.tuples(
        st.sampled_from(["time_saved", "practice", "order", "workshop", "v", "preset", "scene", "h", "utm_x"]) | TEXTS,
        st.sampled_from(["0.3", "1e5", "own", "by_hand", "machine", "-0", "NaN", "0x10", "__proto__"]) | TEXTS,
    ),
    max_size=6,
)
READ = """(() => {
  const read = own.readLink(value[0], new URLSearchParams(value[1]).toString(), () => false);
  return read && { ...read, polluted: ({}).polluted ?? null };
})()"""


def test_no_link_gives_settings_that_are_not_allowed(every_kind: Explainer) -> None:
    """Values lie within what the declaration allows, other names are left out, and what is cited is cited short."""
    view = Plain(every_kind, "en", load_references(DOCS, FIXTURES), "")
    payload = json.loads(json.dumps(view.payload))
    cases: list[list[list[str]]] = [[["__proto__", "1"], ["v", "1"]], [["constructor", "polluted"], ["practice", "2"]]]

    @settings(max_examples=300, database=None)
    @given(LINKS)
    def collect(link: list[tuple[str, str]]) -> None:
        cases.append([list(pair) for pair in link])

    collect()
    slim = {name: payload[name] for name in ("parameters", "presets", "units", "words", "interface", "slug")}
    for case, read in zip(cases, javascript("live/link.ts", READ, [[slim, case] for case in cases]), strict=True):
        if read is None:
            continue
        assert read["polluted"] is None
        assert set(read["values"]) == {parameter["id"] for parameter in slim["parameters"]}
        for parameter in slim["parameters"]:
            value = read["values"][parameter["id"]]
            if parameter["kind"] == "choice":
                assert value in parameter["options"], case
            else:
                assert parameter["allowed"]["from"] <= value <= parameter["allowed"]["to"], case
                assert not parameter["whole"] or value == int(value), case
        longest = max((len(problem) for problem in read["problems"]), default=0)
        assert longest < 320, "what is cited is cut"


@pytest.mark.parametrize("sentence", ["{name} is {name}", "{text}", "{constructor} {toString}", "{a}{b}{name}"])
def test_sentences_are_filled_once(sentence: str) -> None:
    """What is put into a sentence is no pattern itself, and no name of JavaScript's own gets in."""
    texts = [*PIECES, "{name}", "{text}", "$&", "{constructor}"]
    expression = "own.fill(value[0], { name: value[1], text: value[1] })"

    found = javascript("text/format.ts", expression, [[sentence, text] for text in texts])

    for text, filled in zip(texts, found, strict=True):
        assert filled == "".join(
            text if part in ("{name}", "{text}") else part for part in split_at_placeholders(sentence)
        )


def split_at_placeholders(sentence: str) -> list[str]:
    """The parts of a sentence, placeholders among them."""
    return [part for piece in sentence.split("{") for part in parts_of(piece)] if "{" in sentence else [sentence]


def parts_of(piece: str) -> list[str]:
    """A placeholder without its first brace, with it, and what follows."""
    if "}" not in piece:
        return [piece]
    name, rest = piece.split("}", 1)
    return ["{" + name + "}", rest]


@given(WRITTEN)
def test_pieces_can_be_written_into_words_files(text: str) -> None:
    """The tests' own way of writing TOML."""
    words = {"a": text, "b": {"c": text, "d": {"e": text}}}
    assert tomllib.loads(as_toml(words)) == words
