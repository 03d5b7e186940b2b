"""A reader's program has no way out of its worker: on the site, in the offline copy and in a single file."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from build_tools.node import run_node
from build_tools.places import REPOSITORY
from tests.browser.conftest import address, fixture_address, publish, serve, site
from tests.browser.reader import READY, WORDS
from tests.hostile.listening import Listener, listening
from tests.kinds import FIXTURE
from tests.packages.conftest import fixture_unpacked, opened
from tests.packages.reading import Widget, add_code
from tests.watching import Watch

__all__ = ["address", "fixture_address", "fixture_unpacked", "publish", "serve", "site"]

ESCAPE = Path(__file__).with_name("escape.py").read_text(encoding="utf-8")

CLOSING = REPOSITORY / "explainers/widget/worker/closing.ts"
KEPT = set(re.findall(r"\w+", CLOSING.read_text(encoding="utf-8")))  # and the words around the list

# In JavaScript itself, which Python's side cannot write; as Node has it, in whose global object little is missed.
TRY_ALL = """
import { build } from "esbuild";
const entryPoints = ["explainers/widget/worker/closing.ts"];
const made = await build({ entryPoints, bundle: true, format: "esm", write: false });
const code = Buffer.from(made.outputFiles[0].contents).toString("base64");
const { closeWaysOut } = await import(`data:text/javascript;base64,${code}`);
const { stdout } = process;
const open = [];
const attempts = {
  "async function": () => (async () => 1).constructor("return 1"),
  "generator": () => (function* () {}).constructor("return 1"),
  "async generator": () => (async function* () {}).constructor("return 1"),
  "function": () => (() => 1).constructor("return 1"),
  "class": () => (class {}).constructor("return 1"),
  "by name": () => new Function("return 1"),
  "eval": () => eval("1"),
  "eval from afar": () => (0, eval)("1"),
  "reflection": () => Reflect.construct((() => 1).constructor, ["return 1"]),
  "put back": () => Object.defineProperty(Function.prototype, "constructor", { value: 1 }),
  "assigned": () => { Object.getPrototypeOf(async () => 1).constructor = 1; },
  "timer": () => setTimeout("1"),
  "taken away": () => { delete globalThis.eval; },
  "fetch": () => fetch,
};
if (process.argv[1] === "closed") closeWaysOut();
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    attempt();
    open.push(name);
  } catch {}
}
stdout.write(JSON.stringify(open));
"""


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listening() as found:
        yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser with a network, so that only the worker's own walls are in the way."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def allowed(fixture_address: str, listener: Listener) -> tuple[str, ...]:
    """The listener is asked once, to see that it can be."""
    return ("file://", fixture_address, listener.address)


@pytest.fixture(params=["site", "offline copy", "single file"])
def widget(
    request: pytest.FixtureRequest, page: Page, fixture_address: str, fixture_unpacked: Path, fixture_built: Path
) -> Widget:
    """The invented explainer in each form, when Python is there."""
    if request.param == "site":
        page.goto(f"{fixture_address}/explainers/{FIXTURE}/")
        found = Widget(page, FIXTURE)
        found.element.scroll_into_view_if_needed()
        return found.wait_ready()
    places = {
        "offline copy": fixture_unpacked / "explainers" / FIXTURE / "index.html",
        "single file": fixture_built / "single" / f"{FIXTURE}.en.html",
    }
    return opened(page, places[request.param], FIXTURE)


def test_a_program_finds_no_way_out(widget: Widget, listener: Listener, page: Page, watch: Watch) -> None:
    """No name, no inherited one, no text that becomes a program, no file that is fetched; and the model goes on."""
    for part in ("fatal error", "rest.wasm") if "/single/" in page.url else ():
        watch.expect(part)
    watch.expect("stackSave is not a function")  # of Pyodide, about the package that it could not load
    add_code(widget, with_listener(ESCAPE, listener.address, listener.port))

    if "/single/" in page.url:  # to look at a name of JavaScript needs what the file does not carry
        expect(widget.element.locator("[data-code-status]")).to_contain_text(
            WORDS["en"]["code"]["LibraryMissing"], timeout=READY
        )
    else:
        traceback = widget.element.locator(".econ-traceback")
        expect(traceback).to_contain_text("LookupError: ways out", timeout=READY)
        said = re.search(r"ways out: (\[.*\])", traceback.inner_text())
        assert said and json.loads(said[1]) == []
    page.wait_for_timeout(300)  # what was asked for would have come by now
    assert listener.asked == []

    page.request.get(listener.address + "by-the-test")  # the page's own policy would hold it back as well
    assert listener.asked == ["/by-the-test"], "the listener can be reached from here"
    widget.element.locator("[data-code=reset]").click()
    assert widget.move("practice", 0.35)["values"]["practice"] == 0.35
    with pytest.raises(Error, match="run without JavaScript of their own"):  # nor does one that comes from outside
        page.workers[-1].evaluate("1")


def with_listener(program: str, address: str, port: int) -> str:
    """The program with the address that it is to reach, and the names that a worker keeps."""
    [line] = re.findall("^LISTENER, .*$", program, flags=re.MULTILINE)
    return program.replace(line, f"LISTENER, PORT, KEPT = {address!r}, {port}, {KEPT!r}")


def test_no_text_becomes_a_program() -> None:
    """Whichever kind of function leads to a compiler; and each attempt is one that would succeed before."""
    before, after = (
        json.loads(run_node(["--input-type=module", "--eval", TRY_ALL, how])) for how in ("open", "closed")
    )

    assert len(before) >= 12 and after == []
