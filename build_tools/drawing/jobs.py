"""Draws the figures of an explainer: every chart, for the start values and for each preset, in one language."""

from collections.abc import Sequence

from build_tools.drawing.charts import figures
from build_tools.pages.payload import interface_words, units
from explainers.contract.explainer import LANGUAGES, Explainer

WIDTH, HEIGHT = 640, 400

Figures = dict[tuple[str, str], str]


def draw_all(explainers: Sequence[Explainer]) -> dict[tuple[str, str], Figures]:
    """The figures of every explainer and language, by slug and language; one start of Node draws them all."""
    places, jobs = [], []
    for explainer in explainers:
        for language in LANGUAGES:
            for preset, result in explainer.results.items():
                for chart in explainer.table["charts"]:
                    places.append((explainer.slug, language, preset, chart["id"]))
                    jobs.append({"chart": chart, "result": result, "context": context(explainer, language, preset)})
    drawn: dict[tuple[str, str], Figures] = {}
    for (slug, language, preset, chart_id), svg in zip(places, figures(jobs), strict=True):
        drawn.setdefault((slug, language), {})[preset, chart_id] = svg
    return drawn


def context(explainer: Explainer, language: str, preset: str) -> dict[str, object]:
    """What the chart module needs beside chart and result; the name keeps ids on one page apart."""
    return {
        "slug": f"{explainer.slug}-{preset or 'start'}",
        "language": language,
        "words": explainer.words[language],
        "outputs": explainer.table["outputs"],
        "parameters": explainer.table["parameters"],
        "categories": explainer.table["categories"],
        "interface": interface_words(language),
        "units": units(explainer, language),
        "width": WIDTH,
        "height": HEIGHT,
        "pinned": None,
    }
