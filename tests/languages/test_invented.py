"""The invented languages keep what is no word, and a project that has them is read without a change to its code."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
import typst

from build_tools.places import REPOSITORY
from explainers.contract.languages import LANGUAGES
from tests.conftest import EXAMPLE, SLUGS
from tests.handouts.test_pages import EDGE
from tests.languages.invented import INVENTED, LEFTWARD, LONG, lengthened, page, said, turned
from tests.languages.project import copy_with_languages

KEPT = (EXAMPLE, next(slug for slug in SLUGS if slug != EXAMPLE))
SENTENCE = "Now {saving_share} is invested, see [the model](../index.md#top) and `run`."


def test_a_long_text_is_two_fifths_longer() -> None:
    """And keeps its placeholders, links and code."""
    made = said(SENTENCE, lengthened)

    assert said("Output per person", lengthened) == "Ôûťpûť péŕ péŕŝôñ ~~~~~ "
    for kept in ("{saving_share}", "](../index.md#top)", "`run`"):
        assert kept in made
    assert said("Saving", turned) == "סאזינג"


def test_a_page_stays_a_page() -> None:
    """Its front matter, headings with their ids, rules of tables and blocks of code."""
    text = "---\ntitle: Growth\norder: 3\n---\n# Growth { #growth }\n\n| A | B |\n| --- | --- |\n\n```sh\nmake\n```\n"
    made = page(text, turned)

    assert made.startswith("---\ntitle: גשושתה\norder: 3\n---\n# גשושתה { #growth }\n")
    assert "| א | ב |\n| --- | --- |\n" in made and "```sh\nmake\n```" in made


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's code with two explainers and all other pages in both languages; no line of code is changed."""
    return copy_with_languages(tmp_path_factory.mktemp("project"), KEPT)


