"""What Lighthouse says of three pages, as a phone with a slow network and a slow processor sees them.

`python -m build_tools.benchmark lighthouse` prints the medians of five runs; performance is to be at least 95, and
the other categories 100.
"""

import json
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools.benchmark.server import CountingServer
from build_tools.node import run_node
from build_tools.places import BUILD, SITE
from build_tools.setup.browser import find_browser
from build_tools.setup.browser_options import CHROMIUM_OPTIONS

SCRIPT = Path(__file__).with_suffix(".mjs")
ROUNDS = 5
WANTED = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


@dataclass(frozen=True)
class Verdict:
    """One run: the score of each category, the times behind performance, and the audits that miss their mark."""

    scores: dict[str, int]
    times: dict[str, float]
    missed: list[str]


def measure_lighthouse(slug: str, rounds: int = ROUNDS) -> dict[str, Verdict]:
    """The middle of several runs for the home page, an explainer and the concept page."""
    server = CountingServer(SITE, BUILD / "benchmark")
    pages = {"home": "/", "explainer": f"/explainers/{slug}/", "chapter": "/concept/"}
    found: dict[str, list[Verdict]] = {name: [] for name in pages}
    for _ in range(rounds):  # by turns, so that a busy moment does not hit one page alone
        for name, path in pages.items():
            found[name].append(run(server.address + path))
    server.close()
    return {name: middle(verdicts) for name, verdicts in found.items()}


def run(url: str) -> Verdict:
    """One run on one page."""
    wanted = {"url": url, "browser": str(find_browser()), "options": CHROMIUM_OPTIONS}
    return Verdict(**json.loads(run_node([SCRIPT], standard_input=json.dumps(wanted))))


def middle(verdicts: Sequence[Verdict]) -> Verdict:
    """The median of each figure; the audits that more than half of the runs complained of."""
    scores = {name: round(statistics.median(each.scores[name] for each in verdicts)) for name in verdicts[0].scores}
    times = {name: statistics.median(each.times[name] for each in verdicts) for name in verdicts[0].times}
    complaints = Counter(name for each in verdicts for name in each.missed)
    return Verdict(scores, times, sorted(name for name, count in complaints.items() if 2 * count > len(verdicts)))


def print_lighthouse(found: dict[str, Verdict]) -> None:
    """The scores as a table, those below what is wanted with a mark, and what was missed."""
    print(f"{'Lighthouse, phone':20}" + "".join(f"{name:>18}" for name in WANTED))
    for page, verdict in found.items():
        cells = [
            f"{verdict.scores[name]}{' <' if verdict.scores[name] < least else ''}" for name, least in WANTED.items()
        ]
        print(f"{page:20}" + "".join(f"{cell:>18}" for cell in cells))
    for page, verdict in found.items():
        times = ", ".join(f"{name} {value:,.4g}" for name, value in verdict.times.items())
        print(f"\n{page}: {times}\n  missed: {', '.join(verdict.missed) or '-'}")
