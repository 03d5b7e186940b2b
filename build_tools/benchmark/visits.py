"""Visits to pages in Chromium: what a reader waits for the first time, again at once, and again later.

Each is made in a profile that lasts, as readers' browsers have one: in a private window the engine writes the code that
it has compiled, and never reads it. The places take turns, so that whatever else the machine does meets them all.
"""

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import BrowserContext, Playwright

from build_tools.benchmark.server import CountingServer
from build_tools.setup.browser import find_browser
from build_tools.setup.browser_options import CHROMIUM_OPTIONS

SETTLING = 2_000  # milliseconds in which a new window starts the browser's own pages
CACHING = 1_500  # the engine writes its compiled code
IDLE = 15_000  # a reader reads, and the widget warms up


@dataclass(frozen=True)
class Place:
    """A page, and the script that takes the time of its first answer."""

    name: str
    path: str
    script: str
    comes_later: bool = False  # whether a later visit is measured as well


@dataclass
class Visits:
    """The times of all rounds, in milliseconds, and the bytes of the last."""

    first: list[float] = field(default_factory=list)
    reload: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)
    bytes: int = 0


def measure_visits(
    playwright: Playwright, server: CountingServer, places: Sequence[Place], *, rounds: int
) -> dict[str, Visits]:
    """The visits to each place by its name; the places take turns."""
    found: dict[str, Visits] = defaultdict(Visits)
    for _ in range(rounds):
        for place in places:
            with lasting_profile(playwright) as context:
                visit(context, server, place, found[place.name])
    return dict(found)


def visit(context: BrowserContext, server: CountingServer, place: Place, visits: Visits) -> None:
    """Adds one round of a place to its visits."""
    page = context.new_page()
    page.add_init_script("localStorage.clear();" + place.script)
    page.wait_for_timeout(SETTLING)
    server.taken()
    page.goto(server.address + place.path, wait_until="commit")
    visits.first.append(page.evaluate("window.firstResult"))
    visits.bytes = server.taken()
    page.wait_for_timeout(CACHING)
    page.reload(wait_until="commit")
    visits.reload.append(page.evaluate("window.firstResult"))
    if place.comes_later:
        page.wait_for_timeout(IDLE)
        page.reload(wait_until="commit")
        visits.later.append(page.evaluate("window.firstResult"))


@contextmanager
def lasting_profile(
    playwright: Playwright, *, offline: bool = False, service_workers: Literal["allow", "block"] = "allow"
) -> Iterator[BrowserContext]:
    """A browser of its own, with a profile in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        context = playwright.chromium.launch_persistent_context(
            folder,
            executable_path=find_browser(whole=True),
            args=CHROMIUM_OPTIONS,
            viewport={"width": 1280, "height": 900},
            offline=offline,
            service_workers=service_workers,
        )
        try:
            yield context
        finally:
            context.close()
