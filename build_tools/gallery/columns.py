"""The order of boxes in the columns of the map, chosen so that few arrows cross.

An arrow that passes a column on its way gets a lane there, so that it never runs behind a box.
"""

from collections.abc import Mapping
from itertools import pairwise
from statistics import mean

from build_tools.gallery.layers import Needs, depths

SWEEPS = 6

Place = tuple[int, str]  # a column, and what stands in it: an explainer by its slug, or the lane of an arrow
Way = list[Place]


def ways(needs: Needs) -> list[Way]:
    """The places that each arrow touches, from what is read first to what needs it."""
    column = depths(needs)
    return [
        [
            (column[first], first),
            *((between, f"{first} {then}") for between in range(column[first] + 1, column[then])),
            (column[then], then),
        ]
        for then, direct in needs.items()
        for first in direct
    ]


def columns(needs: Needs) -> list[list[Place]]:
    """The places in each column from top to bottom, each as near as may be to those that it is joined with."""
    column, arrows = depths(needs), ways(needs)
    places = [(column[slug], slug) for slug in needs] + [place for way in arrows for place in way[1:-1]]
    found = [
        [place for place in places if place[0] == number] for number in range(max(column.values(), default=-1) + 1)
    ]
    steps = [step for way in arrows for step in pairwise(way)]
    earlier, later = joined([(then, first) for first, then in steps]), joined(steps)
    for _ in range(SWEEPS):
        for number in range(1, len(found)):
            found[number] = nearer(found[number], found[number - 1], earlier)
        for number in reversed(range(len(found) - 1)):
            found[number] = nearer(found[number], found[number + 1], later)
    return found


def joined(steps: list[tuple[Place, Place]]) -> dict[Place, list[Place]]:
    """The places in a neighbouring column that each one is joined with."""
    found: dict[Place, list[Place]] = {}
    for place, other in steps:
        found.setdefault(place, []).append(other)
    return found


def nearer(column: list[Place], beside: list[Place], others: Mapping[Place, list[Place]]) -> list[Place]:
    """A column in the order of the middle of what each place is joined with; what is free keeps its height."""
    height = {place: (number + 0.5) / len(beside) for number, place in enumerate(beside)}
    own = {place: (number + 0.5) / len(column) for number, place in enumerate(column)}
    middle = {
        place: mean(height[other] for other in others[place]) if place in others else own[place] for place in column
    }
    return sorted(column, key=middle.__getitem__)
