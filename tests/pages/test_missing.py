"""The page for what is missing speaks every language and leads on from any address."""

import re
from pathlib import Path

import pytest

from build_tools.pages.missing import PAGE, finish_missing_page
from build_tools.pages.words import site_words
from explainers.contract.languages import DECLARED, LANGUAGES

LAID_OUT = (
    '<html lang="zh"><link rel="icon" href="{root}assets/favicon.svg"><article>\n<h1>404 - Not found</h1>\n</article>'
)


@pytest.mark.parametrize("root", ["/", "/growth/", "https://example.org/"])
def test_it_leads_to_each_languages_pages(root: str, tmp_path: Path) -> None:
    """With the address of the site before them, since a server sends it for any address."""
    (tmp_path / PAGE).write_text(LAID_OUT.replace("{root}", root), encoding="utf-8")

    finish_missing_page(tmp_path)

    page = (tmp_path / PAGE).read_text(encoding="utf-8")
    assert "Not found" not in page
    for language, declared in DECLARED.items():
        own = re.search(rf'<section class="missing" lang="{declared.tag}">.*?</section>', page)
        assert own and site_words(language)["missing"]["title"] in own[0]
        assert f'href="{root}{declared.folder}explainers/"' in own[0]
    assert page.count("<h1>") == len(LANGUAGES)


def test_without_one_there_is_nothing_to_do(tmp_path: Path) -> None:
    """A theme may make none."""
    finish_missing_page(tmp_path)

    assert not list(tmp_path.iterdir())
