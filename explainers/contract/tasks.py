"""What a printed task declares. Tasks are in `questions.toml`; the handouts are made from them.

No number of a task is typed: values are drawn or declared, everything else is an expression over named runs.
"""

from dataclasses import dataclass
from typing import Any

from explainers.contract.fields import described

TASK_KINDS = ("worked", "faded", "free")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A chart of one of the task's runs, printed as a figure or as a table."""

    chart: str = described("The chart.", good="growth")
    run: str = described("The run that it shows.", good="burst")
    every: int = described("A table has every so-manieth row.", default=1, good="10")


@dataclass(frozen=True, kw_only=True)
class Draw:
    """A value that differs between variants of a sheet; without a variant the run's own value holds."""

    run: str = described("The run whose value is drawn.", good="burst")
    parameter: str = described("A number; it is drawn from the positions of its slider.", good="saving_share")
    start: float = described("Smallest value drawn; written `from` in the file.", good="0.32")
    end: float = described("Largest value drawn; written `to` in the file.", good="0.50")


@dataclass(frozen=True, kw_only=True)
class WrongAnswer:
    """An answer that a misconception leads to; the words files say which belief that is."""

    id: str = described("Names the belief.", good="forgets_that_capital_follows")
    value: str = described("The wrong number, as an expression over the runs.", good="log(1 + faster.tfp_growth)")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer of a task: a number, or one of several options."""

    id: str = described("Steps name it as {answer.<id>}: printed in a worked task, a gap in a faded one.")
    value: str = described("The number, as an expression over the runs.", default="", good="faster.long_run_growth")
    unit: str = described("From the list of units.", default="number")
    digits: int = described("Decimals printed, counted in the shown form.", default=0)
    plausible: tuple[float, ...] = described(
        "Smallest and largest value that make sense, in the stored form; a number outside stops the build.",
        default=(),
        good="[0.0, 0.06]",
    )
    wrong: tuple[WrongAnswer, ...] = described("Likely wrong numbers.", default=())
    options: dict[str, str] = described(
        "Instead of a number: for each option, when it is right; exactly one must hold.",
        default=dict,
        good='{ higher = "a.growth > b.growth", lower = "a.growth <= b.growth" }',
    )


@dataclass(frozen=True, kw_only=True)
class Task:
    """One task of the printed sheet."""

    id: str = described("Its texts are in the words files.", good="how_long_a_burst_lasts")
    kind: str = described("Worked, faded or free; a sheet has one of each, in this order.", one_of=TASK_KINDS)
    objective: str = described("The objective that it serves.")
    minutes: int = described("How long it takes.", good="6")
    runs: dict[str, dict[str, Any]] = described(
        "Named runs: values over the start values, or `preset`.", good='{ start = {}, burst = { preset = "burst" } }'
    )
    draws: tuple[Draw, ...] = described("Values that differ between variants.", default=())
    claims: tuple[str, ...] = described("What its words take for granted, as expressions over the runs.", default=())
    figure: Shown | None = described("A figure to read and write on.", default=None)
    table: Shown | None = described("A table, so that the task needs no device.", default=None)
    equations: tuple[str, ...] = described("Equations of the explainer that it uses.", default=())
    steps: tuple[str, ...] = described(
        "Steps of a worked or a faded task, in order; their texts are in the words files.", default=()
    )
    answers: tuple[Answer, ...] = described("What is found; a free task asks for each.")
