"""A new technology becomes cheaper with all that was ever made of it, and support pays for the first of it.

Costs follow Wright (1936); buyers choose between two technologies by price and taste (a logit); what early purchases do
to later ones is lock-in as in Arthur (1989); how much of its own learning a firm sees follows Irwin and Klenow (1994).
"""

from dataclasses import dataclass
from math import exp, log, log1p, log2

YEARS = 40  # years after the first one
FIRMS = 10  # makers of the new technology, equally large
RIVAL_EXPERIENCE = 20.0  # in years of demand: what was made of the old technology before
TASTE = 0.3  # spread of buyers' tastes and places, in costs of the old technology at the start
GRID = 50  # the what-if curve has a point every 1/50
CURVE_POINTS = 21
TINY = 1e-9

Data = dict[str, list[dict[str, float]]]


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; shares and rates are stored as shares, so 0.2 is 20 %."""

    learning_rate: float
    starting_cost: float
    starting_experience: float
    rival_learning_rate: float
    subsidy: float
    subsidy_years: int
    market_growth: float
    market_limit: float
    spillover: float
    discount_rate: float


@dataclass(frozen=True)
class Years:
    """What is the same on all paths of a run."""

    market: list[float]  # in years of demand
    present_value: list[float]  # of one yuan in that year


@dataclass(frozen=True)
class Path:
    """Both technologies, year by year."""

    experience: list[float]  # at the start of the year
    cost: list[float]
    rival_cost: list[float]
    share: list[float]
    outlay: list[float]  # of buyers, net of what their choice is worth to them
    support: list[float]  # that taxpayers pay


@dataclass(frozen=True)
class Result:
    """What a run gives back; money is in trillions of yuan, of which buyers spend one in a year at the start."""

    year: list[int]
    experience: list[float]
    cost: list[float]
    cost_without: list[float]
    rival_cost: list[float]
    share: list[float]
    share_without: list[float]
    buyers_gain: list[float]
    taxpayers_cost: list[float]
    net: list[float]
    net_so_far: list[float]
    curve_learning_rate: list[float]
    curve_net_benefit: list[float]
    curve_firms_net_benefit: list[float]
    capacity: list[float]
    price_by_rule: list[float]
    early_capacity: list[float]
    early_price: list[float]
    late_capacity: list[float]
    late_price: list[float]
    total_gain: float
    total_cost: float
    payback_year: int | None
    parity_year: int | None
    parity_year_without: int | None
    needed_learning_rate: float | None
    private_part: float
    distance_to_modules: float
    rule_in_2019: float
    measured_rate: float
    measured_rate_to_2009: float
    measured_rate_from_2000: float


def run(parameters: Parameters, data: Data) -> Result:
    """Forty years with support and without it, what the support costs and brings, and whether it would at other rates.

    Source: Wright (1936) for cost, logit demand, present values as in any public appraisal. Takes about 2 ms: 44 paths
    of 41 years each, most of them for the what-if curve; no iteration and no chance.
    """
    years = calendar(parameters)
    helped = simulate(parameters, parameters.learning_rate, parameters.subsidy, years)
    alone = simulate(parameters, parameters.learning_rate, 0.0, years)
    gains, costs = present_values(helped, alone, years)
    net = [gain + cost for gain, cost in zip(gains, costs, strict=True)]
    so_far = running_sum(net)
    part = 1 / (1 + parameters.spillover * (FIRMS - 1))
    rates, benefits, firms_benefits = what_if(parameters, part, years)
    early, late = data["early"], data["late"]
    modules = [*early, *late]
    rule = [module_price(parameters, modules[0], row["capacity"]) for row in modules]
    capacity = [modules[0]["capacity"] * 2**doubling for doubling in range(22)]
    return Result(
        year=list(range(YEARS + 1)),
        experience=helped.experience,
        cost=helped.cost,
        cost_without=alone.cost,
        rival_cost=helped.rival_cost,
        share=helped.share,
        share_without=alone.share,
        buyers_gain=gains,
        taxpayers_cost=costs,
        net=net,
        net_so_far=so_far,
        curve_learning_rate=rates,
        curve_net_benefit=benefits,
        curve_firms_net_benefit=firms_benefits,
        capacity=capacity,
        price_by_rule=[module_price(parameters, modules[0], watts) for watts in capacity],
        early_capacity=[row["capacity"] for row in early],
        early_price=[row["price"] for row in early],
        late_capacity=[row["capacity"] for row in late],
        late_price=[row["price"] for row in late],
        total_gain=sum(gains),
        total_cost=-sum(costs),
        payback_year=year_of_payback(so_far),
        parity_year=year_of_parity(helped),
        parity_year_without=year_of_parity(alone),
        needed_learning_rate=first_rate_that_pays(rates, benefits),
        private_part=part,
        distance_to_modules=typical_distance(rule, [row["price"] for row in modules]),
        rule_in_2019=rule[-1],
        measured_rate=fitted_rate(modules),
        measured_rate_to_2009=fitted_rate(early),
        measured_rate_from_2000=fitted_rate([row for row in modules if row["year"] >= 2000]),
    )


# The forty years


def calendar(parameters: Parameters) -> Years:
    """The market grows at a steady rate until it has reached its limit; later money counts less."""
    years = range(YEARS + 1)
    market = [min((1 + parameters.market_growth) ** year, parameters.market_limit) for year in years]
    present_value = [(1 + parameters.discount_rate) ** -year for year in years]
    return Years(market, present_value)


def exponent(learning_rate: float) -> float:
    """The power of experience with which cost falls, so that each doubling takes this share off."""
    return -log2(1 - learning_rate)


def simulate(parameters: Parameters, learning_rate: float, subsidy: float, years: Years) -> Path:
    """One path: cost from experience, share from price, experience from share."""
    power, rival_power = exponent(learning_rate), exponent(parameters.rival_learning_rate)
    made, rival_made = parameters.starting_experience, RIVAL_EXPERIENCE
    path = Path([], [], [], [], [], [])
    for year, market in enumerate(years.market):
        cost = parameters.starting_cost * (made / parameters.starting_experience) ** -power
        rival_cost = (rival_made / RIVAL_EXPERIENCE) ** -rival_power if rival_power else 1.0
        support = subsidy * cost if year < parameters.subsidy_years else 0.0
        advantage = (rival_cost - cost + support) / TASTE
        share, log_sum = choose(advantage)
        bought = share * market
        path.experience.append(made)
        path.cost.append(cost)
        path.rival_cost.append(rival_cost)
        path.share.append(share)
        path.outlay.append(market * (rival_cost - TASTE * log_sum))
        path.support.append(support * bought)
        made += bought
        rival_made += market - bought
    return path


def choose(advantage: float) -> tuple[float, float]:
    """Share of buyers who take the new technology, and ln(1 + exp(advantage)); written so that nothing overflows."""
    if advantage > 0:
        small = exp(-advantage)
        return 1 / (1 + small), advantage + log1p(small)
    small = exp(advantage)
    return small / (1 + small), log1p(small)


# What support costs and brings


def present_values(helped: Path, alone: Path, years: Years) -> tuple[list[float], list[float]]:
    """What buyers gain by the support in each year, and what taxpayers lose (below zero), in present values."""
    gains = [
        (without - with_support) * value
        for without, with_support, value in zip(alone.outlay, helped.outlay, years.present_value, strict=True)
    ]
    costs = [-support * value for support, value in zip(helped.support, years.present_value, strict=True)]
    return gains, costs


def running_sum(numbers: list[float]) -> list[float]:
    """The sum of each number and all before it."""
    total, sums = 0.0, []
    for number in numbers:
        total += number
        sums.append(total)
    return sums


def year_of_payback(so_far: list[float]) -> int | None:
    """The first year from which on gains have made up for costs; none if they have not by the last year."""
    if so_far[-1] < -TINY:
        return None
    behind = [year for year, sum_ in enumerate(so_far) if sum_ < -TINY]
    return behind[-1] + 1 if behind else 0


def year_of_parity(path: Path) -> int | None:
    """The first year in which the new technology costs no more than the old one."""
    pairs = enumerate(zip(path.cost, path.rival_cost, strict=True))
    return next((year for year, (cost, rival_cost) in pairs if cost <= rival_cost), None)


def what_if(parameters: Parameters, part: float, years: Years) -> tuple[list[float], list[float], list[float]]:
    """Net benefit at other learning rates, to all together and to a single firm that bears the cost."""
    rates = [point / GRID for point in range(CURVE_POINTS)]
    benefits, firms_benefits = [], []
    for rate in rates:
        helped = simulate(parameters, rate, parameters.subsidy, years)
        alone = simulate(parameters, rate, 0.0, years)
        gains, costs = present_values(helped, alone, years)
        benefits.append(sum(gains) + sum(costs))
        firms_benefits.append(part * sum(gains) + sum(costs))
    return rates, benefits, firms_benefits


def first_rate_that_pays(rates: list[float], benefits: list[float]) -> float | None:
    """The learning rate at which the curve first rises through zero, on a straight line between two points."""
    for place in range(len(rates) - 1):
        low, high = benefits[place], benefits[place + 1]
        if low < 0 <= high:
            return rates[place] + (rates[place + 1] - rates[place]) * low / (low - high)
    return None


# The published figures of solar modules


def module_price(parameters: Parameters, first: dict[str, float], capacity: float) -> float:
    """The price that the learning curve gives, drawn from the first published figure."""
    multiple: float = (capacity / first["capacity"]) ** -exponent(parameters.learning_rate)
    return first["price"] * multiple


def typical_distance(rule: list[float], published: list[float]) -> float:
    """How far the rule lies from the published prices, on average of the logarithms; 0.5 means half as much again."""
    distances = [abs(log(by_rule / price)) for by_rule, price in zip(rule, published, strict=True)]
    return exp(sum(distances) / len(distances)) - 1


def fitted_rate(rows: list[dict[str, float]]) -> float:
    """The learning rate of the straight line through logarithms that ordinary least squares gives."""
    made = [log(row["capacity"]) for row in rows]
    price = [log(row["price"]) for row in rows]
    mean_made, mean_price = sum(made) / len(made), sum(price) / len(price)
    together = sum((x - mean_made) * (y - mean_price) for x, y in zip(made, price, strict=True))
    slope = together / sum((x - mean_made) ** 2 for x in made)
    return float(1 - 2**slope)
