"""What a reader may set: parameters, and situations, which are settings with a name."""

from dataclasses import dataclass
from typing import Any

from explainers.contract.fields import Kinds, Record, described
from explainers.runner.expressions import Expression
from explainers.runner.model import Values

SCALES = ("linear", "log")


@dataclass(frozen=True, kw_only=True)
class Range(Record):
    """A closed range of numbers."""

    head = "{ from = …, to = … }"

    start: float = described("Smallest value; written `from` in the file.", good="0.05")
    end: float = described("Largest value; written `to` in the file.", good="0.60")
    step: float = described(
        "Distance between two positions of a slider; only sliders have one.", default=0.0, good="0.01"
    )


@dataclass(frozen=True, kw_only=True)
class Situation:
    """Settings of all parameters: those of a preset, or the start values, with changes on top.

    Written as one table wherever settings are written: `{ preset = "investment_burst", horizon = 40 }`.
    """

    preset: str = ""
    values: Values


@dataclass(frozen=True, kw_only=True)
class Parameter(Kinds):
    """One thing that the reader may change. A table with options is a choice, any other a number."""

    head = "[parameters.<id>]"

    id: str = described("The same full words as on screen and in the model.", good="saving_share", bad="s, sav_rt")
    why: str = described(
        "The reason for start value and ranges, with keys of the bibliography; for reviewers, not shown.",
        good="Start: close to China's share (pwt110). Slider: from a very poor saver to China's peak.",
        bad="assumed",
    )
    primary: bool = described("One of the one to four settings without which there is no story.", default=False)
    matters_when: Expression | None = described(
        "When the setting does something; in every other state it is greyed, and the words say why.",
        default=None,
        good="substitution == 'ces'",
    )

    @classmethod
    def kind_of(cls, table: dict[str, Any]) -> str:
        """A choice has options."""
        return "choice" if {"options", "of"} & table.keys() else "number"


@dataclass(frozen=True, kw_only=True)
class NumberParameter(Parameter, kind="number"):
    """A number on a slider."""

    symbol: str = described("How it looks in an equation, in LaTeX.", default="", good="s")
    unit: str = described("From the list of units.", default="number", good="share of output", bad="%")
    default: float = described("The start value; it should show something worth asking about.", good="0.24")
    slider: Range = described(
        "A teaching decision: the range worth exploring.", good="{ from = 0.05, to = 0.60, step = 0.01 }"
    )
    allowed: Range = described(
        "What a typed value or a link may hold; protects the model.", good="{ from = 0.0, to = 0.95 }"
    )
    digits: int = described("Decimals shown, counted in the shown form: 0 shows 24 %.", default=0, good="0")
    scale: str = described("How the slider is divided.", default="linear", one_of=SCALES)
    whole: bool = described("Only whole numbers make sense.", default=False)


@dataclass(frozen=True, kw_only=True)
class ChoiceParameter(Parameter, kind="choice"):
    """A choice from a list."""

    default: str = described("The option at the start.", good="china")
    options: tuple[str, ...] = described(
        "What may be chosen; the texts are in the words files.", default=(), good='["same", "before"]'
    )
    of: str = described(
        "A category whose things may be chosen too, after the options, under the names that they have there.",
        default="",
        good="economies",
    )
    without: tuple[str, ...] = described("Things of the category that may not be chosen.", default=(), good='["own"]')


@dataclass(frozen=True, kw_only=True)
class Preset(Record):
    """A named situation, not a set of numbers: its name and story are in the words files."""

    head = "[presets]"
    short = "at"

    id: str = described("What the situation is.", good="investment_burst", bad="preset_2")
    at: Situation = described("The parameters that differ from the start values.", good="{ saving_share = 0.4 }")
