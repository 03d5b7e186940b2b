"""The built pages of the invented explainer, which use every slot."""

import re
from pathlib import Path

import pytest

from build_tools.pages import site
from explainers.contract.explainer import LANGUAGES
from tests.kinds import FIXTURE, FIXTURES
from tests.kinds.cases import EXPLAINER

NOT_READ = re.compile(r"<script.*?</script>|<annotation.*?</annotation>", re.DOTALL)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, str]:
    """The text of every page about it, by its place: the page, the lesson and the page for frames."""
    folder = tmp_path_factory.mktemp("pages")
    written = site.stage(FIXTURES / "docs", FIXTURES, folder, widget="assets/widget/none")
    wanted = [path for path in written if FIXTURE in path.parts and path.suffix in {".md", ".html"}]
    return {path: (folder / path).read_text(encoding="utf-8") for path in wanted}


def test_there_are_pages_for_reading_and_pages_for_frames(pages: dict[Path, str]) -> None:
    """In each language: page and lesson; a frame for the laboratory, and one for each scene."""
    read = [f"{name}.{language}.md" for name in ("index", "teacher") for language in LANGUAGES]
    framed = len(LANGUAGES) * (1 + len(EXPLAINER.declaration.scenes))

    assert sorted(path.name for path in pages) == sorted([*read, *["index.html"] * framed])


def test_no_number_is_left_to_be_filled_in(pages: dict[Path, str]) -> None:
    """No sentence shows a name in braces, wherever the contract lets an author write one."""
    raw = re.compile(r"\{(\w+\.)?(" + "|".join(EXPLAINER.named) + r")\}|\{answer\.\w+\}")

    for path, text in pages.items():
        assert not raw.search(NOT_READ.sub("", text)), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_holds_every_chart_and_every_question(pages: dict[Path, str], language: str) -> None:
    """Each chart's drawing, by its title, and the words of each question."""
    page = pages[Path("explainers", FIXTURE, f"index.{language}.md")]
    words = EXPLAINER.words[language]

    for chart in words["charts"].values():
        assert f'alt="{chart["title"]}"' in page
    for preset in words["presets"].values():
        assert preset["name"] in page
    for option in words["prediction"]["options"].values():
        assert option in page
    assert page.count("<econ-quiz") == 1
    assert page.count("<math") >= 2 * len(EXPLAINER.declaration.equations)  # in the text and in the widget
