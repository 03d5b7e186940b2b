"""The links that a folder's `links.toml` keeps for ever, and what its history says of them."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.history import git

FILE = "links.toml"

# One link was changed after it had been committed, before the site was first published: nobody can have kept it.
NEVER_PUBLISHED = {("growth-accounting", "v=1", "from_2014_to_2019")}


def links_of(folder: Path) -> list[dict[str, Any]]:
    """The links of an explainer's folder; none where it keeps none."""
    file = folder / FILE
    return read(file.read_text(encoding="utf-8")) if file.exists() else []


def read(text: str) -> list[dict[str, Any]]:
    """The links in the text of a `links.toml`."""
    links: list[dict[str, Any]] = tomllib.loads(text).get("links", [])
    return links


def read_former(text: str, slug: str) -> list[dict[str, Any]]:
    """The links to one explainer in the text of the file that once held those of all."""
    found = [link for link in tomllib.loads(text)["link"] if link["explainer"] == slug]
    return [
        {"query": link["query"], "values": link["values"]}
        for link in found
        if (slug, link["query"], link["values"].get("compare_period")) not in NEVER_PUBLISHED
    ]


def missing(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> list[str]:
    """The links of before that are not there now exactly as they were."""
    kept = {json.dumps(link, sort_keys=True) for link in now}
    return [link["query"] for link in before if json.dumps(link, sort_keys=True) not in kept]


def gap_in_history(repository: Path) -> str:
    """Why the history of a folder cannot be read in full; empty where it can."""
    if Path(git(repository, "rev-parse", "--show-toplevel") or "nowhere").resolve() != repository.resolve():
        return "This folder is not a Git repository, so there is no history to compare with."
    if git(repository, "rev-parse", "--is-shallow-repository") == "true":
        return "This is a shallow clone: only part of the history could be compared."
    return ""


def versions(repository: Path, path: str) -> Iterator[str]:
    """The text of a file in every commit that touched it and left it there, the newest first."""
    for commit in git(repository, "log", "--format=%H", "--full-history", "--", path).split():
        if git(repository, "ls-tree", commit, "--", path):
            yield git(repository, "show", f"{commit}:{path}")
