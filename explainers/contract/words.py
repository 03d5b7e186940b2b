"""The texts that an explainer's words files must hold, and the rule that holds them to it.

Only what a reader sees has words: an output that no page shows has no label.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from explainers.contract.declaration import Declaration
from explainers.contract.errors import ContractError
from explainers.contract.formatting import FORMS, PLACEHOLDER
from explainers.contract.json_form import options
from explainers.contract.names import Names, Problems
from explainers.contract.outputs import NumberOutput
from explainers.contract.questions import Answer, Questions, QuizItem, Task
from explainers.contract.reading import join, read_toml
from explainers.contract.scenes import Scene
from explainers.contract.settings import ChoiceParameter, NumberParameter, Parameter

MISSING = "This text is missing."
UNFINISHED = "TODO"  # how a text begins that is still to be written

Needed = dict[str, Any]  # texts by name: the placeholders that each may use, or a table of texts
NONE: frozenset[str] = frozenset()
BRACES = re.compile(r"\{[^{}]*\}?|\}")  # sought where placeholders were taken out


@dataclass(frozen=True)
class Optional:
    """A text, or a table of texts, that may be missing."""

    needed: Any


@cache
def contract_words(language: str) -> dict[str, Any]:
    """The words of units, levels and directions of error in one language."""
    return read_toml(Path(__file__).with_name(f"words.{language}.toml"))


def needed_words(declaration: Declaration, questions: Questions) -> Needed:
    """Every text that a words file must hold, each with the placeholders it may use."""
    names = Names(declaration)
    shown = placeholders(names)
    needed = {
        **dict.fromkeys(("title", "question", "teaser"), NONE),
        "parameters": {parameter.id: parameter_words(parameter) for parameter in declaration.parameters},
        "outputs": output_words(declaration),
        "charts": {chart.id: {"title": NONE, "caption": shown, **chart.texts()} for chart in declaration.charts},
        "presets": {preset.id: {"name": NONE, "story": NONE} for preset in declaration.presets},
        "scenes": {scene.id: scene_words(scene, shown) for scene in declaration.scenes},
        "equations": {equation.id: NONE for equation in declaration.equations},
        "summary": {case.id: shown for case in declaration.summary},
        "objectives": dict.fromkeys(declaration.objectives, NONE),
        "limits": {limit.id: NONE for limit in declaration.limits},
        "prediction": {
            "question": shown,
            "options": dict.fromkeys(declaration.prediction.options, NONE),
            "reveal": shown,
        },
        "units": {
            unit.id: {"pattern": NONE, **{name: Optional(NONE) for name in ("one", "axis", "suffix")}}
            for unit in declaration.units
        },
        "categories": {category.id: dict.fromkeys(category.items, shown) for category in declaration.categories},
        "data": {entry.id: NONE for entry in declaration.data},
        "own_data": own_data_words(declaration),
        "quiz": {item.id: quiz_words(item, names) for item in questions.quiz},
        "tasks": {task.id: task_words(task, names) for task in questions.tasks},
    }
    return {name: below for name, below in needed.items() if below != {}}


def placeholders(names: Names, run: str = "") -> set[str]:
    """The placeholders for everything that sentences may name, in all forms; of one run, as {run.name}."""
    plain = {f"{run}{name}" for name in names.named}
    numbers = names.of(NumberParameter, NumberOutput)
    return plain | {f"{run}{name}:{form}" for name in numbers for form in FORMS}


def placeholders_of_runs(runs: Any, names: Names) -> set[str]:
    """The placeholders for the numbers of named runs."""
    return set().union(*(placeholders(names, f"{run}.") for run in runs))


def parameter_words(parameter: Parameter) -> Needed:
    """Label and meaning; a name for each own option; why it is idle where it may be."""
    needed: Needed = {"label": NONE, "meaning": NONE}
    if parameter.matters_when:
        needed["idle"] = NONE
    if isinstance(parameter, ChoiceParameter) and parameter.options:
        needed["options"] = dict.fromkeys(parameter.options, NONE)
    return needed


def output_words(declaration: Declaration) -> Needed:
    """A label for what is drawn, listed or a headline; what a headline means; how an absent number is said."""
    drawn = {name for chart in declaration.charts for name in (chart.axis(), *chart.drawn())}
    drawn |= {name for scene in declaration.scenes for name in scene.readouts}
    needed: Needed = {}
    for output in declaration.outputs:
        is_headline = getattr(output, "headline", False)
        if is_headline or output.id in drawn | {declaration.sensitivity}:
            needed[output.id] = {"label": NONE} | ({"meaning": NONE} if is_headline else {})
        if getattr(output, "absent", False):
            needed.setdefault(output.id, {})["absent"] = NONE
    return needed


def scene_words(scene: Scene, shown: set[str]) -> Needed:
    """Title; task, with the numbers of the beginning; what the goal shows once it is reached, or why it cannot be."""
    reached: Needed = {"reached": NONE} if scene.goal else {}
    return {"title": NONE, "task": shown, **reached}


def own_data_words(declaration: Declaration) -> Needed:
    """How a reader's table is asked for."""
    if not declaration.own_data:
        return {}
    columns = {column.id: NONE for column in declaration.own_data.columns}
    return {"intro": NONE, "example": NONE, "columns": columns}


