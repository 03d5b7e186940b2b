"""Growth by research, when each further per cent of productivity takes more research than the one before.

Sources: Jones (1995) for the idea production function with falling research productivity, in the notation of Bloom,
Jones, Van Reenen and Webb (2020); Romer (1990) is the limit in which ideas stay as easy to find as at the start.
Time is continuous and everything is a closed form, read off at whole years.
"""

from dataclasses import dataclass
from math import exp, expm1, log, log1p

YEAR_OF_PUSH = 10  # every push begins here, so that each chart shows ten years before it
LEAST_GAIN = 1e-12  # of output: below it, a gain is rounding
LARGEST_LOG = 35.0  # e^35 is over 10^15: a productivity so many times as high means nothing

Row = dict[str, float]
Data = dict[str, list[Row]]


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; shares and rates are stored as shares, so 0.02 is 2 %."""

    growth_of_researchers: float
    difficulty: float
    crowding: float
    starting_growth: float
    research_push: float
    push_years: int
    research_share: float
    horizon: int


@dataclass(frozen=True)
class Path:
    """The economy year by year, from the start to one year after the horizon, with and without the push."""

    researchers: list[float]
    effort: list[float]
    log_productivity: list[float]
    log_productivity_without_push: list[float]


@dataclass(frozen=True)
class Result:
    """What a run gives back; growth rates are changes of logarithms, so that they add up over the years."""

    year: list[int]
    researchers: list[float]
    research_productivity: list[float]
    growth_index: list[float]
    growth_of_productivity: list[float]
    growth_if_ideas_stayed_easy: list[float]
    level_gain: list[float]
    net_gain: list[float]
    observed_year: list[float]
    observed_researchers: list[float]
    observed_research_productivity: list[float]
    long_run_growth: float
    growth_first_decade: float
    growth_last_decade: float
    growth_gain_last_decade: float
    productivity_factor: float | None
    researchers_factor: float
    research_productivity_fall: float
    research_productivity_decline: float
    researchers_needed_factor: float
    level_gain_end: float | None
    net_gain_end: float
    level_gain_if_kept_up: float
    total_net_gain: float
    first_year_ahead: int | None
    push_from: int | None
    push_until: int | None


def run(parameters: Parameters, data: Data) -> Result:
    """Path of productivity under a given path of researchers, and what a push of research adds to it.

    Source: Bloom and others (2020), dA/dt = g0 * S^lambda * A^(1 - beta), so that d(A^beta)/dt = beta * g0 * S^lambda.
    Takes about 0.8 ms for 200 years: one pass over the years, no iteration.
    """
    path = follow(parameters)
    horizon, years = parameters.horizon, range(parameters.horizon + 1)
    ease, growth_index = easiness(parameters, path), indexed_growth(parameters, path)
    growth = [path.log_productivity[year + 1] - path.log_productivity[year] for year in years]
    level_gain = [expm1(path.log_productivity[year] - path.log_productivity_without_push[year]) for year in years]
    net_gain = [net_of_cost(parameters, year, level_gain[year]) for year in years]
    last_decade = (path.log_productivity[horizon] - path.log_productivity[horizon - 10]) / 10
    without = path.log_productivity_without_push
    has_push = parameters.research_push > 1
    seen = [row for row in data["united_states"] if row["year"] <= horizon]

    return Result(
        year=list(years),
        researchers=[100 * path.researchers[year] for year in years],
        research_productivity=[100 * ease[year] for year in years],
        growth_index=growth_index,
        growth_of_productivity=growth,
        growth_if_ideas_stayed_easy=[
            parameters.starting_growth * (path.effort[year + 1] - path.effort[year]) for year in years
        ],
        level_gain=level_gain,
        net_gain=net_gain,
        observed_year=[row["year"] for row in seen],
        observed_researchers=[row["researchers"] for row in seen],
        observed_research_productivity=[row["research_productivity"] for row in seen],
        long_run_growth=parameters.crowding * max(parameters.growth_of_researchers, 0.0) / parameters.difficulty,
        growth_first_decade=path.log_productivity[10] / 10,
        growth_last_decade=last_decade,
        growth_gain_last_decade=last_decade - (without[horizon] - without[horizon - 10]) / 10,
        productivity_factor=exp(end) if (end := path.log_productivity[horizon]) < LARGEST_LOG else None,
        researchers_factor=path.researchers[horizon],
        research_productivity_fall=1 / ease[horizon],
        research_productivity_decline=-log(ease[horizon]) / horizon,
        researchers_needed_factor=exp(parameters.difficulty * path.log_productivity[horizon] / parameters.crowding),
        level_gain_end=level_gain[horizon] if has_push else None,
        net_gain_end=net_gain[horizon],
        level_gain_if_kept_up=parameters.research_push ** (parameters.crowding / parameters.difficulty) - 1,
        total_net_gain=sum(net_gain[YEAR_OF_PUSH:]),
        first_year_ahead=next((year for year in years if net_gain[year] > LEAST_GAIN), None),
        push_from=YEAR_OF_PUSH if has_push else None,
        push_until=min(YEAR_OF_PUSH + parameters.push_years, horizon) if has_push else None,
    )


def follow(parameters: Parameters) -> Path:
    """The path itself. Productivity and researchers start at one, in units chosen to make it so."""
    years = range(parameters.horizon + 2)
    beta, start = parameters.difficulty, parameters.starting_growth
    growth = parameters.growth_of_researchers
    without_push = [effort_without_push(parameters, year) for year in years]
    effort = [effort_with_push(parameters, year, without_push[year]) for year in years]
    return Path(
        researchers=[exp(growth * year) * push(parameters, year) for year in years],
        effort=effort,
        log_productivity=[log1p(beta * start * total) / beta for total in effort],
        log_productivity_without_push=[log1p(beta * start * total) / beta for total in without_push],
    )


def push(parameters: Parameters, year: float) -> float:
    """How many times as many researchers as without a push; at a switching date the new value holds."""
    is_on = YEAR_OF_PUSH <= year < YEAR_OF_PUSH + parameters.push_years
    return parameters.research_push if is_on else 1.0


def effort_without_push(parameters: Parameters, year: float) -> float:
    """All research up to a date: the integral of S^lambda = exp(lambda * n * t) from 0."""
    rate = parameters.crowding * parameters.growth_of_researchers
    if rate == 0:  # the integral of one is t, the limit of expm1(rate * t) / rate as the rate goes to zero
        return float(year)
    return expm1(rate * year) / rate


def effort_with_push(parameters: Parameters, year: float, without_push: float) -> float:
    """All research up to a date: while the push is on, S^lambda is m^lambda times as large."""
    pushed_until = min(max(year, YEAR_OF_PUSH), YEAR_OF_PUSH + parameters.push_years)
    pushed = effort_without_push(parameters, pushed_until) - effort_without_push(parameters, YEAR_OF_PUSH)
    return without_push + float(parameters.research_push**parameters.crowding - 1) * pushed


def easiness(parameters: Parameters, path: Path) -> list[float]:
    """Growth per researcher over that of the start: S^(lambda - 1) * A^(-beta)."""
    slope = parameters.difficulty * parameters.starting_growth
    return [
        researchers ** (parameters.crowding - 1) / (1 + slope * effort)
        for researchers, effort in zip(path.researchers, path.effort, strict=True)
    ]


def indexed_growth(parameters: Parameters, path: Path) -> list[float]:
    """Growth at each instant, index 100 at the start: researchers times growth per researcher."""
    shown = range(parameters.horizon + 1)
    ease = easiness(parameters, path)
    return [100 * path.researchers[year] * ease[year] for year in shown]


def net_of_cost(parameters: Parameters, year: int, gain: float) -> float:
    """Output left for other uses, against an economy without a push; the push multiplies the share for research."""
    left = (1 - parameters.research_share * push(parameters, year)) / (1 - parameters.research_share)
    return gain * left + (left - 1)  # (1 + gain) * left - 1, without rounding where the push costs nothing
