"""Rules that hold between the fields of one explainer: ranges, references, words."""

import ast
import difflib
import keyword
import re
from collections.abc import Iterable, Sequence
from typing import Any

from explainers.contract.declaration import Chart, Declaration, Parameter, Questions
from explainers.contract.errors import ContractError
from explainers.contract.formatting import PLACEHOLDER
from explainers.contract.units import UNITS
from explainers.runner.errors import ModelError
from explainers.runner.expressions import condition

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")


def check_declaration(declaration: Declaration, *, file: str) -> None:
    """Refuses ids used twice, ranges that do not fit and references that lead nowhere."""
    if declaration.contract != 1:
        rule = "This version of the contract is not known."
        raise ContractError(file, "contract", rule, found=declaration.contract, try_this=1)
    parameters = {parameter.id for parameter in declaration.parameters}
    outputs = {output.id for output in declaration.outputs}
    check_all_ids(declaration, file=file)
    check_units(declaration, file=file)
    for parameter in declaration.parameters:
        check_parameter(parameter, file=file)
    check_outputs(declaration, file=file)
    for chart in declaration.charts:
        check_chart(chart, declaration, file=file)
    for preset in declaration.presets:
        refer(preset.values, parameters, file=file, field=f"presets[{preset.id}].values")
    check_summary(declaration, parameters | outputs, file=file)
    numbers = {output.id for output in declaration.outputs if output.kind == "number"}
    refer([declaration.sensitivity], numbers, file=file, field="sensitivity")
    presets = {preset.id for preset in declaration.presets}
    refer([declaration.prediction.reveal], presets, file=file, field="prediction.reveal")
    refer(declaration.prediction.answer, set(declaration.prediction.options), file=file, field="prediction.answer")
    charts = {chart.id for chart in declaration.charts}
    refer(filter(None, [declaration.prediction.chart]), charts, file=file, field="prediction.chart")
    check_own_data(declaration, file=file)


def check_all_ids(declaration: Declaration, *, file: str) -> None:
    """Refuses an id that is used twice; parameters, outputs and categories share one set of names."""
    shared = [parameter.id for parameter in declaration.parameters]
    shared += [output.id for output in declaration.outputs] + [category.id for category in declaration.categories]
    check_ids(shared, file=file, field="parameters, outputs and categories")
    for name in ("charts", "equations", "presets", "limits", "data"):
        check_ids([entry.id for entry in getattr(declaration, name)], file=file, field=name)
    for category in declaration.categories:
        check_ids(category.items, file=file, field=f"categories[{category.id}].items")


def check_units(declaration: Declaration, *, file: str) -> None:
    """Refuses a unit that nobody declares, and one that means something else elsewhere."""
    own = {unit.id: unit for unit in declaration.units}
    for name, unit in own.items():
        if UNITS.get(name, unit) != unit:
            raise ContractError(
                file, f"units[{name}]", "The common list has this unit with another factor.", found=unit
            )
    for kind in ("parameters", "outputs"):
        for entry in getattr(declaration, kind):
            if entry.unit not in UNITS | own:
                close = difflib.get_close_matches(entry.unit, [*UNITS, *own], n=1) or [", ".join([*UNITS, *own])]
                rule = "There is no such unit. Use one of the list, or declare it under [[units]]."
                raise ContractError(file, f"{kind}[{entry.id}].unit", rule, found=entry.unit, try_this=close[0])


def check_outputs(declaration: Declaration, *, file: str) -> None:
    """Refuses a series or a matrix that lies along nothing, and an explainer without a headline."""
    series = {output.id for output in declaration.outputs if output.kind == "series"}
    categories = {category.id for category in declaration.categories}
    for output in declaration.outputs:
        if output.kind == "number" and output.along:
            refer([output.along], categories, file=file, field=f"outputs[{output.id}].along")
        if output.kind != "number":
            known = categories if output.kind == "matrix" else series | categories
            refer([output.along], known, file=file, field=f"outputs[{output.id}].along")
    if not any(output.headline and output.kind == "number" for output in declaration.outputs):
        raise ContractError(file, "outputs", "At least one number must be a headline.", try_this="headline = true")


def check_chart(chart: Chart, declaration: Declaration, *, file: str) -> None:
    """Refuses a chart that draws what is not there, or that lacks what its kind needs."""
    kinds = {output.id: output.kind for output in declaration.outputs}
    series, place = {name for name, kind in kinds.items() if kind == "series"}, f"charts[{chart.id}]"
    categories = {category.id for category in declaration.categories}
    over_category = chart.kind in {"network", "matrix"}
    refer([chart.x], categories if over_category else series | categories, file=file, field=f"{place}.x")
    refer([*chart.y, *chart.band, *filter(None, [chart.total])], series, file=file, field=place)
    numbers = {name for name, kind in kinds.items() if kind == "number"}
    refer([name for point in chart.points for name in (point.x, point.y)], numbers, file=file, field=f"{place}.points")
    if over_category:
        refer([chart.matrix], set(kinds) - series - numbers, file=file, field=f"{place}.matrix")
    if not chart.y and chart.kind != "matrix":
        raise ContractError(file, f"{place}.y", "This kind of chart draws at least one series.", found=list(chart.y))
    if chart.kind == "scatter" and len(chart.y) != 1:
        raise ContractError(file, f"{place}.y", "A scatter draws one series of heights.", found=list(chart.y))
    if len(chart.band) not in {0, 2}:
        raise ContractError(file, f"{place}.band", "A band has two ends.", found=list(chart.band))