def quiz_words(item: QuizItem, names: Names) -> Needed:
    """The texts of one question; its placeholders name a run and a number in it."""
    numbers = placeholders_of_runs(item.runs, names)
    option = {"text": numbers, "feedback": numbers, "belief": Optional(numbers)}
    return {"question": numbers, "options": dict.fromkeys(item.options, option)}


def task_words(task: Task, names: Names) -> Needed:
    """The texts of one task; placeholders name a run and a number in it, or an answer."""
    numbers = placeholders_of_runs(task.runs, names)
    found = numbers | {f"answer.{answer.id}" for answer in task.answers}
    explain = {"question": numbers, "expected": found}
    answers = {answer.id: answer_words(answer, task.kind, numbers, found) for answer in task.answers}
    return {
        "title": NONE,
        "text": numbers,
        "answers": maybe({name: maybe(needed) for name, needed in answers.items()}),
        "explain": explain if task.kind == "worked" else Optional(explain),
        **({"steps": dict.fromkeys(task.steps, found)} if task.steps else {}),
    }


def answer_words(answer: Answer, kind: str, numbers: set[str], found: set[str]) -> Needed:
    """The texts of one answer: the question of a free task, the marking hint, and the belief behind each wrong one."""
    needed: Needed = {
        "marking": Optional(found) if kind == "worked" else found,
        "question": numbers if kind == "free" else Optional(numbers),
    }
    if answer.wrong:
        needed["wrong"] = dict.fromkeys(answer.wrong, found)
    if answer.options:
        needed["options"] = dict.fromkeys(answer.options, NONE)
        needed["wrong"] = Optional({option: Optional(found) for option in answer.options})
    return needed


def maybe(needed: Needed) -> Needed | Optional:
    """A table of texts, optional where all of its texts are."""
    return Optional(needed) if all(isinstance(below, Optional) for below in needed.values()) else needed


def check_words(words: dict[str, Any], needed: Needed, *, file: str, field: str = "") -> Problems:
    """A problem for each missing, empty or superfluous text, and for each placeholder that no number fills."""
    for name, below in needed.items():
        place = join(field, name)
        if name in words:
            inner = below.needed if isinstance(below, Optional) else below
            yield from check_text(words[name], inner, file=file, field=place)
        elif not isinstance(below, Optional):
            for missing in leaves(below, place):
                yield ContractError(file, missing, MISSING, try_this=f'{missing.split(".")[-1]} = "…"')
    for name in words:
        if name not in needed:
            yield ContractError(
                file, join(field, name), "Nothing uses this text.", try_this="remove it, or mend its name"
            )


