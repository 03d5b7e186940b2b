"""The figures of the handouts: drawn like those of the page, but smaller, so that their letters stay legible."""

from dataclasses import dataclass
from typing import Any

from build_tools.drawing.charts import figures
from build_tools.drawing.jobs import context
from build_tools.drawing.paper import ink, without_pinned
from explainers.contract.explainer import Explainer, Result


@dataclass(frozen=True)
class Picture:
    """One figure to draw: a chart of a result, in a size; with room for another run, or with that run behind it."""

    explainer: Explainer
    language: str
    chart: str
    result: Result
    size: tuple[int, int]
    behind: Result | None = None
    room_for: Result | None = None

    def job(self, pinned: Result | None) -> dict[str, Any]:
        """What the chart module needs."""
        chart = next(chart for chart in self.explainer.table["charts"] if chart["id"] == self.chart)
        width, height = self.size
        surroundings = context(self.explainer, self.language, "handout")
        return {
            "chart": chart,
            "result": self.result,
            "context": {**surroundings, "width": width, "height": height, "pinned": pinned},
        }


def draw(pictures: list[Picture]) -> list[str]:
    """The SVG text of each, in black and white; one start of Node draws them all."""
    jobs = [picture.job(picture.behind) for picture in pictures]
    jobs += [picture.job(picture.room_for) for picture in pictures if picture.room_for]
    texts = figures(jobs)
    roomy = iter(texts[len(pictures) :])
    return [
        ink(without_pinned(next(roomy), plain) if picture.room_for else plain, picture.language)
        for picture, plain in zip(pictures, texts, strict=False)
    ]