def check_summary(declaration: Declaration, known: set[str], *, file: str) -> None:
    """Refuses a summary without a last resort, a case without claims, and expressions over unknown names."""
    if declaration.summary[-1].when:
        rule = "The last case must have no condition, so that one always holds."
        raise ContractError(file, "summary", rule, found=declaration.summary[-1].when)
    for case in declaration.summary:
        place = f"summary[{case.id}]"
        if not case.claims:
            rule = "A sentence claims something; write it as an expression that must be true."
            raise ContractError(file, f"{place}.claims", rule, try_this='["late_growth < early_growth"]')
        check_expression(case.when or "True", known, file=file, field=f"{place}.when")
        for claim in case.claims:
            check_expression(claim, known, file=file, field=f"{place}.claims")


def check_own_data(declaration: Declaration, *, file: str) -> None:
    """Refuses a table of the reader's that no choice leads to."""
    own = declaration.own_data
    if own is None:
        return
    options = {p.id: set(p.options) for p in declaration.parameters if p.kind == "choice"}
    refer([own.parameter], set(options), file=file, field="own_data.parameter")
    refer([own.option], options[own.parameter], file=file, field="own_data.option")
    columns = {column.id for column in own.columns}
    refer([name for names in own.alternatives for name in names], columns, file=file, field="own_data.alternatives")


def check_parameter(parameter: Parameter, *, file: str) -> None:
    """Refuses a choice without options, and a number without ranges."""
    place = f"parameters[{parameter.id}]"
    if parameter.kind == "choice":
        check_ids(parameter.options, file=file, field=f"{place}.options")
        if len(parameter.options) < 2:
            raise ContractError(
                file, f"{place}.options", "A choice needs at least two options.", found=parameter.options
            )
        if parameter.default not in parameter.options:
            rule = "The start value must be one of the options."
            raise ContractError(file, f"{place}.default", rule, found=parameter.default, try_this=parameter.options[0])
        return
    for name in ("slider", "allowed"):
        if getattr(parameter, name) is None:
            rule = "A number needs this range."
            raise ContractError(file, f"{place}.{name}", rule, try_this=f"{name} = {{ from = 0.0, to = 1.0 }}")
    if not isinstance(parameter.default, float):
        raise ContractError(file, f"{place}.default", "This must be a number.", found=parameter.default)
    check_ranges(parameter, parameter.default, parameter.slider, parameter.allowed, file=file)


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


def check_ranges(parameter: Parameter, default: float, slider: Any, allowed: Any, *, file: str) -> None:
    """Refuses a slider that leaves the allowed range, and a start value outside either."""
    place = f"parameters[{parameter.id}]"
    for name, span in (("allowed", allowed), ("slider", slider)):
        if not span.start < span.end:
            rule = "`from` must be smaller than `to`."
            raise ContractError(file, f"{place}.{name}", rule, found=[span.start, span.end])
    for end, name in ((slider.start, "from"), (slider.end, "to")):
        if not allowed.start <= end <= allowed.end:
            rule = f"A slider may not leave the allowed range, {allowed.start:g} to {allowed.end:g}."
            nearest = min(max(end, allowed.start), allowed.end)
            raise ContractError(file, f"{place}.slider.{name}", rule, found=end, try_this=nearest)
    if not slider.start <= default <= slider.end:
        rule = f"The start value must lie on the slider, {slider.start:g} to {slider.end:g}."
        nearest = min(max(default, slider.start), slider.end)
        raise ContractError(file, f"{place}.default", rule, found=default, try_this=nearest)
    if slider.step <= 0:
        step = (slider.end - slider.start) / 100
        raise ContractError(
            file, f"{place}.slider.step", "A slider needs a positive step.", found=slider.step, try_this=step
        )
    if parameter.scale == "log" and slider.start <= 0:
        rule = "A logarithmic slider starts above zero."
        raise ContractError(file, f"{place}.slider.from", rule, found=slider.start)


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


def shown_names(declaration: Declaration) -> set[str]:
    """Everything that sentences may name: parameters, and outputs that are one number."""
    return {p.id for p in declaration.parameters} | {o.id for o in declaration.outputs if o.kind == "number"}


def needed_words(declaration: Declaration, questions: Questions) -> dict[str, Any]:
    """Every text that an explainer's words file must hold, each with the placeholders it may use."""
    none: set[str] = set()
    shown = shown_names(declaration)
    labelled = {"label": none, "meaning": none}
    needed = {
        "title": none,
        "question": none,
        "teaser": none,
        "parameters": {
            parameter.id: labelled | ({"options": dict.fromkeys(parameter.options, none)} if parameter.options else {})
            for parameter in declaration.parameters
        },
        "outputs": {output.id: labelled for output in declaration.outputs},
        "charts": {
            chart.id: {"title": none, "x": none, "y": none}
            | ({"points": dict.fromkeys((point.id for point in chart.points), none)} if chart.points else {})
            | ({"above": none, "below": none} if chart.diagonal else {})
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
    if declaration.units:
        needed["units"] = {unit.id: {"pattern": none, "axis?": none, "suffix?": none} for unit in declaration.units}
    if declaration.categories:
        needed["categories"] = {entry.id: dict.fromkeys(entry.items, shown) for entry in declaration.categories}
    if declaration.data:
        needed["data"] = dict.fromkeys((entry.id for entry in declaration.data), none)
    if declaration.own_data:
        columns = dict.fromkeys((column.id for column in declaration.own_data.columns), none)
        needed["own_data"] = {"intro": none, "example": none, "columns": columns}
    return needed


def needed_quiz_words(item: Any, shown: set[str]) -> dict[str, Any]:
    """The texts of one question; its placeholders name a run and a number in it."""
    numbers = {f"{run}.{name}" for run in item.runs for name in shown}
    return {
        "question": numbers,
        "options": {option.id: {"text": numbers, "feedback": numbers, "belief?": numbers} for option in item.options},
    }
