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

HOLDS = """async (ending) => {
  const names = await caches.keys();
  const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return requests.flat().some(({ url }) => url.includes(ending));
}"""
# What a page names of its scenes and charts, each asked for.
NEEDED = r"""async () => {
  const text = await (await fetch(location.href)).text();
  const names = new Set(text.match(/[\w.-]+-[0-9a-f]{12,16}\.(?:svg|json)/g));
  const place = (name) => new URL(`assets/${name.endsWith(".svg") ? "drawings" : "scenes"}/${name}`, __md_scope);
  return Promise.all([...names].map(async (name) => (await fetch(place(name))).status));
}"""
KEPT = "caches.keys().then((names) => names.length)"
REGISTRATIONS = "navigator.serviceWorker.getRegistrations().then((found) => found.length)"
UPDATED = "navigator.serviceWorker.getRegistration().then((registration) => registration.update())"
METHOD = "book/method/"

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


def publish_another(host: Host) -> None:
    """A new version, with a mark in two of its pages."""
    for name in ("book/concept/index.html", "book/debate/index.html"):
        file = host.site / name
        file.write_text(file.read_text(encoding="utf-8").replace("<h1", "<h1 data-version='2'", 1), encoding="utf-8")
        without_neighbours(file)
    write_service_worker(host.site)
    without_neighbours(host.site / "service-worker.js")
    host.publish()


def without_neighbours(file: Path) -> None:
    """Removes the compressed forms of a file that has changed."""
    for suffix in (".br", ".gz"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


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
    publish_another(host)

    page.evaluate(UPDATED)
    page.wait_for_function(
        "() => navigator.serviceWorker.getRegistration().then(({ waiting }) => waiting !== null)", timeout=READY
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
    without_neighbours(host.site / "service-worker.js")
    host.publish()

    page.evaluate(UPDATED)

    page.wait_for_function("() => caches.keys().then((names) => names.length === 0)", timeout=READY)
    page.wait_for_function(
        "() => navigator.serviceWorker.getRegistrations().then((found) => found.length === 0)", timeout=READY
    )


def test_it_starts_without_a_network_after_one_visit(
    host: Host,
    visitor: BrowserContext,
    serve: Callable[[Any], str],
    one_slug: str,
) -> None:
    """The start page and the explainer that was visited, each with its scenes and charts; nothing was pressed."""
    address = serve(host)
    page = first_visit(visitor, address, f"explainers/{one_slug}/")
    page.wait_for_function(HOLDS, arg=f"assets/scenes/{one_slug}", timeout=READY)
    page.wait_for_timeout(1000)
    host.is_cut = True

    for place in ("", f"explainers/{one_slug}/"):
        page.goto(f"{address}/{place}")
        expect(page.locator("econ-scene").first).to_have_attribute("data-live", "")
        answers = page.evaluate(NEEDED)
        assert len(answers) > 1 and set(answers) == {200}
    assert not page.evaluate(HOLDS, "/embed/") and not page.evaluate(HOLDS, "assets/previews/")


def test_a_new_version_is_told_and_waits_for_the_reader(
    host: Host,
    visitor: BrowserContext,
    serve: Callable[[Any], str],
) -> None:
    """Nothing reloads by itself; with a second page open the two would be mixed, so the first press says so."""
    address = serve(host)
    page = first_visit(visitor, address)
    page.goto(f"{address}/zh/")
    other = visitor.new_page()
    other.goto(f"{address}/book/debate/")
    page.wait_for_timeout(4500)  # the registration looks after the page only then
    publish_another(host)
    page.evaluate(UPDATED)
    notice = page.locator(".site-notice")
    expect(notice.get_by_role("status")).to_have_text("本站有新版本。", timeout=READY)

    page.evaluate("window.isSame = true")
    notice.get_by_role("button", name="重新载入").click()
    expect(notice.get_by_role("status")).to_contain_text("别的标签页")
    assert page.evaluate("window.isSame")
    other.close()
    notice.get_by_role("button", name="以后再说").click()
    expect(notice).to_have_count(0)
    page.goto(f"{address}/book/debate/")
    assert page.locator("h1[data-version]").count() == 0
    expect(page.locator(".site-notice").get_by_role("status")).to_have_text(
        "A new version of this site is ready.", timeout=READY
    )
    page.locator(".site-notice").get_by_role("button", name="Reload").click()
    expect(page.locator("h1[data-version='2']")).to_be_visible(timeout=READY)


def test_readers_see_keep_and_remove_what_is_stored(
    host: Host,
    visitor: BrowserContext,
    serve: Callable[[Any], str],
    one_slug: str,
) -> None:
    """Everything only on a press, and after removal nothing: neither files nor predictions, nor on the next page."""
    address = serve(host)
    page = first_visit(visitor, address, METHOD)
    place = page.locator(".kept-here")
    state, keep = place.get_by_role("status"), place.locator(".kept-here-keep")
    expect(state).to_contain_text("MB of", timeout=READY)
    assert not page.evaluate(HOLDS, ".wasm")

    keep.click()
    expect(state).to_contain_text("all", timeout=4 * READY)
    expect(keep).to_be_hidden()
    assert page.evaluate(HOLDS, ".wasm")
    page.evaluate("localStorage.setItem('econ-prediction:any', '{}')")
    place.locator(".kept-here-remove").click()
    expect(state).to_contain_text("Removed")
    assert page.evaluate("localStorage.getItem('econ-prediction:any')") is None
    page.goto(f"{address}/{METHOD}")
    page.wait_for_timeout(5000)  # longer than the worker waits before it is registered
    assert page.evaluate(KEPT) == 0
    assert page.evaluate(REGISTRATIONS) == 0
