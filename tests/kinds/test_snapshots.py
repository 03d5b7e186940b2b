"""Reviewed drawings as text: every option of every kind, every chart of the invented explainer, every surface.

A missing one is written by the first run, and fails where `CI` is set; a different one is kept beside as `-changed`.
Look at both, and rename the new one where it is right.
"""

import dataclasses
import os
import re
from pathlib import Path

import pytest

from build_tools.drawing import jobs
from build_tools.drawing.jobs import Job
from explainers.contract.charts import Chart
from tests.kinds.cases import CHARTS, EXPLAINER, draw
from tests.kinds.made_up import OPTIONS, PLAIN, job

SNAPSHOTS = Path(__file__).with_name("snapshots")
COMMON = {"id", "claims", "x", "y", "over", "size", "change", "links", "matrix"}  # what every chart of a kind has


def wanted() -> dict[str, Job]:
    """All drawings by the names of their files."""
    found = {name: job(declared, name=name) for name, declared in OPTIONS.items()}
    pinned = {"rising": [2.0] * 11, "falling": [5.0] * 11, "first": [2.0] * 3, "whole": [3.0] * 3, "second": [1.0] * 3}
    for kind, declared in PLAIN.items():
        found[f"{kind}-narrow"] = job(declared, name=f"{kind}-narrow", size=(300, 380))
        found[f"{kind}-paper"] = job(declared, name=f"{kind}-paper", surface="paper", size=(440, 260))
        found[f"{kind}-thumbnail"] = job(declared, name=f"{kind}-thumbnail", surface="thumbnail", size=(96, 96))
        found[f"{kind}-pinned"] = job(declared, name=f"{kind}-pinned", pinned=pinned)
    for chart in CHARTS:
        for language, preset in (("en", ""), ("zh", "tired")):
            size = jobs.WIDE if language == "en" else jobs.NARROW
            found[f"{chart}-{language}"] = jobs.job(
                EXPLAINER, language, chart, EXPLAINER.results[preset], size, name=preset
            )
    return found


WANTED = wanted()


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All of them, drawn at once."""
    texts = draw(list(WANTED.values()), tmp_path_factory.mktemp("snapshots"))
    return {name: readable(text) for name, text in zip(WANTED, texts, strict=True)}


def readable(svg: str) -> str:
    """One element a line, so that a change can be read."""
    return re.sub(r">(?=<)", ">\n", svg) + "\n"


@pytest.mark.parametrize("name", WANTED)
def test_a_drawing_is_as_it_was_reviewed(name: str, drawn: dict[str, str]) -> None:
    """Text by text."""
    place = SNAPSHOTS / f"{name}.svg"
    changed = place.with_name(f"{name}-changed.svg")
    changed.unlink(missing_ok=True)
    if not place.exists():
        place.parent.mkdir(exist_ok=True)
        place.write_text(drawn[name], encoding="utf-8")
        assert not os.environ.get("CI"), f"{place} was missing. Look at the new one, and commit it."
    if place.read_text(encoding="utf-8") != drawn[name]:
        changed.write_text(drawn[name], encoding="utf-8")
        pytest.fail(f"{place} is not what is drawn now, which is {changed.name}. Keep the one that is right.")


def test_no_reviewed_drawing_is_left_over() -> None:
    """Each has its case."""
    assert {path.stem for path in SNAPSHOTS.glob("*.svg")} == set(WANTED)


def test_every_option_of_every_kind_is_drawn() -> None:
    """A new field of a chart gets a drawing here."""
    for kind, record in Chart.kinds.items():
        shown = {field for declared in OPTIONS.values() if declared["kind"] == kind for field in declared}
        assert {field.name for field in dataclasses.fields(record)} - COMMON <= shown, kind
