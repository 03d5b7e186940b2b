"""What a reader does on a walk: a few steps, the same for the same seed for ever.

A step names what it does and carries two numbers between 0 and 1, which choose what it touches and how far it goes. So
it means something on any page, and a walk from which steps are taken out is still a walk.
"""

import random
from dataclasses import dataclass

# How often each kind of step is taken, of 1,000. What loads a page, or ends Python, costs a hundred times as much.
OFTEN = {
    "drag": 170,
    "key": 190,
    "type": 140,
    "choose": 60,
    "preset": 110,
    "tab": 90,
    "chart": 60,
    "more": 25,
    "info": 25,
    "reset": 30,
    "pin": 30,
    "menu": 15,
    "share": 20,
    "scene": 20,
}
SELDOM = {"print": 3, "code": 2, "own": 2, "link": 2, "language": 2, "back": 2, "forward": 1, "leave": 1}
LEAVING = {"link", "language", "back", "forward", "leave"}
IN_ONE_PAGE = {name: often for name, often in {**OFTEN, **SELDOM}.items() if name not in LEAVING | {"share"}}
LONGEST = 4  # steps


@dataclass(frozen=True)
class Step:
    """One thing that a reader does."""

    does: str
    what: float = 0.0
    how: float = 0.0

    def __str__(self) -> str:
        return f"{self.does} {self.what:g} {self.how:g}"


def plan(seed: int, often: dict[str, int] | None = None) -> list[Step]:
    """The steps of the walk with this number."""
    generator = random.Random(seed)
    kinds = often or {**OFTEN, **SELDOM}
    chosen = generator.choices(list(kinds), list(kinds.values()), k=generator.randint(1, LONGEST))
    return [Step(does, round(generator.random(), 3), round(generator.random(), 3)) for does in chosen]


def written(steps: list[Step]) -> str:
    """Steps as one line, which `read` understands."""
    return "; ".join(map(str, steps))


def read(line: str) -> list[Step]:
    """The steps of such a line."""
    parts = [step.split() for step in line.split(";") if step.strip()]
    return [Step(does, float(what), float(how)) for does, what, how in parts]
