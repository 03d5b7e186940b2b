"""The pages that axe-core looks at: those that are there whatever explainers exist, and all that belong to these.

Each of the first is looked at in every language; chapters, explainers and lessons each in one, by turns.
"""

from typing import TYPE_CHECKING

from explainers.contract.languages import LANGUAGES

if TYPE_CHECKING:
    from build_tools.pages.site import Site

PAGES = [
    "",
    "book/",
    "book/timeline/",
    "book/concept/",
    "book/evidence/",
    "book/debate/",
    "reference/accessibility/",
    "reference/facts/",
    "reference/keys/",
    "explainers/",
    "teachers/",
    "reference/glossary/",
    "reference/sources/",
    "contribute/",
    "contribute/fields/",
]


def counted_pages(site: "Site") -> dict[str, int]:
    """How many pages of each kind are looked at."""
    chapters = {f"book/{path.name.split('.')[0]}/" for path in site.written if path.parts[0] == "book"}
    return {
        "explainers": len(site.views),
        "lessons": len(site.views),
        "chapters": len(chapters - {"book/index/", *PAGES}),
        "others": len(PAGES) * len(LANGUAGES),
    }
