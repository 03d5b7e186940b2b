"""A heading has the same anchor in all languages, so that a link holds whichever it leads to, and whatever is inserted.

The first language says what they are, as Markdown makes them of its headings; the headings of the others take those at
the same places. An anchor that a page writes itself, as in `## Title { #title }`, stands.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from markdown import Markdown

from build_tools.facts.uses import FENCE
from build_tools.pages.lighter import KEPT
from explainers.contract.errors import ContractError
from explainers.contract.languages import FIRST, LANGUAGES

HEADING = re.compile(r"#{1,6} +\S.*")
ATTRIBUTES = re.compile(r" *\{(?P<attributes> *[.#:][^}]*)\} *$")
Content = str | bytes


def with_anchors(pages: Mapping[Path, Content]) -> dict[Path, Content]:
    """The pages, by their paths, with an anchor at each heading; ContractError where languages differ in headings."""
    anchored = dict(pages)
    for path, text in pages.items():
        if not path.name.endswith(f".{FIRST}.md") or not isinstance(text, str):
            continue
        for language in LANGUAGES:
            other = path.with_name(path.name.replace(f".{FIRST}.md", f".{language}.md"))
            if language != FIRST and isinstance(there := pages.get(other), str):
                anchored[other] = anchored_like(there, text, file=str(other))
    return anchored


def anchored_like(page: str, first: str, *, file: str) -> str:
    """A page whose headings have the anchors of those of the first language's page."""
    lines, own, given = page.split("\n"), headings(page), headings(first)
    check_levels([lines[number] for number in own], list(given.values()), file=file)
    for number, anchor in zip(own, anchors(list(given.values())), strict=True):
        lines[number] = with_anchor(lines[number], anchor)
    return "\n".join(lines)


def headings(page: str) -> dict[int, str]:
    """The headings of a page by the places of their lines; what stands in code is none."""
    found: dict[int, str] = {}
    is_code = False
    for number, line in enumerate(KEPT.sub(lambda code: "\n" * code[0].count("\n"), page).split("\n")):
        if FENCE.match(line):
            is_code = not is_code
        elif not is_code and HEADING.fullmatch(line):
            found[number] = line
    return found


def anchors(lines: Sequence[str]) -> list[str]:
    """What Markdown calls these headings, in their order."""
    converter = Markdown(extensions=["attr_list", "toc"])
    converter.convert("\n\n".join(lines))
    return list(names(converter.toc_tokens))


def names(entries: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The anchors in a table of contents, from top to bottom."""
    for entry in entries:
        yield entry["id"]
        yield from names(entry["children"])


def with_anchor(line: str, anchor: str) -> str:
    """The line of a heading with its anchor, unless it has one."""
    attributes = found["attributes"] if (found := ATTRIBUTES.search(line)) else ""
    if "#" in attributes:
        return line
    return f"{ATTRIBUTES.sub('', line)} {{ #{anchor}{attributes.rstrip()} }}"


def check_levels(own: Sequence[str], given: Sequence[str], *, file: str) -> None:
    """Refuses a page whose headings do not stand at the levels of those of the first language's page."""
    for place in range(max(len(own), len(given))):
        here, there = (lines[place] if place < len(lines) else "" for lines in (own, given))
        if level(here) != level(there):
            rule = "A page has the same headings in all languages."
            raise ContractError(file, f"heading {place + 1}", rule, found=here, try_this=there or "remove it")


def level(line: str) -> int:
    """How many marks a heading begins with."""
    return len(line) - len(line.lstrip("#"))
