"""The built pages for teachers offer every handout, and what they offer is what the other tests here have read."""

import re
from pathlib import Path

import pytest

from build_tools.places import SITE
from explainers.contract.explainer import Explainer
from tests.handouts.conftest import Handouts

LINK = re.compile(r'href="([^"]+\.pdf)"')
FOLDERS = {"en": SITE, "zh": SITE / "zh"}


@pytest.mark.built
def test_the_teachers_pages_offer_the_handouts(explainer: Explainer, language: str, handouts: Handouts) -> None:
    """Sheet and key on both papers, and slides for light and dark: the lesson page these, the list each once."""
    here, slug = FOLDERS[language], explainer.slug
    kinds = ("student-a4", "key-a4", "student-letter", "key-letter", "slides", "slides-dark")
    names = [f"{slug}-{kind}" for kind in kinds]
    wanted = [here / "handouts" / f"{name}.pdf" for name in names]

    assert offered(here / "explainers" / slug / "teacher") == wanted
    overview = offered(here / "teachers")
    assert [overview.count(path) for path in wanted] == [1] * len(wanted)
    for name, path in zip(names, wanted, strict=True):
        content = path.read_bytes()
        assert content.startswith(b"%PDF") and content == handouts.path(language, name).read_bytes(), name


def offered(folder: Path) -> list[Path]:
    """The PDF files that the page of a folder links to, in its order."""
    found = LINK.findall((folder / "index.html").read_text(encoding="utf-8"))
    return [(folder / link).resolve() for link in found]
