"""The map as shapes: a column for each step of reading, from left to right, and curved arrows between boxes."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_tools.gallery.columns import Place, Way, columns, ways
from build_tools.gallery.layers import Needs

WIDTH = 960  # all columns together, if their words allow it
WIDEST, NARROWEST = 232, 120  # of a box
GAPS = (120, 44)  # between columns, where there is room and where there is little
ABOVE = 12  # between boxes
LANE = 6  # the height of an arrow that passes a column
LETTER, LINE, PADDING = 14, 18, 10
HEAD = 8  # of an arrow
EDGE = 2  # keeps outlines inside the picture
LATIN = 0.6  # of the letters' size; errs on the wide side
CLOSING = "，。、；：？！）”》"  # never begins a line


@dataclass(frozen=True)
class Box:
    """One explainer on the map; positions are in units of the picture, which are pixels where there is room."""

    slug: str
    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float

    @property
    def baselines(self) -> list[tuple[str, str]]:
        """Where each line of text stands, and the line."""
        return [(number(self.y + PADDING + LETTER * 0.85 + row * LINE), line) for row, line in enumerate(self.lines)]


@dataclass(frozen=True)
class Map:
    """Everything that is drawn."""

    width: float
    height: float
    boxes: list[Box]
    arrows: list[str]  # the paths of their lines
    heads: list[str]  # the paths of their points, one for each box that needs something


def draw(titles: Mapping[str, str], needs: Needs) -> Map:
    """The map of explainers by their titles; `needs` says what is read before each, in reading order."""
    found = columns(needs)
    width, gap = sizes(list(titles.values()), len(found))
    lines = {slug: wrap(title, width - 2 * PADDING) for slug, title in titles.items()}
    heights = {place: height_of(lines.get(place[1])) for column in found for place in column}
    middles = {
        place: (EDGE + place[0] * (width + gap), EDGE + middle) for place, middle in middles_of(found, heights).items()
    }
    boxes = [
        Box(place[1], lines[place[1]], x, y - heights[place] / 2, width, heights[place])
        for place, (x, y) in middles.items()
        if place[1] in lines
    ]
    arrows = ways(needs)
    heads = [head(*middles[place]) for place in dict.fromkeys(way[-1] for way in arrows)]
    whole, high = len(found) * (width + gap) - gap, max(total(column, heights) for column in found)
    return Map(whole + 2 * EDGE, high + 2 * EDGE, boxes, [curve(way, middles, width) for way in arrows], heads)


def height_of(lines: tuple[str, ...] | None) -> float:
    """How high a box with these lines is, or the lane of an arrow."""
    return len(lines) * LINE + 2 * PADDING - (LINE - LETTER) if lines else LANE


def middles_of(found: list[list[Place]], heights: Mapping[Place, float]) -> dict[Place, float]:
    """How far down the middle of each place lies; each column stands in the middle of the picture."""
    high, middles = max(total(column, heights) for column in found), {}
    for column in found:
        y = (high - total(column, heights)) / 2
        for place in column:
            middles[place] = y + heights[place] / 2
            y += heights[place] + ABOVE
    return middles


def total(column: list[Place], heights: Mapping[Place, float]) -> float:
    """How high a column is."""
    return sum(heights[place] + ABOVE for place in column) - ABOVE


def sizes(titles: list[str], count: int) -> tuple[float, float]:
    """The width of a box and of the gap between columns; the longest word always fits."""
    longest = max((text_width(part) for title in titles for part in parts(title)), default=0) + 2 * PADDING
    room = (WIDTH - 2 * EDGE - (count - 1) * GAPS[1]) / count
    width = max(min(room, WIDEST), NARROWEST, longest)
    gap = (WIDTH - 2 * EDGE - count * width) / max(count - 1, 1)
    return width, min(max(gap, GAPS[1]), GAPS[0])


def curve(way: Way, middles: Mapping[Place, tuple[float, float]], width: float) -> str:
    """The line of an arrow from the right edge of one box to the left edge of another, level where it passes others."""
    x, y = middles[way[0]]
    path = f"M{number(x + width)} {number(y)}"
    for place in way[1:]:
        start, before = x + width, y
        x, y = middles[place]
        end = x - HEAD / 2 if place == way[-1] else x
        half = number((start + end) / 2)
        path += f"C{half} {number(before)} {half} {number(y)} {number(end)} {number(y)}"
        path += "" if place == way[-1] else f"H{number(x + width)}"
    return path


def head(x: float, y: float) -> str:
    """The point of an arrow at the left edge of a box."""
    return (
        f"M{number(x - HEAD)} {number(y - HEAD / 2)}L{number(x)} {number(y)}L{number(x - HEAD)} {number(y + HEAD / 2)}Z"
    )


def number(value: float) -> str:
    """A length with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def wrap(text: str, room: float) -> tuple[str, ...]:
    """A title in lines that fit into the room, as evenly as its words allow."""
    count = len(fill(text, room))
    narrowest = room
    while len(fill(text, narrowest - 4)) == count and narrowest > LETTER:
        narrowest -= 4
    fitting = fill(text, narrowest)
    return tuple(fitting if max(map(text_width, fitting)) <= room else fill(text, room))


def fill(text: str, room: float) -> list[str]:
    """The text in lines, each as full as may be."""
    lines = [""]
    for part in parts(text):
        if lines[-1] and text_width((lines[-1] + part).strip()) > room:
            lines.append("")
        lines[-1] += part
    return [line.strip() for line in lines]


def parts(text: str) -> Iterator[str]:
    """What no line may break: words with the space after them, and single Chinese letters with closing marks."""
    part = ""
    for place, letter in enumerate(text):
        part += letter
        following = text[place + 1 : place + 2]
        if not following or (following not in CLOSING and (letter == " " or is_wide(letter) or is_wide(following))):
            yield part
            part = ""


def text_width(text: str) -> float:
    """About how wide a text is."""
    return LETTER * sum(1.0 if is_wide(letter) else LATIN for letter in text.strip())


def is_wide(letter: str) -> bool:
    """Whether a letter is as wide as it is high."""
    return unicodedata.east_asian_width(letter) in "WF"
