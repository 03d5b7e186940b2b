"""Six provinces that choose new industries by one of three rules, on an invented map of which industries are related.

Sources: Hidalgo, Klinger, Barabási and Hausmann (2007) for proximity and step-by-step diffusion; Hausmann and Rodrik
(2003) for the cost of going first; a demand of constant elasticity for prices. The map, the values and the provinces
are invented. Nothing is left to chance: every step is exact arithmetic and a comparison.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

SLACK = 1e-9  # numbers this close count as equal
AHEAD = 4  # rounds of yearly return that a province counts when it weighs a bet
REACH_FROM, REACH_STEP, REACH_STEPS = 0.30, 0.05, 10

# Each industry: what one unit is worth at the start values, and where it stands on the map (across, up): found by
# trying, so that on a phone each name stands beside its own circle and no two circles touch.
INDUSTRIES = (
    (1.0, 0.00, 0.99),  # 0 grain
    (1.2, 0.18, 1.00),  # 1 food_processing
    (1.1, 0.02, 0.79),  # 2 timber_and_paper
    (1.2, 0.16, 0.00),  # 3 textiles
    (1.3, 0.00, 0.42),  # 4 clothing
    (1.4, 0.26, 0.87),  # 5 household_goods
    (1.1, 0.00, 0.00),  # 6 coal
    (1.1, 0.38, 0.13),  # 7 metal_ores
    (1.5, 0.36, 0.38),  # 8 steel
    (1.3, 0.58, 0.00),  # 9 cement_and_glass
    (1.6, 0.10, 0.34),  # 10 basic_chemicals
    (2.2, 0.41, 1.00),  # 11 fine_chemicals
    (2.8, 0.65, 0.89),  # 12 medicines
    (1.8, 0.53, 0.26),  # 13 metal_products
    (2.4, 0.77, 0.03),  # 14 machine_tools
    (2.3, 0.56, 0.46),  # 15 electrical_equipment
    (2.5, 0.66, 0.35),  # 16 vehicles
    (2.4, 1.00, 0.72),  # 17 electronics
    (2.9, 0.56, 0.80),  # 18 batteries
    (3.1, 0.89, 0.22),  # 19 robots
    (3.3, 0.92, 0.88),  # 20 chips
    (3.0, 0.95, 0.45),  # 21 computing_centres
)
COUNT = len(INDUSTRIES)
WORTH = [worth for worth, _, _ in INDUSTRIES]
UNRELATED = 0.10  # the proximity of all pairs that are not listed
RELATED = """
0 1 .70 | 0 2 .45 | 1 3 .35 | 1 5 .45 | 1 11 .40 | 2 5 .55 | 2 10 .35 | 3 4 .75 | 3 10 .45 | 4 5 .60 | 5 13 .50
5 17 .45 | 6 7 .55 | 6 8 .50 | 6 10 .50 | 6 21 .35 | 7 8 .60 | 7 9 .45 | 7 10 .40 | 8 9 .50 | 8 13 .65 | 9 17 .35
10 11 .65 | 11 12 .65 | 11 18 .55 | 11 20 .40 | 13 14 .65 | 13 15 .55 | 13 16 .60 | 14 15 .55 | 14 16 .65 | 14 19 .60
14 20 .40 | 15 16 .55 | 15 17 .60 | 15 18 .60 | 15 19 .55 | 15 21 .45 | 16 18 .50 | 16 19 .50 | 17 18 .50 | 17 19 .55
17 20 .60 | 17 21 .55 | 19 20 .45 | 19 21 .40 | 20 21 .55
"""
# What each province makes at the start: grain, coal, textiles, chemicals, machinery, electronics.
STARTS = ((0, 1, 2), (6, 7, 9), (3, 4, 5), (1, 10, 11), (8, 13, 16), (5, 15, 17))
PROVINCES = len(STARTS)
PROVINCE_NAMES = ("grain", "coal", "textile", "chemical", "machinery", "electronics")
RULES = ("same_list", "near", "near_and_uncrowded")
THE_LIST = sorted(range(COUNT), key=lambda industry: -WORTH[industry])  # sorting keeps lower numbers first


def proximities() -> list[list[float]]:
    """How near each industry is to each other one; an industry is as near to itself as can be."""
    table = [[1.0 if one == other else UNRELATED for other in range(COUNT)] for one in range(COUNT)]
    for entry in RELATED.replace("\n", " | ").split("|"):
        if entry.strip():
            one, other, proximity = entry.split()
            table[int(one)][int(other)] = table[int(other)][int(one)] = float(proximity)
    return table


def widest_paths(near: list[list[float]], start: tuple[int, ...]) -> list[float]:
    """For each industry, the longest step that cannot be avoided on the way there: the best smallest proximity."""
    width = [1.0 if industry in start else 0.0 for industry in range(COUNT)]
    left = set(range(COUNT))
    while left:
        here = max(left, key=lambda industry: width[industry])
        left.remove(here)
        for there in left:
            width[there] = max(width[there], min(width[here], near[here][there]))
    return width


NEAR = proximities()
WIDEST = [widest_paths(NEAR, start) for start in STARTS]


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; one unit of money is what the simplest industry earns in a round."""

    strategy: str
    province: int | str
    provinces_taking_part: int
    reach: float
    price_fall: float
    rounds: int
    bet_cost: float
    discovery_cost: float
    pioneer_support: float
    premium: float


