"""Whether questions, tasks and checks agree with the model."""

from collections.abc import Callable, Iterator
from typing import Any

from explainers.contract import solving
from explainers.contract.declaration import Check
from explainers.contract.errors import ContractError
from explainers.contract.explainer import Explainer, value_of
from explainers.contract.questions import QuizItem

FEWEST_QUESTIONS, FEWEST_CHECKS, TASKS = 4, 5, 3
VARIANTS = (None, 1, 2, 3, 4)
Problems = Iterator[ContractError]


def check_answers(explainer: Explainer) -> Problems:
    """Problems of counts, of right options, of tasks in each variant, and of checks that are false."""
    yield from check_counts(explainer)
    for item in explainer.questions.quiz:
        yield from with_numbers(tried(lambda item=item: explainer.right_option(item)), explainer, item)
    yield from tried(explainer.predicted_answer)
    for task in explainer.questions.tasks:
        for seed in VARIANTS:
            yield from tried(lambda task=task, seed=seed: solving.solve(explainer, task, seed))
    for check in explainer.checks.checks:
        yield from check_check(explainer, check)


def tried(action: Callable[[], Any]) -> Problems:
    """What an action complains of."""
    try:
        action()
    except ContractError as error:
        yield from error.problems


def check_counts(explainer: Explainer) -> Problems:
    """A problem for each file that asks or checks too little."""
    counts = (
        ("questions.toml", "quiz", len(explainer.questions.quiz), FEWEST_QUESTIONS),
        ("questions.toml", "tasks", len(explainer.questions.tasks), TASKS),
        ("checks.toml", "", len(explainer.checks.checks), FEWEST_CHECKS),
    )
    for file, field, found, fewest in counts:
        if found < fewest:
            yield ContractError(explainer.file(file), field, f"There are at least {fewest} of these.", found=found)


def with_numbers(problems: Problems, explainer: Explainer, item: QuizItem) -> Problems:
    """The problems of a question, with the numbers that its options compare."""
    for problem in problems:
        parts = sorted({part for option in item.options.values() for part in option.parts})
        results = {run: explainer.names(result) for run, result in explainer.question_runs(item).items()}
        numbers = {f"{run}.{name}": short(results[run].get(name)) for run, name in parts if run in results}
        found = {"right": problem.found, **numbers}
        yield ContractError(problem.file, problem.field, problem.rule, found=found, try_this=problem.try_this)


def short(value: Any) -> Any:
    """A number as a message shows it."""
    return float(f"{value:.4g}") if isinstance(value, float) else value


def check_check(explainer: Explainer, check: Check) -> Problems:
    """A problem where something that must be true is not, with the numbers on both sides."""
    file, names = explainer.file("checks.toml"), explainer.names(explainer.run_at(check.at))
    if check.holds:
        if not value_of(check.holds, names, file=file, field=f"{check.id}.holds"):
            rule = f"This does not hold: {check.holds.text}"
            numbers = {name: short(names[name]) for name in sorted(check.holds.names) if is_number(names.get(name))}
            yield ContractError(file, f"{check.id}.holds", rule, found=numbers)
        return
    assert check.expression and check.equals
    found = value_of(check.expression, names, file=file, field=f"{check.id}.expression")
    expected = value_of(check.equals, names, file=file, field=f"{check.id}.equals")
    if not abs(found - expected) <= check.tolerance * max(1.0, abs(expected)):
        rule = f"This must be {expected:.12g}, within {check.tolerance:g}."
        yield ContractError(file, f"{check.id}.expression", rule, found=float(f"{found:.12g}"))


def is_number(value: object) -> bool:
    """Whether a message may show it as one number."""
    return isinstance(value, int | float)
