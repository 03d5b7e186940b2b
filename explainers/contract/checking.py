"""Rules that hold between the fields of one explainer: ranges, references, words."""

import ast
import keyword
import re
from collections.abc import Iterable, Sequence
from typing import Any

from explainers.contract.declaration import Declaration, Parameter, Questions
from explainers.contract.errors import ContractError
from explainers.contract.formatting import PLACEHOLDER
from explainers.contract.running import ModelError, condition

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")


def check_declaration(declaration: Declaration, *, file: str) -> None:
    """Refuses ids used twice, ranges that do not fit and references that lead nowhere."""
    if declaration.contract != 1:
        raise ContractError(
            file, "contract", "This version of the contract is not known.", found=declaration.contract, try_this=1
        )
    for parameter in declaration.parameters:
        check_ranges(parameter, file=file)
    parameters = [parameter.id for parameter in declaration.parameters]
    outputs = [output.id for output in declaration.outputs]
    check_ids([*parameters, *outputs], file=file, field="parameters and outputs")
    for name in ("charts", "equations", "presets", "limits"):
        check_ids([entry.id for entry in getattr(declaration, name)], file=file, field=name)
    series = {output.id for output in declaration.outputs if output.kind == "series"}
    for output in declaration.outputs:
        if output.kind == "series" and output.along not in series:
            raise ContractError(
                file,
                f"outputs[{output.id}].along",
                "A series names the series that numbers its points.",
                found=output.along,
                try_this=sorted(series)[0],
            )
    if not any(output.headline and output.kind == "number" for output in declaration.outputs):
        raise ContractError(file, "outputs", "At least one number must be a headline.", try_this="headline = true")
    for chart in declaration.charts:
        refer(
            [chart.x, *chart.y, *([chart.total] if chart.total else [])], series, file=file, field=f"charts[{chart.id}]"
        )
        refer(
            [name for point in chart.points for name in (point.x, point.y)],
            set(outputs) - series,
            file=file,
            field=f"charts[{chart.id}].points",
        )
    for preset in declaration.presets:
        refer(preset.values, set(parameters), file=file, field=f"presets[{preset.id}].values")
    if declaration.summary[-1].when:
        raise ContractError(
            file,
            "summary",
            "The last case must have no condition, so that one always holds.",
            found=declaration.summary[-1].when,
        )
    for case in declaration.summary:
        check_expression(case.when or "True", {*parameters, *outputs}, file=file, field=f"summary[{case.id}].when")
    refer([declaration.sensitivity], set(outputs) - series, file=file, field="sensitivity")
    refer(
        [declaration.prediction.reveal],
        {preset.id for preset in declaration.presets},
        file=file,
        field="prediction.reveal",
    )
    refer(declaration.prediction.answer, set(declaration.prediction.options), file=file, field="prediction.answer")


def check_ids(ids: Sequence[str], *, file: str, field: str) -> None:
    """Refuses an id that is no plain name, or that occurs twice."""
    for name in ids:
        if not IDENTIFIER.fullmatch(name) or keyword.iskeyword(name):
            raise ContractError(
                file,
                field,
                "An id is lower-case English words joined by underscores.",
                found=name,
                try_this="saving_share",
            )
        if ids.count(name) > 1:
            raise ContractError(file, field, "This id is used twice.", found=name)


def check_ranges(parameter: Parameter, *, file: str) -> None:
    """Refuses a slider that leaves the allowed range, and a start value outside either."""
    place, slider, allowed = f"parameters[{parameter.id}]", parameter.slider, parameter.allowed
    if not allowed.start < allowed.end:
        raise ContractError(
            file, f"{place}.allowed", "`from` must be smaller than `to`.", found=[allowed.start, allowed.end]
        )
    if not slider.start < slider.end:
        raise ContractError(
            file, f"{place}.slider", "`from` must be smaller than `to`.", found=[slider.start, slider.end]
        )
    for end, name in ((slider.start, "from"), (slider.end, "to")):
        if not allowed.start <= end <= allowed.end:
            nearest = min(max(end, allowed.start), allowed.end)
            raise ContractError(
                file,
                f"{place}.slider.{name}",
                f"A slider may not leave the allowed range, {allowed.start:g} to {allowed.end:g}.",
                found=end,
                try_this=nearest,
            )
    if not slider.start <= parameter.default <= slider.end:
        nearest = min(max(parameter.default, slider.start), slider.end)
        raise ContractError(
            file,
            f"{place}.default",
            f"The start value must lie on the slider, {slider.start:g} to {slider.end:g}.",
            found=parameter.default,
            try_this=nearest,
        )
    if slider.step <= 0:
        raise ContractError(
            file,
            f"{place}.slider.step",
            "A slider needs a positive step.",
            found=slider.step,
            try_this=(slider.end - slider.start) / 100,
        )
    if parameter.scale == "log" and slider.start <= 0:
        raise ContractError(file, f"{place}.slider.from", "A logarithmic slider starts above zero.", found=slider.start)


