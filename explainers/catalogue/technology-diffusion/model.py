"""How inventions come into use in two groups of firms, and what that does to average productivity.

Sources: spread by own initiative and by example as in Bass (1969); how many take a technology up, and how fast, depends
on whether it pays, as in Griliches (1957). Average productivity adds up technologies of all ages, in closed form.
"""

from dataclasses import dataclass
from math import erfc, exp, log, log1p, sqrt

YEARS = 60  # shown, and the oldest age shown
NEAR_YEARS = 30  # of the chart of levels
TAKE_OFF_YEARS = 20  # of the chart with the published figures
TAKE_OFF = 0.01  # a share from which a technology counts as taking off
COST_LEADING = 0.2  # cost over gain in the middle one of the leading firms
SPREAD_OF_COSTS = 0.5  # standard deviation of the logarithm of cost over gain
CONTACT = 0.2  # how often traditional firms come across a technology, against leading firms
DEMONSTRATION_FACTOR = 4.0  # at full strength firms come across a technology five times as often
LEAST_FOLLOWING = 1e-12  # below it nobody follows anybody, and the formulas have a limit of their own

Data = dict[str, list[dict[str, float]]]


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; shares and rates are stored as shares, so 0.02 is 2 %."""

    frontier_growth: float
    leading_share: float
    spontaneous_adoption: float
    imitation: float
    cost_for_traditional_firms: float
    demonstration: float
    standards: float
    skills: float
    invention_push: float
    reach: str


@dataclass(frozen=True)
class Group:
    """Firms of one kind: how many of them take a technology up in the end, and what makes them do it."""

    ceiling: float  # share for whom it pays
    initiative: float  # P: part of those still without it who take it up by themselves in a year
    following: float  # Q: part of them who would follow in a year if all others had it


@dataclass(frozen=True)
class Economy:
    """Two groups, and how much of output each makes."""

    leading: Group
    traditional: Group
    leading_share: float


@dataclass(frozen=True)
class Result:
    """What a run gives back; a name with `before` is without the programme."""

    technology_age: list[int]
    using_leading: list[float]
    using_traditional: list[float]
    using_all: list[float]
    using_all_before: list[float]
    unused_after: list[float]
    unused_before: list[float]
    never_pays: list[float]
    waiting: list[float]
    saved: list[float]
    year: list[int]
    gain_invention: list[float]
    gain_diffusion: list[float]
    gain_both: list[float]
    near_year: list[int]
    best_practice: list[float]
    average_productivity: list[float]
    average_before: list[float]
    take_off_year: list[int]
    share_since_take_off: list[float]
    china_year: list[float]
    china_share: list[float]
    norway_year: list[float]
    norway_share: list[float]
    germany_year: list[float]
    germany_share: list[float]
    distance_china: float
    distance_norway: float
    distance_germany: float
    mean_lag: float
    mean_lag_before: float
    mean_lag_leading: float
    mean_lag_traditional: float
    mean_lag_leading_before: float
    mean_lag_traditional_before: float
    users_in_the_end: float
    users_in_the_end_before: float
    lost_to_lag: float
    lost_to_lag_before: float
    ceiling_leading: float
    ceiling_traditional: float
    ceiling_traditional_before: float
    peak_age_leading: float
    age_at_half_leading: float
    age_at_half_traditional: float
    years_10_to_90_leading: float
    invention_overtakes: int | None


def run(parameters: Parameters, data: Data) -> Result:
    """Spread of a technology by its age, and average productivity over the years after a programme.

    Source: Bass (1969) for the spread within a group; the sum over technologies of all ages is this model's own.
    Takes about 0.3 ms: closed forms at whole years, no iteration and no chance.
    """
    before, after = economy_before(parameters), economy_after(parameters)
    ages = range(YEARS + 1)
    g, push = parameters.frontier_growth, parameters.invention_push
    lasting = users_in_the_end(before)
    old = [use_so_far(before, age) for age in ages]
    new = [use_so_far(after, age) for age in ages]
    invention = [push * old[year] for year in ages]
    diffusion = [g * (new[year] - old[year]) for year in ages]
    both = [(g + push) * new[year] - g * old[year] for year in ages]
    all_after, all_before = [in_use(after, age) for age in ages], [in_use(before, age) for age in ages]
    ceiling = users_in_the_end(after)
    start = age_at_share(after.leading, TAKE_OFF / after.leading.ceiling)
    model_line = [used(after.leading, start + year) for year in range(TAKE_OFF_YEARS + 1)]
    china, norway, germany = (take_off(data[name]) for name in ("china", "norway", "germany"))

    return Result(
        technology_age=list(ages),
        using_leading=[used(after.leading, age) for age in ages],
        using_traditional=[used(after.traditional, age) for age in ages],
        using_all=all_after,
        using_all_before=all_before,
        unused_after=[1 - share for share in all_after],
        unused_before=[1 - share for share in all_before],
        never_pays=[1 - ceiling for _ in ages],
        waiting=[ceiling - share for share in all_after],
        saved=[now - without for now, without in zip(all_after, all_before, strict=True)],
        year=list(ages),
        gain_invention=[exp(gain) - 1 for gain in invention],
        gain_diffusion=[exp(gain) - 1 for gain in diffusion],
        gain_both=[exp(gain) - 1 for gain in both],
        near_year=list(range(NEAR_YEARS + 1)),
        best_practice=[100 * exp((g + push) * year) for year in range(NEAR_YEARS + 1)],
        average_productivity=[100 * exp(g * lasting * year + both[year]) for year in range(NEAR_YEARS + 1)],
        average_before=[100 * exp(g * lasting * year) for year in range(NEAR_YEARS + 1)],
        take_off_year=list(range(TAKE_OFF_YEARS + 1)),
        share_since_take_off=model_line,
        china_year=[float(year) for year in range(len(china))],
        china_share=china,
        norway_year=[float(year) for year in range(len(norway))],
        norway_share=norway,
        germany_year=[float(year) for year in range(len(germany))],
        germany_share=germany,
        distance_china=mean_distance(model_line, china),
        distance_norway=mean_distance(model_line, norway),
        distance_germany=mean_distance(model_line, germany),
        mean_lag=mean_lag_of_users(after),
        mean_lag_before=mean_lag_of_users(before),
        mean_lag_leading=mean_lag(after.leading),
        mean_lag_traditional=mean_lag(after.traditional),
        mean_lag_leading_before=mean_lag(before.leading),
        mean_lag_traditional_before=mean_lag(before.traditional),
        users_in_the_end=ceiling,
        users_in_the_end_before=lasting,
        lost_to_lag=1 - exp(-g * area_of_lag(after)),
        lost_to_lag_before=1 - exp(-g * area_of_lag(before)),
        ceiling_leading=after.leading.ceiling,
        ceiling_traditional=after.traditional.ceiling,
        ceiling_traditional_before=before.traditional.ceiling,
        peak_age_leading=peak_age(after.leading),
        age_at_half_leading=age_at_share(after.leading, 0.5),
        age_at_half_traditional=age_at_share(after.traditional, 0.5),
        years_10_to_90_leading=age_at_share(after.leading, 0.9) - age_at_share(after.leading, 0.1),
        invention_overtakes=first_year_ahead(invention, diffusion),
    )


def economy_before(parameters: Parameters) -> Economy:
    """The two groups without any programme."""
    return Economy(
        leading=group(COST_LEADING, parameters.spontaneous_adoption, parameters.imitation),
        traditional=group(
            parameters.cost_for_traditional_firms, CONTACT * parameters.spontaneous_adoption, parameters.imitation
        ),
        leading_share=parameters.leading_share,
    )


def economy_after(parameters: Parameters) -> Economy:
    """The two groups under the programme; traditional firms stay as they were if it reaches leading firms only."""
    oftener = 1 + DEMONSTRATION_FACTOR * parameters.demonstration
    stronger = 1 + parameters.standards
    cheaper = 1 - parameters.skills
    initiative = parameters.spontaneous_adoption * oftener
    following = parameters.imitation * stronger
    traditional = group(parameters.cost_for_traditional_firms * cheaper, CONTACT * initiative, following)
    if parameters.reach == "leading_firms_only":
        traditional = economy_before(parameters).traditional
    return Economy(
        leading=group(COST_LEADING * cheaper, initiative, following),
        traditional=traditional,
        leading_share=parameters.leading_share,
    )


def group(cost: float, initiative: float, imitation: float) -> Group:
    """Firms whose middle one has this cost over gain: those for whom it pays are the ceiling, and the examples seen.

    Cost over gain is log-normal, so the share below one is the normal distribution at -ln(cost) / spread. Firms follow
    the users they meet, and of all they meet only the ceiling can be users: where it pays for fewer, it spreads more
    slowly, as Griliches (1957) found.
    """
    ceiling = erfc(log(cost) / (SPREAD_OF_COSTS * sqrt(2))) / 2
    return Group(ceiling=ceiling, initiative=initiative, following=imitation * ceiling)


def fading(firms: Group, age: float) -> float:
    """E: the factor exp(-(P + Q) age) of the closed form."""
    return exp(-(firms.initiative + firms.following) * age)


def used(firms: Group, age: float) -> float:
    """Share of the group that uses a technology of this age: ceiling * (1 - E) / (1 + (Q / P) E).

    Source: Bass (1969), the solution of dx/da = (P + Q x)(1 - x) with x(0) = 0.
    """
    faded = fading(firms, age)
    return firms.ceiling * (1 - faded) / (1 + firms.following / firms.initiative * faded)


def mean_lag(firms: Group) -> float:
    """Years from the invention to the average user: ln(1 + Q / P) / Q; where nobody follows, its limit 1 / P."""
    if firms.following < LEAST_FOLLOWING:
        return 1 / firms.initiative
    return log1p(firms.following / firms.initiative) / firms.following


def used_so_far(firms: Group, age: float) -> float:
    """Area under the curve of use up to this age: ceiling * (age - lag + ln(1 + (Q / P) E) / Q).

    Where nobody follows, the curve is 1 - exp(-P age), and so is its area.
    """
    faded = fading(firms, age)
    if firms.following < LEAST_FOLLOWING:
        return firms.ceiling * (age - (1 - faded) / firms.initiative)
    still = log1p(firms.following / firms.initiative * faded) / firms.following
    return firms.ceiling * (age - mean_lag(firms) + still)


def age_at_share(firms: Group, share: float) -> float:
    """Age at which this share of those who take it up in the end has done so: the curve of use turned round."""
    rate = firms.initiative + firms.following
    return log((1 + share * firms.following / firms.initiative) / (1 - share)) / rate


def peak_age(firms: Group) -> float:
    """Age at which most firms take it up: ln(Q / P) / (P + Q); the first day where following is the weaker force."""
    if firms.following <= firms.initiative:
        return 0.0
    return log(firms.following / firms.initiative) / (firms.initiative + firms.following)


def weighted(economy: Economy, leading: float, traditional: float) -> float:
    """Mean of the two groups, weighted by what they make."""
    return economy.leading_share * leading + (1 - economy.leading_share) * traditional


def in_use(economy: Economy, age: float) -> float:
    """Share of output made with a technology of this age."""
    return weighted(economy, used(economy.leading, age), used(economy.traditional, age))


def use_so_far(economy: Economy, age: float) -> float:
    """Area under that share up to this age, in years."""
    return weighted(economy, used_so_far(economy.leading, age), used_so_far(economy.traditional, age))


def users_in_the_end(economy: Economy) -> float:
    """Share of output that a technology reaches in the end."""
    return weighted(economy, economy.leading.ceiling, economy.traditional.ceiling)


def area_of_lag(economy: Economy) -> float:
    """What its later users go without until they have it, summed over all ages: ceiling times lag, in years."""
    leading, traditional = economy.leading, economy.traditional
    return weighted(economy, leading.ceiling * mean_lag(leading), traditional.ceiling * mean_lag(traditional))


def mean_lag_of_users(economy: Economy) -> float:
    """Years from an invention to its average user in the whole economy."""
    return area_of_lag(economy) / users_in_the_end(economy)


def first_year_ahead(one: list[float], other: list[float]) -> int | None:
    """The first year from year 1 in which one gain is larger than the other, or None."""
    return next((year for year in range(1, YEARS + 1) if one[year] > other[year] + LEAST_FOLLOWING), None)


def take_off(rows: list[dict[str, float]]) -> list[float]:
    """The published shares from the first year with at least one per cent on."""
    shares = [row["share_of_sales"] for row in rows]
    first = next(place for place, share in enumerate(shares) if share >= TAKE_OFF)
    return shares[first:]


def mean_distance(line: list[float], figures: list[float]) -> float:
    """Mean distance of the line from the published shares, up or down."""
    return sum(abs(model - share) for model, share in zip(line, figures, strict=False)) / len(figures)
