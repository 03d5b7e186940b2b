"""After one visit the site works without a network, versions never mix, and the worker can be taken away."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from build_tools.server import application
from build_tools.service_worker import write_removal, write_service_worker
from explainers.contract.catalogue import load_one
from tests.browser.reader import PATIENCE, READY, RECORD, Reader, numbers

INSTALLED = "navigator.serviceWorker.ready.then(({ active }) => active.state)"
STORED = """async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith("site-"));
  const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const urls = requests.flat().map(({ url }) => url);
  return urls.some((url) => url.endsWith(".wasm")) && urls.some((url) => url.endsWith("snapshot.bin"));
}"""


# How many workers there are a moment after Python has started.
REGISTERED = """
  window.registered = new Promise((resolve) => addEventListener("explainer:started", () => setTimeout(async () => {
    resolve((await navigator.serviceWorker.getRegistrations()).length);
  }, 1000)));
"""


class Host:
    """A static host whose network can be cut and whose site can change."""

    def __init__(self, site: Path) -> None:
        """Serves the folder as it is now."""
        self.site, self.is_cut = site, False
        self.publish()

    def publish(self) -> None:
        """Serves what the folder holds now."""
        self.application = application(self.site)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """Answers, or not."""
        if self.is_cut:
            start_response("503 Service Unavailable", [("Content-Type", "text/plain")])
            return [b"no network"]
        return self.application(environ, start_response)


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Host:
    """A copy of the site that a test may change."""
    return Host(Path(shutil.copytree(site, tmp_path / "site", copy_function=shutil.copy)))


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that takes service workers."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    context.add_init_script(RECORD)
    yield context
    context.close()


def first_visit(visitor: BrowserContext, address: str, place: str = "") -> Page:
    """Opens a page, the home page if none is named, and waits until the worker has stored the site."""
    page = visitor.new_page()
    page.goto(f"{address}/{place}")
    assert page.evaluate(INSTALLED) in {"activating", "activated"}
    return page


def test_after_one_visit_everything_works_without_a_network(
    host: Host, visitor: BrowserContext, serve: Callable[[Any], str], one_slug: str
) -> None:
    """Pages never seen before, both languages, and Python, where the visit has used it."""
    address = serve(host)
    page = first_visit(visitor, address, f"explainers/{one_slug}/#{one_slug}")
    page.locator("econ-explainer[data-state=ready]").wait_for(timeout=READY)
    page.wait_for_function(STORED, timeout=READY)
    host.is_cut = True

    page.goto(f"{address}/zh/book/concept/")
    expect(page.locator("h1")).to_be_visible()
    reader = Reader(page, address, one_slug).start()

    values = reader.element.evaluate("(element) => element.values")
    parameter = numbers(load_one(one_slug))[0]
    values[parameter.id] = parameter.slider.start
    answer = reader.element.evaluate("(element, values) => element.compute(values)", values)
    assert answer["values"][parameter.id] == parameter.slider.start


def test_storing_waits_until_the_reader_has_an_answer(
    host: Host, visitor: BrowserContext, serve: Callable[[Any], str], one_slug: str
) -> None:
    """And some time longer, so that loading the page again at once has the network for itself."""
    visitor.add_init_script(REGISTERED)

    page = first_visit(visitor, serve(host), f"explainers/{one_slug}/#{one_slug}")

    assert page.evaluate("window.registered") == 0


def test_a_page_never_mixes_two_versions(host: Host, visitor: BrowserContext, serve: Callable[[Any], str]) -> None:
    """The old version answers until its last page is closed; then the new one does, whole."""
    address = serve(host)
    page = first_visit(visitor, address)
    page.goto(f"{address}/book/concept/")
    for name in ("book/concept/index.html", "book/debate/index.html"):
        file = host.site / name
        file.write_text(file.read_text(encoding="utf-8").replace("<h1", "<h1 data-version='2'", 1), encoding="utf-8")
        for suffix in (".br", ".gz"):
            file.with_name(file.name + suffix).unlink()
    write_service_worker(host.site)
    for suffix in (".br", ".gz"):
        (host.site / f"service-worker.js{suffix}").unlink(missing_ok=True)
    host.publish()

    page.evaluate("navigator.serviceWorker.getRegistration().then((registration) => registration.update())")
    page.wait_for_function(
        "navigator.serviceWorker.getRegistration().then(({ waiting }) => waiting !== null)", timeout=READY
    )
    page.goto(f"{address}/book/debate/")
    assert page.locator("h1[data-version]").count() == 0

    keeper = visitor.new_page()  # the browser stays open while the site's last page is closed
    page.close()
    for _ in range(10):  # the browser takes its time to change the worker once no page is left
        keeper.goto("about:blank")
        keeper.wait_for_timeout(1000)
        keeper.goto(f"{address}/book/debate/")
        if keeper.locator("h1[data-version='2']").count():
            break
    keeper.reload()
    expect(keeper.locator("h1[data-version='2']")).to_be_visible()


def test_the_worker_can_be_taken_away(host: Host, visitor: BrowserContext, serve: Callable[[Any], str]) -> None:
    """The next visit removes it and all that it stored."""
    address = serve(host)
    page = first_visit(visitor, address)
    write_removal(host.site)
    for suffix in (".br", ".gz"):
        (host.site / f"service-worker.js{suffix}").unlink(missing_ok=True)
    host.publish()

    page.evaluate("navigator.serviceWorker.getRegistration().then((registration) => registration.update())")

    page.wait_for_function("caches.keys().then((names) => names.length === 0)", timeout=READY)
    page.wait_for_function(
        "navigator.serviceWorker.getRegistrations().then((found) => found.length === 0)", timeout=READY
    )
