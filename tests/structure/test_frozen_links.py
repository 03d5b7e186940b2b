"""Links that people may have kept or printed are added to and never changed: each file is held to its own history."""

import subprocess
from pathlib import Path

import pytest

from build_tools.places import REPOSITORY
from explainers.contract.catalogue import CATALOGUE
from tests.frozen_links import FILE, gap_in_history, links_of, missing, read, read_former, versions

FORMER = "tests/browser/frozen_links.toml"  # held the links of all explainers until each folder kept its own
LONGEST = 400  # characters that still make a square code which a phone reads from paper


def test_a_link_fits_into_a_square_code(slug: str) -> None:
    """And it says two things: what stands in the address, and what that must show."""
    for link in links_of(CATALOGUE / slug):
        assert set(link) == {"query", "values"}
        assert 0 < len(link["query"]) <= LONGEST


def test_a_link_once_committed_stays_as_it_was(slug: str) -> None:
    """Somebody has it on paper. Where the history is not whole, what there is of it is compared."""
    gap, now = gap_in_history(REPOSITORY), links_of(CATALOGUE / slug)
    if "not a Git" not in gap:
        for text in versions(REPOSITORY, f"explainers/catalogue/{slug}/{FILE}"):
            assert missing(read(text), now) == []
        for text in versions(REPOSITORY, FORMER):
            assert missing(read_former(text, slug), now) == []

    if gap:
        pytest.skip(gap)


def commit(repository: Path, text: str) -> None:
    """Puts a file with this text into the history."""
    (repository / FILE).write_text(text, encoding="utf-8")
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "--quiet"], ["add", FILE], [*who, "commit", "--quiet", "--message", "a link"]):
        subprocess.run(["git", *command], cwd=repository, check=True)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ('[[links]]\nquery = "a=1"\nvalues = { a = 1 }\n[[links]]\nquery = "a=2"\nvalues = { a = 2 }\n', []),
        ('# Another comment.\n[[links]]\nvalues = { a = 1 }\nquery = "a=1"\n', []),
        ('[[links]]\nquery = "a=1"\nvalues = { a = 3 }\n', ["a=1"]),
        ('[[links]]\nquery = "a=2"\nvalues = { a = 2 }\n', ["a=1"]),
        ("", ["a=1"]),
    ],
    ids=["one more", "other words", "changed", "replaced", "removed"],
)
def test_a_changed_link_is_found(tmp_path: Path, text: str, lost: list[str]) -> None:
    """Also once the change is itself part of the history."""
    commit(tmp_path, '[[links]]\nquery = "a=1"\nvalues = { a = 1 }\n')
    commit(tmp_path, text)
    *_, first = versions(tmp_path, FILE)

    assert gap_in_history(tmp_path) == ""
    assert missing(read(first), links_of(tmp_path)) == lost


def test_a_folder_without_a_history_says_so(tmp_path: Path) -> None:
    """An archive of the sources can be tested as well."""
    assert "no history" in gap_in_history(tmp_path)
    assert list(versions(tmp_path, FILE)) == []
