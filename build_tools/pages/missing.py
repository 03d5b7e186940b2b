"""The page that a server sends where there is none: it says so in every language and leads on.

The theme's own page has one heading in one language, and MkDocs lays it out once for the whole site.
"""

import html
import re
from pathlib import Path

from build_tools.addresses import PLACES
from build_tools.pages.words import html_language, site_words
from explainers.contract.languages import LANGUAGES

PAGE = "404.html"
HEADING = re.compile(r"<h1>404[^<]*(?:</h1>)?")
ROOT = re.compile(r'<link rel="?icon"? href="?([^"> ]*)assets/')


def finish_missing_page(site: Path) -> None:
    """Puts the words into the laid-out page, where the theme has made one."""
    file = site / PAGE
    if file.exists():
        file.write_text(with_words(file.read_text(encoding="utf-8")), encoding="utf-8")


def with_words(page: str) -> str:
    """The page with a section for each language in place of the theme's heading."""
    found = ROOT.search(page)
    sections = "".join(section(language, found[1] if found else "/") for language in LANGUAGES)
    return HEADING.sub(lambda _: sections, page, count=1)


def section(language: str, root: str) -> str:
    """What is said in one language, with the ways on."""
    words, place = site_words(language)["missing"], root + PLACES[language]
    ways = "".join(
        f'<li><a href="{place}{address}">{html.escape(words[name])}</a></li>'
        for name, address in {"home": "", "explainers": "explainers/", "book": "book/"}.items()
    )
    return (
        f'<section class="missing" lang="{html_language(language)}"><h1>{html.escape(words["title"])}</h1>'
        f"<p>{html.escape(words['said'])}</p><ul>{ways}</ul></section>"
    )
