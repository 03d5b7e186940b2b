"""Workers move from less productive firms with easy credit to more productive firms that live on their own profits.

Firms, factor prices and the calibration follow Song, Storesletten and Zilibotti (2011), section II. Instead of their
overlapping generations, owners save a constant share of their profits, and time goes in years.
"""

from dataclasses import dataclass
from math import ceil, log

HORIZON = 60  # years shown
LONGEST = 200  # years; what takes longer is called never
WEAR = 0.10  # of capital a year (Song, Storesletten and Zilibotti 2011)
DEPOSIT_RATE = 0.0175  # what a bank pays its savers (the same)
CHINA_FROM, CHINA_YEARS = 1992, 21  # the years in which the published figures are drawn
SUPPORT_STEPS, SUPPORT_STEP = 36, 0.02

Data = dict[str, list[dict[str, float]]]


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; shares and rates are stored as shares, so 0.02 is 2 %."""

    productivity_gap: float
    levy: float
    capital_share: float
    interest_rate: float
    saving_share: float
    borrowing: float
    cheap_credit: float
    starting_share: float
    technology_growth: float
    labour_growth: float


@dataclass(frozen=True)
class Prices:
    """What firms pay and earn while state firms exist; then the state firms' cost of capital decides everything."""

    cost_of_capital: float  # of state firms, wear included
    capital_state: float  # per effective worker
    intensity_ratio: float  # capital per worker of state firms over that of private ones
    capital_private: float  # per effective worker
    gross_return: float  # on private capital, wear included
    viable: bool
    lending: float  # loans per unit of own capital
    growth: float  # of private capital, in a year
    ratio: float  # by which the private share of work is multiplied each year


@dataclass(frozen=True)
class Path:
    """The economy year by year, from the start to one year after the horizon."""

    private_share: list[float]
    output: list[float]
    capital: list[float]
    tfp: list[float]  # from allocation alone: invention is in effective labour
    wage: list[float]  # of an effective worker, the same in all firms


@dataclass(frozen=True)
class Result:
    """What a run gives back; growth rates are changes of logarithms, so that contributions add up exactly."""

    year: list[int]
    private_share: list[float]
    tfp_from_allocation: list[float]
    relative_to_frontier: list[float]
    growth_of_output_per_worker: list[float]
    capital_contribution: list[float]
    technology_contribution: list[float]
    reallocation_contribution: list[float]
    tfp_growth: list[float]
    support: list[float]
    share_by_support: list[float]
    china_year: list[int]
    share_from_1992: list[float]
    aggregate_year: list[float]
    aggregate_share: list[float]
    firm_year: list[float]
    firm_share: list[float]
    years_to_half: float | None
    years_to_end: float | None
    private_net_return: float
    state_borrowing_cost: float
    growth_of_private_capital: float
    growth_of_private_share: float
    capital_intensity_ratio: float
    critical_cheap_credit: float
    wage_effect: float
    wage_factor: float
    share_after_fifteen_years: float
    share_after_thirty_years: float
    share_at_end: float
    tfp_growth_during: float
    tfp_growth_last_decade: float
    growth_last_decade: float
    fastest_tfp_growth: float
    fastest_year: int
    tfp_gain: float
    tfp_gain_possible: float
    output_per_worker_factor: float


