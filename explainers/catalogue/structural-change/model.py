"""Structural change: three sectors that improve at different speeds, and workers who follow what people buy.

Sources: Baumol (1967) for the mechanism; Ngai and Pissarides (2007) for workers who follow relative prices; Herrendorf,
Rogerson and Valentinyi (2014) for households that meet their food needs first. Labour is the only input. A worker
outside farming earns `income_gap` times what a farm worker earns, for ever; the model does not explain why.

Everything is a closed form: no solver, no iteration, no chance. One path costs about 0.15 milliseconds in CPython and
a run needs four or five of them.
"""

from dataclasses import dataclass
from math import exp, log

YEARS = 60
HALF = YEARS // 2
FARMING, INDUSTRY, SERVICES = 0, 1, 2  # the order of the category of sectors
SECTORS = (FARMING, INDUSTRY, SERVICES)
ALONE = ("farming", "industry", "services")  # programmes that upgrade one sector
NEARLY_EQUAL = 1e-12
YEARS_OF_CHINA = 33  # from 1991 to 2023, as long as the figures

Data = dict[str, list[dict[str, float]]]


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; shares and rates are stored as shares, so 0.02 is 2 %."""

    farming_share_start: float
    industry_part_of_rest: float
    subsistence_part: float
    income_gap: float
    elasticity: float
    farming_growth: float
    industry_growth: float
    services_growth: float
    programme: str
    programme_points: float


@dataclass(frozen=True)
class Path:
    """The economy year by year: a list of three for each year, and one number for each year of growth."""

    workers: list[list[float]]
    value: list[list[float]]
    within: list[list[float]]
    moving: list[float]
    growth: list[float]


@dataclass(frozen=True)
class Result:
    """What a run gives back; growth is a change of logarithms, so that its parts add up exactly."""

    year: list[int]
    workers_farming: list[float]
    workers_industry: list[float]
    workers_services: list[float]
    value_farming: list[float]
    value_industry: list[float]
    value_services: list[float]
    from_farming: list[float]
    from_industry: list[float]
    from_services: list[float]
    from_moving: list[float]
    growth: list[float]
    gain_first_half: list[float]
    gain_second_half: list[float]
    gain_total: list[float]
    china_year: list[int]
    china_farming: list[float]
    china_industry: list[float]
    china_services: list[float]
    observed_year: list[float]
    observed_farming: list[float]
    observed_industry: list[float]
    observed_services: list[float]
    growth_first_decade: float
    growth_last_decade: float
    moving_first_decade: float
    frozen_growth: float
    income_factor: float
    industry_peak_year: int
    slowest_sector: int
    slowest_share_start: float
    slowest_share_end: float
    relative_price_of_services: float
    services_per_industrial_good: float
    programme_gain: float
    best_sector: int
    best_gain: float
    forgone_by_pushing_industry_only: float


def run(parameters: Parameters, data: Data) -> Result:
    """Sixty years of an economy with three sectors, and what one more point of productivity growth brings in each.

    Sources: Baumol (1967); Ngai and Pissarides (2007); Herrendorf, Rogerson and Valentinyi (2014). Four paths, five
    with the programme for all sectors: less than a millisecond on an idle core.
    """
    growth_factors = with_programme(parameters, parameters.programme)
    none = path(parameters, with_programme(parameters, "none"))
    alone = [path(parameters, with_programme(parameters, name)) for name in ALONE]
    chosen = chosen_path(parameters, none, alone)
    gain_first_half = [gain(each, none, HALF) for each in alone]
    gain_total = [gain(each, none, YEARS) for each in alone]
    gain_second_half = [total - first for total, first in zip(gain_total, gain_first_half, strict=True)]
    best = first_largest(gain_total, 1e-9)
    slowest = first_largest([-factor for factor in growth_factors], NEARLY_EQUAL)
    start, end = chosen.workers[0], chosen.workers[YEARS]
    industry = column(chosen.workers, INDUSTRY, YEARS + 1)
    speed_ratio = growth_factors[INDUSTRY] / growth_factors[SERVICES]
    figures = data["china"]
    return Result(
        year=list(range(YEARS + 1)),
        workers_farming=column(chosen.workers, FARMING, YEARS + 1),
        workers_industry=industry,
        workers_services=column(chosen.workers, SERVICES, YEARS + 1),
        value_farming=column(chosen.value, FARMING, YEARS + 1),
        value_industry=column(chosen.value, INDUSTRY, YEARS + 1),
        value_services=column(chosen.value, SERVICES, YEARS + 1),
        from_farming=column(chosen.within, FARMING, YEARS + 1),
        from_industry=column(chosen.within, INDUSTRY, YEARS + 1),
        from_services=column(chosen.within, SERVICES, YEARS + 1),
        from_moving=chosen.moving,
        growth=chosen.growth,
        gain_first_half=gain_first_half,
        gain_second_half=gain_second_half,
        gain_total=gain_total,
        china_year=list(range(1991, 1991 + YEARS_OF_CHINA)),
        china_farming=column(chosen.workers, FARMING, YEARS_OF_CHINA),
        china_industry=column(chosen.workers, INDUSTRY, YEARS_OF_CHINA),
        china_services=column(chosen.workers, SERVICES, YEARS_OF_CHINA),
        observed_year=[row["year"] for row in figures],
        observed_farming=[row["farming"] / 100 for row in figures],
        observed_industry=[row["industry"] / 100 for row in figures],
        observed_services=[row["services"] / 100 for row in figures],
        growth_first_decade=mean(chosen.growth[:10]),
        growth_last_decade=mean(chosen.growth[YEARS - 10 : YEARS]),
        moving_first_decade=mean(chosen.moving[:10]),
        frozen_growth=sum(chosen.value[0][i] * log(growth_factors[i]) for i in SECTORS),
        income_factor=exp(sum(chosen.growth[:YEARS])),
        industry_peak_year=first_largest(industry, NEARLY_EQUAL),
        slowest_sector=slowest,
        slowest_share_start=start[slowest],
        slowest_share_end=end[slowest],
        relative_price_of_services=speed_ratio**YEARS,
        services_per_industrial_good=speed_ratio ** (-YEARS * parameters.elasticity),
        programme_gain=gain(chosen, none, YEARS),
        best_sector=best,
        best_gain=gain_total[best],
        forgone_by_pushing_industry_only=1 - (1 + gain_total[INDUSTRY]) / (1 + gain_total[best]),
    )


def path(parameters: Parameters, growth_factors: list[float]) -> Path:
    """The economy with these growth factors of productivity, from the start to two years after the last one shown.

    Prices are labour cost: 1 / a for food, B / a for the rest, with farm earnings of one. Food needs take s workers;
    what is spent beyond them is split as a CES demand with elasticity epsilon splits it.
    """
    gap, elasticity = parameters.income_gap, parameters.elasticity
    start = workers_at_start(parameters)
    needs_at_start = parameters.subsistence_part * start[FARMING]
    income_at_start = start[FARMING] + gap * (1 - start[FARMING])
    beyond_at_start = income_at_start - needs_at_start
    pull = [(start[FARMING] - needs_at_start) / beyond_at_start]
    pull += [gap * start[i] / beyond_at_start for i in (INDUSTRY, SERVICES)]
    # a ** (epsilon - 1) grows by a constant factor each year, so no power is taken within the loop.
    pull_growth = [factor ** (elasticity - 1) for factor in growth_factors]
    needs = needs_at_start
    workers, value = [], []
    for _ in range(YEARS + 2):
        total = pull[FARMING] + pull[INDUSTRY] + pull[SERVICES]
        share = [each / total for each in pull]
        farming = (needs * (1 - share[FARMING]) + share[FARMING] * gap) / (1 + share[FARMING] * (gap - 1))
        income = farming + gap * (1 - farming)
        beyond = income - needs
        workers.append([farming, share[INDUSTRY] * beyond / gap, share[SERVICES] * beyond / gap])
        value.append([farming / income, share[INDUSTRY] * beyond / income, share[SERVICES] * beyond / income])
        pull = [each * growth for each, growth in zip(pull, pull_growth, strict=True)]
        needs /= growth_factors[FARMING]
    return accounts(workers, value, [log(factor) for factor in growth_factors], gap)


def accounts(workers: list[list[float]], value: list[list[float]], improvement: list[float], gap: float) -> Path:
    """Growth of each year, split into what each sector's own improvement brings and what moving between them brings.

    Weights are shares of value, averaged over both years (the Törnqvist index); growth is the sum of the parts.
    Without a gap a worker makes the same value everywhere, so moving adds nothing: the weights are the shares of
    workers, and their changes add up to zero. The index would show its own error there, a ten-thousandth or less.
    """
    within, moving, growth = [], [], []
    for now in range(YEARS + 1):
        weights = [(value[now][i] + value[now + 1][i]) / 2 for i in SECTORS]
        within.append([weights[i] * improvement[i] for i in SECTORS])
        moved = sum(weights[i] * log(workers[now + 1][i] / workers[now][i]) for i in SECTORS)
        moving.append(0.0 if gap == 1 else moved)
        growth.append(within[now][FARMING] + within[now][INDUSTRY] + within[now][SERVICES] + moving[now])
    return Path(workers, value, within, moving, growth)


def workers_at_start(parameters: Parameters) -> list[float]:
    """Shares of the workforce in the three sectors in the first year."""
    outside = 1 - parameters.farming_share_start
    industry = parameters.industry_part_of_rest * outside
    return [parameters.farming_share_start, industry, outside - industry]


def with_programme(parameters: Parameters, programme: str) -> list[float]:
    """Growth factors of productivity with a programme: the points go to one sector, or a third to each, or nowhere."""
    rates = [parameters.farming_growth, parameters.industry_growth, parameters.services_growth]
    points = parameters.programme_points
    if programme == "all":
        return [1 + rate + points / 3 for rate in rates]
    return [1 + rate + (points if ALONE[i] == programme else 0) for i, rate in enumerate(rates)]


def chosen_path(parameters: Parameters, none: Path, alone: list[Path]) -> Path:
    """The path of the programme that is chosen, computed only where it is not among those compared."""
    if parameters.programme in ALONE:
        return alone[ALONE.index(parameters.programme)]
    return path(parameters, with_programme(parameters, "all")) if parameters.programme == "all" else none


def gain(path_with: Path, path_without: Path, years: int) -> float:
    """By how much income is higher on one path than on the other after this many years, as a share."""
    return exp(sum(path_with.growth[:years]) - sum(path_without.growth[:years])) - 1


def column(rows: list[list[float]], sector: int, length: int) -> list[float]:
    """One sector's numbers in the first years."""
    return [row[sector] for row in rows[:length]]


def first_largest(numbers: list[float], room: float) -> int:
    """Place of the first number that is the largest, within this room for rounding."""
    largest = max(numbers)
    return next(place for place, number in enumerate(numbers) if number >= largest - room)


def mean(numbers: list[float]) -> float:
    """The arithmetic mean."""
    return sum(numbers) / len(numbers)
