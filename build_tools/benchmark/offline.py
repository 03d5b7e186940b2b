"""Opens the offline forms from a disk, as a double click does, and takes the time to the first answer."""

import statistics
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from build_tools.benchmark.measurements import FIRST_SCENE_RESULT, FIRST_SLIDER_RESULT


def measure_offline(browser: Browser, dist: Path, slug: str, *, rounds: int) -> dict[str, dict[str, Any]]:
    """Milliseconds and bytes of the zip file's first page and of one single file, for scene and laboratory."""
    archive, single = next(dist.glob("*-offline.zip")), dist / "single" / f"{slug}.en.html"
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(folder)
        ways = {
            "offline copy, scene": ((Path(folder) / "index.html").as_uri(), FIRST_SCENE_RESULT, archive),
            "single file, scene": (single.as_uri(), FIRST_SCENE_RESULT, single),
            "single file, laboratory": (
                f"{single.as_uri()}#{slug}",
                FIRST_SLIDER_RESULT,
                single,
            ),  # it waits to be near
        }
        return {
            name: {
                "double_click": measure_opening(browser, address, script, rounds=rounds),
                "bytes": form.stat().st_size,
            }
            for name, (address, script, form) in ways.items()
        }


def measure_opening(browser: Browser, address: str, script: str, *, rounds: int) -> float:
    """The median time from opening a file to the answer that the script takes, in a new browser."""
    times = []
    for _ in range(rounds):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
        page = context.new_page()
        page.add_init_script("localStorage.clear();" + script)
        page.goto(address, wait_until="commit")
        times.append(page.evaluate("window.firstResult"))
        context.close()
    return float(statistics.median(times))
