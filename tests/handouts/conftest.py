"""The handouts of every explainer that has tasks, made once, and ways to read a PDF as a person or a machine does."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from PIL import Image

from build_tools.addresses import published_address
from build_tools.handouts.documents import PAPERS, Order, build
from build_tools.pages.references import Glossary, load_glossary
from build_tools.places import DOCS
from explainers.contract.catalogue import CATALOGUE, load_all
from explainers.contract.explainer import LANGUAGES, Explainer

SITE = published_address()  # so that what `make handouts` has set is not set anew
PUBLISHED = "https://example.org/productive/"  # where the reviewed pictures say that the site is
WITH_TASKS = [explainer for explainer in load_all() if explainer.questions.tasks]  # loaded once, since that takes time
INVISIBLE = re.compile(r"[\s\u200b\u00a0\u00ad\ufffe\x00-\x1f-]+")  # spaces, breaks, and the hyphens at them


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `explainer`, `language` or `paper` runs once for each."""
    if "explainer" in metafunc.fixturenames:
        metafunc.parametrize("explainer", WITH_TASKS, ids=lambda explainer: explainer.slug)
    if "language" in metafunc.fixturenames:
        metafunc.parametrize("language", LANGUAGES)
    if "paper" in metafunc.fixturenames:
        metafunc.parametrize("paper", tuple(PAPERS))


@dataclass(frozen=True)
class Handouts:
    """A folder with all handouts."""

    folder: Path

    def path(self, language: str, name: str) -> Path:
        """One of them."""
        return self.folder / language / f"{name}.pdf"

    def read(self, language: str, name: str) -> pypdf.PdfReader:
        """One of them, for its structure."""
        return pypdf.PdfReader(self.path(language, name))

    def open(self, language: str, name: str) -> pypdfium2.PdfDocument:
        """One of them, for its looks."""
        return pypdfium2.PdfDocument(self.path(language, name).read_bytes())

    def text(self, language: str, name: str) -> str:
        """All of its letters, without spaces, since lines may break anywhere."""
        pages = self.open(language, name)
        return squeezed("".join(page.get_textpage().get_text_bounded() for page in pages))


def squeezed(text: str) -> str:
    """A text without spaces and breaks."""
    return INVISIBLE.sub("", text)


def picture(page: Any, dots_per_inch: int) -> Image.Image:
    """A page as a printer sees it."""
    image: Image.Image = page.render(scale=dots_per_inch / 72).to_pil()
    return image


@pytest.fixture(scope="session")
def handouts(tmp_path_factory: pytest.TempPathFactory) -> Handouts:
    """All of them, in both languages and on both papers; what `make handouts` has set is taken from there."""
    folder = tmp_path_factory.mktemp("handouts")
    build(folder, WITH_TASKS, Order(site=SITE))
    return Handouts(folder)


@pytest.fixture(scope="session")
def terms() -> Glossary:
    """The glossary, read once."""
    return load_glossary(DOCS, CATALOGUE)


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty place for what is kept between builds, so that everything is made anew."""
    place = tmp_path / "kept"
    monkeypatch.setattr("build_tools.cache.KEPT", place)
    return place


def task_words(explainer: Explainer, language: str, task: str) -> dict[str, Any]:
    words: dict[str, Any] = explainer.words[language]["tasks"][task]
    return words
