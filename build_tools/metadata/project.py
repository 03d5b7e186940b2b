"""Who made the site, under which licence, and its version with its day: from `CITATION.cff` and the change log."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from build_tools.changelog import log, newest
from build_tools.places import REPOSITORY
from explainers.contract.errors import ContractError

AUTHOR = re.compile(r"^ *- *name: *(.+?) *$", re.MULTILINE)
LICENCES = re.compile(r"^license: *\[(.+)\] *$", re.MULTILINE)
WORDS_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Project:
    """The makers' name, the licence of words and figures, and the last version with its day."""

    author: str
    licence: str
    version: str
    published: str


@cache
def project(root: Path = REPOSITORY) -> Project:
    """The project as its files describe it; ContractError where one of them says too little."""
    citation = (root / "CITATION.cff").read_text(encoding="utf-8")
    author, licences = AUTHOR.search(citation), LICENCES.search(citation)
    if not author:
        raise ContractError("CITATION.cff", "authors", "It names nobody.", try_this="- name: The contributors to …")
    if not licences or "CC-BY-4.0" not in licences[1]:
        raise ContractError("CITATION.cff", "license", "Words and figures are CC BY 4.0.", try_this="[MIT, CC-BY-4.0]")
    return Project(author[1].strip("\"'"), WORDS_LICENCE, *newest(log(root)))
