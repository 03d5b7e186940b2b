"""The offline forms in Firefox and WebKit, opened from a disk. Engines that are not installed are left out."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from build_tools.node import run_node
from build_tools.setup.browser import find_minibrowser
from explainers.contract.catalogue import load_one
from explainers.contract.explainer import LANGUAGES, Explainer
from tests.browser.reader import WORDS
from tests.conftest import EXAMPLE, SLUGS
from tests.hostile.test_no_way_out import ESCAPE, with_listener
from tests.kinds import FIXTURE
from tests.packages.conftest import archive, chapter_file, fixture_unpacked, singles, unpacked
from tests.packages.reading import assert_close, first_slider

__all__ = ["archive", "fixture_unpacked", "singles", "unpacked"]

DRIVE = Path(__file__).with_name("drive.mjs")
WAITING, READER = (Path(__file__).with_name(f"{name}.js").read_text(encoding="utf-8") for name in ("waiting", "reader"))
PAGE = """
const [title, language] = [document.title, document.documentElement.lang];
return { title, language, widget: document.querySelectorAll("econ-explainer").length };
"""

SLIDER = """
const element = document.querySelector("econ-explainer");
element.scrollIntoView();
const started = performance.now();
while (!["ready", "error"].includes(element.dataset.state) && performance.now() - started < 60000) {
  await new Promise((resolve) => setTimeout(resolve, 20));
}
if (element.dataset.state !== "ready") return { error: element.querySelector("[data-messages]").textContent };
const slider = element.querySelector("input[type=range][name=%s]");
const arrived = new Promise((resolve) => {
  element.addEventListener("explainer:result", ({ detail }) => detail.values[slider.name] === %s && resolve(detail));
});
slider.value = %s;
slider.dispatchEvent(new Event("input", { bubbles: true }));
return arrived;
"""
SEARCH = """
const toggle = document.getElementById("__search"); // a window without the focus does not open it by itself
if (!toggle.checked) toggle.click();
const field = document.querySelector("[data-md-component=search-query]");
field.focus();
field.value = "%s";
field.dispatchEvent(new Event("keyup", { bubbles: true }));
field.dispatchEvent(new Event("input", { bubbles: true }));
for (let turn = 0; turn < 600; turn += 1) {
  const links = [...document.querySelectorAll(".md-search-result__link")].map((link) => link.href);
  if (links.length) return links;
  await new Promise((resolve) => setTimeout(resolve, 50));
}
return [];
"""

# Guesses in the first scene, then moves the slider of the second; what each then says, and whether Python was asked.
SCENES = """
const scene = (name) => document.querySelector(`econ-scene[scene="${name}"]`);
const sentence = (name) => scene(name).querySelector("[data-sentence]").textContent;
const [guess, learn] = [scene("quicker"), scene("learn")];
guess.scrollIntoView();
await until(() => guess.querySelector("[data-option]:enabled"), "the question");
await until(() => guess.querySelector(".econ-drawing > svg"), "the drawing");
const before = sentence("quicker");
guess.querySelector("[data-option]").click();
await until(() => sentence("quicker") !== before, "the reveal");
learn.scrollIntoView();
await until(() => learn.querySelector(".econ-drawing > svg"), "the second drawing");
const slider = learn.querySelector("input");
const was = sentence("learn");
slider.value = 0.7;
slider.dispatchEvent(new Event("input", { bubbles: true }));
await until(() => sentence("learn") !== was, "the answer");
localStorage.clear(); // some engines keep one store for all files of a disk, and the next page asks again
return {
  guessed: sentence("quicker"),
  moved: sentence("learn"),
  verdict: guess.querySelector("[data-verdict]").textContent,
  messages: [...document.querySelectorAll("econ-scene [data-message]")].map((one) => one.textContent),
};
"""

# Runs a program in the place of our model's, and gives what is said of it.
PROGRAM = """
const element = document.querySelector("econ-explainer");
element.scrollIntoView();
await until(() => element.dataset.state === "ready", "Python");
element.querySelector("[data-tab=code]").click();
const editor = await until(() => element.querySelector(".cm-content"), "the editor");
editor.focus();
getSelection().selectAllChildren(editor);
getSelection().collapseToStart();
document.execCommand("insertText", false, %s);
await until(() => !element.querySelector("[data-code=run]").disabled, "the button");
element.querySelector("[data-code=run]").click();
const traceback = await until(() => element.querySelector(".econ-traceback:not([hidden])")?.textContent, "its end");
return { traceback };
"""

ENGINES = ("firefox", "webkit")

pytestmark = pytest.mark.long


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Each engine beside Chromium, which all other tests use."""
    return str(request.param)


