"""Finds the answers of printed tasks by running the model: for the sheet as it is, or for a numbered variant."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from explainers.contract import formatting
from explainers.contract.errors import ContractError
from explainers.contract.explainer import Explainer, Result, Run, the_one_that_holds, value_of
from explainers.contract.languages import FIRST
from explainers.contract.questions import Answer, Draw, Task
from explainers.contract.settings import NumberParameter, Range
from explainers.runner.model import Value


@dataclass(frozen=True)
class Solution:
    """A task with its runs made and its answers found."""

    task: Task
    runs: dict[str, Result]
    answers: dict[str, float | str]
    wrong: dict[str, dict[str, float]]

    def answer_text(self, explainer: Explainer, answer: Answer, language: str) -> str:
        """The answer as it is printed."""
        found = self.answers[answer.id]
        if isinstance(found, str):
            return str(explainer.words[language]["tasks"][self.task.id]["answers"][answer.id]["options"][found])
        return number_text(explainer, answer, found, language)

    def texts(self, explainer: Explainer, language: str) -> dict[str, str]:
        """What every placeholder of the task's words stands for."""
        texts = {
            f"{run}.{name}": text
            for run, result in self.runs.items()
            for name, text in explainer.texts(result, language).items()
        }
        for answer in self.task.answers:
            texts[f"answer.{answer.id}"] = self.answer_text(explainer, answer, language)
        return texts


def number_text(explainer: Explainer, answer: Answer, number: float, language: str) -> str:
    """A number in the form in which the answer is printed."""
    words = explainer.unit_words(language)[answer.unit]
    return formatting.format_value(number, explainer.units[answer.unit], answer.digits, words=words)


def solve_all(explainer: Explainer, seed: int | None = None) -> list[Solution]:
    """All tasks of an explainer; ContractError names the expression that fails and the answer that makes no sense."""
    return [solve(explainer, task, seed) for task in explainer.questions.tasks]


def solve(explainer: Explainer, task: Task, seed: int | None = None) -> Solution:
    """One task; a seed draws its values, and the same seed always draws the same."""
    drawn = draw_values(explainer, task, seed)
    runs = {name: make_run(explainer, task, name, drawn.get(name, {})) for name in task.runs}
    names = {name: Run(explainer.names(result)) for name, result in runs.items()}
    place, file = f"tasks.{task.id}", explainer.file("questions.toml")
    for claim in task.claims:
        if not value_of(claim, names, file=file, field=f"{place}.claims"):
            rule = "The words take this for granted, but it does not hold in these runs."
            raise ContractError(
                file, f"{place}.claims", rule, found=claim.text, try_this="mend the words, or the values"
            )
    answers = {answer.id: find(answer, names, file=file, place=place) for answer in task.answers}
    wrong = {answer.id: find_wrong(answer, names, file=file, place=place) for answer in task.answers}
    solution = Solution(task, runs, answers, wrong)
    if seed is None:
        check_wrong_differ(explainer, solution, file=file)
    return solution


def draw_values(explainer: Explainer, task: Task, seed: int | None) -> dict[str, dict[str, Value]]:
    """The values drawn for each run of a variant; none without a seed."""
    drawn: dict[str, dict[str, Value]] = {}
    if seed is None:
        return drawn
    generator = random.Random(f"{explainer.slug}/{task.id}/{seed}")
    sliders = {p.id: p.slider for p in explainer.declaration.parameters if isinstance(p, NumberParameter)}
    for draw in task.draws:
        slider = sliders[draw.parameter]
        drawn.setdefault(draw.run, {})[draw.parameter] = generator.choice(positions(draw, slider))
    return drawn


def positions(draw: Draw, slider: Range) -> list[float]:
    """The positions of a slider within a draw's range, without the noise of binary fractions."""
    count = round((slider.end - slider.start) / slider.step)
    places = [float(f"{slider.start + number * slider.step:.12g}") for number in range(count + 1)]
    return [place for place in places if draw.start - 1e-12 <= place <= draw.end + 1e-12]


def make_run(explainer: Explainer, task: Task, name: str, drawn: Mapping[str, Value]) -> Result:
    """One named run, with the drawn values on top."""
    try:
        return explainer.run_at(task.runs[name], **drawn)
    except ContractError as error:
        place = f"tasks.{task.id}.runs.{name}"
        raise ContractError(explainer.file("questions.toml"), place, error.rule, found=error.found) from error


def find(answer: Answer, names: Mapping[str, Any], *, file: str, place: str) -> float | str:
    """The answer: a number within its plausible range, or the one option that holds."""
    field = f"{place}.answers.{answer.id}"
    if answer.value is None:
        return the_one_that_holds(answer.options, names, file=file, field=f"{field}.options")
    number = value_of(answer.value, names, file=file, field=f"{field}.value")
    low, high = answer.plausible
    if isinstance(number, bool) or not isinstance(number, int | float) or not low <= number <= high:
        rule = f"The answer lies outside its plausible range, {low:g} to {high:g}, in the stored form."
        raise ContractError(
            file, f"{field}.value", rule, found=number, try_this="mend the expression, the unit, or `plausible`"
        )
    return float(number)


def find_wrong(answer: Answer, names: Mapping[str, Any], *, file: str, place: str) -> dict[str, float]:
    """The numbers that misconceptions lead to."""
    field = f"{place}.answers.{answer.id}.wrong"
    return {
        belief: float(value_of(expression, names, file=file, field=f"{field}.{belief}"))
        for belief, expression in answer.wrong.items()
    }


def check_wrong_differ(explainer: Explainer, solution: Solution, *, file: str) -> None:
    """Refuses a wrong answer that looks like the right one, and a wrong option without a belief."""
    for answer in solution.task.answers:
        field = f"tasks.{solution.task.id}.answers.{answer.id}"
        right = solution.answer_text(explainer, answer, FIRST)
        for name, number in solution.wrong[answer.id].items():
            if number_text(explainer, answer, number, FIRST) == right:
                rule = "This wrong answer is printed like the right one."
                raise ContractError(
                    file, f"{field}.wrong.{name}", rule, found=right, try_this="other values, or more digits"
                )
        for language, words in explainer.words.items():
            beliefs = words["tasks"][solution.task.id].get("answers", {}).get(answer.id, {}).get("wrong", {})
            for option in answer.options:
                if option not in beliefs and option != solution.answers[answer.id]:
                    raise ContractError(
                        explainer.file(f"words.{language}.toml"),
                        f"tasks.{solution.task.id}.answers.{answer.id}.wrong.{option}",
                        "A wrong option names the belief it comes from.",
                    )
