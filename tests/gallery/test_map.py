"""The map says what is read before what, and stays legible with twenty-three explainers."""

import itertools
import re

import pytest

from build_tools.gallery.columns import columns, ways
from build_tools.gallery.drawing import LETTER, WIDTH, Map, draw, text_width, wrap
from build_tools.gallery.layers import all_before, depths, nearest, needs_of
from explainers.contract.explainer import Explainer
from tests.gallery.invented import COUNT, twenty_three

TITLES = {
    "en": [
        "Investment or productivity?",
        "Does more schooling raise growth?",
        "The weakest link",
        "Enough, but who buys?",
    ],
    "zh": ["要投资，还是要生产率？", "教育能提高增长吗？", "最弱的一环", "造得多，买得少：谁来消费？"],
}
NUMBER = re.compile(r"-?[\d.]+")


@pytest.fixture
def needs(every_kind: Explainer) -> dict[str, list[str]]:
    """What is read right before each of twenty-three."""
    return nearest(needs_of(twenty_three(every_kind)))


@pytest.fixture(params=["en", "zh"])
def drawn(request: pytest.FixtureRequest, needs: dict[str, list[str]]) -> Map:
    """Their map, with titles in one language."""
    titles = itertools.cycle(TITLES[request.param])
    return draw({slug: next(titles) for slug in needs}, needs)


def test_no_arrow_repeats_what_a_longer_way_says() -> None:
    """And nothing is lost with it."""
    needs = {"a": [], "b": ["a"], "c": ["a", "b"], "d": ["a"]}

    assert nearest(needs) == {"a": [], "b": ["a"], "c": ["b"], "d": ["a"]}
    assert all_before(nearest(needs)) == all_before(needs)
    assert depths(needs) == {"a": 0, "b": 1, "c": 2, "d": 1}


def test_arrows_lead_from_left_to_right(needs: dict[str, list[str]]) -> None:
    """One for each need, a column at a time; where it passes a column it has a lane there."""
    found = [place for column in columns(needs) for place in column]

    assert len(ways(needs)) == sum(map(len, needs.values())) > 20
    assert {slug for _, slug in found if " " not in slug} == set(needs)
    for way in ways(needs):
        assert [column for column, _ in way] == list(range(way[0][0], way[-1][0] + 1))
        assert set(way) <= set(found)


def test_few_arrows_cross() -> None:
    """Where none needs to, none does."""
    needs = {"a": [], "b": [], "c": [], "for-c": ["c"], "for-a": ["a"], "for-b": ["b"]}

    first, second = columns(needs)

    assert [needs[slug][0] for _, slug in second] == [slug for _, slug in first]


def test_all_boxes_are_apart_and_inside(drawn: Map) -> None:
    """In a picture that a page shows whole."""
    assert len(drawn.boxes) == COUNT
    assert drawn.width <= WIDTH
    for box in drawn.boxes:
        assert 0 <= box.x < box.x + box.width <= drawn.width
        assert 0 <= box.y < box.y + box.height <= drawn.height
    for one, other in itertools.combinations(drawn.boxes, 2):
        beside = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_all_texts_are_legible_and_in_their_boxes(drawn: Map) -> None:
    """No line is wider or lower than its box, and no letter smaller than twelve pixels where the map is shown."""
    assert LETTER * 912 / WIDTH >= 12  # the room in a window of 960 pixels, where the list takes over below
    for box in drawn.boxes:
        assert box.lines
        assert max(map(text_width, box.lines)) <= box.width
        assert box.y < float(box.baselines[0][0]) <= float(box.baselines[-1][0]) < box.y + box.height


def test_no_arrow_leaves_the_picture(drawn: Map) -> None:
    """Each ends at a box that needs something."""
    for path in [*drawn.arrows, *drawn.heads]:
        numbers = [float(number) for number in NUMBER.findall(path)]
        assert min(numbers) >= 0
        assert max(numbers) <= max(drawn.width, drawn.height)


def test_titles_are_broken_where_languages_allow_it() -> None:
    """Between English words; between Chinese letters, but never before a closing mark."""
    assert wrap("Investment or productivity?", 130) == ("Investment or", "productivity?")
    assert wrap("要投资，还是要生产率？", 66) == ("要投资，", "还是要生", "产率？")
    assert wrap("TFP", 130) == ("TFP",)
