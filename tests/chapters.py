"""The book for a catalogue with fewer explainers than the project has: its chapters show those by name."""

import re
from pathlib import Path

from explainers.contract.catalogue import CATALOGUE, load_one
from explainers.contract.reading import read_toml

SCENE = re.compile(r'scene\("[^"]+", "[^"]+"\)')
TERM = re.compile(r"\[([^\]]+)\]\([./]*reference/glossary\.md#(\w+)\)")
LINK = re.compile(r"explainers/[a-z-]+/(index|teacher)\.md(?:#[\w-]+)?")


def show_only(docs: Path, slug: str, explainers: Path = CATALOGUE) -> None:
    """Has every chapter in a copy of the pages show this explainer and its first scene, and link no term of others."""
    scene = load_one(slug, explainers).declaration.scenes[0].id
    glossaries = (docs / "glossary.toml", explainers / slug / "glossary.toml")
    terms = set().union(*(read_toml(file) for file in glossaries if file.exists()))
    for chapter in docs.glob("book/*.md"):
        text = SCENE.sub(f'scene("{slug}", "{scene}")', chapter.read_text(encoding="utf-8"))
        text = LINK.sub(rf"explainers/{slug}/\1.md", text)
        chapter.write_text(TERM.sub(lambda link: link[0] if link[2] in terms else link[1], text), encoding="utf-8")
