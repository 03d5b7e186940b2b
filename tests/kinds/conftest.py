"""Draws the invented explainer once for all tests of its charts."""

from collections.abc import Iterator

import pytest

from tests.kinds.cases import CASES, CHARTS, Case, all_jobs, draw
from tests.kinds.drawing import Drawing


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of every job."""
    return draw(all_jobs(), tmp_path_factory.mktemp("figures"))


@pytest.fixture(scope="session")
def cases(drawn: list[str]) -> dict[str, list[Case]]:
    """The drawings of each chart."""
    texts: Iterator[str] = iter(drawn)
    return {
        chart: [Case(chart, *case, Drawing(next(texts)), Drawing(next(texts))) for case in CASES] for chart in CHARTS
    }
