"""Prints tables of measurements; it asserts nothing about time.

`python -m build_tools.benchmark` is what readers wait for, and is also written to `build/benchmark.json`; with
`--release 0.2.0` it adds a line to `build_tools/benchmark/history.csv`.
`python -m build_tools.benchmark lighthouse` is the part of it that Lighthouse measures.
`python -m build_tools.benchmark compiled` is whether browsers keep Python's compiled code for later visits.
`python -m build_tools.benchmark scale --folders 4 12 23` is what the build takes with more and more explainers.
"""

import argparse
import datetime
import json
import sys
from collections.abc import Sequence

from playwright.sync_api import Playwright, sync_playwright

from build_tools.benchmark.answers import FIRST_SCENE_RESULT, FIRST_SLIDER_RESULT, LOADED
from build_tools.benchmark.compiled import Visit, measure_compiled, print_compiled
from build_tools.benchmark.lighthouse import Audit, audited_pages, measure_lighthouse, print_lighthouse
from build_tools.benchmark.offline import measure_offline
from build_tools.benchmark.references import write_references
from build_tools.benchmark.report import STOCK, TIMES, Report, keep, print_report
from build_tools.benchmark.scale import measure_scale
from build_tools.benchmark.server import CountingServer
from build_tools.benchmark.steps import Steps, measure_runs, measure_steps
from build_tools.benchmark.summary import summary_of
from build_tools.benchmark.visits import Place, measure_visits
from build_tools.places import BUILD, DIST, REPOSITORY, SITE
from build_tools.setup.browser import find_browser
from build_tools.setup.browser_options import CHROMIUM_OPTIONS
from explainers.contract.catalogue import load_all
from explainers.contract.explainer import Explainer

ROUNDS = 5
WRITTEN = BUILD / "benchmark.json"


def main() -> int:
    """Measures what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m build_tools.benchmark")
    parser.add_argument("what", nargs="?", choices=("readers", "lighthouse", "compiled", "scale"), default="readers")
    parser.add_argument("--release", metavar="VERSION", help="keep the figures in the history, under this version")
    parser.add_argument("--folders", type=int, nargs="+", default=[4, 12, 23], help="how many explainers to build with")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of visits for compiled code")
    parser.add_argument("--tests", action="store_true", help="run all tests with each number of explainers, too")
    options = parser.parse_args()
    if options.what == "scale":
        measure_scale(options.folders, tests=options.tests)
        return 0
    if options.what == "lighthouse":
        print_lighthouse(audits())
        return 0
    if options.what == "compiled":
        print_compiled(compiled(options.rounds))
        return 0
    report = measure_readers()
    WRITTEN.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print_report(report)
    print(f"\nWritten to {WRITTEN.relative_to(REPOSITORY)}")
    if options.release:
        keep(report, options.release, datetime.datetime.now(tz=datetime.UTC).date().isoformat())
    return 0


def measure_readers() -> Report:
    """What readers wait for: visits and offline forms in rounds, then the slider steps of every explainer."""
    explainers = load_all()
    write_references(BUILD / "benchmark", explainers[0], node_modules=REPOSITORY / "node_modules")
    server = CountingServer(SITE, BUILD / "benchmark")
    with sync_playwright() as playwright:
        visits = measure_visits(playwright, server, places(explainers[0].slug), rounds=ROUNDS)
        offline = measure_offline(playwright, DIST, explainers[0].slug, rounds=ROUNDS)
        browser, steps = slider_steps(playwright, server, explainers)
    server.close()
    return {
        "browser": f"Chromium {browser}",
        "rounds": ROUNDS,
        "visits": {
            name: {time: summary_of(found) if (found := getattr(all_, time)) else None for time in TIMES}
            | {"bytes": all_.bytes}
            for name, all_ in visits.items()
        },
        "offline": offline,
        "slider step": steps,
        "run": {explainer.slug: measure_runs(explainer) for explainer in explainers},
        "lighthouse": audits(),
    }


def audits() -> dict[str, Audit]:
    """What Lighthouse says of one page of each kind."""
    references = BUILD / "benchmark"
    references.mkdir(parents=True, exist_ok=True)
    server = CountingServer(SITE, references)
    found = measure_lighthouse(server, audited_pages(load_all()[0].slug), rounds=ROUNDS)
    server.close()
    return found


def compiled(rounds: int) -> dict[str, list[list[Visit]]]:
    """The visits to one laboratory, as they follow each other."""
    references = BUILD / "benchmark"
    references.mkdir(parents=True, exist_ok=True)
    server = CountingServer(SITE, references)
    with sync_playwright() as playwright:
        found = measure_compiled(playwright, server, places(load_all()[0].slug)[-1], rounds=rounds)
    server.close()
    return found


def places(slug: str) -> list[Place]:
    """The pages that are visited: references, and ours."""
    return [
        Place(STOCK, "/benchmark/stock.html", FIRST_SLIDER_RESULT, comes_later=True),
        Place("PyScript", "/benchmark/pyscript.html", FIRST_SLIDER_RESULT),
        Place("home page, nothing started", "/", LOADED),
        Place("scene on the home page", "/", FIRST_SCENE_RESULT),
        Place("laboratory, through Python", f"/explainers/{slug}/#{slug}", FIRST_SLIDER_RESULT, comes_later=True),
    ]


def slider_steps(
    playwright: Playwright, server: CountingServer, explainers: Sequence[Explainer]
) -> tuple[str, dict[str, Steps]]:
    """The browser's version, and the steps of every laboratory and scene."""
    browser = playwright.chromium.launch(executable_path=find_browser(whole=True), args=CHROMIUM_OPTIONS)
    steps = {name: found for each in explainers for name, found in measure_steps(browser, server, each).items()}
    version = browser.version
    browser.close()
    return version, steps


if __name__ == "__main__":
    sys.exit(main())
