"""What a scene shows at every position of its sliders, run when the site is built.

A page can so answer before Python is there, or where it never comes. Sentence and readouts are kept as they are
printed; of the chart's numbers six figures are kept, and more only where the table would print another digit.
The numbers are the same in every language and so in one file for all; what is told about them has a file for each.
"""

import gzip
import hashlib
import itertools
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from build_tools.base91 import encode
from build_tools.pages.rounding import as_printed
from explainers.contract.charts import Chart
from explainers.contract.errors import ContractError
from explainers.contract.explainer import Explainer, Result, Run, value_of
from explainers.contract.scenes import Scene
from explainers.contract.settings import NumberParameter
from explainers.runner.model import Value

VERSION = 2
LARGEST = 40_000  # bytes of a file, compressed
DECIMALS = 12  # of a slider's values, without the noise of binary fractions
LOG_POSITIONS = 1000  # of a logarithmic slider; widget/live/values.ts says the same
ROOM = 0.95  # what is proposed stays a little below the limit


@dataclass(frozen=True)
class Stops:
    """A scene, the values of its sliders, and a run for each combination; the last slider changes first."""

    explainer: Explainer
    scene: Scene

    @cached_property
    def sliders(self) -> dict[str, list[Value]]:
        """The values of each slider that are run."""
        parameters = {parameter.id: parameter for parameter in self.explainer.declaration.parameters}
        found = {}
        for name in self.scene.sliders:
            parameter = parameters[name]
            assert isinstance(parameter, NumberParameter)
            kept = [float(run["values"][name]) for run in (self.start, *filter(None, [self.reveal]))]
            found[name] = positions(parameter, self.scene.most_positions, *kept)
        return found

    @cached_property
    def start(self) -> Result:
        """The run of the scene's beginning."""
        return self.explainer.run_at(self.scene.start)

    @property
    def reveal(self) -> Result | None:
        """The run that answers the prediction, where that is the scene's first step."""
        prediction = self.explainer.declaration.prediction
        return self.explainer.results[prediction.reveal] if prediction.scene == self.scene.id else None

    @cached_property
    def settings(self) -> list[dict[str, Value]]:
        """The values of the sliders at each stop."""
        return [dict(zip(self.sliders, found, strict=True)) for found in itertools.product(*self.sliders.values())]

    @cached_property
    def results(self) -> list[Result]:
        """The run of each stop."""
        return [self.explainer.run_at(self.scene.start, **values) for values in self.settings]

    @cached_property
    def met(self) -> list[bool]:
        """Whether the goal is met at each stop; a scene without a goal meets none."""
        return [self.is_met(result) for result in self.results]

    def is_met(self, result: Result) -> bool:
        """Whether a run meets the goal."""
        if self.scene.goal is None:
            return False
        names = {**self.explainer.names(result), "start": Run(self.explainer.names(self.start))}
        file, field = self.explainer.file("explainer.toml"), f"scenes.{self.scene.id}.goal"
        return bool(value_of(self.scene.goal, names, file=file, field=field))

    @property
    def chart(self) -> Chart:
        """The chart that is shown."""
        return next(chart for chart in self.explainer.declaration.charts if chart.id == self.scene.chart)


def positions(parameter: NumberParameter, most: int, *kept: float) -> list[Value]:
    """Values of a slider, those to keep among them: every step, or so many of them, spread evenly."""
    slider, steps = parameter.slider, LOG_POSITIONS
    if parameter.scale == "linear":
        steps = int((slider.end - slider.start) / slider.step + 1e-6)
    count = min(most, steps + 1)
    places = sorted({round(number * steps / (count - 1)) for number in range(count)})
    values = sorted({value_at(parameter, place) for place in places})
    for wanted in kept:
        if wanted not in values:
            free = [value for value in values[1:-1] if value not in kept]
            place = place_of(parameter, wanted)
            nearest = min(free, key=lambda value: abs(place_of(parameter, value) - place), default=None)
            values = sorted({*values, wanted} - {nearest})
    return [int(value) if parameter.whole else value for value in values]


def value_at(parameter: NumberParameter, place: int) -> float:
    """The value at a position of the slider, counted from its beginning."""
    slider = parameter.slider
    if parameter.scale == "log":
        value = float(f"{slider.start * (slider.end / slider.start) ** (place / LOG_POSITIONS):.3g}")
        return float(round(value)) if parameter.whole else value
    return round(slider.start + place * slider.step, DECIMALS) + 0.0  # without a sign where it is zero


def place_of(parameter: NumberParameter, value: float) -> float:
    """Where on its slider a value lies, as a number that grows evenly along it."""
    return math.log(value) if parameter.scale == "log" else value


def check_scene(explainer: Explainer, scene: Scene) -> Iterator[ContractError]:
    """Problems that show only when a scene runs: its goal, and what the files of its stops weigh."""
    stops = Stops(explainer, scene)
    yield from check_goal(stops)
    for text in (packed(stops), *(told(stops, language) for language in explainer.words)):
        yield from check_size(stops, len(compressed(text)))


