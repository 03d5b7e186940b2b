"""What was seen in a browser, as `make accessibility` writes it down and the tests compare it again.

The numbers of pages follow from what the site holds now: adding a page or an explainer changes nothing here.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("evidence.json")


@dataclass(frozen=True)
class Stop:
    """A stop of the tabulator key, as the browser describes it to a screen reader."""

    role: str
    name: str
    value: str = ""
    states: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """What axe-core was asked and found on the invented explainer's page, and a walk over that page by keyboard."""

    version: str = ""  # of axe-core
    rules: int = 0  # that it asks
    violations: Mapping[str, int] = field(default_factory=dict)  # by the state of the page
    undecided: tuple[str, ...] = ()  # rules that a person has to decide somewhere
    walks: Mapping[str, tuple[Stop, ...]] = field(default_factory=dict)  # by language


def recorded(file: Path = FILE) -> Evidence:
    """What was written down last."""
    return evidence(json.loads(file.read_text(encoding="utf-8")))


def evidence(found: Mapping[str, Any]) -> Evidence:
    """The record of what a JSON file holds."""
    walks = {
        language: tuple(Stop(**stop | {"states": tuple(stop["states"])}) for stop in walk)
        for language, walk in found["walks"].items()
    }
    return Evidence(**{**found, "undecided": tuple(found["undecided"]), "walks": walks})


def as_text(found: Evidence) -> str:
    """The evidence as its file holds it."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=1) + "\n"
