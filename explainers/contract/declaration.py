"""What an explainer declares, as frozen dataclasses.

Each field carries its own style guide: what it means, good examples, bad ones. The reference page for authors is
made from these notes, so a field cannot be added without explaining it. The TOML files spell the fields as here,
except that a range writes `from` for `start` and `to` for `end`.
"""

from dataclasses import dataclass, field
from typing import Any

from explainers.contract.units import UNITS

LEVELS = ("introductory", "intermediate", "advanced")
SCALES = ("linear", "log")
OUTPUT_KINDS = ("number", "series")
CHART_KINDS = ("lines", "stack")
PREDICTION_KINDS = ("choice",)
ERRORS = ("overstates", "understates", "ambiguous")

_REQUIRED: Any = object()


def described(
    text: str, *, default: Any = _REQUIRED, good: str = "", bad: str = "", one_of: tuple[str, ...] = ()
) -> Any:
    """A field with its meaning, a good and a bad example, and, where it has one, the closed list of its values."""
    metadata = {"text": text, "good": good, "bad": bad, "one_of": one_of}
    if default is _REQUIRED:
        return field(metadata=metadata)
    if default is dict:
        return field(default_factory=dict, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True)
class Range:
    """A closed range of numbers."""

    start: float = described("Smallest value; written `from` in the file.", good="0.05")
    end: float = described("Largest value; written `to` in the file.", good="0.60")
    step: float = described(
        "Distance between two positions of a slider; only sliders have one.", default=0.0, good="0.01"
    )


@dataclass(frozen=True)
class Parameter:
    """One number that the reader may change."""

    id: str = described("The same full words as on screen and in the model.", good="saving_share", bad="s, sav_rt")
    symbol: str = described("How it looks in an equation, in LaTeX.", good="s")
    unit: str = described("From the closed list of units.", good="share of output", bad="%", one_of=tuple(UNITS))
    default: float = described("The start value; it should show something worth asking about.", good="0.24")
    slider: Range = described(
        "A teaching decision: the range worth exploring.", good="{ from = 0.05, to = 0.60, step = 0.01 }"
    )
    allowed: Range = described(
        "What a typed value or a link may hold; protects the model.", good="{ from = 0.0, to = 0.95 }"
    )
    source: str = described(
        "A key of the bibliography, or the reason for start value and range.", good="pwt110", bad="assumed"
    )
    digits: int = described("Decimals shown, counted in the shown form: 0 shows 24 %.", default=0, good="0")
    scale: str = described("How the slider is divided.", default="linear", one_of=SCALES)
    whole: bool = described("Only whole numbers make sense.", default=False)


@dataclass(frozen=True)
class Output:
    """One thing that a run gives back: a number, or a series of numbers."""

    id: str = described("A field of the model's Result.", good="output_per_person")
    kind: str = described("A single number or a series.", one_of=OUTPUT_KINDS)
    unit: str = described("From the closed list of units.", one_of=tuple(UNITS))
    digits: int = described("Decimals shown, counted in the shown form.", default=2)
    along: str = described("For a series: the output that numbers its points; equally long.", default="", good="year")
    headline: bool = described(
        "Shown as a large readout; the first one is what sensitivity is measured on.", default=False
    )


@dataclass(frozen=True)
class Point:
    """A marked point of a chart, at two outputs that are numbers."""

    id: str = described("Its label is in the words files.", good="steady_state")
    x: str = described("The output that gives its horizontal position.")
    y: str = described("The output that gives its vertical position.")


@dataclass(frozen=True)
class Chart:
    """A picture of a run, declared, so that the build and the page draw the same one."""

    id: str = described("Names the chart in links and words.", good="paths")
    kind: str = described("How it is drawn.", one_of=CHART_KINDS)
    x: str = described("The series along the horizontal axis.", good="year")
    y: tuple[str, ...] = described("The series drawn, in the order of their colours.", good='["output_per_person"]')
    y_scale: str = described("A logarithmic scale shows equal growth as equal slopes.", default="linear", one_of=SCALES)
    total: str = described("For a stack: the series that the parts add up to, drawn as a line.", default="")
    points: tuple[Point, ...] = described("Marked points.", default=())


@dataclass(frozen=True)
class Equation:
    """One equation of the model."""

    id: str = described("Its sentence is in the words files.", good="production")
    latex: str = described(
        "The equation, in the order a lecturer would write it.", good="Y_t = A_t K_t^{\\alpha} L_t^{1-\\alpha}"
    )


