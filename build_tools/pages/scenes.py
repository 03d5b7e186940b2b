"""A scene as HTML, useful without scripts, and as the JSON that its element reads: what it shows, and no more."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_tools.cache import fingerprint, kept_text
from build_tools.pages.payload import script_text, units
from build_tools.pages.predictions import prediction_parts
from build_tools.pages.stops import (
    Stops,
    check_goal,
    check_size,
    compressed,
    drawn_by,
    file_name,
    longest,
    packed,
    shown_columns,
    shown_things,
    told,
)
from explainers.contract import formatting
from explainers.contract.errors import ContractError, refuse
from explainers.contract.explainer import Explainer, Result
from explainers.contract.json_form import plain
from explainers.contract.scenes import Scene

if TYPE_CHECKING:
    from build_tools.pages.explainer import View

FOLDER = Path("assets", "scenes")  # where the files of stops lie on the site


def scene_of(explainer: Explainer, name: str) -> Scene:
    """A scene by its id; ContractError for an unknown one."""
    scenes = {scene.id: scene for scene in explainer.declaration.scenes}
    if name not in scenes:
        hint = ", ".join(scenes) or "declare it in explainer.toml under [scenes.<id>]"
        raise ContractError("", f"scene({name!r})", "The explainer has no such scene.", try_this=hint)
    return scenes[name]


def scene_place(explainer: Explainer, name: str) -> str:
    """The id that a scene has on a page."""
    return f"{explainer.slug}-scene-{name}"


@dataclass(frozen=True)
class StopsFiles:
    """The two files of a scene's stops: numbers for all languages, and what is told of them in one; name and text."""

    numbers: tuple[str, str]
    texts: tuple[str, str]


def stops_of(view: "View", scene: Scene) -> StopsFiles:
    """Both files, made once for each version; ContractError where goal or size are wrong."""
    stops = Stops(view.explainer, scene)

    def kept(name: str, make: Callable[[], str]) -> str:
        def checked() -> str:
            text = make()
            refuse([*check_goal(stops), *check_size(stops, len(compressed(text)))])
            return text

        return kept_text("views", f"{view.version}-{name}-{scene.id}", checked) if view.version else checked()

    numbers, texts = kept("stops", lambda: packed(stops)), kept("told", lambda: told(stops, view.language))
    return StopsFiles((file_name(stops, numbers), numbers), (file_name(stops, texts, view.language), texts))


def stops_files(view: "View") -> dict[str, str]:
    """The files of stops of all scenes, by name."""
    pairs = [stops_of(view, scene) for scene in view.explainer.declaration.scenes]
    return dict(file for pair in pairs for file in (pair.numbers, pair.texts))


def folded_file(view: "View", name: str) -> tuple[str, str]:
    """A scene's markup as a file that other pages fetch when a reader unfolds it: its name, and its text."""
    text = json.dumps({"markup": view.scene(name)}, ensure_ascii=False)
    return f"folded-{view.explainer.slug}-{name}-{view.language}-{fingerprint(text)[:16]}.json", text


def scene_parts(view: "View", scene: Scene) -> dict[str, Any]:
    """What the template of a scene needs."""
    explainer, language, words = view.explainer, view.language, view.words
    stops = Stops(explainer, scene)
    texts, result = explainer.texts(stops.start, language), stops.start
    own, first = words["scenes"][scene.id], explainer.first_picture(scene)
    forms = ("wide", "narrow")
    return {
        "scene": {
            "id": scene.id,
            "place": scene_place(explainer, scene.id),
            "number": explainer.declaration.scenes.index(scene) + 1,
            "title": own["title"],
            "task": formatting.fill(own["task"], texts),
            "reached": own.get("reached", ""),
            "has_goal": scene.goal is not None,
            "reachable": scene.reachable,
            "chart": words["charts"][first]["title"],
        },
        "prediction": prediction_parts(view) if stops.reveal else None,
        "sliders": [slider(view, name, result) for name in scene.sliders],
        "figures": {form: view.figures[f"scene:{scene.id}", first, form] for form in forms},
        "sentence": explainer.summary(result, language),
        "longest": longest([stop["sentence"] for stop in json.loads(stops_of(view, scene).texts[1])["stops"]]),
        "readouts": [
            {"id": name, "label": words["outputs"][name]["label"], "text": texts[name]} for name in scene.readouts
        ],
        "table": view.table_data(first, result),
        "json": script_text(scene_payload(view, stops)),
    }


