"""Made-up tables and charts: every option of every kind once, and tables that nothing sensible can be drawn from."""

from typing import Any

from build_tools.drawing.jobs import Job
from explainers.contract.charts import Chart
from explainers.contract.json_form import plain
from explainers.contract.reading import read

YEARS = [2000.0 + year for year in range(11)]
RISING = [1.0 + 0.4 * step for step in range(11)]
FALLING = [6.0 * 0.8**step for step in range(11)]
SWINGING = [2.0, 1.0, -0.5, -1.5, -1.0, 0.5, 1.5, 2.5, 1.0, -0.5, -2.0]
THINGS = ["Mines", "Machine tools", "Software"]

VALUES: dict[str, Any] = {
    "year": YEARS,
    "rising": RISING,
    "falling": FALLING,
    "swinging": SWINGING,
    "seen_year": [2001.0, 2003.0, 2006.0],
    "seen": [1.8, 2.0, 3.9],
    "now": 2006.0,
    "level": 3.0,
    "absent": None,
    "first": [3.0, 5.0, 2.0],
    "second": [1.0, -2.0, 2.5],
    "whole": [4.0, 3.0, 4.5],
    "least": [2.5, 2.0, 4.0],
    "most": [4.5, 4.0, 5.5],
    "links": [[0.0, 2.0, 1.0], [2.0, 0.0, 3.0], [1.0, 3.0, 0.0]],
    "across": [0.1, 0.9, 0.5],
    "up": [0.1, 0.3, 0.9],
    "chosen": 1.0,
    "user": 2.0,
}

LINES = {"kind": "lines", "x": "year", "y": {"rising": "productivity", "falling": "inputs"}}
STACK = {"kind": "stack", "x": "year", "y": {"rising": "inputs", "swinging": "productivity"}}
DISTRIBUTION = {"kind": "distribution", "x": "year", "y": {"falling": "before", "rising": "productivity"}}
SCATTER = {"kind": "scatter", "x": "falling", "y": {"rising": "productivity", "swinging": "people"}}
BARS = {"kind": "bars", "over": "things", "y": {"first": "inputs", "second": "productivity"}}
NETWORK = {"kind": "network", "over": "things", "size": "whole", "change": "second", "links": "links"}
MATRIX = {"kind": "matrix", "over": "things", "matrix": "links"}
REFERENCES = {"level": {"y": "level"}, "moment": {"x": "now"}, "absent": {"x": "absent"}}
SPANS = {"reform": {"from": 2002, "to": 2004}, "absent": {"from": 2002, "to": "absent"}}
OBSERVED = {"seen": {"x": "seen_year", "y": "seen"}}
POINTS = {"now": {"x": "now", "y": "level"}, "absent": {"x": "absent", "y": "level"}, "fixed": {"x": 2009, "y": 1}}

# Every option, in a chart of its kind; the test says that none is missing.
OPTIONS: dict[str, dict[str, Any]] = {
    "lines-scales": LINES | {"x_scale": "log", "y_scale": "log"},
    "lines-ends": LINES | {"x_from": 1995, "x_to": 2015, "y_from": -2, "y_to": 12},
    "lines-step": LINES | {"step": True},
    "lines-dashed_after": LINES | {"dashed_after": "now"},
    "lines-references": LINES | {"references": REFERENCES},
    "lines-spans": LINES | {"spans": SPANS},
    "lines-points": LINES | {"points": POINTS},
    "lines-observed": LINES | {"observed": OBSERVED},
    "lines-beside": LINES | {"beside": "start"},
    "lines-below": LINES | {"y": {"rising": "productivity"}, "below": {"swinging": "loss"}},
    "stack-total": STACK | {"total": "falling"},
    "stack-ends": STACK | {"y_from": -5, "y_to": 12},
    "stack-references": STACK | {"references": REFERENCES},
    "stack-spans": STACK | {"spans": SPANS},
    "stack-observed": STACK | {"total": "falling", "observed": OBSERVED},
    "stack-beside": STACK | {"total": "falling", "beside": "start"},
    "distribution-ends": DISTRIBUTION | {"y_from": 0, "y_to": 10},
    "distribution-references": DISTRIBUTION | {"references": REFERENCES},
    "distribution-spans": DISTRIBUTION | {"spans": SPANS},
    "distribution-beside": DISTRIBUTION | {"beside": "start"},
    "scatter-scales": SCATTER | {"y": {"rising": "productivity"}, "x_scale": "log", "y_scale": "log"},
    "scatter-ends": SCATTER | {"x_from": -1, "x_to": 10, "y_from": -5, "y_to": 10},
    "scatter-references": SCATTER | {"references": {"level": {"y": "level"}}},
    "scatter-points": SCATTER | {"points": {"here": {"x": 3, "y": "level"}}},
    "scatter-diagonal": SCATTER | {"y": {"rising": "productivity"}, "diagonal": True},
    "scatter-beside": SCATTER | {"beside": "start"},
    "bars-layout-stacked": BARS | {"total": "whole"},
    "bars-layout-grouped": BARS | {"layout": "grouped"},
    "bars-layout-dots": BARS | {"layout": "dots"},
    "bars-total": BARS | {"total": "whole", "beside": "start"},
    "bars-band": BARS | {"band": ["least", "most"]},
    "bars-value-ends": BARS | {"value_from": -4, "value_to": 12},
    "bars-references": BARS | {"references": {"level": {"x": "level"}}},
    "bars-beside": BARS | {"y": {"first": "inputs"}, "beside": "start"},
    "network-role": NETWORK | {"role": "people"},
    "network-directed": NETWORK | {"directed": False},
    "network-positions": NETWORK | {"positions": ["across", "up"]},
    "network-marks": NETWORK | {"marks": {"one": {"thing": "chosen"}, "link": {"thing": "chosen", "user": "user"}}},
    "matrix-role": MATRIX | {"role": "productivity"},
    "matrix-marks": MATRIX | {"marks": {"link": {"thing": "chosen", "user": "user"}}},
}

