"""The project's sources in another place, with fewer explainers, for tests that build, serve or change them."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from build_tools.cache import KEPT
from build_tools.places import REPOSITORY
from explainers.contract.catalogue import CATALOGUE, find_folders, load_one
from explainers.contract.reading import read_toml

SCENE = re.compile(r'scene\("[^"]+", "[^"]+"\)')
TERM = re.compile(r"\[([^\]]+)\]\([./]*reference/glossary\.md#(\w+)\)")
LINK = re.compile(r"explainers/[a-z-]+/(index|teacher)\.md(?:#[\w-]+)?")

ROOMS = ("build_tools", "changes", "docs", "explainers", "tests")
FILES = (
    *("CHANGELOG.md", "CITATION.cff", "LICENSE", "LICENSE-CONTENT", "README.md", "mkdocs.yml"),
    *("package-lock.json", "package.json", "pyproject.toml", "tsconfig.json", "uv.lock"),
)


def copy_project(place: Path, slugs: Sequence[str], *, share_kept: bool = True) -> Path:
    """The sources and the tools, with these explainers of the catalogue; every chapter shows the first, if any.

    What is kept between builds has the hash of its sources as its name, so that it can be shared.
    """
    for room in ROOMS:
        shutil.copytree(REPOSITORY / room, place / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(REPOSITORY / name, place)
    for folder in find_folders():
        if folder.name not in slugs:
            shutil.rmtree(place / folder.relative_to(REPOSITORY))
    if slugs:
        show_only(place / "docs", slugs[0])
    (place / "node_modules").symlink_to(REPOSITORY / "node_modules")
    if share_kept:
        KEPT.mkdir(parents=True, exist_ok=True)
        (place / "build").mkdir()
        (place / "build/kept").symlink_to(KEPT)
    return place


def show_only(docs: Path, slug: str, explainers: Path = CATALOGUE) -> None:
    """Has every chapter in a copy of the pages show this explainer and its first scene, and link no term of others."""
    scene = load_one(slug, explainers).declaration.scenes[0].id
    glossaries = (docs / "glossary.toml", explainers / slug / "glossary.toml")
    terms = set().union(*(read_toml(file) for file in glossaries if file.exists()))
    for chapter in docs.glob("book/*.md"):
        text = SCENE.sub(f'scene("{slug}", "{scene}")', chapter.read_text(encoding="utf-8"))
        text = LINK.sub(rf"explainers/{slug}/\1.md", text)
        chapter.write_text(TERM.sub(lambda link: link[0] if link[2] in terms else link[1], text), encoding="utf-8")
