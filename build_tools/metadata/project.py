"""Who made the site, under which licence, and when it was last published: from `CITATION.cff` and `CHANGELOG.md`."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from build_tools.places import REPOSITORY
from explainers.contract.errors import ContractError

AUTHOR = re.compile(r"^ *- *name: *(.+?) *$", re.MULTILINE)
LICENCES = re.compile(r"^license: *\[(.+)\] *$", re.MULTILINE)
RELEASE = re.compile(r"^## \S+ - (\d{4}-\d\d-\d\d)$", re.MULTILINE)
WORDS_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Project:
    """The makers' name, the licence of words and figures, and the day of the last version."""

    author: str
    licence: str
    published: str


@cache
def project(root: Path = REPOSITORY) -> Project:
    """The project as its files describe it; ContractError where one of them says too little."""
    citation, changelog = ((root / name).read_text(encoding="utf-8") for name in ("CITATION.cff", "CHANGELOG.md"))
    author, licences, release = AUTHOR.search(citation), LICENCES.search(citation), RELEASE.search(changelog)
    if not author:
        raise ContractError("CITATION.cff", "authors", "It names nobody.", try_this="- name: The contributors to …")
    if not licences or "CC-BY-4.0" not in licences[1]:
        raise ContractError("CITATION.cff", "license", "Words and figures are CC BY 4.0.", try_this="[MIT, CC-BY-4.0]")
    if not release:
        raise ContractError("CHANGELOG.md", "", "It has no dated version.", try_this="## 0.1.0 - 2026-11-25")
    return Project(author[1].strip("\"'"), WORDS_LICENCE, release[1])
