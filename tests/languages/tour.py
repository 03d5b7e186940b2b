"""Opens every kind of page in both invented languages: `python -m tests.languages.tour`.

Prints what is wrong with each, by page, width and state, and keeps pictures to look at; `make languages` builds first.
"""

import functools
import http.server
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from build_tools.setup.browser import find_browser
from build_tools.setup.browser_options import CHROMIUM_OPTIONS
from tests.browser.test_accessibility import violations
from tests.languages import PICTURES, WHOLE
from tests.languages.invented import INVENTED
from tests.languages.looking import complaints, states

WIDTHS = {360: 740, 1280: 800}  # pixels, with the heights of the screens
HIGHEST = 12_000  # pixels of a picture
PAGES = ("", "explainers/", "teachers/", "book/", "book/concept/", "book/timeline/", "book/method/", "book/evidence/")
LISTS = ("reference/facts/", "reference/glossary/", "reference/sources/", "contribute/", "contribute/fields/")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server that prints nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


def serve(folder: Path) -> str:
    """The address of a server with the files of a folder, for as long as this process runs."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def addresses(root: Path, code: str) -> Iterator[str]:
    """Every kind of page of a language, from the root of the copy: the site, frames, single files and packages."""
    slugs = sorted(path.parent.name for path in root.glob("explainers/catalogue/*/explainer.toml"))
    yield from (f"site/{code}/{page}" for page in (*PAGES, *LISTS))
    for slug in slugs:
        yield f"site/{code}/explainers/{slug}/"
        yield f"site/{code}/explainers/{slug}/teacher/"
        yield f"site/embed/{code}/{slug}/"
        yield f"dist/single/{slug}.{code}.html"
        package = root / f"dist/scorm/{slug}.{code}"
        with zipfile.ZipFile(package.with_name(f"{package.name}.scorm.zip")) as archive:
            archive.extractall(package)
        yield f"dist/scorm/{package.name}/index.html"


def tour(root: Path, pictures: Path) -> int:
    """The number of complaints, each printed."""
    pictures.mkdir(parents=True, exist_ok=True)
    count, address = 0, serve(root)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=CHROMIUM_OPTIONS)
        for code in INVENTED:
            for place in addresses(root, code):
                for width in WIDTHS:
                    count += visit(browser, f"{address}/{place}", width, pictures)
        browser.close()
    return count


def visit(browser: Browser, url: str, width: int, pictures: Path) -> int:
    """Opens one page at one width, in all its states."""
    size = {"width": width, "height": WIDTHS[width]}
    page = browser.new_page(viewport=size, reduced_motion="reduce", service_workers="block")
    page.goto(url)
    count, name = 0, url.split("/", 3)[3].strip("/").replace("/", "_").replace(".html", "")
    try:
        for state in states(page):
            count += tell(page, f"{name} {width} {state}")
            page.screenshot(path=pictures / f"{name}-{width}-{state}.png", full_page=True, clip=shown(page))
    except Exception as error:
        count += 1
        print(f"{name} {width}: {str(error).splitlines()[0]}", flush=True)
    page.close()
    return count


def shown(page: Page) -> dict[str, float]:
    """The whole page, or the first part of a very long one."""
    width, height = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
    return {"x": 0, "y": 0, "width": width, "height": min(height, HIGHEST)}


def tell(page: Page, name: str) -> int:
    """Prints what is wrong with a page as it stands."""
    found = [*complaints(page), *violations(page)]
    for complaint in found:
        print(f"{name}: {' '.join(complaint.split())[:300]}", flush=True)
    return len(found)


if __name__ == "__main__":
    found = tour(WHOLE, PICTURES)
    print(f"{found} complaints.")
    sys.exit(1 if found else 0)
