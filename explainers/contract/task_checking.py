"""Rules for the tasks of the printed sheet: what they refer to, and which texts they need."""

import ast
from typing import Any

from explainers.contract.checking import check_expression, check_ids, refer, shown_names
from explainers.contract.declaration import Declaration, Questions
from explainers.contract.errors import ContractError
from explainers.contract.tasks import TASK_KINDS, Answer, Draw, Shown, Task
from explainers.contract.units import UNITS


def check_tasks(questions: Questions, declaration: Declaration, *, file: str) -> None:
    """Refuses tasks that are not one of each kind, and references that lead nowhere; no tasks at all may load."""
    kinds = tuple(task.kind for task in questions.tasks)
    if kinds not in {(), TASK_KINDS}:
        rule = "A sheet has one worked, one faded and one free task, in this order."
        raise ContractError(file, "tasks", rule, found=list(kinds), try_this=", ".join(TASK_KINDS))
    check_ids([task.id for task in questions.tasks], file=file, field="tasks")
    for task in questions.tasks:
        check_task(task, declaration, file=file)


def check_task(task: Task, declaration: Declaration, *, file: str) -> None:
    """Refuses one task that does not fit the explainer."""
    place = f"tasks[{task.id}]"
    refer([task.objective], set(declaration.objectives), file=file, field=f"{place}.objective")
    refer(task.equations, {equation.id for equation in declaration.equations}, file=file, field=f"{place}.equations")
    check_ids(list(task.runs), file=file, field=f"{place}.runs")
    parameters, presets = {p.id for p in declaration.parameters}, {preset.id for preset in declaration.presets}
    for name, setting in task.runs.items():
        refer(setting, parameters | {"preset"}, file=file, field=f"{place}.runs.{name}")
        refer(filter(None, [setting.get("preset")]), presets, file=file, field=f"{place}.runs.{name}.preset")
    for draw in task.draws:
        check_draw(draw, task, declaration, file=file)
    for name in ("figure", "table"):
        if shown := getattr(task, name):
            check_shown(shown, task, declaration, file=file, field=f"{place}.{name}")
    check_ids(task.steps, file=file, field=f"{place}.steps")
    if bool(task.steps) == (task.kind == "free"):
        rule = "A worked and a faded task have steps; a free one has none, since finding them is the task."
        raise ContractError(file, f"{place}.steps", rule, found=list(task.steps))
    for claim in task.claims:
        check_over_runs(claim, task, declaration, file=file, field=f"{place}.claims")
    check_ids([answer.id for answer in task.answers], file=file, field=f"{place}.answers")
    for answer in task.answers:
        check_answer(answer, task, declaration, file=file)


def check_draw(draw: Draw, task: Task, declaration: Declaration, *, file: str) -> None:
    """Refuses a draw from outside a slider, and one that always gives the same."""
    place = f"tasks[{task.id}].draws[{draw.run}.{draw.parameter}]"
    refer([draw.run], set(task.runs), file=file, field=f"{place}.run")
    sliders = {p.id: p.slider for p in declaration.parameters if p.slider}
    refer([draw.parameter], set(sliders), file=file, field=f"{place}.parameter")
    slider = sliders[draw.parameter]
    if not slider.start <= draw.start < draw.end <= slider.end or draw.end - draw.start < slider.step:
        rule = (
            f"Draws lie on the slider, {slider.start:g} to {slider.end:g}, at least one step of {slider.step:g} apart."
        )
        found, example = [draw.start, draw.end], f"from = {slider.start:g}, to = {slider.end:g}"
        raise ContractError(file, place, rule, found=found, try_this=example)


def check_shown(shown: Shown, task: Task, declaration: Declaration, *, file: str, field: str) -> None:
    """Refuses a figure or table of a chart or run that is not there."""
    refer([shown.chart], {chart.id for chart in declaration.charts}, file=file, field=f"{field}.chart")
    refer([shown.run], set(task.runs), file=file, field=f"{field}.run")
    if shown.every < 1:
        raise ContractError(file, f"{field}.every", "This counts rows, from 1.", found=shown.every, try_this=10)


