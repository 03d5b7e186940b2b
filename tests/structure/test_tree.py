"""The drawn tree in the guide has a line for every room, and no line for a room that is not there."""

import re
from collections.abc import Iterator

import pytest

from build_tools.places import DOCS, REPOSITORY
from tests.history import git

LINE = re.compile(r"( *)(\S+)/ +(\S.*)")
DEEPER = {"explainers/widget"}  # has rooms in its rooms; everywhere else a second level is enough
CONTENT = {"explainers/catalogue"}  # what lies in it comes and goes, and has no line


def drawn(text: str) -> Iterator[str]:
    """The rooms that the page draws, each by its path."""
    above: list[str] = []
    for block in re.findall(r"^```text\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        lines = block.splitlines()
        if not lines[0].startswith("."):
            continue
        for line in lines:
            match = LINE.fullmatch(line)
            assert match, f"not a room with its line: {line!r}"
            above = [*above[: len(match[1]) // 2], match[2]]
            yield "/".join(above)


def rooms(files: list[str]) -> set[str]:
    """The folders of these files that a newcomer should find in the tree."""
    found = set()
    for file in files:
        parts = file.split("/")[:-1]
        depth = 3 if "/".join(parts[:2]) in DEEPER else 2
        found |= {"/".join(parts[:length]) for length in range(1, min(len(parts), depth) + 1)}
    return {room for room in found if not any(room.startswith(f"{content}/") for content in CONTENT)}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_tree_is_drawn_as_it_is(language: str) -> None:
    """In the same order in both languages, so that they can be compared."""
    tracked = git(REPOSITORY, "ls-files").splitlines()
    if not tracked:
        pytest.skip("This folder is not a Git repository, so nothing says which folders belong to it.")
    lines = list(drawn((DOCS / f"contribute/architecture.{language}.md").read_text(encoding="utf-8")))

    assert sorted(rooms(tracked) - set(lines)) == [], "rooms without a line"
    assert sorted(set(lines) - rooms(tracked)) == [], "lines without a room"
    assert lines == sorted(lines)
