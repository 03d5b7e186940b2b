"""One market, many places: free entry, projects that nobody sees, and copying one another.

Sources: Mankiw and Whinston (1986) for free entry that is too much because each takes business from the others, here
with linear demand, Cournot competition and a limit to what a plant can make; Lin, Wu and Xing (2010) for plants that
are built before anyone knows how many others build; Bikhchandani, Hirshleifer and Welch (1992) for copying.

Quantities are in plants at full use. A price margin of 1 is the distance between the unit cost and the highest price
that anyone pays; money is counted in what a full plant would earn at that price.
"""

from dataclasses import dataclass
from math import comb, sqrt
from typing import Any

YEARS = 40  # a run has 41 years
SETTLED = 20  # the long run begins here
FIRST_SHOWN, LAST_SHOWN = 5, 30  # years of the run that stand beside published figures
YEARS_OF_GROWTH = 10
WEAR = 0.05  # share of plants worn out each year
EXIT_SPEED = 0.3  # share of plants that leave each year if nothing is earned
AVOIDABLE = 0.75  # share of a plant's fixed cost that ends when it closes
PLANNERS = 0.2  # share of places that may decide in one year: plans run for five
SPREAD = 0.2  # the cheapest place builds a fifth below the average cost, the most expensive a fifth above
FIRST_PLANTS = 0.2  # of the market
NORMAL_USE = 0.75
FEWEST_DRAWN, MOST_DRAWN, POINTS_DRAWN = 0.88, 2.0, 113  # of the chart on the next plant, in markets at the start
QUALITIES = [min(1.0, 0.5 + 0.05 * step) for step in range(11)]