def slider(view: "View", name: str, result: Result) -> dict[str, Any]:
    """One slider where the scene begins: its words, its ends, and the text of its value."""
    parameter = next(entry for entry in view.explainer.table["parameters"] if entry["id"] == name)
    unit, value = view.explainer.units[parameter["unit"]], float(result["values"][name])
    words, own = view.explainer.unit_words(view.language)[parameter["unit"]], view.words["parameters"][name]
    text = formatting.setting_text(value, unit, parameter["digits"], words=words)
    reason = own.get("idle", "")
    return {
        **parameter,
        "label": own["label"],
        "text": text,
        "value": value,
        "reason": reason,
        "idle": name in result["idle"],
    }


def scene_payload(view: "View", stops: Stops) -> dict[str, Any]:
    """What the element's script reads."""
    explainer, scene, chart = view.explainer, stops.scene, stops.chart
    files = stops_of(view, scene)
    declared = next(entry for entry in view.payload["charts"] if entry["id"] == chart.id)
    wanted = {*drawn_by(chart), *scene.readouts}
    outputs = [entry for entry in explainer.table["outputs"] if entry["id"] in wanted]
    parameters = [entry for entry in explainer.table["parameters"] if entry["id"] in {*scene.sliders, *wanted}]
    starts = stops.start["values"]
    return {
        "slug": explainer.slug,
        "language": view.language,
        "id": scene.id,
        "stops": [files.numbers[0], files.texts[0]],
        "start": starts,
        "reveal": stops.reveal["values"] if stops.reveal else None,
        "is_covered": explainer.first_picture(scene) != scene.chart,
        "sliders": list(scene.sliders),
        "readouts": list(scene.readouts),
        "has_goal": scene.goal is not None,
        "chart": declared,
        "parameters": [{**entry, "default": starts[entry["id"]]} for entry in parameters],
        "outputs": outputs,
        "categories": [plain(entry) for entry in explainer.declaration.categories if entry.id == chart.axis()],
        "units": used_units(view, [*outputs, *parameters]),
        "words": scene_words(view, scene, [*outputs, *parameters]),
        "beside": beside(view, stops, declared.get("beside", "")),
        "credit": view.credit(),
    }


def used_units(view: "View", entries: list[dict[str, Any]]) -> dict[str, Any]:
    """The units of these parameters and outputs."""
    used = {entry["unit"] for entry in entries if "unit" in entry}
    return {name: unit for name, unit in units(view.explainer, view.language).items() if name in used}


def scene_words(view: "View", scene: Scene, entries: list[dict[str, Any]]) -> dict[str, Any]:
    """The words of the scene, of its chart, and of what it moves and shows."""
    words, ids = view.words, {entry["id"] for entry in entries}
    kept = {"title": words["title"], "scene": words["scenes"][scene.id], "presets": words["presets"]}
    for name in ("parameters", "outputs"):
        kept[name] = {key: text for key, text in words[name].items() if key in ids}
    return {**kept, "charts": {scene.chart: words["charts"][scene.chart]}}


def beside(view: "View", stops: Stops, situation: str) -> dict[str, Any] | None:
    """The run that the chart declares for comparison: its settings and what the chart draws of it."""
    if not situation:
        return None
    explainer = view.explainer
    found = explainer.results["" if situation == "start" else situation]
    table = shown_columns(stops, found)
    return {"values": found["values"], "outputs": table, "things": shown_things(stops, found, view.language)}
