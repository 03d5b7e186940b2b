"""What an explainer declares, as frozen dataclasses.

Each field carries its own style guide: what it means, good examples, bad ones. The reference page for authors is
made from these notes, so a field cannot be added without explaining it. The TOML files spell the fields as here,
except that a range writes `from` for `start` and `to` for `end`.
"""

from dataclasses import dataclass
from typing import Any

from explainers.contract.fields import described
from explainers.contract.tasks import Task
from explainers.contract.units import Unit

LEVELS = ("introductory", "intermediate", "advanced")
SCALES = ("linear", "log")
PARAMETER_KINDS = ("number", "choice")
OUTPUT_KINDS = ("number", "series", "matrix")
CHART_KINDS = ("lines", "stack", "bars", "distribution", "scatter", "network", "matrix")
COLUMN_KINDS = ("year", "positive", "share", "rate", "number")
PREDICTION_KINDS = ("choice",)
ERRORS = ("overstates", "understates", "ambiguous")


@dataclass(frozen=True, kw_only=True)
class Range:
    """A closed range of numbers."""

    start: float = described("Smallest value; written `from` in the file.", good="0.05")
    end: float = described("Largest value; written `to` in the file.", good="0.60")
    step: float = described(
        "Distance between two positions of a slider; only sliders have one.", default=0.0, good="0.01"
    )


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One thing that the reader may change: a number on a slider, or a choice from a list."""

    id: str = described("The same full words as on screen and in the model.", good="saving_share", bad="s, sav_rt")
    symbol: str = described("How it looks in an equation, in LaTeX; a choice has none.", default="", good="s")
    kind: str = described("A number, or a choice from a list.", default="number", one_of=PARAMETER_KINDS)
    unit: str = described("A number's unit, from the list of units.", default="number", good="share of output", bad="%")
    default: float | str = described("The start value; it should show something worth asking about.", good="0.24")
    slider: Range | None = described(
        "A teaching decision: the range worth exploring; every number has one.",
        default=None,
        good="{ from = 0.05, to = 0.60, step = 0.01 }",
    )
    allowed: Range | None = described(
        "What a typed value or a link may hold; protects the model; every number has one.",
        default=None,
        good="{ from = 0.0, to = 0.95 }",
    )
    options: tuple[str, ...] = described(
        "What may be chosen; the texts are in the words files.", default=(), good='["china", "japan"]'
    )
    source: str = described(
        "A key of the bibliography, or the reason for start value and range.", good="pwt110", bad="assumed"
    )
    digits: int = described("Decimals shown, counted in the shown form: 0 shows 24 %.", default=0, good="0")
    scale: str = described("How the slider is divided.", default="linear", one_of=SCALES)
    whole: bool = described("Only whole numbers make sense.", default=False)


@dataclass(frozen=True, kw_only=True)
class Category:
    """A fixed list of things, such as sectors, over which a series, a matrix or a chart may run."""

    id: str = described("Names the list.", good="sectors")
    items: tuple[str, ...] = described("The things; their names are in the words files.", good='["farming", "steel"]')


@dataclass(frozen=True, kw_only=True)
class Output:
    """One thing that a run gives back: a number, a series of numbers, or a matrix of them."""

    id: str = described("A field of the model's Result.", good="output_per_person")
    kind: str = described("A single number, a series, or a matrix over a category, row by row.", one_of=OUTPUT_KINDS)
    unit: str = described("From the list of units.")
    digits: int = described("Decimals shown, counted in the shown form.", default=2)
    along: str = described(
        "For a series: the output that numbers its points, or the category that names them; equally long. "
        "For a matrix: the category of its rows and columns. For a number: the category of which it gives the place "
        "of one thing, counted from 0; sentences then name the thing.",
        default="",
        good="year",
    )
    headline: bool = described("Shown as a large readout.", default=False)


@dataclass(frozen=True, kw_only=True)
class Point:
    """A marked point of a chart, at two outputs that are numbers.

    On a network or a matrix it marks a cell by its place, counted from 0: twice the same place is a thing of the
    network, two places are the link from a supplier to a user; where a place is below 0, nothing is marked.
    """

    id: str = described("Its label is in the words files.", good="steady_state")
    x: str = described("The output that gives its horizontal position; network and matrix: the supplier, or row.")
    y: str = described("The output that gives its vertical position; network and matrix: the user, or column.")


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A picture of a run, declared, so that the build and the page draw the same one."""

    id: str = described("Names the chart in links and words.", good="paths")
    kind: str = described("How it is drawn.", one_of=CHART_KINDS)
    x: str = described("The series along the horizontal axis, or the category that the chart runs over.", good="year")
    y: tuple[str, ...] = described(
        "The series drawn, in the order of their colours. Scatter: one series of heights. Network: one series of "
        "sizes. Matrix: none.",
        default=(),
        good='["output_per_person"]',
    )
    x_scale: str = described("As for y.", default="linear", one_of=SCALES)
    y_scale: str = described("A logarithmic scale shows equal growth as equal slopes.", default="linear", one_of=SCALES)
    total: str = described(
        "Stack and bars: the series that the parts add up to, drawn as a line or a mark. Network: the series that "
        "colors the nodes, around zero.",
        default="",
    )
    band: tuple[str, ...] = described("Bars: two series, the ends of a range drawn beside each bar.", default=())
    matrix: str = described("Network and matrix: the output with the links; rows supply columns.", default="")
    diagonal: bool = described(
        "Scatter: draws the line on which both axes are equal; the words say what lies above and below it.",
        default=False,
    )
    points: tuple[Point, ...] = described("Marked points.", default=())


