"""The measurements as tables for people, and as one line for the history."""

import csv
from pathlib import Path
from typing import Any

from build_tools.benchmark.lighthouse import print_lighthouse

HISTORY = Path(__file__).with_name("history.csv")
STOCK = "stock loadPyodide"

Report = dict[str, Any]


def print_report(report: Report) -> None:
    """The figures as tables."""
    stock = report["visits"][STOCK]
    print(f"{report['browser']}; medians of {report['rounds']} rounds, least to most in brackets; × is against {STOCK}")
    print(f"\n{'navigation to first answer':34}{'first visit':>32}{'reload':>32}{'later':>32}{'bytes':>20}")
    for name, visit in report["visits"].items():
        cells = [compared(visit[key], stock["first" if key == "first" else "reload"]) for key in TIMES]
        share = f"{visit['bytes']:,} ({visit['bytes'] / stock['bytes']:.2f} ×)"
        print(f"{name:34}" + "".join(f"{cell:>32}" for cell in cells) + f"{share:>20}")
    print(f"\n{'double click to first answer':34}{'time':>32}{'file':>12}")
    for name, form in report["offline"].items():
        size = f"{form['bytes'] / 1e6:.2f} MB"
        print(f"{name:34}{compared(form['double_click'], stock['first']):>32}{size:>12}")
    print_steps(report)
    print_lighthouse(report["lighthouse"])


def print_steps(report: Report) -> None:
    """The table of slider steps: laboratories, then scenes."""
    print(f"\n{'slider input to painted frame':54}{'full speed':>36}{'4 times slower':>36}")
    print(" " * 54 + f"{'work':>18}{'with the wait':>18}" * 2 + f"{'run in CPython':>18}   median / p95")
    for name, speeds in sorted(report["slider step"].items(), key=lambda entry: ("," in entry[0], entry[0])):
        parts = [speeds[speed][part] for speed in ("full speed", "4 times slower") for part in ("work", "whole")]
        runs = [report["run"][name]] if name in report["run"] else []
        cells = [f"{part['median']:.1f} / {part['p95']:.1f} ms" for part in [*parts, *runs]]
        print(f"{name:54}" + "".join(f"{cell:>18}" for cell in cells))


TIMES = ("first", "reload", "later")


def compared(times: dict[str, float] | None, reference: dict[str, float]) -> str:
    """A time with its spread, and its share of a reference in the same run; nothing where none was taken."""
    if not times:
        return ""
    spread = f"[{times['least']:,.0f}–{times['most']:,.0f}]"
    return f"{times['median']:,.0f} ms {spread} {times['median'] / reference['median']:.2f} ×"


def line_of(report: Report) -> dict[str, str]:
    """What the history keeps of a run: shares of stock Pyodide, sizes, and the slowest of all slider steps."""
    stock = report["visits"][STOCK]
    line = {"browser": report["browser"], "stock first visit, ms": f"{stock['first']['median']:.0f}"}
    for name, visit in report["visits"].items():
        for key in TIMES if name != STOCK else ():
            if visit[key]:
                reference = stock["first" if key == "first" else "reload"]["median"]
                line[f"{name}, {key}"] = f"{visit[key]['median'] / reference:.2f}"
        line[f"{name}, MB"] = f"{visit['bytes'] / 1e6:.2f}"
    for name, form in report["offline"].items():
        line[name] = f"{form['double_click']['median'] / stock['first']['median']:.2f}"
        line[f"{name}, MB"] = f"{form['bytes'] / 1e6:.2f}"
    for speed in ("full speed", "4 times slower"):
        slowest = max(speeds[speed]["work"]["p95"] for speeds in report["slider step"].values())
        line[f"slowest slider step, {speed}, p95, ms"] = f"{slowest:.1f}"
    for page, audit in report["lighthouse"].items():
        line[f"Lighthouse, {page}"] = f"{audit['scores']['performance']:.0f}"
    return line


def keep(report: Report, version: str, day: str) -> None:
    """Adds a line for a release to the history; a release that is there already gets the new one."""
    with HISTORY.open(encoding="utf-8", newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["version"] != version]
    lines.append({"version": version, "day": day, **line_of(report)})
    columns = list(dict.fromkeys(column for line in lines for column in line))
    with HISTORY.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, columns, lineterminator="\n")
        written.writeheader()
        written.writerows(lines)
