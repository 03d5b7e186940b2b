"""Paths are derived: they fit into their lessons, leave out nothing that must be read before, and a term shows all."""

from itertools import pairwise

import pytest

from build_tools.gallery.layers import all_before, needs_of
from build_tools.gallery.paths import LENGTHS, LESSON, Length, Path, in_lessons, paths
from explainers.contract.declaration import LEVELS
from explainers.contract.explainer import Explainer
from tests.gallery.invented import STATEMENTS, invented, twenty_three


def slugs(path: Path) -> list[str]:
    """What a path holds."""
    return [explainer.slug for explainer in path.explainers]


@pytest.mark.parametrize("length", LENGTHS, ids=lambda length: length.id)
def test_a_path_fits_and_is_whole(length: Length, every_kind: Explainer) -> None:
    """In lessons, in level, in order, with everything that is needed."""
    explainers = twenty_three(every_kind)
    earlier = all_before(needs_of(explainers))
    path = next(path for path in paths(explainers, STATEMENTS) if path.id == length.id)
    order = [explainer.slug for explainer in explainers]

    assert 0 < path.count <= length.lessons
    assert all(sum(each.declaration.minutes for each in lesson) <= LESSON for lesson in path.lessons if lesson[1:])
    assert all(LEVELS.index(each.declaration.level) <= LEVELS.index(length.hardest) for each in path.explainers)
    assert slugs(path) == sorted(slugs(path), key=order.index)
    assert all(earlier[slug] <= set(slugs(path)) for slug in slugs(path))


def test_a_term_shows_every_statement_and_paths_grow(every_kind: Explainer) -> None:
    """Each holds more than the one before."""
    found = paths(twenty_three(every_kind), STATEMENTS)

    assert [path.id for path in found] == ["lesson", "week", "term"]
    assert found[-1].statements == set(STATEMENTS)
    assert all(one.minutes < other.minutes for one, other in pairwise(found))


def test_what_shows_most_in_least_time_comes_first(every_kind: Explainer) -> None:
    """Of equals, what the concept names first; what must be read before counts with its minutes."""
    base = invented(every_kind, "base", minutes=40, statements="statement_9")
    deep = invented(every_kind, "deep", needs="base", minutes=30, statements="statement_0 statement_1")
    late = invented(every_kind, "late", minutes=40, statements="statement_5 statement_6")
    soon = invented(every_kind, "soon", minutes=40, statements="statement_2 statement_3")

    lesson, week, term = paths([base, late, soon, deep], STATEMENTS)

    assert slugs(lesson) == ["soon"]
    assert slugs(week) == ["late", "soon"]
    assert slugs(term) == ["base", "late", "soon", "deep"]


def test_lessons_are_filled(every_kind: Explainer) -> None:
    """Two short explainers share one; what is longer than a lesson takes two."""
    short = [invented(every_kind, name, minutes=20) for name in ("one", "two", "three")]
    long = invented(every_kind, "long", minutes=60)

    assert [len(lesson) for lesson in in_lessons([*short, long])] == [2, 1, 1]
    assert Path("term", in_lessons([*short, long])).count == 4


def test_a_path_that_adds_nothing_is_left_out(every_kind: Explainer) -> None:
    """One explainer is a lesson, and neither a week nor a term; a hard one is no first lesson; none is no path."""
    easy, hard = invented(every_kind, "easy"), invented(every_kind, "hard", level="advanced")

    assert [path.id for path in paths([easy], STATEMENTS)] == ["lesson"]
    assert [path.id for path in paths([hard], STATEMENTS)] == ["term"]
    assert paths([], STATEMENTS) == []
