"""Works as the pages of each language print them: authors by their names there, and notes in its own words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import product
from string import ascii_lowercase
from typing import Any

from build_tools.pages.references import Reference, short_authors
from build_tools.pages.words import site_words

LETTERS = [*ascii_lowercase, *map("".join, product(ascii_lowercase, repeat=2))]


def in_language(references: Mapping[str, Reference], language: str) -> dict[str, Reference]:
    """The same works as pages of a language print them."""
    said = [said_in(reference, language) for reference in references.values()]
    return {work.key: work for work in told_apart(said)}


def told_apart(works: Iterable[Reference]) -> Iterable[Reference]:
    """The same works; those of one name and year have a letter after the year, in the order of the list."""
    namesakes = defaultdict(list)
    for work in works:
        namesakes[work.label].append(work)
    for group in namesakes.values():
        letters = LETTERS if len(group) > 1 else [""]
        for work, letter in zip(sorted(group, key=lambda one: one.order), letters, strict=False):
            yield replace(work, letter=letter)


def said_in(reference: Reference, language: str) -> Reference:
    """One work as pages of a language print it; what is not said there stays as it was published."""
    words = site_words(language)["sources"]
    said: dict[str, Any] = dict(reference.said.get(language, {}))
    if "authors" in said or reference.short == short_authors(reference.authors):
        said = {"short": short_authors(said.get("authors", reference.authors), words["pair"], words["many"]), **said}
    return replace(reference, before_year=words["before_year"], **said)
