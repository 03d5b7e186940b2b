"""Opens the offline forms from a disk, as a double click does, and takes the time to the first answer."""

import tempfile
import zipfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright

from build_tools.benchmark.answers import FIRST_SCENE_RESULT, FIRST_SLIDER_RESULT
from build_tools.benchmark.summary import summary_of
from build_tools.benchmark.visits import SETTLING, lasting_profile
from explainers.contract.languages import FIRST


def measure_offline(playwright: Playwright, dist: Path, slug: str, *, rounds: int) -> dict[str, dict[str, Any]]:
    """Milliseconds and bytes of the zip file and of one single file, for scene and laboratory, which take turns."""
    archive, single = next(dist.glob("*-offline.zip")), dist / "single" / f"{slug}.{FIRST}.html"
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(folder)
        copy = Path(folder)
        laboratory = (copy / "explainers" / slug / "index.html").as_uri()
        ways = {
            "offline copy, scene": ((copy / "index.html").as_uri(), FIRST_SCENE_RESULT, archive),
            "offline copy, laboratory": (f"{laboratory}#{slug}", FIRST_SLIDER_RESULT, archive),
            "single file, scene": (single.as_uri(), FIRST_SCENE_RESULT, single),
            "single file, laboratory": (f"{single.as_uri()}#{slug}", FIRST_SLIDER_RESULT, single),
        }
        times: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(rounds):
            for name, (address, script, _form) in ways.items():
                times[name].append(opening_time(playwright, address, script))
    return {
        name: {"double_click": summary_of(times[name]), "bytes": form.stat().st_size}
        for name, (_address, _script, form) in ways.items()
    }


def opening_time(playwright: Playwright, address: str, script: str) -> float:
    """The time from opening a file to the answer that the script takes, in a new browser."""
    with lasting_profile(playwright, offline=True) as context:
        page = context.new_page()
        page.add_init_script("localStorage.clear();" + script)
        page.wait_for_timeout(SETTLING)
        page.goto(address, wait_until="commit")
        return float(page.evaluate("window.firstResult"))