def run(project: Path, *arguments: str) -> str:
    """What a command of the copied project prints."""
    surroundings = {**os.environ, "PYTHONPATH": str(project), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=project, env=surroundings, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.mark.parametrize("code", [LONG, LEFTWARD])
def test_a_model_answers_in_the_language(code: str, project: Path) -> None:
    """The command line, with labels, units and a sentence."""
    words = run(project, "-m", "explainers", "run", EXAMPLE, "--language", code)

    assert ("~" in words) == (code == LONG)
    assert any("א" <= letter <= "ת" for letter in words) == (code == LEFTWARD)


@pytest.mark.parametrize("code", [LONG, LEFTWARD])
def test_nothing_is_left_to_translate(code: str, project: Path) -> None:
    """Files only: the code was not touched, and finds every one of them."""
    assert "missing" not in run(project, "-m", "explainers", "words", code)


def test_sheets_and_slides_are_set(project: Path) -> None:
    """Two pages and five slides in each language, accessible as Typst checks, with no letter beyond the edge."""
    program = (
        "from pathlib import Path\n"
        "from build_tools.handouts.documents import Order, build\n"
        "from explainers.contract.catalogue import load_one\n"
        f"build(Path('handouts'), [load_one('{EXAMPLE}')], Order({tuple(INVENTED)}, ('a4',), site='https://example.org/'))\n"
    )
    run(project, "-c", program)

    for code in INVENTED:
        sheet = pypdfium2.PdfDocument(project / f"handouts/{code}/{EXAMPLE}-student-a4.pdf")
        slides = pypdfium2.PdfDocument(project / f"handouts/{code}/{EXAMPLE}-slides.pdf")
        assert (len(sheet), len(slides)) == (2, 5)
        for name in (f"{EXAMPLE}-student-a4", f"{EXAMPLE}-slides", "course-pack"):
            assert_within_the_edges(project / f"handouts/{code}/{name}.pdf")


def test_the_book_is_set(project: Path) -> None:
    """All chapters on paper, in both directions of writing, with no letter beyond the edge."""
    run(project, "-m", "build_tools", "book")

    for code in INVENTED:
        assert assert_within_the_edges(project / f"dist/handouts/{code}/book.pdf") > 50


def assert_within_the_edges(file: Path) -> int:
    """Looks at every page, and gives how many there are."""
    document = pypdfium2.PdfDocument(file)
    for number, made in enumerate(document, start=1):
        assert beyond(made) == [], f"{file.parent.name}, {file.name}, page {number}"
    return len(document)


def beyond(page: pypdfium2.PdfPage) -> list[str]:
    """The texts that come too near to the edge of a page."""
    text, (width, height) = page.get_textpage(), page.get_size()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    return [
        text.get_text_bounded(*box)
        for box in boxes
        if box[0] < EDGE / 2 or box[2] > width - EDGE / 2 or box[1] < EDGE / 2 or box[3] > height - EDGE / 2
    ]


def test_all_shared_files_are_read(project: Path) -> None:
    """Glossary, statements, facts and figures hold their rules in every language."""
    program = (
        "from build_tools.pages.site import gather\n"
        "from build_tools.pages.references import load_glossary, load_references\n"
        "from build_tools.pages.statements import load_statements\n"
        "from build_tools.facts.reading import load_facts\n"
        "from build_tools.places import DOCS\n"
        "from explainers.contract.catalogue import CATALOGUE\n"
        "works = load_references(DOCS, CATALOGUE)\n"
        "facts = load_facts(DOCS, works)\n"
        "print(len(load_glossary(DOCS, CATALOGUE)), len(load_statements(DOCS)), len(facts.found))\n"
    )

    assert all(int(count) > 10 for count in run(project, "-c", program).split())


def test_every_page_is_made_in_every_language(project: Path) -> None:
    """With all slots filled: chapters, lessons, explainers, lists and this guide."""
    program = (
        "from collections import Counter\n"
        "from pathlib import Path\n"
        "from build_tools.pages import site\n"
        "from build_tools.places import DOCS\n"
        "from explainers.contract.catalogue import CATALOGUE\n"
        "made, none = Path('pages'), Path('none')\n"
        "none.mkdir()\n"
        "site.stage(DOCS, CATALOGUE, made, widget='widget', early=(), handouts=none, notebooks=none)\n"
        "print(*Counter(path.name.split('.')[-2] for path in made.rglob('*.md')).values())\n"
    )
    counts = run(project, "-c", program).split()

    assert len(counts) == len(LANGUAGES) + len(INVENTED)
    assert len(set(counts)) == 1 and int(counts[0]) > 30


SHEET = """
#import "handout.typ": styled, written
#set page(width: 90mm, height: 60mm)
#show: body => styled((direction: "DIRECTION", fonts: ("Libertinus Serif",), code: "en", region: "gb"), body)
#written[WORDS]
$ln(1 + g)$
"""


@pytest.mark.parametrize(("direction", "words"), [("ltr", "a −5 b"), ("rtl", "א −5 ב")])
def test_numbers_and_formulas_on_paper_run_from_left_to_right(direction: str, words: str, tmp_path: Path) -> None:
    """A sign stands before its number, and brackets open to the left, whatever the direction of the lines."""
    shutil.copytree(REPOSITORY / "build_tools/handouts/templates", tmp_path, dirs_exist_ok=True)
    text = SHEET.replace("DIRECTION", direction).replace("WORDS", words)
    (tmp_path / "page.typ").write_text(text, encoding="utf-8")
    page = pypdfium2.PdfDocument(typst.compile(tmp_path / "page.typ"))[0]
    found = page.get_textpage()
    letters = [(found.get_text_range(at, 1), found.get_charbox(at)[0]) for at in range(found.count_chars())]
    left = dict(reversed(letters))  # where the first of each letter begins

    assert left["−"] < left["5"]
    assert left["("] < left["1"] < left[")"]
    assert (left["5"] < page.get_width() / 2) == (direction == "ltr")