@dataclass(frozen=True, kw_only=True)
class Equation:
    """One equation of the model."""

    id: str = described("Its sentence is in the words files.", good="production")
    latex: str = described(
        "The equation, in the order a lecturer would write it.", good="Y_t = A_t K_t^{\\alpha} L_t^{1-\\alpha}"
    )


@dataclass(frozen=True, kw_only=True)
class Preset:
    """A named situation, not a set of numbers: its name and story are in the words files."""

    id: str = described("What the situation is.", good="investment_burst", bad="preset_2")
    values: dict[str, float | str] = described(
        "The parameters that differ from the start values.", good="{ saving_share = 0.4 }"
    )


@dataclass(frozen=True, kw_only=True)
class SummaryCase:
    """One way in which the summary sentence may go; the first case that holds is taken."""

    id: str = described("Its sentence pattern is in the words files.", good="growth_fades")
    when: str = described("An expression over parameters and outputs; the last case has none.", default="")
    claims: tuple[str, ...] = described(
        "What the sentence says, as expressions; a test holds them against many random states.",
        good='["growth_last_decade < growth_first_decade"]',
    )


@dataclass(frozen=True, kw_only=True)
class Prediction:
    """A question asked before the reveal; never graded."""

    kind: str = described("How the reader answers.", one_of=PREDICTION_KINDS)
    options: tuple[str, ...] = described("The answers offered; their texts are in the words files.")
    reveal: str = described("The preset whose run answers the question.", good="investment_burst")
    answer: dict[str, str] = described("For each option, when it is the model's answer; exactly one must hold.")


@dataclass(frozen=True, kw_only=True)
class Limit:
    """One thing that the model leaves out."""

    id: str = described("Its sentence is in the words files.", good="no_finance")
    error: str = described("The direction in which leaving it out errs.", one_of=ERRORS)


@dataclass(frozen=True, kw_only=True)
class Source:
    """A work that the explainer rests on."""

    key: str = described(
        "A key of the bibliography: docs/references, or the folder's own references.toml.", good="solow1956"
    )


