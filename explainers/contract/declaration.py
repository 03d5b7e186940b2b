"""What an explainer declares, as frozen dataclasses.

Each field carries its own style guide: what it means, good examples, bad ones. The reference page for authors is
made from these notes, so a field cannot be added without explaining it. The TOML files spell the fields as here,
except that a range writes `from` for `start` and `to` for `end`.
"""

from dataclasses import dataclass

from explainers.contract.charts import Chart
from explainers.contract.fields import Record, described
from explainers.contract.outputs import Output
from explainers.contract.scenes import Scene
from explainers.contract.settings import Parameter, Preset, Situation
from explainers.contract.units import Unit
from explainers.runner.expressions import Expression

CONTRACT = 2
LEVELS = ("introductory", "intermediate", "advanced")
COLUMN_KINDS = ("year", "positive", "share", "rate", "number")
ERRORS = ("overstates", "understates", "ambiguous")


@dataclass(frozen=True, kw_only=True)
class Category(Record):
    """A fixed list of things, such as sectors, over which a series, a matrix or a chart may run."""

    head = "[categories]"
    short = "items"

    id: str = described("Names the list.", good="sectors")
    items: tuple[str, ...] = described("The things; their names are in the words files.", good='["farming", "steel"]')


@dataclass(frozen=True, kw_only=True)
class Equation(Record):
    """One equation of the model."""

    head = "[equations]"
    short = "latex"

    id: str = described("Its sentence is in the words files.", good="production")
    latex: str = described(
        "The equation, in the order a lecturer would write it.", good="Y_t = A_t K_t^{\\alpha} L_t^{1-\\alpha}"
    )


@dataclass(frozen=True, kw_only=True)
class SummaryCase(Record):
    """One way in which the summary sentence may go; the first case that holds is taken."""

    head = "[summary.<id>]"

    id: str = described("Its sentence pattern is in the words files.", good="growth_fades")
    when: Expression | None = described(
        "An expression over parameters, outputs and facts; the last case has none.", default=None
    )
    claims: tuple[Expression, ...] = described(
        "What the sentence says beside what always holds; a test holds it against many random states.",
        default=(),
        good='["growth_last_decade < growth_first_decade"]',
    )


@dataclass(frozen=True, kw_only=True)
class Prediction(Record):
    """A question asked before the reveal; never graded."""

    head = "[prediction]"

    reveal: str = described("The preset whose run answers the question.", good="investment_burst")
    options: dict[str, Expression] = described(
        "For each answer offered, when it is the model's; names are those of the reveal run, and `start.<name>` those "
        "of the start values. Exactly one must hold; the texts are in the words files.",
        good='{ faster = "growth > start.growth", same = "growth == start.growth" }',
    )
    chart: str = described(
        "The chart that one sketches the answer into, on paper; the first one unless it looks alike before and after.",
        default="",
        good="growth",
    )
    before: str = described(
        "The chart printed beside the question instead, where that one would give the answer away at the start values, "
        "as a range does that is asked for; then nothing is sketched.",
        default="",
        good="years",
    )
    scene: str = described(
        "The scene whose first step it is: the reader guesses, then the scene moves to the reveal, which differs from "
        "the scene's start in its sliders only. The page then has no `prediction` slot.",
        default="",
        good="invest_more",
    )


@dataclass(frozen=True, kw_only=True)
class Limit(Record):
    """One thing that the model leaves out."""

    head = "[limits]"
    short = "error"

    id: str = described("Its sentence is in the words files.", good="no_finance")
    error: str = described("The direction in which leaving it out errs.", one_of=ERRORS)


@dataclass(frozen=True, kw_only=True)
class Data(Record):
    """A file of figures that the model reads: `run(parameters, data)` gets its rows as `data["<id>"]`."""

    head = "[data.<id>]"

    id: str = described("How the model calls it.", good="growth_accounts")
    file: str = described("A CSV file in the folder's `data/`, with a head row.", good="growth_accounts.csv")
    source: str = described("A key of the bibliography.", good="feenstra2015pwt")
    taken: str = described("The day on which the figures were taken.", good="2025-11-20")


