"""The figures of the handouts: drawn like those of the page, but for paper, and so small that letters stay legible."""

from dataclasses import dataclass

from build_tools.drawing.charts import figures
from build_tools.drawing.jobs import Job, Size, Surface, job
from build_tools.drawing.paper import printed
from explainers.contract.explainer import Explainer, Result


@dataclass(frozen=True)
class Picture:
    """One figure to draw: a chart of a result, in a size; with room for another run, or with that run behind it.

    A figure for a sheet is black and grey.
    """

    explainer: Explainer
    language: str
    chart: str
    result: Result
    size: Size
    behind: Result | None = None
    room_for: Result | None = None
    surface: Surface = "paper"

    def job(self) -> Job:
        """What the chart module needs."""
        return job(
            self.explainer,
            self.language,
            self.chart,
            self.result,
            self.size,
            self.surface,
            name="handout",
            pinned=self.behind,
            room_for=self.room_for,
        )


def draw(pictures: list[Picture]) -> list[str]:
    """The SVG text of each, where colours for the screen still have names; one start of Node draws them all."""
    texts = figures([picture.job() for picture in pictures])
    return [printed(text, picture.language) for picture, text in zip(pictures, texts, strict=True)]
