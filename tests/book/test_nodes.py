"""Markdown as the blocks that the template sets: nothing that a page says is lost on the way to paper."""

import re
from typing import Any

import pytest

from build_tools.book.chapters import EXTENSIONS, as_tree
from build_tools.book.nodes import Converter, Node, widths
from build_tools.pages.markup import Element
from build_tools.places import REPOSITORY

ON_SCREEN_ONLY = {"toc", "pymdownx.highlight"}  # marks beside headings, and colours of code


def target(link: str) -> str:
    """Where links lead here."""
    return "" if link == "nowhere.md" else f"#{link.removesuffix('.md')}" if link.endswith(".md") else link


def insert(element: Element) -> Node:
    """What stands for a scene or a figure here."""
    return {"kind": "drawn", "name": element.attributes.get("data-id", element.attributes.get("data-scene"))}


def blocks(text: str) -> list[Node]:
    """The blocks of a text."""
    return Converter(target, lambda anchor: f"here-{anchor}" if anchor else "", insert).blocks(as_tree(text))


def words(node: Any) -> str:
    """All letters of a node."""
    if isinstance(node, list):
        return "".join(map(words, node))
    if isinstance(node, dict):
        inner = (node[name] for name in ("inside", "items", "heads", "rows") if name in node)
        return node.get("text", "\n" if node["kind"] == "break" else "") + "".join(map(words, inner))
    return ""


def test_the_markdown_is_that_of_the_site() -> None:
    """With every extension that changes what is said."""
    configuration = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    listed = configuration.split("\nmarkdown_extensions:\n")[1].split("\n\n")[0]

    assert set(re.findall(r"^  - ([\w.]+)", listed, re.MULTILINE)) - ON_SCREEN_ONLY == set(EXTENSIONS)


def test_a_heading_keeps_its_level_and_its_anchor() -> None:
    """Links in the book lead to it."""
    (found,) = blocks("## Why *so* { #why }\n")

    assert (found["kind"], found["level"], found["label"]) == ("heading", 2, "here-why")
    assert words(found) == "Why so"


def test_pieces_of_text() -> None:
    """Each in its own way; a link that leads nowhere on paper leaves its words."""
    (found,) = blocks(
        "A **bold** *word*, `x`, CO<sub>2</sub>, [there](other.md), [web](https://example.org) [gone](nowhere.md)."
    )
    kinds = [piece["kind"] for piece in found["inside"] if piece["kind"] != "text"]

    assert kinds == ["strong", "emphasis", "code", "lowered", "link", "link"]
    assert [piece["to"] for piece in found["inside"] if piece["kind"] == "link"] == ["#other", "https://example.org"]
    assert words(found) == "A bold word, x, CO2, there, web gone."


def test_a_line_of_the_source_ends_with_a_space_in_english_and_without_in_chinese() -> None:
    """As on the page."""
    assert words(blocks("One sentence.\nAnother.\n")) == "One sentence. Another."
    assert words(blocks("一句话。\n又一句话。\n")) == "一句话。又一句话。"


def test_lists_hold_lists_and_paragraphs() -> None:
    """Also those that the site shows as cards, whose lines are left out."""
    (cards,) = blocks('<div class="grid cards" markdown>\n\n- **Head**\n\n    ---\n\n    Text.\n\n- Two\n\n</div>\n')
    (steps,) = blocks("1. One\n    - In it\n2. Two\n")

    assert (cards["kind"], cards["ordered"], len(cards["items"])) == ("list", False, 2)
    assert [block["kind"] for block in cards["items"][0]] == ["paragraph", "paragraph"]
    assert steps["ordered"] and [block["kind"] for block in steps["items"][0]] == ["paragraph", "list"]
    assert words(steps) == "OneIn itTwo"


def test_a_table_keeps_its_sides_and_gives_room_to_prose() -> None:
    """A short column is as wide as it must be."""
    prose = "A long sentence that needs room, and a second one"
    (found,) = blocks(
        f"| Year | Reading | % |\n| --- | --- | ---: |\n| 2024 | {prose}<br>*Or not* | 2.5 |\n| 2025 | short | 3 |\n"
    )

    assert found["right"] == [False, False, True]
    assert found["widths"] == [0, 1, 0]
    assert [words(head) for head in found["heads"]] == ["Year", "Reading", "%"]
    assert words(found["rows"][0][1]) == f"{prose}\nOr not"
    assert widths([["一二三四五六七八九十一二三", "a"]]) == [1, 0]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ('!!! note "Title"\n    Text.\n', "note", "TitleText."),
        ("> quoted\n", "quote", "quoted"),
        ('??? info "More"\n    Hidden.\n', "note", "MoreHidden."),
        ("```\na  b\n```\n", "listing", "a  b"),
    ],
)
def test_blocks_of_their_own(text: str, kind: str, expected: str) -> None:
    """What can be folded on a screen is open on paper."""
    (found,) = blocks(text)

    assert found["kind"] == kind
    assert words(found) == expected


def test_scenes_and_figures_are_drawn_in_their_places() -> None:
    """Whatever stands around them."""
    figure, scene = '<div class="paper-figure" data-id="cars"></div>', '<div class="paper-scene" data-scene="s"></div>'
    text = f"Before.\n\n{figure}\n\n- A\n\n    {scene}\n"
    before, drawn, entries = blocks(text)

    assert words(before) == "Before."
    assert drawn == {"kind": "drawn", "name": "cars"}
    assert {"kind": "drawn", "name": "s"} in entries["items"][0]


def test_what_moves_is_left_out_and_what_is_unknown_is_kept() -> None:
    """A form says nothing on paper; a tag that nobody thought of may."""
    choice = "<fieldset><legend>Kind</legend><label><input> All</label></fieldset>"
    found = blocks(f'{choice}\n\n<section><data value="1">one</data> <new-tag>two</new-tag></section>\n')

    assert words(found) == "one two"