def refer(names: Iterable[str], known: set[str], *, file: str, field: str) -> None:
    """Refuses a name that nothing else declares."""
    for name in names:
        if name not in known:
            raise ContractError(
                file,
                field,
                "Nothing of this name is declared for this place.",
                found=name,
                try_this=", ".join(sorted(known)),
            )


def check_expression(text: str, known: set[str], *, file: str, field: str) -> None:
    """Refuses an expression that is no expression, does more than calculate, or uses an unknown name."""
    try:
        condition(text)
    except (SyntaxError, ModelError) as error:
        raise ContractError(file, field, f"This is not a usable expression: {error}.", found=text) from None
    called = {
        node.func.id
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    used = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
    refer(sorted(used - called), known, file=file, field=field)


def check_questions(questions: Questions, declaration: Declaration, *, file: str) -> None:
    """Refuses a question without objective, and an objective without question."""
    for item in questions.quiz:
        refer([item.objective], set(declaration.objectives), file=file, field=f"quiz[{item.id}].objective")
        for option in item.options:
            names = {node.id for node in ast.walk(ast.parse(option.holds)) if isinstance(node, ast.Name)}
            refer(
                sorted(names - {"abs", "min", "max", "sum", "len", "round", "log", "exp"}),
                set(item.runs),
                file=file,
                field=f"quiz[{item.id}].options[{option.id}].holds",
            )
    served = {item.objective for item in questions.quiz}
    for objective in declaration.objectives:
        if objective not in served:
            raise ContractError(file, "quiz", "Every objective is met by at least one question.", found=objective)


def check_words(words: dict[str, Any], needed: dict[str, Any], *, file: str, field: str = "") -> None:
    """Refuses a missing, empty or superfluous text.

    `needed` has the shape of the words; a name that ends in "?" is optional.
    """
    for key, below in needed.items():
        name, optional = key.removesuffix("?"), key.endswith("?")
        place = f"{field}.{name}" if field else name
        if optional and name not in words:
            continue
        if name not in words:
            raise ContractError(file, place, "This text is missing.", try_this=f'{name} = "…"')
        if isinstance(below, dict):
            if not isinstance(words[name], dict):
                raise ContractError(file, place, "This must be a table of texts.", found=words[name])
            check_words(words[name], below, file=file, field=place)
        elif not isinstance(words[name], str) or not words[name].strip():
            raise ContractError(file, place, "This text is empty or no text.", found=words[name])
        else:
            check_placeholders(words[name], below, file=file, field=place)
    for name in words:
        if name not in needed and f"{name}?" not in needed:
            raise ContractError(
                file,
                f"{field}.{name}" if field else name,
                "Nothing uses this text.",
                try_this="remove it, or mend its name",
            )


def check_placeholders(text: str, known: set[str], *, file: str, field: str) -> None:
    """Refuses a {placeholder} that no number fills."""
    for name in PLACEHOLDER.findall(text):
        if name not in known:
            allowed = ", ".join(sorted(known)) or "none here"
            raise ContractError(file, field, "No number fills this placeholder.", found=f"{{{name}}}", try_this=allowed)


def needed_words(declaration: Declaration, questions: Questions) -> dict[str, Any]:
    """Every text that an explainer's words file must hold, each with the placeholders it may use."""
    none: set[str] = set()
    shown = {p.id for p in declaration.parameters} | {o.id for o in declaration.outputs if o.kind == "number"}
    labelled = {"label": none, "meaning": none}
    return {
        "title": none,
        "question": none,
        "teaser": none,
        "parameters": {parameter.id: labelled for parameter in declaration.parameters},
        "outputs": {output.id: labelled for output in declaration.outputs},
        "charts": {
            chart.id: {"title": none, "x": none, "y": none}
            | ({"points": dict.fromkeys((point.id for point in chart.points), none)} if chart.points else {})
            for chart in declaration.charts
        },
        "presets": {preset.id: {"name": none, "story": none} for preset in declaration.presets},
        "equations": dict.fromkeys((equation.id for equation in declaration.equations), none),
        "summary": dict.fromkeys((case.id for case in declaration.summary), shown),
        "objectives": dict.fromkeys(declaration.objectives, none),
        "limits": dict.fromkeys((limit.id for limit in declaration.limits), none),
        "prediction": {
            "question": shown,
            "options": dict.fromkeys(declaration.prediction.options, none),
            "reveal": shown,
        },
        "quiz": {item.id: needed_quiz_words(item, shown) for item in questions.quiz},
    }


def needed_quiz_words(item: Any, shown: set[str]) -> dict[str, Any]:
    """The texts of one question; its placeholders name a run and a number in it."""
    numbers = {f"{run}.{name}" for run in item.runs for name in shown}
    return {
        "question": numbers,
        "options": {option.id: {"text": numbers, "feedback": numbers, "belief?": numbers} for option in item.options},
    }
