"""What a reader is asked: the quiz, and the tasks of the printed sheet. Both are in `questions.toml`.

No answer and no number is typed: values are drawn or declared, everything else is an expression over named runs.
"""

from dataclasses import dataclass

from explainers.contract.fields import Record, described
from explainers.contract.settings import Situation
from explainers.runner.expressions import Expression

TASK_KINDS = ("worked", "faded", "free")


@dataclass(frozen=True, kw_only=True)
class QuizItem(Record):
    """A question whose right answer is found by running the model."""

    head = "[quiz.<id>]"

    id: str = described("Its question is in the words files.")
    objective: str = described("The objective that it serves.")
    runs: dict[str, Situation] = described(
        "Named runs: changes of the start values, or of a preset.",
        good='{ start = {}, high = { preset = "burst", saving_share = 0.48 } }',
    )
    options: dict[str, Expression] = described(
        "For each option, when it is right, over the runs; exactly one must hold.",
        good='{ level_only = "high.growth == start.growth", faster = "high.growth > start.growth" }',
    )


@dataclass(frozen=True, kw_only=True)
class Exhibit(Record):
    """A chart of one of the task's runs, printed as a figure or as a table."""

    head = "figure = { chart = …, run = … }"

    chart: str = described("The chart.", good="growth")
    run: str = described("The run that it shows.", good="burst")
    every: int = described("A table may leave rows out: 10 prints every tenth.", default=1, good="10")


@dataclass(frozen=True, kw_only=True)
class Draw(Record):
    """A value that differs between variants of a sheet; without a variant the run's own value holds."""

    head = "draws = [{ run = …, parameter = …, from = …, to = … }]"

    run: str = described("The run whose value is drawn.", good="burst")
    parameter: str = described("A number; it is drawn from the positions of its slider.", good="saving_share")
    start: float = described("Smallest value drawn; written `from` in the file.", good="0.32")
    end: float = described("Largest value drawn; written `to` in the file.", good="0.50")


@dataclass(frozen=True, kw_only=True)
class Answer(Record):
    """One answer of a task: a number, or one of several options."""

    head = "[tasks.<id>.answers.<id>]"

    id: str = described("Steps name it as {answer.<id>}: printed in a worked task, a gap in a faded one.")
    value: Expression | None = described(
        "The number, as an expression over the runs.", default=None, good="faster.long_run_growth"
    )
    unit: str = described("From the list of units.", default="number")
    digits: int = described("Decimals printed, counted in the shown form.", default=0)
    plausible: tuple[float, ...] = described(
        "Smallest and largest value that make sense, in the stored form; a number outside stops the build.",
        default=(),
        good="[0.0, 0.06]",
    )
    wrong: dict[str, Expression] = described(
        "Likely wrong numbers, each under the name of the belief that leads to it.",
        default=dict,
        good='{ forgets_that_capital_follows = "log(1 + faster.tfp_growth)" }',
    )
    options: dict[str, Expression] = described(
        "Instead of a number: for each option, when it is right; exactly one must hold.",
        default=dict,
        good='{ higher = "a.growth > b.growth", lower = "a.growth <= b.growth" }',
    )


@dataclass(frozen=True, kw_only=True)
class Task(Record):
    """One task of the printed sheet."""

    head = "[tasks.<id>]"

    id: str = described("Its texts are in the words files.", good="how_long_a_burst_lasts")
    kind: str = described("Worked, faded or free; a sheet has one of each, in this order.", one_of=TASK_KINDS)
    objective: str = described("The objective that it serves.")
    minutes: int = described("How long it takes.", good="6")
    runs: dict[str, Situation] = described(
        "Named runs: changes of the start values, or of a preset.", good='{ start = {}, burst = { preset = "burst" } }'
    )
    draws: tuple[Draw, ...] = described("Values that differ between variants.", default=())
    claims: tuple[Expression, ...] = described(
        "What its words take for granted, as expressions over the runs.", default=()
    )
    figure: Exhibit | None = described("A figure to read and write on.", default=None)
    table: Exhibit | None = described("A table, so that the task needs no device.", default=None)
    equations: tuple[str, ...] = described("Equations of the explainer that it uses.", default=())
    steps: tuple[str, ...] = described(
        "Steps of a worked or a faded task, in order; their texts are in the words files.", default=()
    )
    answers: tuple[Answer, ...] = described("What is found; a free task asks for each.")


@dataclass(frozen=True, kw_only=True)
class Questions(Record):
    """Everything in `questions.toml`."""

    head = "questions.toml"

    quiz: tuple[QuizItem, ...] = described("The quiz at the end of the page.")
    tasks: tuple[Task, ...] = described("The tasks of the printed sheet: one worked, one faded, one free.", default=())