@dataclass(frozen=True, kw_only=True)
class Data:
    """A file of figures that the model reads: `run(parameters, data)` gets its rows as `data["<id>"]`."""

    id: str = described("How the model calls it.", good="growth_accounts")
    file: str = described("A CSV file in the folder's `data/`, with a head row.", good="growth_accounts.csv")
    source: str = described("A key of the bibliography.", good="feenstra2015pwt")
    taken: str = described("The day on which the figures were taken.", good="2025-11-20")


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of the reader's own data."""

    id: str = described("Its head in the reader's table.", good="gdp")
    kind: str = described(
        "What its cells may hold: a year or a date; a number above zero; a share between 0 and 1; a rate of change in "
        "percent, which the model gets as a share; any number.",
        one_of=COLUMN_KINDS,
    )
    required: bool = described("Whether the table must have it; a column that is there must be full.", default=True)
    also: tuple[str, ...] = described("Other heads under which it is found.", default=(), good='["output", "产出"]')


@dataclass(frozen=True, kw_only=True)
class OwnData:
    """A table that the reader may bring; the model gets its rows as `data["own"]`, each a table of numbers."""

    columns: tuple[Column, ...] = described("What the table holds, a row for each year or case.")
    parameter: str = described("The choice that switches to the reader's data.", good="economy")
    option: str = described("The option of that choice which stands for the reader's data.", good="own")
    alternatives: tuple[tuple[str, ...], ...] = described(
        "Sets of columns that are not required, of which one must be there as a whole; the first that is there counts.",
        default=(),
        good='[["gdp", "capital"], ["gdp_growth", "capital_growth"]]',
    )
    smallest: int = described("The fewest rows that make sense.", default=2)
    largest: int = described("The most rows that are taken.", default=20_000)


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """Everything in `explainer.toml`."""

    contract: int = described("The version of this contract.", good="1")
    level: str = described("For whom.", one_of=LEVELS)
    minutes: int = described("How long a first reader needs.", good="25")
    statements: tuple[str, ...] = described("The concept's statements it illustrates.", good='["hallmark_tfp"]')
    objectives: tuple[str, ...] = described("What a reader can do afterwards; each is met by a question.")
    units: tuple[Unit, ...] = described("Units that the common list does not have.", default=())
    categories: tuple[Category, ...] = described("Lists of things over which series and charts run.", default=())
    data: tuple[Data, ...] = described("Files of figures that the model reads.", default=())
    own_data: OwnData | None = described("A table that the reader may bring.", default=None)
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


@dataclass(frozen=True, kw_only=True)
class QuizOption:
    """One answer of a quiz question."""

    id: str = described("Its text, feedback and belief are in the words files.")
    holds: str = described("An expression over the named runs; true for exactly one option.")


@dataclass(frozen=True, kw_only=True)
class QuizItem:
    """A question whose right answer is found by running the model."""

    id: str = described("Its question is in the words files.")
    objective: str = described("The objective that it serves.")
    runs: dict[str, dict[str, Any]] = described(
        "Named runs: values over the start values, or `preset`.", good="{ high = { saving_share = 0.48 } }"
    )
    options: tuple[QuizOption, ...] = described("At least two.")


@dataclass(frozen=True, kw_only=True)
class Questions:
    """Everything in `questions.toml`."""

    quiz: tuple[QuizItem, ...] = described("The quiz at the end of the page.")
    tasks: tuple[Task, ...] = described("The tasks of the printed sheet: one worked, one faded, one free.", default=())


@dataclass(frozen=True, kw_only=True)
class Check:
    """Something that must be true of the model, with where that is known from."""

    id: str = described("What is checked.", good="golden_rule_saves_the_capital_share")
    source: str = described("Where the truth comes from.", good="Romer (2019), equation 1.22", bad="obvious")
    holds: str = described("An expression that must be true.", default="")
    expression: str = described("An expression whose value is known.", default="")
    equals: str = described("What that value must be: an expression.", default="")
    tolerance: float = described("Largest relative difference.", default=1e-9)
    values: dict[str, float | str] = described("Values over the start values.", default=dict)
    preset: str = described("A preset to start from.", default="")


@dataclass(frozen=True, kw_only=True)
class Checks:
    """Everything in `checks.toml`."""

    checks: tuple[Check, ...] = described("At least five.")
