"""The contrast of every pair of colours in which something has to be seen, computed from the style sheets."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor
from pathlib import Path

from build_tools.accessibility.colours import colour, contrast
from build_tools.accessibility.stylesheets import SCHEMES, variables
from explainers.contract.fields import described
from explainers.contract.reading import read, read_toml

PARTS = ("site", "widget", "code", "chart")
FILE = Path(__file__).with_name("contrast.toml")
# Hairlines between parts that are apart anyway: they may be overlooked.
HAIRLINES = ("--md-default-fg-color--lighter", "--md-default-fg-color--lightest", "--econ-edge", "--econ-line")
UNPAIRED = (*HAIRLINES, "--chart-grid")


@dataclass(frozen=True)
class Pair:
    """Two variables of the style sheets, of which one is seen on the other, and the least contrast that this needs."""

    id: str = described("Its name, under which it is said in words.", good="box_link")
    part: str = described("Where it is seen.", good='"site"', one_of=PARTS)
    ink: str = described("What is written or drawn.", good='"--econ-text"')
    ground: str = described("What it lies on.", good='"--econ-background"')
    least: float = described("The least ratio that WCAG 2.2 allows.", good="4.5")


@dataclass(frozen=True)
class Contrast:
    """A pair in one scheme: its ratio, or the names of the system's colours where these are used."""

    pair: Pair
    scheme: str
    ratio: float | None
    names: str

    @property
    def shown(self) -> str:
        """The ratio, never rounded up; or the names."""
        return self.names if self.ratio is None else f"{floor(self.ratio * 10) / 10:.1f} : 1"


def pairs() -> list[Pair]:
    """All pairs, as the file names them."""
    return [read(Pair, table, file=str(FILE), field=name, id=name) for name, table in read_toml(FILE).items()]


def contrasts() -> Iterator[tuple[Pair, list[Contrast]]]:
    """Each pair in every scheme."""
    for pair in pairs():
        yield pair, [measured(pair, scheme) for scheme in SCHEMES]


def measured(pair: Pair, scheme: str) -> Contrast:
    """A pair in one scheme; ContractError where a style sheet no longer defines a colour."""
    ink, ground = (colour(f"var({name})", variables()[scheme]) for name in (pair.ink, pair.ground))
    return Contrast(pair, scheme, contrast(ink, ground), f"{ink} / {ground}")
