"""Paths through the explainers for one lesson, one week and one term, derived from what each says of itself.

A path takes first what shows most of the concept in the least time, always with all that must be read before, and then
goes on, the easy ones first, as long as its lessons have room.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil

from build_tools.gallery.layers import all_before, needs_of
from explainers.contract.declaration import LEVELS
from explainers.contract.explainer import Explainer

LESSON = 45  # minutes
LESSONS_A_WEEK, WEEKS_A_TERM = 2, 15


@dataclass(frozen=True)
class Length:
    """How long a path may be, and how hard."""

    id: str
    lessons: int
    hardest: str


LENGTHS = (
    Length("lesson", 1, "introductory"),
    Length("week", LESSONS_A_WEEK, "intermediate"),
    Length("term", LESSONS_A_WEEK * WEEKS_A_TERM, "advanced"),
)

Lesson = list[Explainer]


@dataclass(frozen=True)
class Path:
    """What is read in each lesson."""

    id: str
    lessons: list[Lesson]

    @property
    def explainers(self) -> list[Explainer]:
        """All of it, in reading order."""
        return [explainer for lesson in self.lessons for explainer in lesson]

    @property
    def minutes(self) -> int:
        """How long a first reader needs."""
        return sum(explainer.declaration.minutes for explainer in self.explainers)

    @property
    def count(self) -> int:
        """The lessons that it takes; what is longer than a lesson takes several."""
        return count(self.lessons)

    @property
    def statements(self) -> set[str]:
        """What it shows of the concept."""
        return {statement for explainer in self.explainers for statement in explainer.declaration.statements}


def paths(explainers: Sequence[Explainer], statements: Sequence[str]) -> list[Path]:
    """The paths, the shortest first, without those that hold nothing, or nothing more than the one before.

    The explainers come in reading order, and the statements as the concept page has them.
    """
    found: list[Path] = []
    for length in LENGTHS:
        lessons = in_lessons(choose(explainers, statements, length))
        if lessons and (not found or lessons != found[-1].lessons):
            found.append(Path(length.id, lessons))
    return found


def choose(explainers: Sequence[Explainer], statements: Sequence[str], length: Length) -> Lesson:
    """What a path of this length holds, in reading order."""
    earlier, chosen = all_before(needs_of(explainers)), set[str]()
    while candidates := [
        added
        for explainer in explainers
        if (added := ({explainer.slug} | earlier[explainer.slug]) - chosen)
        and fits([other for other in explainers if other.slug in chosen | added], length)
    ]:
        chosen |= best(candidates, chosen, explainers, statements)
    return [explainer for explainer in explainers if explainer.slug in chosen]


def fits(explainers: Lesson, length: Length) -> bool:
    """Whether lessons and level allow this."""
    easy = LEVELS[: LEVELS.index(length.hardest) + 1]
    return all(explainer.declaration.level in easy for explainer in explainers) and (
        count(in_lessons(explainers)) <= length.lessons
    )


def best(
    candidates: Sequence[set[str]], chosen: Collection[str], explainers: Sequence[Explainer], statements: Sequence[str]
) -> set[str]:
    """What shows most new statements a minute; then what the concept names first; then what is read first."""
    by_slug = {explainer.slug: explainer.declaration for explainer in explainers}
    shown = {statement for slug in chosen for statement in by_slug[slug].statements}

    def rank(added: set[str]) -> tuple[float, int]:
        new = {statement for slug in added for statement in by_slug[slug].statements} - shown
        minutes = max(sum(by_slug[slug].minutes for slug in added), 1)
        return -len(new) / minutes, min(map(statements.index, new), default=0)

    return min(candidates, key=rank)  # the first of equals


def in_lessons(explainers: Sequence[Explainer]) -> list[Lesson]:
    """The explainers in their order, several in one lesson where they fit."""
    lessons: list[Lesson] = []
    for explainer in explainers:
        if lessons and minutes([*lessons[-1], explainer]) <= LESSON:
            lessons[-1].append(explainer)
        else:
            lessons.append([explainer])
    return lessons


def count(lessons: Sequence[Lesson]) -> int:
    """How many lessons of the usual length they take."""
    return sum(max(ceil(minutes(lesson) / LESSON), 1) for lesson in lessons)


def minutes(lesson: Lesson) -> int:
    """How long a first reader needs for it."""
    return sum(explainer.declaration.minutes for explainer in lesson)