@dataclass(frozen=True)
class Result:
    """What a run gives back; gains are shares of doing nothing, so 0.1 is 10 %."""

    round: list[int]
    income_same_list: list[float]
    income_near: list[float]
    income_near_and_uncrowded: list[float]
    place_across: list[float]
    place_up: list[float]
    makers: list[int]
    makers_at_start: list[int]
    price_change: list[float]
    own_strength: list[float]
    links: list[list[float]]
    old_income: list[float]
    new_income: list[float]
    bets_cost: list[float]
    new_less_bets: list[float]
    province_net: list[float]
    province_gain: list[float]
    reachable: list[int]
    curve_reach: list[float]
    reachable_own: list[int]
    reachable_average: list[float]
    reachable_grain_province: list[int]
    reachable_coal_province: list[int]
    reachable_textile_province: list[int]
    reachable_chemical_province: list[int]
    reachable_machinery_province: list[int]
    reachable_electronics_province: list[int]
    income_at_start: float
    gain_same_list: float
    gain_near: float
    gain_near_and_uncrowded: float
    gain: float
    best_strategy: int
    bets_made: int
    bets_failed: int
    share_failed: float
    lost_on_failed_bets: float
    most_crowded: int
    most_crowded_makers: int
    most_crowded_price_change: float
    new_to_the_country: int
    similarity_at_start: float
    similarity_at_end: float
    provinces_that_lose: int
    own_gain: float
    own_reachable: int
    own_new_industries: int


@dataclass
class Country:
    """What is true at one moment while a rule is followed: strengths, closeness, what is known, and the accounts."""

    strength: list[list[float]]
    closeness: list[list[float]]
    supply: list[float]
    known: list[bool]
    tried: list[set[int]] = field(default_factory=lambda: [set() for _ in range(PROVINCES)])
    old_income: list[float] = field(default_factory=lambda: [0.0] * PROVINCES)
    new_income: list[float] = field(default_factory=lambda: [0.0] * PROVINCES)
    paid: list[float] = field(default_factory=lambda: [0.0] * PROVINCES)
    incomes: list[float] = field(default_factory=list)
    state_paid: float = 0.0
    made: int = 0
    failed: int = 0


