"""Drawings with little room: many things, long names, wide numbers, on a phone and in a scene."""

from typing import Any

from build_tools.drawing.jobs import Job
from tests.kinds.made_up import BARS, LONG, MATRIX, NETWORK, OPTIONS, PLAIN, SCATTER, job

SIZES = {"phone": (290, 320), "wider phone": (320, 400), "scene": (300, 232), "page": (640, 400)}

WORDS = ["Electricity", "Machine tools", "Steel", "Semiconductors", "Household appliances", "Food", "Software", "Ships"]
ENGLISH = [f"{word} {'I' * (number // 8)}".strip() for number, word in enumerate(WORDS * 5)]
CHINESE = [
    f"{word}{'一二三四五'[number // 8]}"
    for number, word in enumerate(["电力", "工业母机", "钢铁", "半导体", "家用电器", "食品", "软件", "船舶"] * 5)
]
COUNTS = (8, 16, 31)


def of_things(count: int) -> dict[str, Any]:
    """Values for so many things."""
    first = [1.0 + (7 * place) % count for place in range(count)]
    links = [[float((row * column) % 5 == 1 and row != column) for column in range(count)] for row in range(count)]
    return {
        "first": first,
        "second": [value / 2 - 3 for value in first],
        "whole": [1.5 * value - 3 for value in first],
        "least": [value - 1 for value in first],
        "most": [value + 2 for value in first],
        "links": links,
    }


def crowded() -> dict[str, Job]:
    """All of them, by what is crowded."""
    kinds: dict[str, dict[str, Any]] = {
        "bars": BARS | {"y": {"first": "inputs"}},
        "bars total": BARS | {"total": "whole"},
        "bars band": BARS | {"y": {"first": "inputs"}, "band": ["least", "most"]},
        "dots": BARS | {"layout": "dots"},
        "network": NETWORK,
        "network marks": OPTIONS["network-marks"],
        "matrix": MATRIX,
        "matrix marks": OPTIONS["matrix-marks"],
    }
    found = {}
    for kind, declared in kinds.items():
        for language, names in {"en": ENGLISH, "zh": CHINESE}.items():
            for count in COUNTS:
                for place, size in SIZES.items():
                    name = f"{kind}, {count} things, {language}, {place}"
                    id = name.replace(",", "").replace(" ", "-")
                    found[name] = job(declared, name=id, size=size, values=of_things(count), things=names[:count])
    return found


def wordy() -> dict[str, Job]:
    """Every kind with labels of sixty letters."""
    series = SCATTER | {"beside": "start"}
    return {
        f"{kind}, long labels, {place}": job(declared, name=f"{kind}-{place[:1]}", size=size, label=LONG)
        for kind, declared in (PLAIN | {"scatter": series}).items()
        for place, size in SIZES.items()
        if place != "scene"
    }


def wide_numbers() -> dict[str, Job]:
    """Ticks whose texts are wide: years at the very end of the axis, thousands, small shares."""
    axes = {
        "years": [1990.0 + 3 * step for step in range(11)],
        "thousands": [12_000.0 * step for step in range(11)],
        "millions": [1_000_000.0 * step for step in range(11)],
        "small": [0.00002 * step for step in range(11)],
    }
    return {
        f"{kind}, {name}, {place}": job(
            PLAIN[kind], name=f"{kind}-{name}-{place[:1]}", size=size, values={"year": axis, "falling": axis}
        )
        for kind in ("lines", "stack", "distribution", "scatter")
        for name, axis in axes.items()
        for place, size in SIZES.items()
    }


CROWDED = crowded()
WORDY = wordy()
WIDE_NUMBERS = wide_numbers()
