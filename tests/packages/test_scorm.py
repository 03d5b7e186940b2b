"""The packages for learning platforms: complete, the same every time, and kept by a platform's SCORM 1.2 object.

The platform is `scorm-again`, which runs as the object in real ones. Its server knows no file types but the oldest.
"""

import html
import json
import re
import shutil
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect
from whitenoise import WhiteNoise

from build_tools.places import DIST, REPOSITORY
from explainers.contract.catalogue import load_one
from explainers.contract.explainer import LANGUAGES
from tests.browser.conftest import serve
from tests.browser.predicting import Prediction
from tests.browser.reader import PATIENCE, READY, WORDS
from tests.browser.test_rest import NAMES, RARE
from tests.conftest import EXAMPLE, SLUGS
from tests.packages.reading import (
    SLUG,
    Widget,
    add_code,
    assert_computes_like_cpython,
    first_slider,
    headline,
    override,
)

__all__ = ["serve"]

PLATFORM = REPOSITORY / "node_modules" / "scorm-again" / "dist" / "scorm12.min.js"
LARGEST = 12_000_000
SPACES = {"": "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2"}
OLD_TYPES = {
    ".mjs": "application/octet-stream",
    ".wasm": "application/octet-stream",
    ".js": "application/x-javascript",
}

# A platform that remembers: what is committed lies in the page's storage, and is there at the next visit.
LMS = """<!doctype html><meta charset="utf-8"><title>Platform</title><link rel="icon" href="data:,">
<script src="scorm12.min.js"></script>
<script>
  API = new Scorm12API({ autocommit: false, logLevel: 4 });
  const mode = new URLSearchParams(location.search).get("mode");
  if (mode) API.cmi.core.lesson_mode = mode;
  if (localStorage.kept) API.loadFromJSON(JSON.parse(localStorage.kept).cmi);
  window.calls = [];
  for (const name of ["LMSInitialize", "LMSCommit", "LMSFinish"]) {
    API.on(name, () => { calls.push(name); localStorage.kept = API.renderCMIToJSONString(); });
  }
</script>
BODY"""
FRAME = '<iframe src="content/index.html" width="1200" height="800"></iframe>'
NESTED = '<iframe src="between.html" width="1250" height="850"></iframe>'
OPENER = "<button onclick=\"window.open('content/index.html')\">Open</button>"


@pytest.fixture(scope="session")
def packages() -> Path:
    """The folder with the packages, which `make test` makes first."""
    folder = DIST / "scorm"
    assert folder.is_dir(), "There are no packages. Run `make test`, or `make scorm`."
    return folder


