"""Research that goes where it pays: clean or dirty technology, a carbon tax, a research subsidy, and a climate.

Source: Acemoglu, Aghion, Bursztyn and Hemous (2012), "The Environment and Directed Technical Change". Here policy is
set by hand and not chosen as the best one. A period has five years. The final good is made of a clean and a dirty
input; each is made by labour and by machines; researchers improve the machines of one input or of the other.
"""

from dataclasses import dataclass, replace
from math import ceil, log, log2

YEARS_A_PERIOD = 5
FIRST_YEAR = 2002
LAST_PERIOD = 60
PERIODS_OF_PAY = 20
LONGEST_WAIT = 12
MACHINE_SHARE = 1 / 3  # α
PARTS_PER_MILLION_A_PERIOD = 17.5  # what the first period emits, in ppm of CO2
BEFORE_INDUSTRY = 280.0
AT_START = 379.0
DEGREES_A_DOUBLING = 3.0
ROUNDING = 1e-9
LARGEST_SUBSIDY = 100.0  # beyond it no subsidy is named


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; shares and rates are stored as shares, so 0.05 is 5 %."""

    elasticity_of_substitution: float
    carbon_tax: float
    research_subsidy: float
    policy_delay: float
    policy_years: float
    clean_share_at_start: float
    research_growth: float
    absorption: float
    disaster_temperature: float


@dataclass(frozen=True)
class Technology:
    """How good the machines of the two inputs are, and which part of all researchers works on clean ones."""

    clean: float
    dirty: float
    clean_research: float

    @property
    def lead(self) -> float:
        """R: clean technology over dirty technology; below one, clean is behind."""
        return self.clean / self.dirty


@dataclass(frozen=True)
class Production:
    """What a period makes of its technology: both inputs, and what people consume."""

    clean: float
    dirty: float
    consumption: float


@dataclass(frozen=True)
class Path:
    """All periods of one run: research, production, what research pays, and the climate."""

    technology: list[Technology]
    production: list[Production]
    pay_with_policy: list[float]
    pay_without_policy: list[float]
    temperature: list[float]
    disaster_period: int | None


@dataclass(frozen=True)
class Result:
    """What a run gives back; the first period is that of 2002."""

    year: list[int]
    clean_research: list[float]
    clean_input: list[float]
    dirty_input: list[float]
    clean_share: list[float]
    temperature: list[float]
    temperature_without_policy: list[float]
    consumption: list[float]
    consumption_without_policy: list[float]
    early_year: list[int]
    pay_with_policy: list[float]
    pay_without_policy: list[float]
    waiting: list[int]
    tax_alone_after_waiting: list[float]
    tax_with_subsidy_after_waiting: list[float]
    disaster_year: int | None
    disaster_year_without_policy: int | None
    years_gained: int | None
    switch_year: int | None
    tax_needed: float
    subsidy_needed: float | None
    policy_years_needed: int
    first_change_of_dirty_input: float
    lead_at_start: float


def run(parameters: Parameters) -> Result:
    """Two paths of 61 periods, with policy and without it.

    Takes about 1 ms: closed forms period by period, no search and no chance.
    """
    p = parameters
    with_policy = path(p)
    without = path(replace(p, carbon_tax=0.0, research_subsidy=0.0))
    first = first_period_of_policy(p)
    before = without.technology[first - 1]
    waits = [YEARS_A_PERIOD * wait for wait in range(LONGEST_WAIT + 1)]
    bars = [turning_point(p, without.technology[0].lead * (1 + growth(p)) ** -wait) for wait in range(LONGEST_WAIT + 1)]
    turn = next((t for t in range(1, LAST_PERIOD + 1) if with_policy.technology[t].clean_research > 0.5), None)
    disaster, other_disaster = calendar(with_policy.disaster_period), calendar(without.disaster_period)

    return Result(
        year=[FIRST_YEAR + YEARS_A_PERIOD * t for t in range(LAST_PERIOD + 1)],
        clean_research=[at.clean_research for at in with_policy.technology],
        clean_input=[at.clean for at in with_policy.production],
        dirty_input=[at.dirty for at in with_policy.production],
        clean_share=[at.clean / (at.clean + at.dirty) for at in with_policy.production],
        temperature=with_policy.temperature,
        temperature_without_policy=without.temperature,
        consumption=[at.consumption / with_policy.production[0].consumption for at in with_policy.production],
        consumption_without_policy=[at.consumption / without.production[0].consumption for at in without.production],
        early_year=[FIRST_YEAR + YEARS_A_PERIOD * t for t in range(1, PERIODS_OF_PAY + 1)],
        pay_with_policy=with_policy.pay_with_policy[:PERIODS_OF_PAY],
        pay_without_policy=with_policy.pay_without_policy[:PERIODS_OF_PAY],
        waiting=waits,
        tax_alone_after_waiting=[tax_that_turns(p, bar, subsidy=0.0) for bar in bars],
        tax_with_subsidy_after_waiting=[tax_that_turns(p, bar, subsidy=p.research_subsidy) for bar in bars],
        disaster_year=disaster,
        disaster_year_without_policy=other_disaster,
        years_gained=None if disaster is None or other_disaster is None else disaster - other_disaster,
        switch_year=calendar(turn),
        tax_needed=0.0
        if before.clean_research == 1
        else tax_that_turns(p, turning_point(p, before.lead), subsidy=p.research_subsidy),
        subsidy_needed=0.0 if before.clean_research == 1 else subsidy_that_turns(p, turning_point(p, before.lead)),
        policy_years_needed=0 if before.clean_research == 1 else years_until_alone(p, before.lead),
        first_change_of_dirty_input=with_policy.production[first].dirty / without.production[first].dirty - 1,
        lead_at_start=without.technology[0].lead,
    )


def calendar(period: int | None) -> int | None:
    """The year in which a period begins."""
    return None if period is None else FIRST_YEAR + YEARS_A_PERIOD * period


def growth(p: Parameters) -> float:
    """By how much a technology improves in a period if all researchers work on it: g = 5 h."""
    return YEARS_A_PERIOD * p.research_growth


def exponent(p: Parameters) -> float:
    """φ = (1 - α)(1 - ε): below zero, since the two inputs are substitutes."""
    return (1 - MACHINE_SHARE) * (1 - p.elasticity_of_substitution)


def first_period_of_policy(p: Parameters) -> int:
    """The first period that begins after the delay; policy never begins in the period of 2002."""
    return 1 + ceil(p.policy_delay / YEARS_A_PERIOD)


def policy_in(p: Parameters, period: int) -> tuple[float, float]:
    """Carbon tax and research subsidy of a period; both are zero before policy begins and after it has ended."""
    since_first = YEARS_A_PERIOD * (period - 1)
    if period >= 1 and p.policy_delay <= since_first < p.policy_delay + p.policy_years:
        return p.carbon_tax, p.research_subsidy
    return 0.0, 0.0


def technology_at_start(p: Parameters) -> Technology:
    """Technologies that give the clean share of 2002 without policy, and a dirty input of one."""
    phi = exponent(p)
    odds = p.clean_share_at_start / (1 - p.clean_share_at_start)
    lead = odds ** (1 / (p.elasticity_of_substitution * (1 - MACHINE_SHARE)))
    dirty = (1 + lead**-phi) ** (1 + MACHINE_SHARE / phi)
    return Technology(clean=lead * dirty, dirty=dirty, clean_research=1.0 if lead >= 1 else 0.0)


def advantage(p: Parameters, lead: float, tax: float, subsidy: float) -> float:
    """M = (1 + q)(1 + τ)^ε R^(-φ): what makes clean research pay, before it is asked how crowded it is."""
    return (1 + subsidy) * (1 + tax) ** p.elasticity_of_substitution * lead ** -exponent(p)


def relative_pay(p: Parameters, advantage_now: float, clean_research: float) -> float:
    """Profit of clean over dirty research, f(s), if the part s of all researchers works on clean machines.

    Source: the ratio of expected profits in Acemoglu and others (2012), with both instruments of policy.
    """
    g, s = growth(p), clean_research
    return advantage_now * ((1 + g * s) / (1 + g * (1 - s))) ** (-exponent(p) - 1)


def direction(p: Parameters, advantage_now: float, before: float) -> float:
    """The part of researchers in clean machines: nobody could earn more in the other field.

    For φ + 1 <= 0 company makes a field more attractive, so all are in one field; where both are possible, nobody
    moves alone. Otherwise crowding may leave researchers in both fields, with f(s) = 1.
    """
    g, phi = growth(p), exponent(p)
    if_none, if_all = relative_pay(p, advantage_now, 0.0), relative_pay(p, advantage_now, 1.0)
    if phi + 1 <= ROUNDING:
        if if_none > 1:
            return 1.0
        return 0.0 if if_all < 1 else before
    if if_none <= 1:
        return 0.0
    if if_all >= 1:
        return 1.0
    k = advantage_now ** (1 / (phi + 1))
    return min(1.0, max(0.0, (k * (1 + g) - 1) / (g * (1 + k))))


def production(p: Parameters, at: Technology, tax: float) -> Production:
    """Competitive markets, monopoly prices of machines, the final good at price one; the tax comes back to people."""
    phi, alpha = exponent(p), MACHINE_SHARE
    x = at.clean**-phi
    z = (1 + tax) ** (1 - p.elasticity_of_substitution) * at.dirty**-phi
    m = (x + z) ** (1 / (p.elasticity_of_substitution - 1))
    clean_price, dirty_price = at.clean ** (alpha - 1) * m, at.dirty ** (alpha - 1) * m
    odds = (1 + tax) ** p.elasticity_of_substitution * at.lead**-phi
    clean_labour, dirty_labour = odds / (1 + odds), 1 / (1 + odds)
    clean = clean_price ** (alpha / (1 - alpha)) * at.clean * clean_labour
    dirty = dirty_price ** (alpha / (1 - alpha)) * at.dirty * dirty_labour
    output = clean_price * clean + (1 + tax) * dirty_price * dirty
    machines = clean_price ** (1 / (1 - alpha)) * clean_labour * at.clean
    machines += dirty_price ** (1 / (1 - alpha)) * dirty_labour * at.dirty
    return Production(clean=clean, dirty=dirty, consumption=output - alpha**2 * machines)


def climate(p: Parameters, dirty_input: list[float]) -> tuple[list[float], int | None]:
    """Temperature in each period, and the first period in which the climate has no quality left.

    S' = (1 + δ) S - 17.5 Y_d, where S is the distance in ppm of CO2 from the concentration of a disaster.
    """
    ceiling = BEFORE_INDUSTRY * 2 ** (p.disaster_temperature / DEGREES_A_DOUBLING)
    quality = ceiling - AT_START
    recovery = p.absorption * PARTS_PER_MILLION_A_PERIOD / quality
    temperatures: list[float] = []
    disaster = None
    for period, dirty in enumerate(dirty_input):
        temperatures.append(DEGREES_A_DOUBLING * log2((ceiling - quality) / BEFORE_INDUSTRY))
        if disaster is None and quality <= 0:
            disaster = period
        rest = (1 + recovery) * quality - PARTS_PER_MILLION_A_PERIOD * dirty
        quality = min(ceiling - BEFORE_INDUSTRY, max(0.0, rest))
    return temperatures, disaster


def path(p: Parameters) -> Path:
    """Period after period: what research pays, where it goes, what is produced, and how warm it gets."""
    g = growth(p)
    technology = [technology_at_start(p)]
    produced = [production(p, technology[0], tax=0.0)]
    pay, pay_alone = [], []
    for period in range(1, LAST_PERIOD + 1):
        last = technology[-1]
        tax, subsidy = policy_in(p, period)
        helped, alone = advantage(p, last.lead, tax, subsidy), advantage(p, last.lead, 0.0, 0.0)
        pay.append(relative_pay(p, helped, last.clean_research))
        pay_alone.append(relative_pay(p, alone, last.clean_research))
        s = direction(p, helped, last.clean_research)
        technology.append(Technology(last.clean * (1 + g * s), last.dirty * (1 + g * (1 - s)), s))
        produced.append(production(p, technology[-1], tax))
    temperatures, disaster = climate(p, [at.dirty for at in produced])
    return Path(technology, produced, pay, pay_alone, temperatures, disaster)


def turning_point(p: Parameters, lead: float) -> float:
    """H(R) = (1 + g)^(-φ-1) R^φ: what (1 + q)(1 + τ)^ε must exceed to draw the first researcher over."""
    phi = exponent(p)
    return (1 + growth(p)) ** (-phi - 1) * lead**phi


def tax_that_turns(p: Parameters, bar: float, subsidy: float) -> float:
    """The tax above which research begins to turn, with a given subsidy; zero if none is needed."""
    return max(0.0, (bar / (1 + subsidy)) ** (1 / p.elasticity_of_substitution) - 1)


def subsidy_that_turns(p: Parameters, bar: float) -> float | None:
    """The subsidy above which research begins to turn, with this tax; zero if none is needed, none if it is absurd."""
    needed = max(0.0, bar / (1 + p.carbon_tax) ** p.elasticity_of_substitution - 1)
    return needed if needed <= LARGEST_SUBSIDY else None


def years_until_alone(p: Parameters, lead: float) -> int:
    """Years of clean research after which it goes on without help."""
    phi = exponent(p)
    periods = min(0.0, (phi + 1) / -phi) - log(lead) / log(1 + growth(p))
    return YEARS_A_PERIOD * max(0, ceil(periods - ROUNDING))