def run(parameters: Parameters) -> Result:
    """The six provinces after some rounds of bets, under each of the three rules, and how far each can get.

    Source: Hidalgo and others (2007), proximity and diffusion; Hausmann and Rodrik (2003), discovery that all may copy.
    Cost: three rules times rounds times six provinces times 22 industries, about two milliseconds.
    """
    value = [1 + parameters.premium * (worth - 1) for worth in WORTH]
    ends = {rule: follow(rule, value, parameters) for rule in RULES}
    end, own = ends[parameters.strategy], number_of(parameters.province)
    start = beginning()
    makers = [sum(1 for strengths in end.strength if strengths[industry] > 0) for industry in range(COUNT)]
    makers_at_start = [sum(1 for made in STARTS if industry in made) for industry in range(COUNT)]
    prices_at_start = prices(value, start.supply, parameters.price_fall)
    prices_at_end = prices(value, end.supply, parameters.price_fall)
    price_change = [after / before - 1 for before, after in zip(prices_at_start, prices_at_end, strict=True)]
    idle = [sum(prices_at_start[industry] for industry in made) for made in STARTS]
    gains = {rule: sum(ends[rule].incomes) / (parameters.rounds * sum(idle)) - 1 for rule in RULES}
    net = [old + new - paid for old, new, paid in zip(end.old_income, end.new_income, end.paid, strict=True)]
    province_gain = [total / (parameters.rounds * income) - 1 for total, income in zip(net, idle, strict=True)]
    curve = [REACH_FROM + REACH_STEP * step for step in range(REACH_STEPS)]
    reachable = [[reached(province, reach) for reach in curve] for province in range(PROVINCES)]
    crowded = makers.index(max(makers))
    best = max(gains.values())
    return Result(
        round=list(range(1, parameters.rounds + 1)),
        income_same_list=ends["same_list"].incomes,
        income_near=ends["near"].incomes,
        income_near_and_uncrowded=ends["near_and_uncrowded"].incomes,
        place_across=[across for _, across, _ in INDUSTRIES],
        place_up=[up for _, _, up in INDUSTRIES],
        makers=makers,
        makers_at_start=makers_at_start,
        price_change=price_change,
        own_strength=end.strength[own],
        links=[
            [NEAR[i][j] if i < j and NEAR[i][j] >= parameters.reach - SLACK else 0.0 for j in range(COUNT)]
            for i in range(COUNT)
        ],
        old_income=end.old_income,
        new_income=end.new_income,
        bets_cost=[-paid for paid in end.paid],
        new_less_bets=[new - paid for new, paid in zip(end.new_income, end.paid, strict=True)],
        province_net=net,
        province_gain=province_gain,
        reachable=[reached(province, parameters.reach) for province in range(PROVINCES)],
        curve_reach=curve,
        reachable_own=reachable[own],
        reachable_average=[sum(column) / PROVINCES for column in zip(*reachable, strict=True)],
        **{f"reachable_{name}_province": reachable[place] for place, name in enumerate(PROVINCE_NAMES)},
        income_at_start=sum(idle),
        gain_same_list=gains["same_list"],
        gain_near=gains["near"],
        gain_near_and_uncrowded=gains["near_and_uncrowded"],
        gain=gains[parameters.strategy],
        best_strategy=next(place for place, rule in enumerate(RULES) if gains[rule] >= best - SLACK),
        bets_made=end.made,
        bets_failed=end.failed,
        share_failed=end.failed / end.made if end.made else 0.0,
        lost_on_failed_bets=parameters.bet_cost * end.failed,
        most_crowded=crowded,
        most_crowded_makers=makers[crowded],
        most_crowded_price_change=price_change[crowded],
        new_to_the_country=sum(1 for now, before in zip(makers, makers_at_start, strict=True) if now and not before),
        similarity_at_start=similarity(start.strength),
        similarity_at_end=similarity(end.strength),
        provinces_that_lose=sum(1 for change in province_gain if change < -SLACK),
        own_gain=province_gain[own],
        own_reachable=reached(own, parameters.reach),
        own_new_industries=sum(1 for strength in end.strength[own] if strength > 0) - len(STARTS[own]),
    )


def number_of(province: int | str) -> int:
    """The place of a province in its category, whose things are named after what they make."""
    return province if isinstance(province, int) else PROVINCE_NAMES.index(province.removesuffix("_province"))


def beginning() -> Country:
    """The country before the first bet: each province makes its three industries, at full strength."""
    strength = [[1.0 if industry in made else 0.0 for industry in range(COUNT)] for made in STARTS]
    supply = [sum(column) for column in zip(*strength, strict=True)]
    closeness = [[max(NEAR[j][i] for j in made) for i in range(COUNT)] for made in STARTS]
    return Country(strength=strength, closeness=closeness, supply=supply, known=[total > 0 for total in supply])


def price(value: float, supply: float, price_fall: float) -> float:
    """What one unit sells for: its value, less by the elasticity for all that more than one full maker supplies."""
    return float(value * max(1.0, supply) ** -price_fall)


def prices(value: list[float], supply: list[float], price_fall: float) -> list[float]:
    """The price of each industry's good."""
    return [price(worth, total, price_fall) for worth, total in zip(value, supply, strict=True)]


