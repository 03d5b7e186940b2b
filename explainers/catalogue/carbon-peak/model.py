"""CO2 as a product of four factors, with the figures of 1990 to 2023, and a path to 2060 made from four growth rates.

CO2 = people * GDP per person * energy per GDP * CO2 per energy (Kaya and Yokobori 1997; as used by Raupach and others
2007). This is an identity: it says how rates add up, and nothing about what causes them. All rates are turned into
changes of logarithms first, so that the four parts add up to the growth of CO2 exactly.
"""

from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import exp, log
from typing import Any

FIRST_YEAR, LAST_FIGURE, LAST_YEAR = 1990, 2023, 2060
AHEAD = LAST_YEAR - LAST_FIGURE
PLAN_START, PLAN_YEARS = 2025, 5  # the plan for 2026 to 2030 is measured from 2025
FIT_START = 2013  # ten years before the last figure
PLEDGE_YEAR = 2035
KILO = 1000  # million tonnes in a billion
LEVEL = 1e-12  # years whose CO2 differs by less count as equally high

Row = dict[str, Any]  # the name of the economy, and numbers
Data = dict[str, list[Row]]


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; rates are stored as shares, so 0.02 is 2 % a year. Savings are falls."""

    economy: str
    population_growth: float
    income_growth: float
    income_growth_later: float
    energy_saving: float
    cleaner_energy: float
    cleaner_energy_later: float
    transition_years: float
    intensity_target: float
    world_budget: float


@dataclass(frozen=True)
class Parts:
    """The four parts of the growth of CO2, year by year, as changes of logarithms."""

    population: list[float]
    income: list[float]
    energy: list[float]
    carbon: list[float]

    def total(self) -> list[float]:
        """The growth of CO2."""
        return [sum(parts) for parts in zip(self.population, self.income, self.energy, self.carbon, strict=True)]


@dataclass(frozen=True)
class Result:
    """What a run gives back; CO2 in billion tonnes, parts as changes of logarithms a year."""

    year: list[int]
    co2: list[float]
    path_year: list[int]
    co2_path: list[float]
    figure_year: list[int]
    figure_co2: list[float]
    change_year: list[int]
    part_population: list[float]
    part_income: list[float]
    part_energy: list[float]
    part_carbon: list[float]
    co2_growth: list[float]
    figure_change_year: list[int]
    figure_growth: list[float]
    plan_year: list[int]
    plan_gdp: list[float]
    plan_intensity: list[float]
    plan_co2: list[float]
    fit_year: list[int]
    fit_co2: list[float]
    fit_figure: list[float]
    co2_of_fit: float
    fit_gap: float
    gdp_growth_last_ten_years: float
    intensity_fall_last_ten_years: float
    co2_change_last_ten_years: float
    intensity_change_2005_to_2021: float
    sum_of_rates_now: float
    sum_of_rates_later: float
    turning_time: float
    peak_year: int
    peak_co2: float
    gdp_growth_in_plan: float
    intensity_change_in_plan: float
    co2_change_in_plan: float
    cumulative_co2: float
    fair_budget: float
    budget_years: int
    change_2035: float


def run(parameters: Parameters, data: Data) -> Result:
    """Figures and path of CO2, its four parts, the peak, the arithmetic of the plan and the use of a budget.

    Source: the identity of Kaya and Yokobori (1997). Takes about 0.3 ms: 37 steps, no iteration and no chance.
    """
    rows = [row for row in data["kaya"] if row["economy"] == parameters.economy]
    world = [row for row in data["kaya"] if row["economy"] == "world"]
    figures = [row["co2"] / KILO for row in rows]
    since = rows[FIT_START - FIRST_YEAR :]
    past, ahead = parts_of_figures(since), parts_ahead(parameters)
    growth_ahead = ahead.total()
    path = [figures[-1] * exp(total) for total in accumulate(growth_ahead, initial=0.0)]
    co2 = figures + path[1:]
    now, later = sum_of_rates(parameters, 0.0), sum_of_rates(parameters, 1.0)
    highest = max(co2)
    peak = next(place for place, level in enumerate(co2) if level >= highest * (1 - LEVEL))
    plan = slice(PLAN_START - LAST_FIGURE, PLAN_START - LAST_FIGURE + PLAN_YEARS)
    gdp_in_plan = sum(ahead.population[plan]) + sum(ahead.income[plan])
    intensity_in_plan = sum(ahead.energy[plan]) + sum(ahead.carbon[plan])
    plan_gdp, plan_intensity = plan_at_target(gdp_in_plan / PLAN_YEARS, parameters.intensity_target)
    fit = [since[0]["co2"] / KILO * exp(now * step) for step in range(len(since))]
    from_plan_start = co2[PLAN_START - FIRST_YEAR :]
    budget = parameters.world_budget * rows[-1]["population"] / world[-1]["population"]
    until_pledge = co2[: PLEDGE_YEAR - FIRST_YEAR + 1]

    return Result(
        year=list(range(FIRST_YEAR, LAST_YEAR + 1)),
        co2=co2,
        path_year=list(range(LAST_FIGURE, LAST_YEAR + 1)),
        co2_path=path,
        figure_year=list(range(FIRST_YEAR, LAST_FIGURE + 1)),
        figure_co2=figures,
        change_year=list(range(FIT_START + 1, LAST_YEAR + 1)),
        part_population=past.population + ahead.population,
        part_income=past.income + ahead.income,
        part_energy=past.energy + ahead.energy,
        part_carbon=past.carbon + ahead.carbon,
        co2_growth=past.total() + growth_ahead,
        figure_change_year=list(range(FIT_START + 1, LAST_FIGURE + 1)),
        figure_growth=log_changes([row["co2"] for row in since]),
        plan_year=list(range(PLAN_START, PLAN_START + PLAN_YEARS + 1)),
        plan_gdp=plan_gdp,
        plan_intensity=plan_intensity,
        plan_co2=[(1 + gdp) * (1 + intensity) - 1 for gdp, intensity in zip(plan_gdp, plan_intensity, strict=True)],
        fit_year=list(range(FIT_START, LAST_FIGURE + 1)),
        fit_co2=fit,
        fit_figure=[row["co2"] / KILO for row in since],
        co2_of_fit=fit[-1],
        fit_gap=fit[-1] / figures[-1] - 1,
        gdp_growth_last_ten_years=average_growth(since, "gdp"),
        intensity_fall_last_ten_years=1 - (1 + average_growth(since, "co2")) / (1 + average_growth(since, "gdp")),
        co2_change_last_ten_years=since[-1]["co2"] / since[0]["co2"] - 1,
        intensity_change_2005_to_2021=intensity_of(rows, 2021) / intensity_of(rows, 2005) - 1,
        sum_of_rates_now=now,
        sum_of_rates_later=later,
        turning_time=turning_time(now, later, parameters.transition_years),
        peak_year=FIRST_YEAR + peak,
        peak_co2=co2[peak],
        gdp_growth_in_plan=exp(gdp_in_plan / PLAN_YEARS) - 1,
        intensity_change_in_plan=exp(intensity_in_plan) - 1,
        co2_change_in_plan=exp(gdp_in_plan + intensity_in_plan) - 1,
        cumulative_co2=sum(from_plan_start),
        fair_budget=budget,
        budget_years=sum(used <= budget for used in accumulate(from_plan_start)),
        change_2035=until_pledge[-1] / max(until_pledge) - 1,
    )


# The four factors


def parts_of_figures(rows: list[Row]) -> Parts:
    """The four parts in the figures: people, GDP per person, energy per GDP, CO2 per energy."""
    return Parts(
        population=log_changes([row["population"] for row in rows]),
        income=log_changes([row["gdp"] / row["population"] for row in rows]),
        energy=log_changes([row["energy"] / row["gdp"] for row in rows]),
        carbon=log_changes([row["co2"] / row["energy"] for row in rows]),
    )


def log_changes(levels: list[float]) -> list[float]:
    """Changes of the logarithm from year to year."""
    return [log(later / earlier) for earlier, later in pairwise(levels)]


def parts_ahead(parameters: Parameters) -> Parts:
    """The four parts after the last figure; those of income and carbon move in a straight line to their later rates."""
    weights = [min(1.0, (step - 1) / parameters.transition_years) for step in range(1, AHEAD + 1)]
    return Parts(
        population=[log(1 + parameters.population_growth)] * AHEAD,
        income=[
            between(log(1 + parameters.income_growth), log(1 + parameters.income_growth_later), w) for w in weights
        ],
        energy=[log(1 - parameters.energy_saving)] * AHEAD,
        carbon=[
            between(log(1 - parameters.cleaner_energy), log(1 - parameters.cleaner_energy_later), w) for w in weights
        ],
    )


def between(now: float, later: float, weight: float) -> float:
    """The rate on the straight line between two rates."""
    return (1 - weight) * now + weight * later


def sum_of_rates(parameters: Parameters, weight: float) -> float:
    """Growth of CO2 at the present rates (weight zero) or at the later ones (weight one)."""
    return (
        log(1 + parameters.population_growth)
        + between(log(1 + parameters.income_growth), log(1 + parameters.income_growth_later), weight)
        + log(1 - parameters.energy_saving)
        + between(log(1 - parameters.cleaner_energy), log(1 - parameters.cleaner_energy_later), weight)
    )


def turning_time(now: float, later: float, transition_years: float) -> float:
    """Years after the last figure at which the straight line from the present to the later sum passes zero.

    Where the sum never passes zero from above, it is zero (it falls at once) or the whole horizon (it never falls).
    """
    if now <= 0:
        return 0.0
    if later >= 0:
        return float(AHEAD)
    return min(float(AHEAD), transition_years * now / (now - later))


# The plan, and the figures of ten years


def plan_at_target(growth: float, target: float) -> tuple[list[float], list[float]]:
    """Changes of GDP and of CO2 per unit of GDP since 2025, if the target is met in equal steps."""
    steps = range(PLAN_YEARS + 1)
    return [exp(growth * step) - 1 for step in steps], [(1 - target) ** (step / PLAN_YEARS) - 1 for step in steps]


def intensity_of(rows: list[Row], year: int) -> float:
    """CO2 per unit of GDP in this year of the figures."""
    row = rows[year - FIRST_YEAR]
    intensity: float = row["co2"] / row["gdp"]
    return intensity


def average_growth(rows: list[Row], column: str) -> float:
    """Average growth a year between the first and the last row."""
    rate: float = (rows[-1][column] / rows[0][column]) ** (1 / (len(rows) - 1)) - 1
    return rate
