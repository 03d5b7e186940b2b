"""Where a page was before, a page that leads on to it: a published link is never dropped.

A page that has moved says `formerly: concept` at its top. What stands there now is no page of the site's generator, so
neither the menu nor the search knows of it; it works in the offline copy and, by its link, without scripts.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from build_tools.addresses import PLACES
from build_tools.home.concept_map import as_linked
from build_tools.pages.navigation import FRONT_MATTER
from build_tools.pages.words import site_words
from build_tools.templating import templates

TEMPLATES = Path(__file__).with_name("templates")
FORMERLY = re.compile(r"^formerly: *([\w/-]+)$", re.MULTILINE)  # from the root, without a language


def moved_pages(written: Mapping[Path, Path], titles: Mapping[Path, str], language: str) -> Iterator[tuple[Path, str]]:
    """What stands in the former place of each page that has moved, by its path among the pages."""
    for page, file in written.items():
        front = FRONT_MATTER.match(file.read_text(encoding="utf-8"))
        if front and (found := FORMERLY.search(front[1])):
            place = as_linked(page)
            root = "../" * len(Path(found[1]).parts)
            text = (
                templates(TEMPLATES)
                .get_template("moved.html.j2")
                .render(
                    language=language,
                    words=site_words(language)["was_here"],
                    root=root,
                    site_root=root + "../" * len(Path(PLACES[language]).parts),
                    place=place.with_suffix("").as_posix(),
                    title=titles[place],
                )
            )
            yield Path(found[1], f"index.{language}.html"), text
