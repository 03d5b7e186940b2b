"""Makes a walk that fails as short as it can be, and keeps it, so that it is walked first from then on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.walks.planning import Step, read, written

KNOWN = Path(__file__).with_name("known.txt")


@dataclass(frozen=True)
class Known:
    """A walk that failed once: on which explainer, from which seed, and the steps that were left of it."""

    slug: str
    seed: int
    steps: list[Step]

    def __str__(self) -> str:
        return f"{self.slug} {self.seed}: {written(self.steps)}"


def reduced(steps: Sequence[Step], fails: Callable[[list[Step]], bool], tries: int = 60) -> list[Step]:
    """The steps without those that the failure does not need; `fails` is asked at most so many times.

    Large parts are dropped first, then smaller ones, as delta debugging does.
    """
    left = list(steps)
    size = max(1, len(left) // 2)
    while tries > 0:
        parts = [left[:start] + left[start + size :] for start in range(0, len(left), size)]
        for shorter in parts:
            tries -= 1
            if shorter and fails(shorter):
                left = shorter
                break
            if tries == 0:
                break
        else:
            if size == 1:
                break
            size = max(1, size // 2)
            continue
        size = min(size, max(1, len(left) // 2))
    return left


def known(slug: str, place: Path = KNOWN) -> list[Known]:
    """The walks that once failed on an explainer."""
    lines = place.read_text(encoding="utf-8").splitlines() if place.exists() else []
    found = []
    for line in lines:
        if line.startswith(f"{slug} "):
            head, steps = line.split(":", 1)
            found.append(Known(slug, int(head.split()[1]), read(steps)))
    return found


def keep(walk: Known, place: Path = KNOWN) -> None:
    """Adds a walk to those that are known, unless it is there."""
    before = place.read_text(encoding="utf-8") if place.exists() else ""
    if f"{walk}\n" not in before:
        place.write_text(f"{before}{walk}\n", encoding="utf-8")