PLAIN = {"lines": LINES, "stack": STACK, "distribution": DISTRIBUTION, "scatter": SCATTER, "bars": BARS}
PLAIN |= {"network": NETWORK, "matrix": MATRIX}

LONG = "A label of sixty letters, which somebody once thought useful"

# What replaces the values of every series, and of every matrix.
BAD: dict[str, tuple[list[float], list[list[float]]]] = {
    "empty": ([], []),
    "one": ([2.0], [[2.0]]),
    "equal": ([3.0] * 3, [[3.0] * 3] * 3),
    "zeros": ([0.0] * 3, [[0.0] * 3] * 3),
    "negative": ([-1.0, -2.0, -3.0], [[-1.0] * 3] * 3),
    "huge": ([1e9, 2e9, 1e12], [[1e9] * 3] * 3),
    "tiny": ([1e-9, 2e-9, 3e-9], [[1e-9] * 3] * 3),
    "many": ([float(number % 97) + 1 for number in range(2000)], [[1.0] * 3] * 3),
}


def record(declared: dict[str, Any]) -> Chart:
    """A chart as the contract reads it."""
    return read(Chart, declared, file="made up", id="chart")


def job(
    declared: dict[str, Any],
    *,
    name: str = "made-up",
    size: tuple[int, int] = (640, 400),
    surface: str = "screen",
    values: dict[str, Any] | None = None,
    things: list[str] | None = None,
    label: str = "",
    pinned: dict[str, Any] | None = None,
) -> Job:
    """A drawing of a made-up chart; every text is what it names, or `label`."""
    chart = record(declared)
    names = {"things": THINGS if things is None else things}
    table = {"values": VALUES | (values or {}), "things": names}
    before = {"values": VALUES | {name: halved(cells) for name, cells in VALUES.items()}, "things": names}
    marked = {
        field: {entry: label or entry.capitalize() for entry in declared.get(field, {})}
        for field in ("points", "references", "spans", "observed", "marks")
    }
    return {
        "id": name,
        "chart": plain(chart),
        "table": table,
        "columns": {column: {"unit": "number", "digits": 1} for column in VALUES},
        "words": {
            "title": label or "Title",
            "x": label or "Across",
            "y": label or "Up",
            "below": label or "Below",
            "above": label or "Above",
            "labels": {column: label or column.capitalize() for column in VALUES},
            "beside": label or "Start",
            "nothing": "Nothing to draw.",
            "unnamed": "{} without a name.",
            **marked,
        },
        "units": {"number": {"multiply": 1, "pattern": "{}", "axis": "", "suffix": ""}},
        "surface": surface,
        "size": {"width": size[0], "height": size[1]},
        "pinned": pinned and {"values": VALUES | pinned, "things": names},
        "beside": before if declared.get("beside") else None,
        "room_for": None,
    }


def halved(cells: Any) -> Any:
    """The values of the situation beside."""
    return (
        [value / 2 for value in cells] if isinstance(cells, list) and cells and isinstance(cells[0], float) else cells
    )


def spoiled(declared: dict[str, Any], kind: str) -> Job:
    """A chart whose every series is bad in one way."""
    series, matrix = BAD[kind]
    axis = [float(number) for number in range(len(series))]
    values: dict[str, Any] = {}
    for name, cells in VALUES.items():
        if isinstance(cells, list):
            values[name] = matrix if isinstance(cells[0], list) else axis if name == "year" else series
    values |= {"seen_year": axis, "now": None, "level": None, "chosen": None, "user": None}
    return job(declared, values=values, things=THINGS[: len(matrix)] if declared.get("over") else None)
