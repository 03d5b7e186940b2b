"""Whether the browser keeps the code that it has compiled of Python, and what later visits gain by that.

A browser writes such code only after much work, and may not read it for every answer of a service worker. So the first
visit lasts until the widget has run ahead, and the visits are made without that, with it, and with the service worker.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Literal

from playwright.sync_api import Page, Playwright

from build_tools.benchmark.server import CountingServer
from build_tools.benchmark.visits import CACHING, IDLE, SETTLING, Place, lasting_profile

LASTING = (IDLE, CACHING, CACHING)  # milliseconds of each visit after its first answer
CATEGORIES = ["v8", "v8.wasm", "devtools.timeline"]
WRITTEN, READ, LAZY = "wasm.SerializeModule", "wasm.Deserialize", "wasm.CompileLazy"

# The widget spares a battery that is nearly empty.
SPARING = "navigator.getBattery = async () => ({ level: 0, charging: false });"

Visit = dict[str, float]


@dataclass(frozen=True)
class Way:
    """How the visits are made."""

    service_workers: Literal["allow", "block"]
    script: str = ""


WAYS = {
    "nothing run ahead": Way("block", SPARING),
    "run ahead": Way("block"),
    "and a service worker": Way("allow"),
}


def measure_compiled(
    playwright: Playwright, server: CountingServer, place: Place, *, rounds: int
) -> dict[str, list[list[Visit]]]:
    """The visits of all rounds for each way; the ways take turns."""
    found: dict[str, list[list[Visit]]] = defaultdict(list)
    for _ in range(rounds):
        for name, way in WAYS.items():
            with lasting_profile(playwright, service_workers=way.service_workers) as context:
                page = context.new_page()
                page.add_init_script("localStorage.clear();" + way.script + place.script)
                page.wait_for_timeout(SETTLING)
                found[name].append([visit(page, server.address + place.path, lasting) for lasting in LASTING])
    return dict(found)


def visit(page: Page, address: str, lasting: int) -> Visit:
    """One visit to a page: the time of its first answer, and how often the engine did what."""
    page.goto("about:blank")
    trace = Trace(page)
    page.goto(address, wait_until="commit")
    first = page.evaluate("window.firstResult")
    page.wait_for_timeout(lasting)
    counted = Counter(event["name"] for event in trace.end())
    return {"first": first, **{name: counted[name] for name in (WRITTEN, READ, LAZY)}}


class Trace:
    """What the engine reports of a page, from now on."""

    def __init__(self, page: Page) -> None:
        """Begins."""
        self.page, self.events, self.is_over = page, list[Any](), False
        self.session = page.context.new_cdp_session(page)
        self.session.on("Tracing.dataCollected", lambda part: self.events.extend(part["value"]))
        self.session.on("Tracing.tracingComplete", lambda _: setattr(self, "is_over", True))
        self.session.send("Tracing.start", {"traceConfig": {"includedCategories": CATEGORIES}})

    def end(self) -> list[Any]:
        """All events."""
        self.session.send("Tracing.end")
        while not self.is_over:
            self.page.wait_for_timeout(100)
        self.session.detach()
        return self.events


def print_compiled(found: dict[str, list[list[Visit]]]) -> None:
    """A line for each visit: its time, and how many rounds wrote and read compiled code."""
    print(
        f"{'visits in a lasting profile':32}{'first answer':>32}{'compiled on demand':>22}{'written':>10}{'read':>10}"
    )
    for name, rounds in found.items():
        for number, visits in enumerate(zip(*rounds, strict=True), start=1):
            print(line_of(f"{name}, {number}", visits))


def line_of(name: str, visits: Sequence[Visit]) -> str:
    """One visit of all rounds."""
    first = sorted(visit["first"] for visit in visits)
    time = f"{median(first):,.0f} ms [{first[0]:,.0f}–{first[-1]:,.0f}]"
    written, read = (f"{sum(visit[key] > 0 for visit in visits)} of {len(visits)}" for key in (WRITTEN, READ))
    return f"{name:32}{time:>32}{median(visit[LAZY] for visit in visits):>22,.0f}{written:>10}{read:>10}"
