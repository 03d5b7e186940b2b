"""Prints tables of measurements; it asserts nothing about time.

`python -m build_tools.benchmark` is what readers wait for, and is also written to `build/benchmark.json`;
`python -m build_tools.benchmark scale --folders 4 12 23` is what the build takes with more and more explainers.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from build_tools.benchmark.measurements import FIRST_SCENE_RESULT, measure_runs, measure_steps, measure_visits
from build_tools.benchmark.offline import measure_offline
from build_tools.benchmark.references import write_references
from build_tools.benchmark.scale import measure_scale
from build_tools.benchmark.server import CountingServer
from build_tools.places import BUILD, DIST, REPOSITORY, SITE
from build_tools.setup.browser import find_browser
from build_tools.setup.browser_options import CHROMIUM_OPTIONS
from explainers.contract.catalogue import load_all

ROUNDS, STEPS = 5, 200


def main() -> int:
    """Measures what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m build_tools.benchmark")
    parser.add_argument("what", nargs="?", choices=("readers", "scale"), default="readers")
    parser.add_argument("--folders", type=int, nargs="+", default=[4, 12, 23], help="how many explainers to build with")
    parser.add_argument("--tests", action="store_true", help="run all tests with each number of explainers, too")
    options = parser.parse_args()
    measure_scale(options.folders, tests=options.tests) if options.what == "scale" else measure_readers()
    return 0


def measure_readers() -> None:
    """What readers wait for."""
    explainers = load_all()
    pages = BUILD / "benchmark"
    write_references(pages, explainers[0], node_modules=REPOSITORY / "node_modules")
    server = CountingServer(SITE, pages)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=CHROMIUM_OPTIONS)
        report = measure(browser, server, [explainer.slug for explainer in explainers])
        report["offline"] = measure_offline(browser, DIST, explainers[0].slug, rounds=ROUNDS)
        report["run"] = {explainer.slug: measure_runs(explainer, runs=STEPS) for explainer in explainers}
        report["browser"] = browser.version
        browser.close()
    server.close()
    (BUILD / "benchmark.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print_report(report, BUILD / "benchmark.json")


def measure(browser: Any, server: CountingServer, slugs: list[str]) -> dict[str, Any]:
    """Visits of each kind of page, and slider steps of every explainer."""
    places = {
        "stock loadPyodide in a worker": "/benchmark/stock.html",
        "PyScript": "/benchmark/pyscript.html",
        "this site, laboratory": f"/explainers/{slugs[0]}/#{slugs[0]}",
    }
    visits = {name: vars(measure_visits(browser, server, path, rounds=ROUNDS)) for name, path in places.items()}
    scene = measure_visits(browser, server, "/", rounds=ROUNDS, script=FIRST_SCENE_RESULT)
    visits["this site, scene on the home page"] = vars(scene)
    steps = {slug: measure_steps(browser, server, f"/explainers/{slug}/", slug, steps=STEPS) for slug in slugs}
    return {"visits": visits, "slider step": steps}


def print_report(report: dict[str, Any], path: Path) -> None:
    """The figures as tables for people."""
    stock = report["visits"]["stock loadPyodide in a worker"]
    print(f"Chromium {report['browser']}; medians of {ROUNDS}; navigation to first slider result\n")
    print(f"{'page':36}{'first visit':>18}{'reload':>18}{'bytes':>20}")
    for name, visit in report["visits"].items():
        cells = [f"{visit[key]:,.0f} ({visit[key] / stock[key]:.2f} ×)" for key in ("first_visit", "reload", "bytes")]
        print(f"{name:36}{cells[0] + ' ms':>18}{cells[1] + ' ms':>18}{cells[2]:>20}")
    print(f"\n{'double click to first slider result':40}{'time':>18}{'file':>12}")
    for name, form in report["offline"].items():
        time, size = form["double_click"], f"{form['bytes'] / 1e6:.2f} MB"
        print(f"{name:40}{f'{time:,.0f} ms ({time / stock["first_visit"]:.2f} ×)':>18}{size:>12}")
    print(f"\n{'slider input to painted frame':32}{'full speed':>36}{'4 times slower':>36}")
    print(" " * 32 + f"{'work':>18}{'with the wait':>18}" * 2 + f"{'run in CPython':>18}   median / p95")
    for slug, speeds in report["slider step"].items():
        parts = [speeds[speed][part] for speed in ("full speed", "4 times slower") for part in ("work", "whole")]
        cells = [f"{part['median']:.1f} / {part['p95']:.1f} ms" for part in [*parts, report["run"][slug]]]
        print(f"{slug:32}" + "".join(f"{cell:>18}" for cell in cells))
    print(f"\nWritten to {path.relative_to(REPOSITORY)}")


if __name__ == "__main__":
    sys.exit(main())
