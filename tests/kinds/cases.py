"""Drawings of the invented explainer: every chart in every situation and language, alone and beside a pinned run."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from build_tools import cache
from build_tools.drawing import charts, jobs
from build_tools.drawing.jobs import WIDE, Job
from explainers.contract.explainer import LANGUAGES
from explainers.contract.loading import load_explainer
from tests.kinds import FIXTURE, FIXTURES
from tests.kinds.drawing import Drawing

EXPLAINER = load_explainer(FIXTURES / FIXTURE)
CHARTS = {chart.id: chart for chart in EXPLAINER.declaration.charts}
CASES = [(language, preset) for language in LANGUAGES for preset in EXPLAINER.results]


@dataclass(frozen=True)
class Case:
    """One chart in one situation and language, drawn alone and beside a pinned run."""

    chart: str
    language: str
    preset: str
    alone: Drawing
    pinned: Drawing

    @property
    def outputs(self) -> dict[str, Any]:
        """What is drawn."""
        return dict(EXPLAINER.results[self.preset]["outputs"])

    @property
    def words(self) -> dict[str, Any]:
        return dict(EXPLAINER.words[self.language]["charts"][self.chart])

    def label(self, output: str) -> str:
        """What an output is called."""
        return str(EXPLAINER.words[self.language]["outputs"][output]["label"])


def job(chart: str, language: str, preset: str, pinned: str | None) -> Job:
    """What the drawing of one chart is made from; `pinned` is a situation."""
    kept = None if pinned is None else EXPLAINER.results[pinned]
    return jobs.job(EXPLAINER, language, chart, EXPLAINER.results[preset], WIDE, name=preset, pinned=kept)


def all_jobs() -> list[Job]:
    """Every chart of every case, first alone, then beside a run that differs from it."""
    return [
        job(chart, language, preset, pinned)
        for chart in CHARTS
        for language, preset in CASES
        for pinned in (None, "machine" if preset == "tired" else "tired")
    ]


def draw(wanted: list[Job], kept: Path) -> list[str]:
    """The jobs drawn anew, without anything kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "KEPT", kept)
        return charts.figures(wanted)


def of_kind(kind: str) -> list[str]:
    """The fixture's charts of a kind."""
    return [name for name, chart in CHARTS.items() if chart.kind == kind]