@dataclass(frozen=True, kw_only=True)
class Column(Record):
    """A column of the reader's own data."""

    head = "[own_data.columns]"

    id: str = described("Its head in the reader's table.", good="gdp")
    kind: str = described(
        "What its cells may hold: a year or a date; a number above zero; a share between 0 and 1; a rate of change in "
        "percent, which the model gets as a share; any number.",
        one_of=COLUMN_KINDS,
    )
    required: bool = described("Whether the table must have it; a column that is there must be full.", default=True)
    also: tuple[str, ...] = described("Other heads under which it is found.", default=(), good='["output", "产出"]')


@dataclass(frozen=True, kw_only=True)
class OwnData(Record):
    """A table that the reader may bring; the model gets its rows as `data["own"]`, each a table of numbers."""

    head = "[own_data]"

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
class Declaration(Record):
    """Everything in `explainer.toml`."""

    head = "explainer.toml"

    contract: int = described("The version of this contract.", good="2")
    draft: bool = described(
        "Unfinished: missing texts and questions are filled in and listed while you work; the site is not built.",
        default=False,
    )
    level: str = described("For whom.", one_of=LEVELS)
    minutes: int = described("How long a first reader needs.", good="25")
    statements: tuple[str, ...] = described("The concept's statements it illustrates.", good='["hallmark_tfp"]')
    teaches: tuple[str, ...] = described("Terms that a reader knows afterwards: keys of the glossary.", default=())
    needs: tuple[str, ...] = described(
        "Terms that a reader should know before: keys of the glossary. What teaches them is to be read first.",
        default=(),
    )
    objectives: tuple[str, ...] = described("What a reader can do afterwards; each is met by a question.")
    units: tuple[Unit, ...] = described("Units that the common list does not have.", default=())
    categories: tuple[Category, ...] = described("Lists of things over which series and charts run.", default=())
    data: tuple[Data, ...] = described("Files of figures that the model reads.", default=())
    own_data: OwnData | None = described("A table that the reader may bring.", default=None)
    parameters: tuple[Parameter, ...] = described("What the reader may change.")
    outputs: tuple[Output, ...] = described("What a run gives back.")
    facts: dict[str, Expression] = described(
        "Named expressions over parameters, outputs and the facts above, for use in other expressions.", default=dict
    )
    charts: tuple[Chart, ...] = described("What is drawn.")
    equations: tuple[Equation, ...] = described("The model in symbols.")
    presets: tuple[Preset, ...] = described("Named situations.")
    always: tuple[Expression, ...] = described("What holds in every state; tested with the claims.", default=())
    summary: tuple[SummaryCase, ...] = described("One sentence that says what this run did.")
    prediction: Prediction = described("Asked before the reveal.")
    scenes: tuple[Scene, ...] = described("Small live pictures in the text of the page, in their order.", default=())
    sensitivity: str = described("The number that shows which parameter matters most.", good="late_growth")
    limits: tuple[Limit, ...] = described("What the model leaves out, with the direction of the error.")
    sources: tuple[str, ...] = described(
        "The works that it rests on: keys of docs/references, or of the folder's own references.toml.",
        good='["solow1956"]',
    )


@dataclass(frozen=True, kw_only=True)
class Check(Record):
    """Something that must be true of the model, with where that is known from."""

    head = "[<id>]"

    id: str = described("What is checked.", good="golden_rule_saves_the_capital_share")
    source: str = described("Where the truth comes from.", good="Romer (2019), equation 1.22", bad="obvious")
    at: Situation = described(
        "Where it is checked: changes of the start values, or of a preset.",
        default=Situation(values={}),
        good='{ preset = "investment_burst", horizon = 200 }',
    )
    holds: Expression | None = described("An expression that must be true.", default=None)
    expression: Expression | None = described("An expression whose value is known.", default=None)
    equals: Expression | None = described("What that value must be: an expression.", default=None)
    tolerance: float = described("Largest relative difference.", default=1e-9)


@dataclass(frozen=True, kw_only=True)
class Checks(Record):
    """Everything in `checks.toml`: a table for each check."""

    head = "checks.toml"
    short = "checks"

    checks: tuple[Check, ...] = described("At least five.")