def check_offered(words: dict[str, Any], declaration: Declaration, *, file: str) -> Problems:
    """A problem for each name of a thing that a choice offers and that speaks of a run: no run has been made yet."""
    categories = {p.of for p in declaration.parameters if isinstance(p, ChoiceParameter) and p.of}
    for category in sorted(categories):
        for item, text in words.get("categories", {}).get(category, {}).items():
            if PLACEHOLDER.search(str(text)):
                rule = "A choice offers this name, so it may not speak of a run."
                yield ContractError(file, f"categories.{category}.{item}", rule, found=text)


def check_text(text: Any, needed: Any, *, file: str, field: str) -> Problems:
    """Problems of one text, or of a table of texts."""
    if isinstance(needed, dict):
        if isinstance(text, dict):
            yield from check_words(text, needed, file=file, field=field)
        else:
            yield ContractError(file, field, "This must be a table of texts.", found=text)
    elif not isinstance(text, str) or not text.strip():
        yield ContractError(file, field, "This text is empty or no text.", found=text)
    else:
        allowed = ", ".join(sorted(name for name in needed if ":" not in name)) or "none here"
        for found in unfilled(text, needed):
            yield ContractError(file, field, "No number fills this placeholder.", found=found, try_this=allowed)


def unfilled(text: str, known: Collection[str]) -> list[str]:
    """What stands in braces and would be printed as it is: names that nobody knows, and what is no name at all.

    The {} of a unit stands for its number.
    """
    unknown = [f"{{{name}}}" for name in PLACEHOLDER.findall(text) if name not in known]
    return unknown + BRACES.findall(PLACEHOLDER.sub("", text).replace("{}", ""))


def check_unfinished(words: dict[str, Any], needed: Needed, *, file: str) -> Problems:
    """What a draft still lacks: missing texts, and those that say that they are still to be written."""
    for problem in check_words(words, needed, file=file):
        if problem.rule == MISSING:
            yield problem
    for place, text in texts_of(words):
        if text.startswith(UNFINISHED):
            yield ContractError(file, place, "This text is still to be written.", found=text)


def texts_of(words: dict[str, Any], field: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a words file with its place."""
    for name, below in words.items():
        if isinstance(below, dict):
            yield from texts_of(below, join(field, name))
        else:
            yield join(field, name), str(below)


def leaves(needed: Any, place: str) -> Iterator[str]:
    """The places of all texts that must be there."""
    if isinstance(needed, dict):
        for name, below in needed.items():
            yield from leaves(below, f"{place}.{name}")
    elif not isinstance(needed, Optional):
        yield place


def completed(words: dict[str, Any], declaration: Declaration) -> dict[str, Any]:
    """The words with the names of a category's things as texts of the choices that offer them."""
    parameters = dict(words["parameters"])
    for parameter in declaration.parameters:
        if isinstance(parameter, ChoiceParameter):
            own = words["parameters"][parameter.id].get("options", {})
            things = words.get("categories", {}).get(parameter.of, {})
            texts = {option: {**things, **own}[option] for option in options(parameter, declaration)}
            parameters[parameter.id] = {**words["parameters"][parameter.id], "options": texts}
    return {**words, "parameters": parameters}


def with_unfinished(words: dict[str, Any], needed: Needed, place: str = "") -> dict[str, Any]:
    """The words of a draft: a missing text says so itself."""
    filled = dict(words)
    for name, below in needed.items():
        if isinstance(below, Optional):
            continue
        if isinstance(below, dict):
            given = words.get(name, {})
            filled[name] = with_unfinished(given if isinstance(given, dict) else {}, below, join(place, name))
        elif name not in words:
            filled[name] = f"{UNFINISHED} {join(place, name)}"
    return filled