def check_answer(answer: Answer, task: Task, declaration: Declaration, *, file: str) -> None:
    """Refuses an answer that is neither a number nor a choice, and expressions over unknown names."""
    place = f"tasks[{task.id}].answers[{answer.id}]"
    if bool(answer.value) == bool(answer.options):
        rule = "An answer has either a `value`, which is an expression, or `options`."
        raise ContractError(file, place, rule, try_this='value = "run.output"')
    if answer.options:
        check_ids(list(answer.options), file=file, field=f"{place}.options")
        for option, text in answer.options.items():
            check_over_runs(text, task, declaration, file=file, field=f"{place}.options.{option}")
        return
    units = set(UNITS) | {unit.id for unit in declaration.units}
    refer([answer.unit], units, file=file, field=f"{place}.unit")
    if len(answer.plausible) != 2 or answer.plausible[0] >= answer.plausible[1]:
        rule = "A number needs the smallest and the largest value that make sense."
        found = list(answer.plausible)
        raise ContractError(file, f"{place}.plausible", rule, found=found, try_this="[0.0, 0.1]")
    check_over_runs(answer.value, task, declaration, file=file, field=f"{place}.value")
    check_ids([wrong.id for wrong in answer.wrong], file=file, field=f"{place}.wrong")
    for wrong in answer.wrong:
        check_over_runs(wrong.value, task, declaration, file=file, field=f"{place}.wrong[{wrong.id}].value")


def check_over_runs(text: str, task: Task, declaration: Declaration, *, file: str, field: str) -> None:
    """Refuses an expression that uses anything but the task's runs and what they hold."""
    check_expression(text, set(task.runs), file=file, field=field)
    known = {p.id for p in declaration.parameters} | {output.id for output in declaration.outputs}
    used = {node.attr for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute)}
    refer(sorted(used), known, file=file, field=field)


def needed_words(declaration: Declaration, questions: Questions) -> dict[str, Any]:
    """Every text that the tasks need, each with the placeholders it may use."""
    shown = shown_names(declaration)
    return {"tasks": {task.id: needed_task_words(task, shown) for task in questions.tasks}} if questions.tasks else {}


def needed_task_words(task: Task, shown: set[str]) -> dict[str, Any]:
    """The texts of one task; placeholders name a run and a number in it, or an answer."""
    numbers = {f"{run}.{name}" for run in task.runs for name in shown}
    none: set[str] = set()
    found = numbers | {f"answer.{answer.id}" for answer in task.answers}
    explain = {"question": numbers, "expected": found}
    answers = {
        may_be_absent(answer.id, needs): needs
        for answer in task.answers
        for needs in [needed_answer_words(answer, task.kind, numbers, found)]
    }
    needed: dict[str, Any] = {
        "title": none,
        "text": numbers,
        may_be_absent("answers", answers): answers,
        "explain" if task.kind == "worked" else "explain?": explain,
    }
    return needed | ({"steps": dict.fromkeys(task.steps, found)} if task.steps else {})


def may_be_absent(name: str, needed: dict[str, Any]) -> str:
    """The name of a table of texts, marked as optional where all of its texts are."""
    return name if any(not key.endswith("?") for key in needed) else f"{name}?"


def needed_answer_words(answer: Answer, kind: str, numbers: set[str], found: set[str]) -> dict[str, Any]:
    """The texts of one answer: the question of a free task, the marking hint, and the belief behind each wrong one."""
    none: set[str] = set()
    needed: dict[str, Any] = {"marking?" if kind == "worked" else "marking": found}
    needed["question" if kind == "free" else "question?"] = numbers
    if answer.wrong:
        needed["wrong"] = dict.fromkeys((wrong.id for wrong in answer.wrong), found)
    if answer.options:
        needed["options"] = dict.fromkeys(answer.options, none)
        needed["wrong"] = {f"{option}?": found for option in answer.options}
    return needed
