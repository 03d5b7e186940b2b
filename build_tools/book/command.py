"""`python -m build_tools book`: writes the book of each language beside the handouts, which the site offers."""

import argparse
from pathlib import Path

from build_tools.book.content import content
from build_tools.book.setting import book_pdf
from build_tools.cache import keep
from build_tools.pages.downloads import BOOK
from build_tools.pages.site import gather
from build_tools.places import DOCS, HANDOUTS
from explainers.contract.catalogue import CATALOGUE


def run(_: argparse.Namespace) -> int:
    """Writes the book, and says how large it is."""
    for path in build(HANDOUTS):
        print(f"{path.stat().st_size / 1e6:6.2f} MB  {path}")
    return 0


def build(output: Path, *, docs: Path = DOCS, catalogue: Path = CATALOGUE) -> list[Path]:
    """The books, one for each language; none where there are no chapters."""
    made = []
    for site in gather(docs, catalogue):
        found = content(site)
        if found["chapters"]:
            made.append(output / site.language / f"{BOOK}.pdf")
            keep(made[-1], book_pdf(found))
    return made
