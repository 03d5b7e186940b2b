"""The map of the concept as a small picture without words: a box for each statement, arrows for how the parts lead on.

It has the shape of the map itself: the direction above, what drives and marks the concept in the middle, below it the
paths, and beside them the cautions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.home.concept_map import Group

WIDTH, HEIGHT, GAP = 240, 150, 8
SPARE = 0.4  # of the room of a box, at most, stays empty beside it
QUIET, HERO = "var(--chart-grid)", "var(--chart-productivity)"


@dataclass(frozen=True)
class Box:
    """A part of the picture, in its units."""

    left: float
    top: float
    width: float
    height: float

    def cells(self, count: int, columns: int) -> Iterator["Box"]:
        """As many boxes in so many columns, which fill it."""
        rows = -(-count // columns)
        across, down = self.width / columns, self.height / rows
        width, height = across - min(GAP, SPARE * across), down - min(GAP, SPARE * down)
        across, down = (self.width - width) / max(columns - 1, 1), (self.height - height) / max(rows - 1, 1)
        for number in range(count):
            row, column = divmod(number, columns)
            yield Box(self.left + column * across, self.top + row * down, width, height)


# Where each part stands, and in how many columns; none means in one row.
PLACES: dict[str, tuple[Box, int | None]] = {
    "direction": (Box(8, 8, 224, 22), None),
    "driver": (Box(8, 46, 88, 46), 1),
    "connotation": (Box(112, 46, 48, 46), 1),
    "hallmark": (Box(176, 46, 56, 46), 1),
    "path": (Box(8, 106, 140, 36), 3),
    "caution": (Box(172, 106, 60, 36), 1),
}
LOOKS = {
    "direction": f'fill="{QUIET}"',
    "driver": f'fill="none" stroke="{HERO}" stroke-width="2"',
    "connotation": f'fill="none" stroke="{HERO}" stroke-width="2"',
    "hallmark": f'fill="{HERO}"',
    "path": 'fill="var(--chart-inputs)"',
    "caution": 'fill="none" stroke="var(--chart-axis)" stroke-width="1.5" stroke-dasharray="4 3"',
}
ARROWS = ((100, 69), (164, 69))  # from the drivers to the leap, and from there to the hallmark


def concept_picture(groups: Sequence[Group]) -> str:
    """The picture as SVG; it says nothing that the map does not say in words, so it is hidden from readers' ears."""
    drawn = [f"<rect {shape(box)} {LOOKS[group.part]}/>" for group in groups for box in boxes(group)]
    arrows = [f'<path d="M{x} {y - 5}l5 5l-5 5" fill="none" stroke="{HERO}" stroke-width="2"/>' for x, y in ARROWS]
    return (
        f'<svg class="concept-picture" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">'
        f"{''.join([*drawn, *arrows])}</svg>"
    )


def boxes(group: Group) -> Iterator[Box]:
    """A box for each statement of a group."""
    box, columns = PLACES[group.part]
    count = len(group.nodes)
    return box.cells(count, min(columns or count, count))


def shape(box: Box) -> str:
    """The attributes that say where a box is."""
    numbers = {"x": box.left, "y": box.top, "width": box.width, "height": box.height, "rx": min(3, box.height / 4)}
    return " ".join(f'{name}="{value:.4g}"' for name, value in numbers.items())
