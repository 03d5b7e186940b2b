"""Pages that are kept between builds are those that would be made anew, whatever has changed meanwhile."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from build_tools.pages import site
from build_tools.pages.navigation import navigation, titles
from build_tools.places import DOCS
from explainers.contract.catalogue import CATALOGUE
from explainers.contract.errors import ContractError
from tests.conftest import EXAMPLE
from tests.copies import show_only

INDEX = Path("explainers", EXAMPLE, "index.en.md")
TEACHER = Path("explainers", EXAMPLE, "teacher.zh.md")


class Project:
    """A copy of the pages' sources, with the example only."""

    def __init__(self, place: Path) -> None:
        """Takes the folder that they lie in."""
        self.place, self.docs, self.catalogue = place, place / "docs", place / "catalogue"

    def stage(self) -> site.Pages:
        """The pages."""
        return site.stage(self.docs, self.catalogue, self.place / "pages", widget="assets/widget/x")

    def replace(self, file: str, old: str, new: str) -> None:
        """Changes the first place of a text in a file."""
        text = (self.place / file).read_text(encoding="utf-8")
        assert old in text
        (self.place / file).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with what is kept of it, staged once into an empty place."""
    place = tmp_path_factory.mktemp("staged")
    shutil.copytree(DOCS, place / "docs")
    show_only(place / "docs", EXAMPLE)
    shutil.copytree(CATALOGUE / EXAMPLE, place / "catalogue" / EXAMPLE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("build_tools.cache.KEPT", place / "kept")
        Project(place).stage()
    return place


@pytest.fixture
def project(staged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of it, whose sources a test may change."""
    shutil.copytree(staged, tmp_path / "project")
    monkeypatch.setattr("build_tools.cache.KEPT", tmp_path / "project" / "kept")
    return Project(tmp_path / "project")


def test_nothing_is_read_or_rendered_anew_where_nothing_changed(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No model runs, no program starts, and no file is touched."""
    project.stage()
    before = {path: path.stat().st_mtime_ns for path in (project.place / "pages").rglob("*")}

    def refuse(*_: Any, **__: Any) -> Any:
        raise AssertionError("this was made before")

    for name in (
        "build_tools.pages.versions.load_explainer",
        "build_tools.drawing.equations.run_node",
        "build_tools.drawing.charts.run_node",
        "explainers.runner.model.Model.run",
        "build_tools.pages.explainer.View.make_widget",
    ):
        monkeypatch.setattr(name, refuse)
    project.stage()

    assert {path: path.stat().st_mtime_ns for path in (project.place / "pages").rglob("*")} == before


CHANGES = {
    "a sentence of the page": (f"catalogue/{EXAMPLE}/page.en.md", "\n## ", "\nNew sentence.\n\n## ", {INDEX}),
    "a word of the explainer": (f"catalogue/{EXAMPLE}/words.en.toml", 'title = "', 'title = "New ', {INDEX}),
    "a work of the bibliography": ("docs/references.toml", 'title = "', 'title = "New ', set()),
    "a term of the glossary": ("docs/glossary.toml", 'meaning_en = "', 'meaning_en = "New ', set()),
    "the model": (f"catalogue/{EXAMPLE}/model.py", '"""', '"""New. ', {INDEX}),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_on_every_page_that_it_touches(name: str, project: Project) -> None:
    """The pages are those of a build without anything kept."""
    file, old, new, wanted = CHANGES[name]
    before = project.stage()
    project.replace(file, old, new)

    kept = project.stage()
    for kind in ("views", "pages", "without-styles"):
        shutil.rmtree(project.place / "kept" / kind)
    fresh = project.stage()

    assert kept == fresh
    changed = {path for path in kept if kept[path] != before.get(path)}
    assert changed and wanted <= changed


def test_a_page_of_an_explainer_knows_only_its_own(project: Project) -> None:
    """So the changes of others need not be followed."""
    project.replace(f"catalogue/{EXAMPLE}/page.en.md", "\n## ", "\n{{ views }}\n\n## ")

    with pytest.raises(ContractError, match="'views' is undefined"):
        project.stage()


def test_the_menu_follows_what_pages_ask_for() -> None:
    """By order, then by name; a folder's first page comes first; other folders are sections, too."""
    texts = {
        "index.en.md": "# Home",
        "second.en.md": "---\ntitle: Two\norder: 20\n---\n",
        "second.zh.md": "---\ntitle: 二\norder: 20\n---\n",
        "first.en.md": "---\norder: 10\n---\n# One\n",
        "aside.en.md": "order: 1\n",
        "explainers/index.en.md": "",
        "explainers/a/index.en.md": "",
        "explainers/a/teacher.en.md": "",
        "teachers/index.en.md": "",
        "book/index.en.md": "",
        "book/beginning.en.md": "",
        "picture.svg": "",
    }
    pages = {Path(name): text for name, text in texts.items()}

    assert navigation(pages) == [
        {"Home": "index.md"},
        {"Book": ["book/index.md", "first.md", "second.md", "aside.md", "book/beginning.md"]},
        {"Explainers": ["explainers/index.md", "explainers/a/index.md"]},
        {"Teachers": ["teachers/index.md", "explainers/a/teacher.md"]},
    ]
    assert titles(pages) == {
        Path("index.en.md"): "Home",
        Path("second.en.md"): "Two",
        Path("second.zh.md"): "二",
        Path("first.en.md"): "One",
    }