@dataclass(frozen=True)
class Preset:
    """A named situation, not a set of numbers: its name and story are in the words files."""

    id: str = described("What the situation is.", good="investment_burst", bad="preset_2")
    values: dict[str, float] = described(
        "The parameters that differ from the start values.", good="{ saving_share = 0.4 }"
    )


@dataclass(frozen=True)
class SummaryCase:
    """One way in which the summary sentence may go; the first case that holds is taken."""

    id: str = described("Its sentence pattern is in the words files.", good="growth_fades")
    when: str = described("An expression over parameters and outputs; the last case has none.", default="")


@dataclass(frozen=True)
class Prediction:
    """A question asked before the reveal; never graded."""

    kind: str = described("How the reader answers.", one_of=PREDICTION_KINDS)
    options: tuple[str, ...] = described("The answers offered; their texts are in the words files.")
    reveal: str = described("The preset whose run answers the question.", good="investment_burst")
    answer: dict[str, str] = described("For each option, when it is the model's answer; exactly one must hold.")


@dataclass(frozen=True)
class Limit:
    """One thing that the model leaves out."""

    id: str = described("Its sentence is in the words files.", good="no_finance")
    error: str = described("The direction in which leaving it out errs.", one_of=ERRORS)


@dataclass(frozen=True)
class Source:
    """A work that the explainer rests on."""

    key: str = described("A key of the bibliography in docs/references.", good="solow1956")


@dataclass(frozen=True)
class Declaration:
    """Everything in `explainer.toml`."""

    contract: int = described("The version of this contract.", good="1")
    level: str = described("For whom.", one_of=LEVELS)
    minutes: int = described("How long a first reader needs.", good="25")
    statements: tuple[str, ...] = described("The concept's statements it illustrates.", good='["hallmark_tfp"]')
    objectives: tuple[str, ...] = described("What a reader can do afterwards; each is met by a question.")
    parameters: tuple[Parameter, ...] = described("What the reader may change.")
    outputs: tuple[Output, ...] = described("What a run gives back.")
    charts: tuple[Chart, ...] = described("What is drawn.")
    equations: tuple[Equation, ...] = described("The model in symbols.")
    presets: tuple[Preset, ...] = described("Named situations.")
    summary: tuple[SummaryCase, ...] = described("One sentence that says what the charts show.")
    prediction: Prediction = described("Asked before the reveal.")
    sensitivity: str = described("The number that shows which parameter matters most.", good="late_growth")
    limits: tuple[Limit, ...] = described("What the model leaves out, with the direction of the error.")
    sources: tuple[Source, ...] = described("What it rests on.")


@dataclass(frozen=True)
class QuizOption:
    """One answer of a quiz question."""

    id: str = described("Its text, feedback and belief are in the words files.")
    holds: str = described("An expression over the named runs; true for exactly one option.")


@dataclass(frozen=True)
class QuizItem:
    """A question whose right answer is found by running the model."""

    id: str = described("Its question is in the words files.")
    objective: str = described("The objective that it serves.")
    runs: dict[str, dict[str, Any]] = described(
        "Named runs: values over the start values, or `preset`.", good="{ high = { saving_share = 0.48 } }"
    )
    options: tuple[QuizOption, ...] = described("At least two.")


@dataclass(frozen=True)
class Questions:
    """Everything in `questions.toml`."""

    quiz: tuple[QuizItem, ...] = described("The quiz at the end of the page.")


@dataclass(frozen=True)
class Check:
    """Something that must be true of the model, with where that is known from."""

    id: str = described("What is checked.", good="golden_rule_saves_the_capital_share")
    source: str = described("Where the truth comes from.", good="Romer (2019), equation 1.22", bad="obvious")
    holds: str = described("An expression that must be true.", default="")
    expression: str = described("An expression whose value is known.", default="")
    equals: str = described("What that value must be: an expression.", default="")
    tolerance: float = described("Largest relative difference.", default=1e-9)
    values: dict[str, float] = described("Values over the start values.", default=dict)
    preset: str = described("A preset to start from.", default="")


@dataclass(frozen=True)
class Checks:
    """Everything in `checks.toml`."""

    checks: tuple[Check, ...] = described("At least five.")