def follow(rule: str, value: list[float], parameters: Parameters) -> Country:
    """The country after all rounds in which the provinces that take part choose by this rule."""
    country = beginning()
    choose = CHOICES[rule]
    for turn in range(parameters.rounds):
        paid_before = sum(country.paid) + country.state_paid
        for place in range(PROVINCES):
            province = (turn + place) % PROVINCES
            if province >= PROVINCES - parameters.provinces_taking_part:
                industry = choose(country, province, value, parameters)
                if industry is not None:
                    bet(country, province, industry, parameters)
        earned = earn(country, prices(value, country.supply, parameters.price_fall))
        country.incomes.append(earned - (sum(country.paid) + country.state_paid - paid_before))
    return country


def bet(country: Country, province: int, industry: int, parameters: Parameters) -> None:
    """One bet, which costs the province; where the industry is near enough, it is made from now on."""
    country.made += 1
    country.paid[province] += parameters.bet_cost
    country.tried[province].add(industry)
    strength = country.closeness[province][industry]
    if strength < parameters.reach - SLACK:
        country.failed += 1
        return
    country.strength[province][industry] = strength
    country.supply[industry] += strength
    near = country.closeness[province]
    country.closeness[province] = [max(old, new) for old, new in zip(near, NEAR[industry], strict=True)]
    if not country.known[industry]:
        country.known[industry] = True
        country.paid[province] += parameters.discovery_cost * (1 - parameters.pioneer_support)
        country.state_paid += parameters.discovery_cost * parameters.pioneer_support


def earn(country: Country, price_of: list[float]) -> float:
    """What all provinces earn in one round, added to their accounts."""
    earned = 0.0
    for province, strengths in enumerate(country.strength):
        old = sum(price_of[industry] for industry in STARTS[province])
        total = sum(price * strength for price, strength in zip(price_of, strengths, strict=True))
        country.old_income[province] += old
        country.new_income[province] += total - old
        earned += total
    return earned


def next_on_the_list(country: Country, province: int, value: list[float], parameters: Parameters) -> int | None:
    """The best-paying industry that the province neither makes nor has tried; the list asks nothing else."""
    strengths, tried = country.strength[province], country.tried[province]
    return next((i for i in THE_LIST if strengths[i] == 0 and i not in tried), None)


def nearest_that_pays(country: Country, province: int, value: list[float], parameters: Parameters) -> int | None:
    """The bet that would pay best if prices stayed as they are with a single maker."""
    return best_within_reach(country, province, parameters, lambda i, strength: strength * value[i])


def near_and_uncrowded(country: Country, province: int, value: list[float], parameters: Parameters) -> int | None:
    """The bet that pays best at the price that the province's own supply leaves."""

    def income(industry: int, strength: float) -> float:
        return strength * price(value[industry], country.supply[industry] + strength, parameters.price_fall)

    return best_within_reach(country, province, parameters, income)


def best_within_reach(
    country: Country, province: int, parameters: Parameters, income: Callable[[int, float], float]
) -> int | None:
    """The industry within reach with the largest return less cost, the first of equals; none that does not pay."""
    pioneer = parameters.discovery_cost * (1 - parameters.pioneer_support)
    strengths, closeness = country.strength[province], country.closeness[province]
    surplus = {
        industry: AHEAD * income(industry, closeness[industry])
        - (parameters.bet_cost + (0.0 if country.known[industry] else pioneer))
        for industry in range(COUNT)
        if strengths[industry] == 0 and closeness[industry] >= parameters.reach - SLACK
    }
    largest = max(surplus.values(), default=-1.0)
    if largest < -SLACK:
        return None
    return next(industry for industry, left in surplus.items() if left >= largest - SLACK)


CHOICES: dict[str, Callable[[Country, int, list[float], Parameters], int | None]] = {
    "same_list": next_on_the_list,
    "near": nearest_that_pays,
    "near_and_uncrowded": near_and_uncrowded,
}


def reached(province: int, reach: float) -> int:
    """How many industries the province can come to, step by step, with no step to anything less near than this."""
    return sum(1 for width in WIDEST[province] if width >= reach - SLACK)


def similarity(strength: list[list[float]]) -> float:
    """How alike the provinces are: of each pair, the industries that both make over those that either makes."""
    sets = [{industry for industry, value in enumerate(strengths) if value > 0} for strengths in strength]
    shares = [len(one & other) / len(one | other) for place, one in enumerate(sets) for other in sets[:place]]
    return sum(shares) / len(shares)