@pytest.fixture(scope="session")
def platform(packages: Path, serve: Callable[[Any], str], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Gives the address of a platform that shows a package; each explainer and language has its own."""
    known: dict[tuple[str, str], str] = {}

    def start(slug: str, language: str) -> str:
        folder = tmp_path_factory.mktemp("platform")
        with zipfile.ZipFile(packages / f"{slug}.{language}.scorm.zip") as package:
            package.extractall(folder / "content")
        shutil.copy(PLATFORM, folder)
        for name, body in (("frame", FRAME), ("nested", NESTED), ("opener", OPENER)):
            (folder / f"{name}.html").write_text(LMS.replace("BODY", body), encoding="utf-8")
        (folder / "between.html").write_text("<!doctype html>" + FRAME, encoding="utf-8")
        return serve(WhiteNoise(missing, root=folder, max_age=0, mimetypes=OLD_TYPES))

    return lambda slug=SLUG, language="en": (
        known.get((slug, language)) or known.setdefault((slug, language), start(slug, language))
    )


def missing(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    """What the platform answers where there is no file."""
    start_response("404 Not Found", [("Content-Type", "text/html")])
    return [b"missing"]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that remembers nothing."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def allowed() -> str:
    """This machine: all that pages may ask."""
    return "http://127.0.0.1:"


class Learner:
    """Somebody who opens a package in a platform."""

    def __init__(self, page: Page, content: Page | FrameLocator, slug: str = SLUG) -> None:
        """`page` is the platform's, `content` the package's."""
        self.page, self.content, self.slug = page, content, slug
        self.widget = Widget(page, slug)
        self.widget.element = content.locator("econ-explainer")
        self.prediction = Prediction(content)
        self.items = content.locator(".econ-quiz-item")
        expect(self.widget.element).to_have_attribute("data-live", "")

    def value(self, name: str) -> str:
        """What the platform has of an element."""
        return str(self.page.evaluate("(name) => name.split('.').reduce((at, part) => at[part], API)", name))

    def predict(self) -> None:
        """Commits to the first answer, with a reason."""
        self.prediction.choose().write("Because. 因为。<b>")

    def play(self) -> None:
        """Moves a slider and waits for the answer."""
        self.widget.element.scroll_into_view_if_needed()
        self.widget.wait_ready()
        self.widget.move(*first_slider(self.slug))

    def answer(self, *, right: int) -> None:
        """Answers every question, the first ones as the model does."""
        for number, item in enumerate(self.items.all()):
            wanted = ".econ-feedback[data-correct]" if number < right else ".econ-feedback:not([data-correct])"
            option = item.locator(f".econ-answer {wanted}").first.get_attribute("data-option")
            item.locator(f'input[value="{option}"]').check()
            item.locator("button").click()

    def leave(self) -> None:
        """Closes the package, and waits until the platform knows."""
        self.page.evaluate("document.querySelector('iframe').remove()")
        self.page.wait_for_function("() => calls.at(-1) === 'LMSFinish'")


@pytest.fixture
def open_package(page: Page, platform: Any) -> Callable[..., Learner]:
    """Opens a package in the platform: `open_package()`, `open_package(query="?mode=review")`."""

    def start(slug: str = SLUG, language: str = "en", query: str = "") -> Learner:
        page.goto(f"{platform(slug, language)}/frame.html{query}")
        return Learner(page, page.frame_locator("iframe"), slug)

    return start


def test_there_is_one_for_each_explainer_and_language(packages: Path) -> None:
    """Of a size that a platform takes, and no other file."""
    wanted = {f"{slug}.{language}.scorm.zip" for slug in SLUGS for language in LANGUAGES}

    assert {path.name for path in packages.iterdir()} == wanted
    assert max(path.stat().st_size for path in packages.iterdir()) <= LARGEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manifest_lists_every_file(language: str, slug: str, packages: Path) -> None:
    """And no other; it names one page, which is called as the explainer is, and never grades."""
    with zipfile.ZipFile(packages / f"{slug}.{language}.scorm.zip") as package:
        names = set(package.namelist())
        root = ElementTree.fromstring(package.read("imsmanifest.xml"))
        page = package.read("index.html").decode()
    title, resource = load_one(slug).words[language]["title"], root.find("resources/resource", SPACES)

    assert root.findtext("metadata/schema", namespaces=SPACES) == "ADL SCORM"
    assert root.findtext("metadata/schemaversion", namespaces=SPACES) == "1.2"
    assert [found.text for found in root.findall(".//item/title", SPACES)] == [title]
    assert f"<title>{html.escape(title, quote=False)}</title>" in page
    assert resource is not None and resource.attrib[f"{{{SPACES['adlcp']}}}scormtype"] == "sco"
    assert {found.attrib["href"] for found in resource.findall("file", SPACES)} == names - {"imsmanifest.xml"}
    assert resource.attrib["href"] == "index.html"
    ids = {found.attrib["identifier"] for found in root.iter() if "identifier" in found.attrib}
    references = {found.attrib["identifierref"] for found in root.iter() if "identifierref" in found.attrib}
    assert references <= ids and all(re.fullmatch(r"[A-Za-z_][\w.-]*", name) for name in ids)
    assert root.find(".//adlcp:masteryscore", SPACES) is None


def test_every_file_that_the_page_asks_for_is_there(slug: str, packages: Path) -> None:
    """By relative addresses; and the licence of everything inside."""
    with zipfile.ZipFile(packages / f"{slug}.en.scorm.zip") as package:
        names = set(package.namelist())
        page, licences = (package.read(name).decode() for name in ("index.html", "LICENCES.txt"))
    head = page.split("</head>")[0]
    asked = set(re.findall(r'(?:href|src)="([^"]*)"', head))

    assert asked and asked <= names
    assert "unsafe-inline" not in head
    assert " style=" not in page
    assert {"CPython", "pyodide", "katex"} <= set(re.findall(r"^- (\S+) ", licences, re.M))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_learner_completes_it_and_finds_it_again(language: str, open_package: Any) -> None:
    """Predicted, played and answered: completed, with the share of answers that agree; all of it is there next time."""
    learner = open_package(EXAMPLE, language)
    total = learner.items.count()
    assert learner.value("cmi.core.lesson_status") == "incomplete"
    expect(learner.prediction.note).to_have_text(WORDS[language]["standalone"]["kept"])

    learner.predict()
    learner.answer(right=total - 1)
    assert learner.value("cmi.core.lesson_status") == "incomplete", "nothing has been played with yet"
    learner.play()
    assert learner.value("cmi.core.lesson_status") == "completed"
    assert learner.value("cmi.core.score.raw") == str(round(100 * (total - 1) / total))
    assert [learner.value(f"cmi.core.score.{end}") for end in ("min", "max")] == ["0", "100"]

    learner.leave()
    kept = json.loads(learner.page.evaluate("localStorage.kept"))["cmi"]["core"]
    assert re.fullmatch(r"\d{2,4}:\d\d:\d\d\.\d{1,2}", kept["session_time"])  # the platform drops a last zero
    assert kept["exit"] == "suspend"

    again = open_package(EXAMPLE, language)
    words = load_one(EXAMPLE).words[language]["prediction"]["options"]
    expected = words[next(iter(load_one(EXAMPLE).declaration.prediction.options))]
    expect(again.prediction.expected).to_have_text(expected)
    expect(again.prediction.reason).to_have_value("Because. 因为。<b>")
    assert again.items.locator("input:checked").count() == total
    expect(again.items.locator(".econ-feedback-place .econ-feedback[data-correct]")).to_have_count(total - 1)
    assert again.value("cmi.core.lesson_status") == "completed"
    again.answer(right=total)
    assert again.value("cmi.core.score.raw") == "100"


def test_what_a_prediction_reveals_is_not_playing(open_package: Any) -> None:
    """Nor is going back to the start; the model has to answer a setting of the learner's."""
    learner = open_package()
    learner.widget.element.scroll_into_view_if_needed()
    learner.widget.wait_ready()
    learner.predict()
    learner.answer(right=0)
    learner.widget.element.locator("[data-action=reset]").click()

    assert learner.value("cmi.core.lesson_status") == "incomplete"
    assert learner.value("cmi.core.score.raw") == "0"


def test_nobody_sees_what_another_learner_left_in_the_browser(open_package: Any) -> None:
    """The platform knows who is there; the browser does not."""
    open_package().predict()
    learner = open_package()
    expect(learner.prediction.result).to_be_visible()
    learner.leave()
    learner.page.evaluate("localStorage.removeItem('kept')")

    other = open_package()
    other.prediction.expect_asked()
    expect(other.prediction.reason).to_have_value("")


def test_a_review_changes_nothing(open_package: Any) -> None:
    """Where the platform only lets somebody look."""
    learner = open_package(query="?mode=review")
    learner.predict()
    learner.answer(right=1)

    assert learner.value("cmi.core.lesson_status") == "not attempted"
    assert learner.value("cmi.suspend_data") == ""


@pytest.mark.parametrize("way", ["nested", "opener"])
def test_the_platform_is_found(way: str, page: Page, platform: Any) -> None:
    """Around several frames, and behind a window that the platform has opened."""
    page.goto(f"{platform()}/{way}.html")
    content: Any
    if way == "nested":
        content = page.frame_locator("iframe").frame_locator("iframe")
    else:
        with page.expect_popup() as opened:
            page.locator("button").click()
        content = opened.value
    learner = Learner(page, content)
    learner.predict()

    assert learner.value("cmi.core.lesson_status") == "incomplete"
    assert "因为" in learner.value("cmi.suspend_data")


def test_without_a_platform_it_works_and_says_nothing(edition: tuple[str, str], page: Page, platform: Any) -> None:
    """The browser's Python says what CPython says, under the page's policy; what is kept stays on the device."""
    slug, language = edition
    page.goto(f"{platform(slug, language)}/content/index.html")
    widget = Widget(page, slug)
    widget.element.scroll_into_view_if_needed()
    assert_computes_like_cpython(widget.wait_ready())

    expect(page.locator("[data-note]")).to_have_text(WORDS[language]["prediction"]["note"])
    widget.element.locator("[data-action=menu]").click()
    expect(widget.element.locator("[data-download=csv]")).to_be_visible()
    expect(widget.element.locator("[data-action=embed]")).to_be_hidden()


def test_the_model_can_use_the_whole_library(page: Page, platform: Any) -> None:
    """A module that no model imports is there."""
    page.goto(f"{platform(EXAMPLE)}/content/index.html")
    widget = Widget(page, EXAMPLE)
    add_code(widget, override(EXAMPLE, "statistics.mean([1, 2])"))

    output = widget.element.locator(f'[data-output="{headline(EXAMPLE)}"]').first
    expect(output).to_have_attribute("data-value", "1.5", timeout=READY)


def test_a_program_may_need_the_rest_of_the_interpreter(open_package: Any) -> None:
    """It is a file of the package, whose type the platform does not know; both halves then work together."""
    learner = open_package(EXAMPLE)
    learner.widget.element.scroll_into_view_if_needed()
    add_code(learner.widget.wait_ready(), RARE.replace("{letter}", "é"))
    expect(learner.widget.element.locator(".econ-traceback")).to_contain_text(NAMES["é"], timeout=READY)

    assert_computes_like_cpython(learner.widget)


def test_a_platform_that_fails_does_not_disturb(page: Page, platform: Any) -> None:
    """Whatever its object answers or throws."""
    page.add_init_script("window.API = new Proxy({}, { get: () => () => { throw new Error('out of order'); } });")
    page.goto(f"{platform()}/content/index.html")

    Learner(page, page).predict()
    expect(page.locator("[data-revealed]")).to_be_visible()
