"""The map of the concept: its statements in groups, each with its place in the book and the explainers that show it.

No statement says where it is explained but by an anchor: the page that has a heading of that name is found.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_tools.pages.navigation import order
from build_tools.pages.statements import Statements
from explainers.contract.errors import ContractError

PARTS = ("direction", "driver", "connotation", "hallmark", "path", "caution")  # in the order in which they are read
HEADING = re.compile(r"^#+ +.+? *\{ *#(?P<anchor>[\w-]+)[^}]*\}", re.MULTILINE)
FILE = "docs/statements.toml"

Shown = tuple[str, str, tuple[str, ...]]  # slug and title of an explainer, and the statements that it illustrates


@dataclass(frozen=True)
class Place:
    """Where a statement is explained."""

    page: Path
    anchor: str


@dataclass(frozen=True)
class Node:
    """A statement on the map: its short name, its place, and the explainers that show it, by slug and title."""

    name: str
    place: Place
    explainers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Group:
    """The statements that play the same part in the concept."""

    part: str
    nodes: tuple[Node, ...]


def concept_map(docs: Path, language: str, statements: Statements, shown: Iterable[Shown]) -> list[Group]:
    """The groups that have statements, in their order; ContractError for a statement without a place."""
    found, shown = places(docs, language), list(shown)
    nodes: dict[str, list[Node]] = {part: [] for part in PARTS}
    for name, statement in statements.items():
        explainers = tuple((slug, title) for slug, title, own in shown if name in own)
        nodes[part_of(statement)].append(
            Node(statement[f"short_{language}"], place_of(name, statement, found), explainers)
        )
    return [Group(part, tuple(own)) for part, own in nodes.items() if own]


def place_of(name: str, statement: Mapping[str, Any], found: Mapping[str, Place]) -> Place:
    """The place of a statement; ContractError where no page has a heading with its anchor."""
    if statement["anchor"] not in found:
        rule, hint = "No page has a heading with this anchor.", f"### … {{ #{statement['anchor']} }} on a page in docs"
        raise ContractError(FILE, f"{name}.anchor", rule, found=statement["anchor"], try_this=hint)
    return found[statement["anchor"]]


def places(docs: Path, language: str) -> dict[str, Place]:
    """Every heading that has an anchor of its own, by that anchor; where two share one, the first that is read."""
    found: dict[str, Place] = {}
    for file in in_order(docs, language):
        for place in places_on(file, docs):
            found.setdefault(place.anchor, place)
    return found


def in_order(docs: Path, language: str) -> list[Path]:
    """The pages written by hand, each folder's in the order of the menu."""

    def place(file: Path) -> tuple[Path, int, str]:
        return file.parent, order(file.read_text(encoding="utf-8")), file.name

    return sorted(docs.rglob(f"*.{language}.md"), key=place)


def as_linked(page: Path) -> Path:
    """A page as links name it, without its language."""
    return page.with_name(page.name.split(".")[0] + ".md")


def places_on(file: Path, docs: Path) -> Iterator[Place]:
    """The headings of one page."""
    page = as_linked(file.relative_to(docs))
    for match in HEADING.finditer(file.read_text(encoding="utf-8")):
        yield Place(page, match["anchor"])


def part_of(statement: Mapping[str, Any]) -> str:
    """The part that a statement plays in the concept: what it is has several, the others are a part as they are."""
    return str(statement.get("part", statement["kind"]))


def check_parts(statements: Statements) -> None:
    """Refuses a statement whose part in the concept is not known."""
    for name, statement in statements.items():
        if part_of(statement) not in PARTS:
            rule = "Each statement plays one of the known parts in the concept."
            raise ContractError(FILE, f"{name}.part", rule, found=part_of(statement), try_this=", ".join(PARTS))