Data = dict[str, list[dict[str, Any]]]  # the declared figures: rows by column, by id of the set


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; shares and rates are stored as shares, so 0.05 is 5 %."""

    market_size: float
    market_growth: float
    plant_cost: float
    places: int
    years_to_build: int
    blindness: float
    entry_support: float
    loss_support: float
    signal_quality: float
    start_year: int


@dataclass(frozen=True)
class Market:
    """One year of the market with equal plants that compete in quantities."""

    use: float
    margin: float
    profit: float


@dataclass(frozen=True)
class Result:
    """What a run gives back, named as in the declaration."""

    year: list[float]
    calendar_year: list[float]
    plants: list[float]
    under_construction: list[float]
    starts: list[float]
    plants_used: list[float]
    plants_idle: list[float]
    free_entry_plants: list[float]
    best_plants: list[float]
    utilisation: list[float]
    use_by_calendar: list[float]
    profit_over_cost: list[float]
    number_of_plants: list[float]
    earned_by_next: list[float]
    gained_by_all: list[float]
    cost_of_next: list[float]
    quality: list[float]
    wrong_rush_by_quality: list[float]
    wrong_if_pooled_by_quality: list[float]
    electrical_year: list[float]
    electrical_use: list[float]
    minerals_year: list[float]
    minerals_use: list[float]
    peak_plants: float
    peak_year: float
    lowest_utilisation: float
    late_utilisation: float
    years_below_normal: float
    peak_capacity_over_market: float
    overshoot: float
    free_entry_at_start: float
    best_at_start: float
    free_entry_utilisation: float
    lowest_price: float
    welfare_loss: float
    gain_of_buyers: float
    gain_of_plants: float
    cost_of_public: float
    cost_beyond_best: float
    support_share: float
    no_rush: float
    wrong_rush: float
    wrong_if_pooled: float
    distance_electrical: float
    distance_minerals: float


def run(parameters: Parameters, data: Data) -> Result:
    """Forty-one years of one market, the two benchmarks of free entry and best number, and copying.

    Source: Mankiw and Whinston (1986), Lin, Wu and Xing (2010), Bikhchandani and others (1992). Cost: closed forms and
    41 steps, less than a millisecond with 30 places.
    """
    p = parameters
    # Demand grows for ten years, then stays.
    market = [p.market_size * (1 + p.market_growth) ** min(year, YEARS_OF_GROWTH) for year in range(YEARS + 1)]
    free = [free_entry(size, (1 - p.entry_support) * p.plant_cost) for size in market]
    best = [best_number(size, p.plant_cost) for size in market]
    path = rush(p, market)
    plants, years = path["plants"], [trade(n, size) for n, size in zip(path["plants"], market, strict=True)]
    use = [each.use for each in years]
    step = (MOST_DRAWN - FEWEST_DRAWN) / (POINTS_DRAWN - 1)
    grid = [p.market_size * (FEWEST_DRAWN + step * number) for number in range(POINTS_DRAWN)]
    electrical, minerals = data["electrical_machinery"], data["cement_and_glass"]
    return Result(
        year=[float(year) for year in range(YEARS + 1)],
        calendar_year=[float(p.start_year + year) for year in range(FIRST_SHOWN, LAST_SHOWN + 1)],
        plants=plants,
        under_construction=path["under_construction"],
        starts=path["starts"],
        plants_used=[n * q for n, q in zip(plants, use, strict=True)],
        plants_idle=[n * (1 - q) for n, q in zip(plants, use, strict=True)],
        free_entry_plants=free,
        best_plants=best,
        utilisation=use,
        use_by_calendar=use[FIRST_SHOWN : LAST_SHOWN + 1],
        profit_over_cost=[each.profit / p.plant_cost for each in years],
        number_of_plants=grid,
        earned_by_next=[trade(n, p.market_size).profit for n in grid],
        gained_by_all=[gain_from_one_more(n, p.market_size) for n in grid],
        cost_of_next=[p.plant_cost for _ in grid],
        quality=QUALITIES,
        wrong_rush_by_quality=[wrong_cascade(q, p.places) for q in QUALITIES],
        wrong_if_pooled_by_quality=[wrong_majority(q, p.places) for q in QUALITIES],
        electrical_year=[row["year"] for row in electrical],
        electrical_use=[row["utilisation"] for row in electrical],
        minerals_year=[row["year"] for row in minerals],
        minerals_use=[row["utilisation"] for row in minerals],
        peak_plants=max(plants),
        peak_year=float(next(year for year, n in enumerate(plants) if n >= (1 - 1e-6) * max(plants))),
        lowest_utilisation=min(use),
        late_utilisation=mean(use[SETTLED:]),
        years_below_normal=float(sum(q < NORMAL_USE for q in use)),
        peak_capacity_over_market=max(n / size for n, size in zip(plants, market, strict=True)),
        overshoot=max(n / entry for n, entry in zip(plants, free, strict=True)),
        free_entry_at_start=free_entry(p.market_size, p.plant_cost),
        best_at_start=best[0],
        free_entry_utilisation=trade(free_entry(p.market_size, p.plant_cost), p.market_size).use,
        lowest_price=1 + min(each.margin for each in years),
        **who_pays(p, market, path, best),
        no_rush=no_cascade(p.signal_quality, p.places),
        wrong_rush=wrong_cascade(p.signal_quality, p.places),
        wrong_if_pooled=wrong_majority(p.signal_quality, p.places),
        distance_electrical=distance(p.start_year, use, electrical),
        distance_minerals=distance(p.start_year, use, minerals),
    )


def trade(plants: float, market: float) -> Market:
    """One year of Cournot competition with linear demand: use of a plant, price margin, profit before fixed cost."""
    use = min(1.0, market / (plants + 1))
    margin = 1 - plants * use / market
    return Market(use, margin, margin * use)


def free_entry(market: float, cost: float) -> float:
    """The number of plants at which one more would earn its cost: profit = cost.

    With idle plants the profit is market / (n + 1)^2. Where even full plants earn the cost, it is 1 - n / market.
    """
    if cost < 1 / market:
        return max(0.0, sqrt(market / cost) - 1)
    return max(0.0, market * (1 - cost))


def best_number(market: float, cost: float) -> float:
    """The number of plants that maximises welfare; with idle plants (n + 1)^3 = market / cost.

    If plants are so expensive that all of them are full, the last one is worth what the last buyer pays; it never pays
    to build so many that some stand idle.
    """
    if cost < 1 / market**2:
        return max(0.0, (market / cost) ** (1 / 3) - 1)
    return max(0.0, min(market - 1, market * (1 - cost)))


def gain_from_one_more(plants: float, market: float) -> float:
    """What buyers and plants together gain from a little more than this number of plants, before its fixed cost.

    With full plants it is the price margin; with idle ones, others make less, and only market / (n + 1)^3 is left.
    """
    if market > plants + 1:
        return 1 - plants / market
    return market / (plants + 1) ** 3


def surplus(plants: float, market: float) -> tuple[float, float]:
    """What buyers gain, and what plants earn before their fixed cost."""
    now = trade(plants, market)
    quantity = plants * now.use
    return quantity**2 / (2 * market), now.margin * quantity


def rush(p: Parameters, market: list[float]) -> dict[str, list[float]]:
    """Plants, plants under construction and starts, year by year."""
    cost, build, places = p.plant_cost, p.years_to_build, p.places
    standing = FIRST_PLANTS * p.market_size
    plants, starts, building, support = [], [], [], []
    for year, size in enumerate(market):
        # 1 Plants that were started years_to_build ago open.
        standing += starts[year - build] if year >= build else 0.0
        # 2 Under construction before this year's decisions.
        hidden = sum(starts[max(0, year - build + 1) : year])
        # 3 The market.
        profit = trade(standing, size).profit
        # 4 A place sees a share of the others' projects, and expects today's market to last.
        seen = standing + (1 - p.blindness) * hidden
        return_ = trade(seen, size).profit / ((1 - p.entry_support) * cost)
        # Places differ evenly in cost, so the share that builds rises evenly with the return.
        started = PLANNERS * places * clip((return_ - (1 - SPREAD)) / (2 * SPREAD))
        # 5 Who does not earn the avoidable cost leaves, unless the place covers the loss.
        avoidable = AVOIDABLE * cost
        leaving = EXIT_SPEED * clip((avoidable * (1 - p.loss_support) - profit) / avoidable)
        # 6 Public money.
        paid = p.entry_support * cost + min(p.loss_support * avoidable, max(0.0, avoidable - profit))
        plants.append(standing)
        starts.append(started)
        building.append(hidden + started)
        support.append(standing * paid)
        standing *= 1 - WEAR - leaving
    return {"plants": plants, "starts": starts, "under_construction": building, "support": support}


def who_pays(p: Parameters, market: list[float], path: dict[str, list[float]], best: list[float]) -> dict[str, float]:
    """Gains and losses against the best number in the long run, as shares of what the market is worth at best."""
    plants, support = path["plants"], path["support"]
    late = range(SETTLED, YEARS + 1)
    now = [surplus(plants[year], market[year]) for year in late]
    ideal = [surplus(best[year], market[year]) for year in late]
    buyers, buyers_at_best = sum(pair[0] for pair in now), sum(pair[0] for pair in ideal)
    public = sum(support[SETTLED:])
    owners = sum(pair[1] for pair in now) - p.plant_cost * sum(plants[SETTLED:]) + public
    owners_at_best = sum(pair[1] for pair in ideal) - p.plant_cost * sum(best[SETTLED:])
    worth = buyers_at_best + owners_at_best
    built = sum(plants)
    return {
        "welfare_loss": 1 - (buyers + owners - public) / worth,
        "gain_of_buyers": (buyers - buyers_at_best) / worth,
        "gain_of_plants": (owners - owners_at_best) / worth,
        "cost_of_public": public / worth,
        "cost_beyond_best": 1 - sum(min(pair) for pair in zip(plants, best, strict=True)) / built,
        "support_share": sum(support) / (p.plant_cost * built),
    }


def no_cascade(quality: float, places: int) -> float:
    """Probability that nobody has begun to copy after all places decided; equation (1) of the source."""
    return float((quality - quality**2) ** (places // 2))


def wrong_cascade(quality: float, places: int) -> float:
    """Probability that all rush in although the market is poor, or equally all stay out although it is rich."""
    begun = 1 - no_cascade(quality, places)
    return (1 - quality) * (2 - quality) * begun / (2 * (1 - quality + quality**2))


def wrong_majority(quality: float, places: int) -> float:
    """Probability that most of all signals are wrong; a coin decides between equally many."""
    half = places // 2
    wrong = sum(comb(places, k) * (1 - quality) ** k * quality ** (places - k) for k in range(half + 1, places + 1))
    if places % 2 == 0:
        wrong += comb(places, half) * (quality - quality**2) ** half / 2
    return float(wrong)


def distance(start_year: int, use: list[float], rows: list[dict[str, Any]]) -> float:
    """Mean distance of the dots from the line; outside its years, the line's first or last value counts."""
    return mean([abs(use[min(YEARS, max(0, round(row["year"] - start_year)))] - row["utilisation"]) for row in rows])


def mean(values: list[float]) -> float:
    """The mean."""
    return sum(values) / len(values)


def clip(value: float) -> float:
    """The value, but at least 0 and at most 1."""
    return min(1.0, max(0.0, value))
