"""Rules for what readers are asked: quiz, printed tasks, and the checks of the model."""

from itertools import chain

from explainers.contract.declaration import Checks, Declaration
from explainers.contract.errors import ContractError
from explainers.contract.names import Names, Problems, refer
from explainers.contract.questions import TASK_KINDS, Answer, Draw, Exhibit, Questions, QuizItem, Task
from explainers.contract.rules import check_ids, check_unit
from explainers.contract.settings import NumberParameter
from explainers.runner.expressions import Expression


def check_questions(questions: Questions, declaration: Declaration, *, file: str) -> Problems:
    """Everything in quiz and tasks that does not fit the declaration."""
    names = Names(declaration)
    for item in questions.quiz:
        yield from check_quiz_item(item, names, file=file)
    served = {item.objective for item in questions.quiz}
    for objective in declaration.objectives:
        if objective not in served:
            yield ContractError(file, "quiz", "Every objective is met by at least one question.", found=objective)
    kinds = tuple(task.kind for task in questions.tasks)
    if kinds not in {(), TASK_KINDS}:
        rule = "A sheet has one worked, one faded and one free task, in this order."
        yield ContractError(file, "tasks", rule, found=list(kinds), try_this=", ".join(TASK_KINDS))
    for task in questions.tasks:
        yield from check_task(task, names, file=file)


def check_quiz_item(item: QuizItem, names: Names, *, file: str) -> Problems:
    """Problems of one question of the quiz."""
    place = f"quiz.{item.id}"
    yield from check_ids([item.id, *item.options], file=file, field=place)
    yield from refer([item.objective], names.declaration.objectives, file=file, field=f"{place}.objective")
    yield from check_runs(item, names, file=file, place=place)
    for option, expression in item.options.items():
        yield from over_runs(expression, item, names, file=file, field=f"{place}.options.{option}")


def check_runs(asked: QuizItem | Task, names: Names, *, file: str, place: str) -> Problems:
    """Problems of the named runs of a question."""
    yield from check_ids(list(asked.runs), file=file, field=f"{place}.runs")
    for name, situation in asked.runs.items():
        yield from names.check_situation(situation, file=file, field=f"{place}.runs.{name}")


def over_runs(
    expression: Expression | None, asked: QuizItem | Task, names: Names, *, file: str, field: str
) -> Problems:
    """Problems of an expression that uses anything but the question's runs and what they hold."""
    yield from names.check_expression(expression, (), file=file, field=field, runs=asked.runs)


def check_task(task: Task, names: Names, *, file: str) -> Problems:
    """Problems of one task."""
    place, declaration = f"tasks.{task.id}", names.declaration
    yield from check_ids([task.id, *task.steps], file=file, field=place)
    yield from refer([task.objective], declaration.objectives, file=file, field=f"{place}.objective")
    yield from refer(task.equations, names.ids("equations"), file=file, field=f"{place}.equations")
    yield from check_runs(task, names, file=file, place=place)
    for draw in task.draws:
        yield from check_draw(draw, task, names, file=file)
    for name in ("figure", "table"):
        if exhibit := getattr(task, name):
            yield from check_exhibit(exhibit, task, names, file=file, field=f"{place}.{name}")
    if bool(task.steps) == (task.kind == "free"):
        rule = "A worked and a faded task have steps; a free one has none, since finding them is the task."
        yield ContractError(file, f"{place}.steps", rule, found=list(task.steps))
    for claim in task.claims:
        yield from over_runs(claim, task, names, file=file, field=f"{place}.claims")
    yield from check_ids([answer.id for answer in task.answers], file=file, field=f"{place}.answers")
    yield from chain.from_iterable(check_answer(answer, task, names, file=file) for answer in task.answers)


def check_exhibit(exhibit: Exhibit, task: Task, names: Names, *, file: str, field: str) -> Problems:
    """A figure or table of a chart or run that is not there."""
    yield from refer([exhibit.chart], names.ids("charts"), file=file, field=f"{field}.chart")
    yield from refer([exhibit.run], task.runs, file=file, field=f"{field}.run")
    if exhibit.every < 1:
        rule = "A table has every row, or every second one, and so on."
        yield ContractError(file, f"{field}.every", rule, found=exhibit.every, try_this=1)


def check_draw(draw: Draw, task: Task, names: Names, *, file: str) -> Problems:
    """A draw from what is no slider, or from outside it."""
    place = f"tasks.{task.id}.draws"
    yield from refer([draw.run], task.runs, file=file, field=f"{place}.run")
    yield from refer([draw.parameter], names.of(NumberParameter), file=file, field=f"{place}.parameter")
    for parameter in names.declaration.parameters:
        if isinstance(parameter, NumberParameter) and parameter.id == draw.parameter:
            slider = parameter.slider
            inside = slider.start <= draw.start < draw.end <= slider.end
            if not inside or draw.end - draw.start < slider.step:
                span, found = f"{slider.start:g} to {slider.end:g}", [draw.start, draw.end]
                rule = f"Draws lie on the slider, {span}, at least one step of {slider.step:g} apart."
                example = f"from = {slider.start:g}, to = {slider.end:g}"
                yield ContractError(file, f"{place}[{draw.parameter}]", rule, found=found, try_this=example)


def check_answer(answer: Answer, task: Task, names: Names, *, file: str) -> Problems:
    """An answer that is neither number nor choice, and expressions over unknown names."""
    place = f"tasks.{task.id}.answers.{answer.id}"
    if bool(answer.value) == bool(answer.options):
        rule = "An answer has either a `value`, which is an expression, or `options`."
        yield ContractError(file, place, rule, try_this='value = "run.output"')
    yield from check_ids([*answer.options, *answer.wrong], file=file, field=place)
    for option, expression in answer.options.items():
        yield from over_runs(expression, task, names, file=file, field=f"{place}.options.{option}")
    if answer.options:
        return
    yield from check_unit(answer.unit, names, file=file, field=f"{place}.unit")
    if len(answer.plausible) != 2 or answer.plausible[0] >= answer.plausible[1]:
        rule = "A number needs the smallest and the largest value that make sense."
        yield ContractError(file, f"{place}.plausible", rule, found=list(answer.plausible), try_this="[0.0, 0.1]")
    yield from over_runs(answer.value, task, names, file=file, field=f"{place}.value")
    for name, expression in answer.wrong.items():
        yield from over_runs(expression, task, names, file=file, field=f"{place}.wrong.{name}")


def check_checks(checks: Checks, declaration: Declaration, *, file: str) -> Problems:
    """Checks that compare nothing, and expressions over unknown names."""
    names = Names(declaration)
    for check in checks.checks:
        if bool(check.holds) == bool(check.expression and check.equals):
            rule = "A check either `holds`, or compares an `expression` with what it `equals`."
            yield ContractError(file, check.id, rule, try_this='holds = "late_growth < early_growth"')
        yield from names.check_situation(check.at, file=file, field=f"{check.id}.at")
        for name in ("holds", "expression", "equals"):
            yield from names.check_expression(getattr(check, name), names.known, file=file, field=f"{check.id}.{name}")
