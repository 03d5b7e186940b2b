"""The book for a catalogue with fewer explainers than the project has: its chapters show those by name."""

import re
from pathlib import Path

from explainers.contract.catalogue import load_one

SCENE = re.compile(r'scene\("[^"]+", "[^"]+"\)')
LINK = re.compile(r"explainers/[a-z-]+/(index|teacher)\.md(?:#[\w-]+)?")


def show_only(docs: Path, slug: str) -> None:
    """Has every chapter in a copy of the pages show this explainer, and its first scene, in place of others."""
    scene = load_one(slug).declaration.scenes[0].id
    for chapter in docs.glob("book/*.md"):
        text = SCENE.sub(f'scene("{slug}", "{scene}")', chapter.read_text(encoding="utf-8"))
        chapter.write_text(LINK.sub(rf"explainers/{slug}/\1.md", text), encoding="utf-8")