def check_goal(stops: Stops) -> Iterator[ContractError]:
    """A goal that no stop reaches, although it is said to be reachable; and the other way round."""
    scene = stops.scene
    if scene.goal is None:
        return
    file, field = stops.explainer.file("explainer.toml"), f"scenes.{scene.id}"
    reaching = [values for values, is_met in zip(stops.settings, stops.met, strict=True) if is_met]
    if scene.reachable and not reaching:
        rule = "No position of the sliders reaches this goal."
        hint = "reachable = false, or a goal that can be reached"
        yield ContractError(file, f"{field}.goal", rule, found=scene.goal.text, try_this=hint)
    if not scene.reachable and reaching:
        rule = "This goal is said to be out of reach, but the sliders reach it."
        yield ContractError(file, f"{field}.reachable", rule, found=reaching[0], try_this="reachable = true")
    if stops.is_met(stops.start):
        rule = "The goal is reached where the scene begins, so there is nothing to do."
        yield ContractError(
            file, f"{field}.goal", rule, found=scene.goal.text, try_this="another start, or another goal"
        )


def check_size(stops: Stops, size: int) -> Iterator[ContractError]:
    """Stops that would take too long to load, with how many to drop."""
    if size <= LARGEST:
        return
    most = max(map(len, stops.sliders.values()))
    fewer = int(most * (ROOM * LARGEST / size) ** (1 / len(stops.sliders)))
    rule = (
        f"The {len(stops.settings)} stops of this scene weigh {size / 1000:.0f} kB, compressed; at most "
        f"{LARGEST // 1000} kB are sent to readers. Drop some: fewer positions of each slider are then spread evenly."
    )
    hint = f"positions = {fewer}" if fewer > 2 else "a chart with fewer points, or fewer sliders"
    file, field = stops.explainer.file("explainer.toml"), f"scenes.{stops.scene.id}.positions"
    yield ContractError(file, field, rule, found=most, try_this=hint)


def packed(stops: Stops) -> str:
    """The numbers of the stops as JSON, for every language: what is the same at all of them once, then the rest."""
    columns = [shown_columns(stops, result) for result in stops.results]
    same = {name for name in columns[0] if all(entry[name] == columns[0][name] for entry in columns)}
    return as_json(
        {
            "version": VERSION,
            "sliders": stops.sliders,
            "same": {name: value for name, value in columns[0].items() if name in same},
            "stops": [
                {
                    "values": {name: value for name, value in columns[place].items() if name not in same},
                    "idle": [name for name in stops.scene.sliders if name in result["idle"]],
                    "met": stops.met[place],
                }
                for place, result in enumerate(stops.results)
            ],
        }
    )


def told(stops: Stops, language: str) -> str:
    """What is told of the stops in one language, as JSON, in the same order."""
    things = [shown_things(stops, result, language) for result in stops.results]
    has_same_things = all(entry == things[0] for entry in things)
    return as_json(
        {
            "version": VERSION,
            "things": things[0] if has_same_things else {},
            "stops": [
                {
                    **({} if has_same_things else {"things": things[place]}),
                    **texts_of(stops, result, language),
                }
                for place, result in enumerate(stops.results)
            ],
        }
    )


def as_json(table: dict[str, Any]) -> str:
    """A file's text, without spaces."""
    return json.dumps(table, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def texts_of(stops: Stops, result: Result, language: str) -> dict[str, Any]:
    """What is printed of a run: the sentence and the readouts."""
    texts = stops.explainer.texts(result, language)
    return {
        "sentence": stops.explainer.summary(result, language),
        "readouts": [texts[name] for name in stops.scene.readouts],
    }


def shown_columns(stops: Stops, result: Result) -> dict[str, Any]:
    """Every output of a run that the chart draws, by id, with as many figures as its table needs."""
    drawn = drawn_by(stops.chart)
    return as_printed(stops.explainer, {name: result["outputs"][name] for name in drawn if name in result["outputs"]})


def drawn_by(chart: Chart) -> list[str]:
    """The ids of everything that a chart reads from its table."""
    figures = [name for entry in chart.figures() for name in (entry.x, entry.y)]
    marks = [name for mark in chart.named() for name in (mark.thing, mark.user)]
    places = [place for place in chart.places() if isinstance(place, str)]
    more = getattr(chart, "positions", ())
    return list(
        dict.fromkeys(filter(None, [chart.axis(), *chart.drawn(), chart.cells(), *places, *figures, *marks, *more]))
    )


def shown_things(stops: Stops, result: Result, language: str) -> dict[str, list[str]]:
    """The names of the things that the chart is drawn over."""
    over = stops.chart.axis()
    categories = stops.explainer.categories
    return {over: stops.explainer.category_names(over, result, language)} if over in categories else {}


def compressed(text: str) -> bytes:
    """The text as servers send it."""
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def file_name(stops: Stops, text: str, language: str = "") -> str:
    """The name of a file of stops, of a language or for all; it changes with what is in it."""
    key = hashlib.sha256(text.encode()).hexdigest()[:16]
    return "-".join(filter(None, [stops.explainer.slug, stops.scene.id, language, key])) + ".json"


def as_script(name: str, text: str) -> str:
    """The file as pages from a disk read it: an ordinary script that hands over the compressed text."""
    return f"econExplainerPart({json.dumps(name)},{json.dumps(as_part(text))});\n"


def as_part(text: str) -> str:
    """The file as a text that stands in a page."""
    return encode(compressed(text))


def longest(texts: Sequence[str]) -> str:
    """The text that needs most room; a Chinese letter is as wide as two others."""
    return max(texts, key=lambda text: (sum(2 if ord(letter) > 0x2E80 else 1 for letter in text), text), default="")