def run(parameters: Parameters, data: Data) -> Result:
    """Path of the economy over sixty years, its growth accounts, and how long the move takes.

    Source: Song, Storesletten and Zilibotti (2011), section II, for firms and prices; accounts as in Solow (1957).
    Takes about 0.2 ms: one pass over the years and closed forms, no iteration and no chance.
    """
    now = prices(parameters, parameters.cheap_credit)
    path = simulate(parameters, now)
    years = range(HORIZON + 1)
    capital, technology, reallocation = account(parameters, path)
    growth = [sum(parts) for parts in zip(capital, technology, reallocation, strict=True)]
    support = [step * SUPPORT_STEP for step in range(SUPPORT_STEPS)]
    aggregate, firms = data["aggregate"], data["firms"]
    start = path.tfp[0]
    fastest = max(reallocation)
    to_end = years_to_share(1.0, now, parameters)
    moving = HORIZON if to_end is None else max(1, min(HORIZON, ceil(to_end - 1e-9)))

    return Result(
        year=list(years),
        private_share=path.private_share[: HORIZON + 1],
        tfp_from_allocation=path.tfp[: HORIZON + 1],
        relative_to_frontier=[tfp / parameters.productivity_gap for tfp in path.tfp[: HORIZON + 1]],
        growth_of_output_per_worker=growth,
        capital_contribution=capital,
        technology_contribution=technology,
        reallocation_contribution=reallocation,
        tfp_growth=[new + moved for new, moved in zip(technology, reallocation, strict=True)],
        support=support,
        share_by_support=[share_after(30, prices(parameters, share), parameters) for share in support],
        china_year=[CHINA_FROM + year for year in range(CHINA_YEARS)],
        share_from_1992=path.private_share[:CHINA_YEARS],
        aggregate_year=[row["year"] for row in aggregate],
        aggregate_share=[row["private_share"] for row in aggregate],
        firm_year=[row["year"] for row in firms],
        firm_share=[row["private_share"] for row in firms],
        years_to_half=years_to_share(0.5, now, parameters),
        years_to_end=to_end,
        private_net_return=now.gross_return - WEAR,
        state_borrowing_cost=now.cost_of_capital - WEAR,
        growth_of_private_capital=now.growth,
        growth_of_private_share=now.ratio - 1,
        capital_intensity_ratio=now.intensity_ratio,
        critical_cheap_credit=critical_cheap_credit(parameters, now),
        wage_effect=(1 - parameters.cheap_credit) ** (-parameters.capital_share / (1 - parameters.capital_share)) - 1,
        wage_factor=path.wage[HORIZON] / path.wage[0] * (1 + parameters.technology_growth) ** HORIZON,
        share_after_fifteen_years=path.private_share[15],
        share_after_thirty_years=path.private_share[30],
        share_at_end=path.private_share[HORIZON],
        tfp_growth_during=log(path.tfp[moving] / start) / moving,
        tfp_growth_last_decade=sum(reallocation[HORIZON - 10 : HORIZON]) / 10,
        growth_last_decade=sum(growth[HORIZON - 10 : HORIZON]) / 10,
        fastest_tfp_growth=fastest,
        fastest_year=reallocation.index(fastest),
        tfp_gain=path.tfp[HORIZON] / start - 1,
        tfp_gain_possible=parameters.productivity_gap / start - 1,
        output_per_worker_factor=path.output[HORIZON] / path.output[0] / (1 + parameters.labour_growth) ** HORIZON,
    )


def prices(parameters: Parameters, cheap_credit: float) -> Prices:
    """Costs, returns and growth while state firms still employ somebody, with this support for them.

    Source: Song, Storesletten and Zilibotti (2011), section II: state firms take capital until it earns its cost, which
    fixes the wage; the same wage in private firms fixes their capital per worker, and with it their return.
    """
    alpha = parameters.capital_share
    cost = (1 - cheap_credit) * (parameters.interest_rate + WEAR)
    capital_state = (alpha / cost) ** (1 / (1 - alpha))
    intensity_ratio = ((1 - parameters.levy) * parameters.productivity_gap) ** (1 / alpha)
    gross_return = cost * intensity_ratio
    net_return = gross_return - WEAR
    viable = net_return > DEPOSIT_RATE
    lending = parameters.borrowing if net_return > parameters.interest_rate else 0.0
    earned = net_return * (1 + lending) - parameters.interest_rate * lending if viable else DEPOSIT_RATE
    growth = parameters.saving_share * earned
    return Prices(
        cost_of_capital=cost,
        capital_state=capital_state,
        intensity_ratio=intensity_ratio,
        capital_private=capital_state / intensity_ratio,
        gross_return=gross_return,
        viable=viable,
        lending=lending,
        growth=growth,
        ratio=(1 + growth) / growth_of_effective_labour(parameters),
    )


def growth_of_effective_labour(parameters: Parameters) -> float:
    """Effective labour next year over effective labour this year."""
    return (1 + parameters.technology_growth) * (1 + parameters.labour_growth)


