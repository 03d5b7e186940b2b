"""Drawing jobs of figures, in both widths and both languages."""

from collections.abc import Iterable, Mapping
from typing import Any

from build_tools.drawing.charts import figures
from build_tools.drawing.jobs import COMMON, NARROW, TALL, WIDE, Job, Size
from build_tools.figures.records import Figure
from build_tools.pages.payload import interface_words
from explainers.contract.charts import Bars
from explainers.contract.json_form import plain
from explainers.contract.languages import LANGUAGES
from explainers.contract.words import contract_words

FORMS = ("wide", "narrow")
ROW = 34  # pixels for a bar with its name, which may need two lines where the drawing is narrow
AROUND = 110  # pixels for what stands above and below the bars

Drawings = dict[tuple[str, str, str], str]  # SVG by figure, language and form


def draw_figures(found: Iterable[Figure]) -> Drawings:
    """All figures in all forms; one start of Node draws those that are not kept."""
    places = [(figure, language, form) for figure in found for language in LANGUAGES for form in FORMS]
    drawn = figures([job(*place) for place in places])
    return {(figure.id, language, form): svg for (figure, language, form), svg in zip(places, drawn, strict=True)}


def job(figure: Figure, language: str, form: str) -> Job:
    """What the chart module needs."""
    width, height = size(figure, form)
    return {
        "id": f"figure-{figure.id}-{form}",
        "chart": plain(figure.chart),
        "table": table(figure, language),
        "columns": {
            column.id: {"unit": column.unit, "digits": column.digits}  # type: ignore[attr-defined]
            for column in figure.declaration.counted(language).columns
        },
        "words": chart_words(figure, language),
        "units": units(figure, language),
        "surface": "screen",
        "size": {"width": width, "height": height},
        "pinned": None,
        "beside": None,
        "room_for": None,
    }


def size(figure: Figure, form: str) -> Size:
    """Width and height; a long list of bars makes the drawing taller."""
    width, height = WIDE if form == "wide" else NARROW
    if figure.chart.kind in TALL:
        height = max(height, WIDE[1])
    if isinstance(figure.chart, Bars):
        height = max(height, AROUND + ROW * len(things(figure)[figure.chart.over]))
    return width, height


def things(figure: Figure) -> dict[str, tuple[str, ...]]:
    """The things of each category."""
    return {category.id: category.items for category in figure.declaration.categories}


def table(figure: Figure, language: str) -> dict[str, Any]:
    """The columns by id, and the names of things; a thing by its id is its place, so that marks can name it."""
    names = figure.words[language].get("categories", {})
    places = {thing: place for items in things(figure).values() for place, thing in enumerate(items)}
    named = {category: [names[category][thing] for thing in items] for category, items in things(figure).items()}
    return {"values": {**places, **figure.values}, "things": named}


def chart_words(figure: Figure, language: str) -> dict[str, Any]:
    """What stands in and beside the plot."""
    own = figure.words[language]
    wanted = {"title", "labels", *figure.chart.texts()}
    common = {word: interface_words(language)["charts"][word] for word in COMMON}
    return {name: text for name, text in own.items() if name in wanted} | {"beside": "", **common}


def unit_words(figure: Figure, language: str) -> Mapping[str, Mapping[str, str]]:
    """How each unit is written; an own one says at least its pattern."""
    own = {
        name: {"axis": words["pattern"].replace("{}", "").strip(), "suffix": "", **words}
        for name, words in figure.words[language].get("units", {}).items()
    }
    return {**contract_words(language)["units"], **own}


def units(figure: Figure, language: str) -> dict[str, Any]:
    """Each unit with its factor and its words."""
    words, known = unit_words(figure, language), figure.declaration.counted(language).all_units
    return {name: {**plain(unit), **words[name]} for name, unit in known.items()}
