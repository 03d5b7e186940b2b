"""What Lighthouse says of one page of each kind, on a phone: medians of several rounds, in which the pages take turns.

Its phone is slow by arithmetic, not by waiting, so the scores of a page differ less than its times on a busy machine.
"""

import json
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from build_tools.benchmark.server import CountingServer
from build_tools.node import run_node
from build_tools.setup.browser import find_browser
from build_tools.setup.browser_options import CHROMIUM_OPTIONS

SCRIPT = Path(__file__).with_suffix(".mjs")
WANTED = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
TIMES = {
    "first-contentful-paint": "first paint",
    "largest-contentful-paint": "largest paint",
    "speed-index": "speed index",
    "total-blocking-time": "blocked",
}

Audit = dict[str, Any]


def audited_pages(slug: str) -> dict[str, str]:
    """One page of each kind, by its name."""
    return {"home": "/", "explainer": f"/explainers/{slug}/", "chapter": "/book/concept/"}


def measure_lighthouse(server: CountingServer, pages: Mapping[str, str], *, rounds: int) -> dict[str, Audit]:
    """The audit of each page by its name; the pages take turns."""
    found: dict[str, list[Audit]] = {name: [] for name in pages}
    for _ in range(rounds):
        for name, path in pages.items():
            found[name].append(audit(server.address + path))
    return {name: median_audit(audits) for name, audits in found.items()}


def audit(address: str) -> Audit:
    """One audit, in a new browser."""
    job = {"address": address, "browser": str(find_browser(whole=True)), "options": CHROMIUM_OPTIONS}
    found: Audit = json.loads(run_node([SCRIPT], standard_input=json.dumps(job)))
    return found


def median_audit(audits: Sequence[Audit]) -> Audit:
    """The middle of each score and time, and every fault that any of the audits found."""
    middles = {
        part: {name: statistics.median(audit[part][name] for audit in audits) for name in audits[0][part]}
        for part in ("scores", "times")
    }
    faults = {
        name: sorted({fault for audit in audits for fault in audit["faults"][name]}) for name in audits[0]["faults"]
    }
    return {**middles, "faults": faults}


def print_lighthouse(audits: Mapping[str, Audit]) -> None:
    """Scores and times as a table; below it what keeps a page from the scores that are wanted."""
    print(f"\n{'Lighthouse, on a phone':24}" + "".join(f"{name:>16}" for name in [*WANTED, *TIMES.values(), "shift"]))
    for name, found in audits.items():
        scores = [f"{found['scores'][category]:.0f}" for category in WANTED]
        times = [f"{found['times'][key]:,.0f} ms" for key in TIMES]
        shift = f"{found['times']['cumulative-layout-shift']:.3f}"
        print(f"{name:24}" + "".join(f"{cell:>16}" for cell in [*scores, *times, shift]))
    for line in shortcomings(audits):
        print(line)


def shortcomings(audits: Mapping[str, Audit]) -> list[str]:
    """A line for each score that is lower than wanted, with the faults that Lighthouse names."""
    return [
        f"{name}: {category} {found['scores'][category]:.0f} of {wanted}: " + "; ".join(found["faults"][category])
        for name, found in audits.items()
        for category, wanted in WANTED.items()
        if found["scores"][category] < wanted
    ]