def simulate(parameters: Parameters, now: Prices) -> Path:
    """The path itself. Effective labour starts at one; owners begin with the capital of their first share of work."""
    alpha, gap = parameters.capital_share, parameters.productivity_gap
    labour = 1.0
    wealth = now.capital_private * parameters.starting_share / (1 + now.lending)
    shares, outputs, capitals, levels, wages = [], [], [], [], []
    for _ in range(HORIZON + 2):
        share, capital_private = private_sector(parameters, now, wealth, labour)
        output_private = gap * capital_private**alpha * (share * labour) ** (1 - alpha) if share > 0 else 0.0
        output = output_private + now.capital_state**alpha * labour * (1 - share)
        capital = capital_private + now.capital_state * labour * (1 - share)
        shares.append(share)
        outputs.append(output)
        capitals.append(capital)
        levels.append(output / (capital**alpha * labour ** (1 - alpha)))
        # While state firms hire, their capital per worker fixes the wage, and with it what private capital earns.
        profit, wage = now.gross_return * capital_private, (1 - alpha) * now.capital_state**alpha
        if share == 1:
            kept = (1 - parameters.levy) * output_private
            profit, wage = alpha * kept, (1 - alpha) * kept / labour
        wages.append(wage)
        borrowed, banked = max(0.0, capital_private - wealth), max(0.0, wealth - capital_private)
        interest = DEPOSIT_RATE * banked - parameters.interest_rate * borrowed
        wealth += parameters.saving_share * (profit - WEAR * capital_private + interest)
        labour *= growth_of_effective_labour(parameters)
    return Path(shares, outputs, capitals, levels, wages)


def private_sector(parameters: Parameters, now: Prices, wealth: float, labour: float) -> tuple[float, float]:
    """The private firms' share of work, and their capital, for what their owners have.

    Where a deposit earns as much as a firm, owners close their firms and become savers.
    """
    if not now.viable:
        return 0.0, 0.0
    capital = (1 + now.lending) * wealth
    needed = now.capital_private * labour  # to equip all workers
    if capital <= needed:
        return capital / needed, capital
    return 1.0, capital_after_the_move(parameters, wealth, labour)


def capital_after_the_move(parameters: Parameters, wealth: float, labour: float) -> float:
    """Capital when all work is in private firms: owners borrow while it pays, and bank what would earn less."""
    alpha = parameters.capital_share
    yielding = alpha * (1 - parameters.levy) * parameters.productivity_gap
    until_deposit = (yielding / (DEPOSIT_RATE + WEAR)) ** (1 / (1 - alpha)) * labour
    until_loan = (yielding / (parameters.interest_rate + WEAR)) ** (1 / (1 - alpha)) * labour
    if wealth >= until_deposit:
        return until_deposit
    if wealth >= until_loan:
        return wealth
    return min((1 + parameters.borrowing) * wealth, until_loan)


def account(parameters: Parameters, path: Path) -> tuple[list[float], list[float], list[float]]:
    """Growth of output per worker from capital, technology and reallocation, in the year that starts at each date.

    Source: Solow (1957). Output is TFP from allocation * K^alpha * (A N)^(1 - alpha), so the parts add up exactly.
    """
    alpha, years = parameters.capital_share, range(HORIZON + 1)
    workers = log(1 + parameters.labour_growth)
    capital = [alpha * (log(path.capital[year + 1] / path.capital[year]) - workers) for year in years]
    technology = [(1 - alpha) * log(1 + parameters.technology_growth) for _ in years]
    reallocation = [log(path.tfp[year + 1] / path.tfp[year]) for year in years]
    return capital, technology, reallocation


def share_after(years: int, now: Prices, parameters: Parameters) -> float:
    """The private share of work after some years: it is multiplied by the same ratio each year, until it is one."""
    return min(1.0, parameters.starting_share * now.ratio**years) if now.viable else 0.0


def years_to_share(share: float, now: Prices, parameters: Parameters) -> float | None:
    """Years until private firms have this share of work; None where they never do, or not within 200 years.

    At a ratio of one the share stands still, and below it shrinks: then the logarithm has no answer.
    """
    if not now.viable:
        return None
    if share <= parameters.starting_share:
        return 0.0
    if now.ratio <= 1 + 1e-9:
        return None
    years = log(share / parameters.starting_share) / log(now.ratio)
    return years if years <= LONGEST else None


def critical_cheap_credit(parameters: Parameters, now: Prices) -> float:
    """The support for state firms from which private firms earn no more than a deposit does, and close."""
    return max(0.0, 1 - (WEAR + DEPOSIT_RATE) / ((parameters.interest_rate + WEAR) * now.intensity_ratio))
