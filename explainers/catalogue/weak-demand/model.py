"""An economy whose output is limited by what it can make or by what it can sell, with a push of supported investment.

Sources: Domar (1946), where investment is demand at once and capacity from the next year on; the multiplier with
investment that reacts to sales, after Hicks (1950) and Serrano (1995); Solow (1956) for the state in which saving
limits output. The rule that takes the smaller of capacity and demand is put together here.

Labour is constant and equal to one. All amounts are in units of output, and capacity is 1 in the first year.
"""

from dataclasses import dataclass, replace
from math import exp, log

HORIZON = 30
CAPITAL_SHARE = 0.4
WEAR = 0.06
GOVERNMENT = 0.16
REACTION = 0.8
PRICE_REACTION = 0.05
INTEREST = 0.04
HIGHEST_PRESSURE = 0.25
HIGHEST_LEVEL = 2.0
SMALLEST_SPENDING, SPENDING_STEP, SPENDING_STEPS = 0.4, 0.05, 10

SUPPLY_LIMITS, EXPORTS_FILL, DEMAND_LIMITS = range(3)  # places in the category of states


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; shares and rates are stored as shares, so 0.05 is 5 %."""

    household_share: float
    spending_share: float
    export_outlet: float
    starting_capital: float
    push: float
    push_years: int
    push_goes_to: str
    paid_by_households: float
    productivity_gain: float
    required_return: float
    trend_growth: float


@dataclass(frozen=True)
class Year:
    """One year: what could be made, what was made, and what it was used for."""

    state: int
    capacity: float
    output: float
    capital: float
    efficiency: float
    consumption: float
    private_investment: float
    supported: float
    exports: float
    government: float
    pressure: float
    debt: float

    @property
    def utilisation(self) -> float:
        """Output over capacity."""
        return self.output / self.capacity

    @property
    def measured_productivity(self) -> float:
        """What a statistician computes who knows machines and workers but not how many of them stand idle."""
        inputs: float = self.capital**CAPITAL_SHARE
        return self.output / inputs


@dataclass(frozen=True)
class Result:
    """What a run gives back; gains compare with the same economy without the push."""

    year: list[int]
    output_gain: list[float]
    measured_tfp_gain: list[float]
    true_productivity_gain: list[float]
    utilisation: list[float]
    utilisation_without: list[float]
    debt_ratio: list[float]
    price_change: list[float]
    return_on_capital: list[float]
    consumption_part: list[float]
    private_investment_part: list[float]
    supported_part: list[float]
    export_part: list[float]
    idle_part: list[float]
    spending_grid: list[float]
    gain_firms: list[float]
    gain_households: list[float]
    output_gain_during: float
    consumption_gain: float
    years_idle: int
    years_idle_without: int
    years_supply_limited: int
    state_at_start: int
    state_at_end: int
    impact_multiplier: float
    resting_level: float
    resting_utilisation: float


def run(parameters: Parameters) -> Result:
    """Two paths of 31 years, and the output of year 30 for eleven shares of income that households spend.

    Takes about 1 ms: 2 full paths, and 33 paths that keep nothing but their last year. No iteration, no chance.
    """
    p = parameters
    path, base = follow(p), follow(replace(p, push=0.0))
    during = min(p.push_years, HORIZON + 1)
    gains = [one.output / other.output - 1 for one, other in zip(path, base, strict=True)]
    consumed, consumed_without = (sum(year.consumption for year in years) for years in (path, base))
    grid = [SMALLEST_SPENDING + SPENDING_STEP * step for step in range(SPENDING_STEPS + 1)]
    curves = [last_gains(replace(p, spending_share=share)) for share in grid]

    return Result(
        year=list(range(HORIZON + 1)),
        output_gain=gains,
        measured_tfp_gain=[
            one.measured_productivity / other.measured_productivity - 1 for one, other in zip(path, base, strict=True)
        ],
        true_productivity_gain=[one.efficiency / other.efficiency - 1 for one, other in zip(path, base, strict=True)],
        utilisation=[year.utilisation for year in path],
        utilisation_without=[year.utilisation for year in base],
        debt_ratio=[year.debt / year.output for year in path],
        price_change=[PRICE_REACTION * year.pressure for year in path],
        return_on_capital=[CAPITAL_SHARE * year.output / year.capital for year in path],
        consumption_part=[(year.consumption + year.government) / year.capacity for year in path],
        private_investment_part=[year.private_investment / year.capacity for year in path],
        supported_part=[year.supported / year.capacity for year in path],
        export_part=[year.exports / year.capacity for year in path],
        idle_part=[1 - year.utilisation for year in path],
        spending_grid=grid,
        gain_firms=[firms for firms, _ in curves],
        gain_households=[households for _, households in curves],
        output_gain_during=sum(gains[:during]) / during if during else 0.0,
        consumption_gain=consumed / consumed_without - 1,
        years_idle=sum(year.state == DEMAND_LIMITS for year in path),
        years_idle_without=sum(year.state == DEMAND_LIMITS for year in base),
        years_supply_limited=sum(year.state == SUPPLY_LIMITS for year in path),
        state_at_start=base[0].state,
        state_at_end=base[-1].state,
        impact_multiplier=impact_multiplier(p),
        resting_level=resting_level(p),
        resting_utilisation=resting_utilisation(p),
    )


def follow(p: Parameters) -> list[Year]:
    """The economy year by year. Next year's capital, efficiency and debt follow from this year's values alone.

    Supported machines that credit has paid for earn the return on capital, and that repays the debt. Falling prices
    make the debt weigh more. Each year of the push raises efficiency by its weight in capacity.
    """
    firms = p.push_goes_to == "firms"
    capital, efficiency = p.starting_capital, p.starting_capital**-CAPITAL_SHARE
    on_credit = debt = 0.0
    years = []
    for time in range(HORIZON + 1):
        year = year_of(p, time, capital, efficiency, debt)
        years.append(year)
        spent = year.supported if firms else push_in(p, time)
        borrowed = (1 - p.paid_by_households) * spent
        rate = CAPITAL_SHARE * year.output / capital
        inflation = PRICE_REACTION * year.pressure
        debt = max(0.0, (1 + INTEREST - inflation) * debt + borrowed - rate * on_credit)
        on_credit = (1 - WEAR) * on_credit + (borrowed if firms else 0.0)
        efficiency *= (1 + p.trend_growth) ** (1 - CAPITAL_SHARE)
        efficiency *= exp(p.productivity_gain * year.supported / year.capacity)
        capital = (1 - WEAR) * capital + year.private_investment + year.supported
    return years


def push_in(p: Parameters, time: int) -> float:
    """What the state spends on the push in a year: a share of the trend, as long as the push lasts."""
    return p.push * (1 + p.trend_growth) ** time if time < p.push_years else 0.0


def year_of(p: Parameters, time: int, capital: float, efficiency: float, debt: float) -> Year:
    """One year from the capital and the efficiency with which it begins: first demand, then what limits output."""
    trend = (1 + p.trend_growth) ** time
    government = GOVERNMENT * trend
    spent = push_in(p, time)
    supported = spent if p.push_goes_to == "firms" else 0.0
    transfer = spent - supported - p.paid_by_households * spent
    capacity = efficiency * capital**CAPITAL_SHARE
    autonomous = government + supported + p.spending_share * transfer
    outlet = p.export_outlet * trend
    at_home = demand(p, capital, autonomous)
    with_outlet = demand(p, capital, autonomous + outlet)

    if at_home >= capacity:
        state, output, exports = SUPPLY_LIMITS, capacity, 0.0
        wanted = p.spending_share * (p.household_share * output + transfer)
        consumption = min(max(0.0, wanted), output - government)
        saved = output - consumption - government
        supported = min(supported, saved)
        private = saved - supported
        pressure = min(HIGHEST_PRESSURE, at_home / capacity - 1)
    else:
        full = with_outlet >= capacity
        state = EXPORTS_FILL if full else DEMAND_LIMITS
        output = capacity if full else with_outlet
        consumption = p.spending_share * (p.household_share * output + transfer)
        private = investment_wanted(p, capital, output)
        exports = output - consumption - government - private - supported if full else outlet
        pressure = output / capacity - 1
    uses = consumption, private, supported, exports, government
    return Year(state, capacity, output, capital, efficiency, *uses, pressure, debt)


def investment_wanted(p: Parameters, capital: float, output: float) -> float:
    """Private investment: replace what wears, grow with the trend, and more (or less) where the return is good (bad).

    The return counts idle plants, since only what is sold earns. Investment cannot be below zero.
    """
    return max(
        0.0, capital * (WEAR + p.trend_growth + REACTION * (CAPITAL_SHARE * output / capital - p.required_return))
    )


def demand(p: Parameters, capital: float, autonomous: float) -> float:
    """Output at which spending equals output: the Keynesian cross, with investment that reacts to sales.

    Spending not tied to output is multiplied. Investment is the larger of two lines, so demand is the larger of two
    roots; both slopes are below one (c ω + η α is at most 0.95), so each root exists.
    """
    leak = 1 - p.spending_share * p.household_share
    steady = capital * (WEAR + p.trend_growth - REACTION * p.required_return)
    return max((steady + autonomous) / (leak - REACTION * CAPITAL_SHARE), autonomous / leak)


def last_gains(p: Parameters) -> tuple[float, float]:
    """Output of year 30 against no push, with the push for firms and with the push for households."""
    base = last_output(replace(p, push=0.0))
    firms = last_output(replace(p, push_goes_to="firms"))
    households = last_output(replace(p, push_goes_to="households"))
    return firms / base - 1, households / base - 1


def last_output(p: Parameters) -> float:
    """Output of year 30: the recursion of `follow` without debt, in one loop over numbers, since it is run 33 times."""
    alpha, growth, c = CAPITAL_SHARE, 1 + p.trend_growth, p.spending_share
    firms = p.push_goes_to == "firms"
    leak = 1 - c * p.household_share
    slope = leak - REACTION * alpha
    of_transfer = c * ((0.0 if firms else 1.0) - p.paid_by_households)
    capital, efficiency = p.starting_capital, p.starting_capital**-alpha
    trend, output = 1.0, 1.0
    for time in range(HORIZON + 1):
        spent = p.push * trend if time < p.push_years else 0.0
        supported = spent if firms else 0.0
        capacity = efficiency * capital**alpha
        autonomous = GOVERNMENT * trend + supported + of_transfer * spent
        steady = capital * (WEAR + p.trend_growth - REACTION * p.required_return)
        if max((steady + autonomous) / slope, autonomous / leak) >= capacity:
            output = capacity
            rest = output - GOVERNMENT * trend
            saved = rest - min(max(0.0, c * p.household_share * output + of_transfer * spent), rest)
            supported = min(supported, saved)
            private = saved - supported
        else:
            autonomous += p.export_outlet * trend
            output = min(capacity, max((steady + autonomous) / slope, autonomous / leak))
            private = max(0.0, steady + REACTION * alpha * output)
        capital = (1 - WEAR) * capital + private + supported
        efficiency *= growth ** (1 - alpha) * exp(p.productivity_gain * supported / capacity)
        trend *= growth
    return output


def impact_multiplier(p: Parameters) -> float:
    """Output in the first year per unit of push, where demand limits: what is spent of it, over what leaks away."""
    first = 1 - p.spending_share * p.paid_by_households
    if p.push_goes_to == "households":
        first = p.spending_share * (1 - p.paid_by_households)
    return first / (1 - p.spending_share * p.household_share - REACTION * CAPITAL_SHARE)


def resting_level(p: Parameters) -> float:
    """Output over its trend where the economy comes to rest without a push, if demand limits it.

    Source: the supermultiplier of Serrano (1995). At rest capital grows with the trend, so the return is the required
    one, α Y = ρ K, and investment is (δ + g) α Y / ρ. What nobody's income induces, γ + x, carries all the rest.
    """
    leak = 1 - p.spending_share * p.household_share - (WEAR + p.trend_growth) * CAPITAL_SHARE / p.required_return
    if leak <= 0:
        return HIGHEST_LEVEL
    return min(HIGHEST_LEVEL, (GOVERNMENT + p.export_outlet) / leak)


def resting_utilisation(p: Parameters) -> float:
    """Use of capacity at rest without a push: one, unless demand is too low for the plant that goes with it."""
    level = resting_level(p)
    capital = CAPITAL_SHARE * level / p.required_return
    return min(1.0, level / exp(CAPITAL_SHARE * log(capital / p.starting_capital)))
