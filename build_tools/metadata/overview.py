"""`llms.txt`: the site on one page for language models and other readers of plain text, in each language.

The form is that of llmstxt.org: a title, a summary, and sections with links and a line on each. Sections and their
order are those of the menu.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from build_tools.addresses import PLACES
from build_tools.metadata.project import project
from build_tools.metadata.works import Work
from build_tools.pages.words import site_words
from explainers.contract.explainer import LANGUAGES

OVERVIEW = "llms.txt"


def overview(works: Mapping[Path, Work], menu: Iterable[Any], language: str, site: str) -> str:
    """The text of one language's file, in the order of the menu; `site` is the site's address."""
    named = {unlocalized(path): work for path, work in works.items() if work.language == language}
    words, home = site_words(language), named[Path("index.md")]
    texts = words["overview"]
    about = texts["about"].replace("{author}", project().author).replace("{licence}", project().licence)
    blocks = [f"# {words['site']['name']}", f"> {home.description}", about]
    for title, pages in sections(menu):
        lines = [line(named[page], site) for page in pages if page in named]
        if lines:
            blocks += [f"## {words['site']['sections'].get(title, title)}", "\n".join(lines)]
    others = [f"- [{site_words(other)['site']['name']}]({site}{PLACES[other]}{OVERVIEW})" for other in LANGUAGES]
    blocks += [f"## {texts['languages']}", "\n".join(others)]
    return "\n\n".join(blocks) + "\n"


def sections(menu: Iterable[Any]) -> list[tuple[str, list[Path]]]:
    """The sections of the menu, each with its pages; the home page, which the file is about, is none."""
    found = [pair for entry in menu for pair in entry.items()]
    return [(title, [Path(page) for page in pages]) for title, pages in found if isinstance(pages, list)]


def line(work: Work, site: str) -> str:
    """A page as a link with what it is about."""
    return f"- [{work.title}]({site}{work.address})" + (f": {work.description}" if work.description else "")


def unlocalized(path: Path) -> Path:
    """A page as the menu names it: without its language."""
    return path.with_name(path.name.split(".")[0] + path.suffix)