@pytest.fixture
def drive(engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Runs scripts in pages of the engine."""
    browser = shutil.which("firefox-esr") if engine == "firefox" else find_minibrowser()
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    if not browser or (engine == "webkit" and not (driver and screen)):
        pytest.skip(f"{engine} is not installed; `make test` installs it on Debian, as root")
    shown = None
    if engine == "webkit" and screen:
        shown = subprocess.Popen(
            [screen, "-displayfd", "1"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert shown.stdout
        monkeypatch.setenv("DISPLAY", f":{shown.stdout.readline().strip()}")
        if os.geteuid() == 0:
            monkeypatch.setenv(
                "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"
            )  # it needs rights that a container lacks
    job = {"engine": engine, "browser": str(browser), "driver": driver, "profile": str(tmp_path)}
    yield lambda jobs: json.loads(run_node([DRIVE], standard_input=json.dumps({**job, "jobs": jobs})))
    if shown:
        shown.terminate()
        shown.communicate()


def slider_job(file: Path, slug: str) -> dict[str, str]:
    """Moves the first slider of a page."""
    name, value = first_slider(slug)
    return {"address": file.as_uri(), "script": SLIDER % (name, value, value)}


def test_every_explainer_and_the_search_work_from_a_disk(
    engine: str, drive: Any, unpacked: Path, singles: Path
) -> None:
    """Each in the offline copy or alone, and in the other engine the other way; the numbers are CPython's."""
    turn = ENGINES.index(engine)
    copied, alone = SLUGS[turn::2], SLUGS[1 - turn :: 2]
    jobs = [slider_job(chapter_file(unpacked, slug, "zh"), slug) for slug in copied]
    jobs += [slider_job(singles / f"{slug}.en.html", slug) for slug in alone]
    search = {"address": (unpacked / "zh" / "book" / "concept.html").as_uri(), "script": SEARCH % "生产率"}

    *found, links = drive([*jobs, search])

    for slug, answer in zip([*copied, *alone], found, strict=True):
        assert "error" not in answer, answer
        expected = load_one(slug).run(**answer["values"])["outputs"]
        for key, output in expected.items():
            assert_close(answer["outputs"][key], output, f"{slug}: {key}")
    assert any("/zh/" in link for link in links)


def test_a_reader_changes_code_saves_files_prints_and_moves_on_from_a_disk(
    drive: Any, unpacked: Path, singles: Path
) -> None:
    """What engines might refuse a page that has no server."""
    slug = EXAMPLE
    pages = [chapter_file(unpacked, slug, "en"), singles / f"{slug}.zh.html"]
    copied, single = drive([{"address": page.as_uri(), "script": WAITING + READER} for page in pages])

    explainer = load_one(slug)
    for answer in (copied, single):
        assert "error" not in answer, answer
        assert len(answer["csv"].splitlines()) > 10
        assert answer["svg"].startswith("<svg") and answer["png"] > 5_000
        assert answer["printed"] == [1] * len(explainer.declaration.charts)
    assert "a version of my own: LATIN SMALL LETTER E WITH ACUTE" in copied["complaint"]
    assert WORDS["zh"]["code"]["LibraryMissing"] in single["complaint"]
    assert copied["scheme"] == "slate"
    assert sum(int(part) for part in re.findall(r"\d+", copied["background"])[:3]) < 3 * 64, "the page is dark"

    other, following = drive([{"address": copied[name], "script": PAGE} for name in ("other", "next")])
    assert other["language"].startswith("zh") and other["widget"] == 1
    assert other["title"] != following["title"]


def test_a_program_finds_no_way_out_from_a_disk(drive: Any, fixture_unpacked: Path) -> None:
    """Each engine has names of its own; the program looks for all that it can think of, and says what is open."""
    page = fixture_unpacked / "explainers" / FIXTURE / "index.html"
    program = with_listener(ESCAPE, "http://127.0.0.1:9/", 9)
    in_one_line = f"exec(bytes.fromhex('{program.encode().hex()}').decode())\n"

    [answer] = drive([{"address": page.as_uri(), "script": WAITING + PROGRAM % json.dumps(in_one_line)}])

    assert "error" not in answer, answer
    said = re.search(r"ways out: (\[.*\])", answer["traceback"])
    assert said and json.loads(said[1]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_scenes_ask_and_answer_from_a_disk(
    language: str, drive: Any, fixture_unpacked: Path, fixture_built: Path, every_kind: Explainer
) -> None:
    """In the offline copy, on a page without a laboratory, and in a single file."""
    place = fixture_unpacked / ("zh" if language == "zh" else "")
    pages = [
        place / "explainers" / FIXTURE / "index.html",
        place / "alone.html",
        fixture_built / "single" / f"{FIXTURE}.{language}.html",
    ]
    answer = every_kind.words[language]["prediction"]["options"][every_kind.predicted_answer()]
    guessed = every_kind.summary(every_kind.results["quick_learners"], language)
    moved = every_kind.summary(every_kind.run(time_saved=0.7), language)

    for found in drive([{"address": page.as_uri(), "script": WAITING + SCENES} for page in pages]):
        assert "error" not in found, found
        assert (found["guessed"], found["moved"], found["messages"]) == (guessed, moved, [])
        assert answer in found["verdict"]
