"""The growth model of Solow and Swan, in discrete time, with growing population and productivity.

Sources: Solow (1956); Swan (1956); the golden rule is in Phelps (1961), the accounts of growth in Solow (1957).
Productivity is neutral in Hicks's sense: it raises output for given capital and labour alike.
"""

from dataclasses import dataclass
from math import exp, log

STEPS_OF_DIAGRAM = 60
LEAST_CHANGE = 0.02  # of output per person over all years: below it, a share of growth means nothing


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; shares and rates are stored as shares, so 0.02 is 2 %."""

    saving_share: float
    capital_share: float
    depreciation_rate: float
    population_growth: float
    tfp_growth: float
    starting_capital_output_ratio: float
    horizon: int


@dataclass(frozen=True)
class Path:
    """The economy year by year, from the start to one year after the horizon."""

    output_per_person: list[float]
    capital_per_person: list[float]
    capital_output_ratio: list[float]


@dataclass(frozen=True)
class Result:
    """What a run gives back; growth rates are changes of logarithms, so that contributions add up exactly."""

    year: list[int]
    output_per_person: list[float]
    consumption_per_person: list[float]
    capital_output_ratio: list[float]
    growth_of_output_per_person: list[float]
    capital_contribution: list[float]
    tfp_contribution: list[float]
    diagram_capital: list[float]
    diagram_output: list[float]
    diagram_investment: list[float]
    diagram_break_even: list[float]
    long_run_growth: float
    growth_first_decade: float
    growth_last_decade: float
    output_factor: float
    tfp_share: float | None
    capital_deepening_share: float | None
    steady_state_capital_output_ratio: float
    long_run_level_effect: float
    half_life_of_gap: float
    golden_rule_saving_share: float
    consumption_relative_to_golden_rule: float
    starting_capital: float
    starting_investment: float
    steady_state_capital: float
    steady_state_investment: float


def run(parameters: Parameters) -> Result:
    """Path of the economy from its starting point to the horizon, its balanced path and its golden rule.

    Takes about 0.2 ms for 200 years: one pass over the years, no iteration.
    """
    alpha = parameters.capital_share
    path = simulate(parameters)
    growth, capital_part, tfp_part = account(parameters, path)
    years = parameters.horizon
    start = path.output_per_person[0]
    output_index = [100 * output / start for output in path.output_per_person[: years + 1]]

    balanced_ratio = parameters.saving_share / break_even_rate(parameters)
    now = parameters.starting_capital_output_ratio ** (1 / (1 - alpha))
    balanced = balanced_ratio ** (1 / (1 - alpha))
    grid = [step * 1.3 * max(now, balanced) / STEPS_OF_DIAGRAM for step in range(STEPS_OF_DIAGRAM + 1)]
    tfp_share = share_of_tfp(parameters, sum(growth[:years]))

    return Result(
        year=list(range(years + 1)),
        output_per_person=output_index,
        consumption_per_person=[(1 - parameters.saving_share) * output for output in output_index],
        capital_output_ratio=path.capital_output_ratio[: years + 1],
        growth_of_output_per_person=growth,
        capital_contribution=capital_part,
        tfp_contribution=tfp_part,
        diagram_capital=grid,
        diagram_output=[capital**alpha for capital in grid],
        diagram_investment=[parameters.saving_share * capital**alpha for capital in grid],
        diagram_break_even=[break_even_rate(parameters) * capital for capital in grid],
        long_run_growth=log(1 + parameters.tfp_growth) / (1 - alpha),
        growth_first_decade=sum(growth[:10]) / 10,
        growth_last_decade=sum(growth[years - 10 : years]) / 10,
        output_factor=path.output_per_person[years] / start,
        tfp_share=tfp_share,
        capital_deepening_share=None if tfp_share is None else 1 - tfp_share,
        steady_state_capital_output_ratio=balanced_ratio,
        long_run_level_effect=(balanced_ratio / parameters.starting_capital_output_ratio) ** (alpha / (1 - alpha)),
        half_life_of_gap=half_life(parameters),
        golden_rule_saving_share=alpha,
        consumption_relative_to_golden_rule=relative_consumption(parameters),
        starting_capital=now,
        starting_investment=parameters.saving_share * now**alpha,
        steady_state_capital=balanced,
        steady_state_investment=parameters.saving_share * balanced**alpha,
    )


def simulate(parameters: Parameters) -> Path:
    """The path itself. Productivity and labour start at one, in units chosen to make it so."""
    alpha = parameters.capital_share
    productivity = 1.0
    labour = 1.0
    # K / Y = K^(1 - alpha) while productivity and labour are one, so the ratio fixes the starting capital.
    capital = parameters.starting_capital_output_ratio ** (1 / (1 - alpha))
    outputs, capitals, ratios = [], [], []
    for _ in range(parameters.horizon + 2):
        output = productivity * capital**alpha * labour ** (1 - alpha)
        investment = parameters.saving_share * output
        outputs.append(output / labour)
        capitals.append(capital / labour)
        ratios.append(capital / output)
        capital = (1 - parameters.depreciation_rate) * capital + investment
        labour = (1 + parameters.population_growth) * labour
        productivity = (1 + parameters.tfp_growth) * productivity
    return Path(outputs, capitals, ratios)


def account(parameters: Parameters, path: Path) -> tuple[list[float], list[float], list[float]]:
    """Growth of output per person in the year that starts at each date, and its two parts.

    Source: Solow (1957): change of log output = alpha * change of log capital + change of log productivity.
    """
    years = range(parameters.horizon + 1)
    growth = [log(path.output_per_person[year + 1] / path.output_per_person[year]) for year in years]
    capital_part = [
        parameters.capital_share * log(path.capital_per_person[year + 1] / path.capital_per_person[year])
        for year in years
    ]
    tfp_part = [log(1 + parameters.tfp_growth) for _ in years]
    return growth, capital_part, tfp_part


def break_even_rate(parameters: Parameters) -> float:
    """Investment per unit of capital that keeps capital per effective worker where it is.

    It replaces what wears out and equips the growth of effective labour. With neutral productivity growth g,
    effective labour per person grows by (1 + g)^(1 / (1 - alpha)) - 1. The allowed ranges keep the rate above zero,
    so that a balanced path always exists.
    """
    return effective_labour_factor(parameters) - 1 + parameters.depreciation_rate


def effective_labour_factor(parameters: Parameters) -> float:
    """Effective labour next year over effective labour this year."""
    per_person = (1 + parameters.tfp_growth) ** (1 / (1 - parameters.capital_share))
    return (1 + parameters.population_growth) * per_person


def half_life(parameters: Parameters) -> float:
    """Years in which a small gap to the balanced path halves.

    Near the balanced path a fraction (1 - alpha) * break-even rate / growth factor of the gap closes each year.
    Wear is at most the whole capital, so the fraction lies between zero and 1 - alpha, and the logarithm exists.
    """
    growth_factor = effective_labour_factor(parameters)
    closing = (1 - parameters.capital_share) * break_even_rate(parameters) / growth_factor
    return log(0.5) / log(1 - closing)


def share_of_tfp(parameters: Parameters, total_growth: float) -> float | None:
    """The share of all growth of output per person over the horizon that the accounts give to productivity.

    None where there is next to no growth: as growth goes to zero the share goes to any number, or to zero over zero.
    """
    if abs(total_growth) < log(1 + LEAST_CHANGE):
        return None
    return parameters.horizon * log(1 + parameters.tfp_growth) / total_growth


def relative_consumption(parameters: Parameters) -> float:
    """Consumption on the balanced path over the most that any saving share could yield, at s = alpha.

    Source: Phelps (1961). Written with logarithms: (1 - s) / (1 - alpha) * (s / alpha)^(alpha / (1 - alpha)).
    """
    alpha, saving = parameters.capital_share, parameters.saving_share
    return (1 - saving) / (1 - alpha) * exp(alpha / (1 - alpha) * log(saving / alpha))
