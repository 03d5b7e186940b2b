"""The declared languages as the site generator and its language plugin take them, so that its settings name none."""

import re
from typing import Any

from build_tools.pages.words import site_words
from explainers.contract.languages import DECLARED, FIRST, Language

SECTION_LINK = 'title="Permanent link"'  # as the generator writes it, in English everywhere
HTML = re.compile(r'<html lang="[^"]*"')


def configure_languages(config: Any) -> None:
    """Has the language plugin build every language, under the names that its words give, and the search know them."""
    plugin = config.plugins["i18n"].config
    kind = type(plugin.languages[0])
    plugin.languages = [settings(language, kind) for language in DECLARED.values()]
    config.plugins["material/search"].config.lang = [found.search for found in DECLARED.values() if found.search]


def settings(language: Language, kind: Any) -> Any:
    """One language in the plugin's own form."""
    words = site_words(language.id)["site"]
    made = kind()
    made.load_dict(
        {
            "locale": language.id,
            "name": language.name,
            "default": language.id == FIRST,
            "build": True,
            "site_name": words["name"],
            "site_description": words["description"],
            "copyright": words["licences"],
            "nav_translations": words["sections"],
        }
    )
    failed, _ = made.validate()
    if failed:
        raise ValueError(f"{language.id}: {failed}")
    return made


def with_language(page: str, language: str) -> str:
    """The HTML page with what its scripts and styles ask of its language, and the folders of the others.

    The link beside a heading gets a name in that language; it only shows a sign. The theme says
    the direction at the body, where scripts cannot ask for it by name.
    """
    declared = DECLARED[language]
    folders = " ".join(found.folder for found in DECLARED.values() if found.folder)
    letters = f' data-letters="{declared.letters}"' if declared.letters == "square" else ""
    page = page.replace(SECTION_LINK, f'aria-label="{site_words(language)["site"]["section_link"]}"')
    way = f' dir="{declared.direction}"' if declared.direction == "rtl" else ""
    return HTML.sub(f'<html lang="{declared.tag}"{way}{letters} data-folders="{folders}"', page, count=1)
