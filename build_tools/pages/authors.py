"""Works as the pages of each language print them: authors by their names there, and notes in its own words."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from build_tools.pages.references import Reference, short_authors
from build_tools.pages.words import site_words


def in_language(references: Mapping[str, Reference], language: str) -> dict[str, Reference]:
    """The same works as pages of a language print them."""
    return {key: said_in(reference, language) for key, reference in references.items()}


def said_in(reference: Reference, language: str) -> Reference:
    """One work as pages of a language print it; what is not said there stays as it was published."""
    words = site_words(language)["sources"]
    said: dict[str, Any] = dict(reference.said.get(language, {}))
    if "authors" in said or reference.short == short_authors(reference.authors):
        said = {"short": short_authors(said.get("authors", reference.authors), words["pair"], words["many"]), **said}
    return replace(reference, before_year=words["before_year"], **said)
