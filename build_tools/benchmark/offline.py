"""Opens the offline forms from a disk, as a double click does, and takes the time to the first slider result."""

import statistics
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from build_tools.benchmark.measurements import FIRST_SLIDER_RESULT


def measure_offline(browser: Browser, dist: Path, slug: str, *, rounds: int) -> dict[str, dict[str, Any]]:
    """Milliseconds and bytes of the zip file's first page and of one single file."""
    archive, single = next(dist.glob("*-offline.zip")), dist / "single" / f"{slug}.en.html"
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(folder)
        return {
            "offline copy": {
                "double_click": measure_opening(browser, Path(folder) / "index.html", rounds=rounds),
                "bytes": archive.stat().st_size,
            },
            "single file": {
                "double_click": measure_opening(browser, single, rounds=rounds),
                "bytes": single.stat().st_size,
            },
        }


def measure_opening(browser: Browser, file: Path, *, rounds: int) -> float:
    """The median time from opening the file to its first slider result, in a browser that remembers nothing."""
    times = []
    for _ in range(rounds):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
        page = context.new_page()
        page.add_init_script(FIRST_SLIDER_RESULT)
        page.goto(file.as_uri(), wait_until="commit")
        times.append(page.evaluate("window.firstResult"))
        context.close()
    return float(statistics.median(times))
