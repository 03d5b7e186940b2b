"""Random walks of a reader, from numbered seeds: no error, no dead control, no number unlike CPython's.

`WALKS=400` takes so many, `WALKS_FROM=2000` begins at another seed, and so on another explainer; `WALKS_ON=solow-swan`
names it. A walk that fails prints the line that repeats it, is made as short as it can be, and is kept in `known.txt`,
whose walks come first.
"""

import os
import random
from collections.abc import Callable, Iterator, Sequence

import pytest
from playwright.sync_api import Browser, Playwright

from build_tools.setup.browser import find_browser
from build_tools.setup.browser_options import CHROMIUM_OPTIONS
from tests.browser.conftest import address, fixture_address, publish, serve, site
from tests.conftest import FIXTURE, SLUGS
from tests.walks.planning import Step, plan
from tests.walks.reducing import Known, keep, known, reduced
from tests.walks.walking import Walker, walker

__all__ = ["address", "fixture_address", "publish", "serve", "site"]

FIRST = int(os.environ.get("WALKS_FROM", "0"))
COUNT = int(os.environ.get("WALKS", "2000"))
CHOSEN = os.environ.get("WALKS_ON") or random.Random(FIRST).choice(SLUGS)
ON_ONE_PAGE = 250  # walks before a fresh page

pytestmark = pytest.mark.long

# Nothing here is looked at, so no frame has to wait for a screen that shows sixty of them a second.
WITHOUT_SCREEN = [*CHROMIUM_OPTIONS, "--disable-gpu-vsync", "--disable-frame-rate-limit"]


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium that draws as fast as it is asked to."""
    browser = playwright.chromium.launch(executable_path=find_browser(), args=WITHOUT_SCREEN)
    yield browser
    browser.close()


@pytest.fixture
def base(walked: str, address: str, fixture_address: str) -> str:
    """The address of the site that has the explainer."""
    return fixture_address if walked == FIXTURE else address


@pytest.mark.parametrize("walked", [FIXTURE, CHOSEN])
def test_no_known_walk_ends_badly(walked: str, browser: Browser, base: str) -> None:
    """What once failed."""
    for walk in known(walked):
        with walker(browser, base, walked) as fresh:
            complaint = fresh.walk(walk.steps)

            assert not complaint, f"known walk {walk}\n{complaint}"


@pytest.mark.parametrize("first", range(0, COUNT, 2 * ON_ONE_PAGE))
@pytest.mark.parametrize("walked", [FIXTURE, CHOSEN])
def test_no_walk_ends_badly(walked: str, first: int, browser: Browser, base: str) -> None:
    """Half of the walks on the invented explainer, half on one of ours."""
    seeds = range(FIRST + (walked != FIXTURE), FIRST + COUNT, 2)[first // 2 :][:ON_ONE_PAGE]
    with walker(browser, base, walked) as one:
        for number, seed in enumerate(seeds):
            if complaint := one.walk(plan(seed)):
                pytest.fail(report(lambda: walker(browser, base, walked), walked, seeds[: number + 1], complaint))


def report(fresh: Callable[[], Walker], slug: str, seeds: Sequence[int], complaint: str) -> str:
    """What is said of a walk that failed: the line that repeats it, and the steps that are left of it, which are kept.

    It is tried alone first, then with all the walks of its page before it.
    """

    def fails(steps: list[Step]) -> bool:
        with fresh() as one:
            return bool(one.walk(steps))

    alone, with_those_before = plan(seeds[-1]), [step for seed in seeds for step in plan(seed)]
    steps = next((steps for steps in (alone, with_those_before) if fails(steps)), None)
    lines = [complaint, f"To repeat it: WALKS_ON={slug} WALKS_FROM={seeds[-1]} WALKS=1 pytest tests/walks"]
    if steps:
        found = Known(slug, seeds[-1], reduced(steps, fails))
        keep(found)
        lines.append(f"Kept in known.txt: {found}")
    else:
        lines.append(f"It failed behind the walks from {seeds[0]} on, and not once more.")
    return "\n".join(lines)
