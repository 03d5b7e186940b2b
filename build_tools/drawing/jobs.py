"""Drawing jobs of explainers: a run as a table, a declared chart over it, and the words for both, in one language."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from build_tools.drawing.charts import figures
from build_tools.pages.payload import interface_words, units
from explainers.contract.explainer import LANGUAGES, Explainer, Result

Surface = Literal["screen", "paper", "thumbnail", "stamp"]
Size = tuple[int, int]  # width and height in pixels
Job = dict[str, Any]

# Static figures are drawn twice: the page shows the one whose letters are legible in its width.
WIDE: Size = (640, 400)
NARROW: Size = (264, 320)
TALL = {"network", "matrix", "bars"}  # kinds that cannot be pressed flat
SQUARE: Size = (96, 96)
COMMON = ("nothing", "unnamed")  # words of the interface that every chart may need

Figures = dict[tuple[str, str, str], str]  # SVG by situation or scene, chart and form: wide, narrow or thumbnail


def draw_all(explainers: Sequence[Explainer]) -> dict[tuple[str, str], Figures]:
    """The figures of every explainer and language, by slug and language; one start of Node draws them all."""
    places, jobs = [], []
    for explainer in explainers:
        kinds = {chart.id: chart.kind for chart in explainer.declaration.charts}
        for language in LANGUAGES:
            for name, chart, result, drawn_in in wanted(explainer):
                for form in drawn_in:
                    size, surface = forms(kinds[chart])[form]
                    places.append((explainer.slug, language, name, chart, form))
                    own = f"{name.replace(':', '-')}{form}"
                    jobs.append(job(explainer, language, chart, result, size, surface, name=own))
    drawn: dict[tuple[str, str], Figures] = {}
    for (slug, language, *place), svg in zip(places, figures(jobs), strict=True):
        drawn.setdefault((slug, language), {})[place[0], place[1], place[2]] = svg
    return drawn


def wanted(explainer: Explainer) -> Iterator[tuple[str, str, Result, Sequence[str]]]:
    """Name, chart, run and forms of everything to draw: each chart in each situation, each scene where it begins."""
    for preset, result in explainer.results.items():
        for chart in explainer.declaration.charts:
            yield preset, chart.id, result, ("wide", "narrow", "thumbnail")
    for scene in explainer.declaration.scenes:
        start, before = explainer.run_at(scene.start), explainer.first_picture(scene)
        for shown in dict.fromkeys([before, scene.chart]):
            yield f"scene:{scene.id}", shown, start, ("wide", "narrow")


def forms(kind: str) -> dict[str, tuple[Size, Surface]]:
    """The forms in which a static figure is drawn."""
    narrow = (NARROW[0], 400) if kind in TALL else NARROW
    return {"wide": (WIDE, "screen"), "narrow": (narrow, "screen"), "thumbnail": (SQUARE, "thumbnail")}


def job(
    explainer: Explainer,
    language: str,
    chart: str,
    result: Result,
    size: Size,
    surface: Surface = "screen",
    *,
    name: str = "",
    pinned: Result | None = None,
    room_for: Result | None = None,
) -> Job:
    """What the chart module needs; the name keeps ids on one page apart.

    `pinned` is a run drawn thinly behind; `room_for` is one that is not drawn, but has room on the axes.
    """
    declared = next(entry for entry in explainer.table["charts"] if entry["id"] == chart)
    beside = situation(explainer, declared.get("beside", ""), result)
    return {
        "id": f"{explainer.slug}-{name or 'start'}",
        "chart": declared,
        "table": table(explainer, result, language),
        "columns": columns(explainer),
        "words": words(explainer, language, declared),
        "units": units(explainer, language),
        "surface": surface,
        "size": {"width": size[0], "height": size[1]},
        "pinned": pinned and table(explainer, pinned, language),
        "beside": beside and table(explainer, beside, language),
        "room_for": room_for and table(explainer, room_for, language),
    }


def situation(explainer: Explainer, name: str, result: Result) -> Result | None:
    """The run that a chart declares for comparison; none where it is the very run that is drawn."""
    if not name:
        return None
    found = explainer.results["" if name == "start" else name]
    return None if found["values"] == result["values"] else found


def table(explainer: Explainer, result: Result, language: str) -> dict[str, Any]:
    """A run as the chart module reads it: values by id, and the names of the things of each category."""
    things = {name: explainer.category_names(name, result, language) for name in explainer.categories}
    return {"values": {**result["values"], **result["outputs"]}, "things": things}


def columns(explainer: Explainer) -> dict[str, Any]:
    """Unit and decimals of everything that has them."""
    entries = [*explainer.table["parameters"], *explainer.table["outputs"]]
    return {entry["id"]: {"unit": entry["unit"], "digits": entry["digits"]} for entry in entries if "unit" in entry}


def words(explainer: Explainer, language: str, chart: dict[str, Any]) -> dict[str, Any]:
    """The words of a chart, and what its series are called."""
    spoken, interface = explainer.words[language], interface_words(language)["charts"]
    labels = {name: entry["label"] for name, entry in spoken["outputs"].items() if "label" in entry}
    beside = chart.get("beside", "")
    name = spoken["presets"][beside]["name"] if beside not in {"", "start"} else interface["start"]
    common = {word: interface[word] for word in COMMON}
    return {**spoken["charts"][chart["id"]], "labels": labels, "beside": name, **common}
