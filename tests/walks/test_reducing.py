"""Walks are planned from their number, are made short, written down and read again."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.walks.planning import OFTEN, SELDOM, Step, plan, read, written
from tests.walks.reducing import Known, keep, known, reduced


def test_a_seed_is_a_walk_for_ever() -> None:
    """Seeds that were written down must mean the same next year."""
    assert written(plan(17)) == "chart 0.704 0.661; share 0.11 0.027; key 0.384 0.746; chart 0.252 0.502"
    assert {step.does for seed in range(3000) for step in plan(seed)} == {*OFTEN, *SELDOM}


@given(st.integers(0, 10**6))
def test_what_is_written_is_read_again(seed: int) -> None:
    assert read(written(plan(seed))) == plan(seed)


@given(st.sets(st.integers(0, 39), min_size=1, max_size=3), st.integers(0, 10**6))
def test_only_the_steps_that_a_failure_needs_are_left(needed: set[int], seed: int) -> None:
    """Whichever they are among many."""
    steps = [Step("key", number / 100, 0.5) for number in range(40)]
    wanted = [steps[number] for number in sorted(needed)]

    assert reduced(steps, lambda some: all(step in some for step in wanted), tries=500) == wanted


def test_a_walk_is_not_tried_for_ever() -> None:
    """What is left after so many trials still fails."""
    asked: list[int] = []

    def fails(some: list[Step]) -> bool:
        asked.append(len(some))
        return len(some) > 5

    left = reduced([Step("pin", number / 1000) for number in range(400)], fails, tries=12)

    assert len(asked) <= 12 and 5 < len(left) < 400


def test_known_walks_are_kept_once(tmp_path: Path) -> None:
    """By explainer, in a file that people can read."""
    place = tmp_path / "known.txt"
    walks = [Known("one-model", 3, plan(3)), Known("one-model-more", 4, plan(4))]
    for walk in [*walks, *walks]:
        keep(walk, place)

    assert known("one-model", place) == walks[:1]
    assert known("one-model-more", place) == walks[1:]
    assert len(place.read_text(encoding="utf-8").splitlines()) == 2
