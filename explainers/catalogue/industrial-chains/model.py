"""A small economy of sectors that supply one another: what a change in one of them, or in one link, does to all.

Sources: the table and its inverse are Leontief's (1936); prices and quantities are those of a competitive economy
with constant returns and labour as its only factor, as in Jones (2011) and Baqaee and Farhi (2019); the first-order
rule is in Hulten (1978), the second-order term in Baqaee and Farhi (2019).

Shapes: a matrix has a row for each supplier and a column for each user. Prices are measured in wages, and each is one
before anything changes. A change of 0.02 is 2 %.
"""

from dataclasses import dataclass, replace
from math import exp, expm1, log, log1p

# Try 2.1: every unit made then uses up more than twice the inputs, and the model refuses the table.
EXTRA_INPUT_USE = 1.0

ELASTICITIES = {"leontief": 0.0, "cobb_douglas": 1.0}
STEPS_OF_CURVE = 24  # on each side of "no change"
WIDEST_CHANGE = 0.6

Row = dict[str, float]
Vector = list[float]
Matrix = list[list[float]]


class UnproductiveTableError(ValueError):
    """The sectors use up at least as much as they make, so that nothing is left for final use."""


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; shares and changes are stored as shares, so -0.2 is -20 %."""

    sector: str
    productivity_change: float
    substitution: str
    elasticity: float
    broken_link: str
    link_loss: float
    common_change: float
    intermediate_share: float


@dataclass(frozen=True)
class Economy:
    """The economy before anything changes, in shares."""

    sectors: list[str]
    coefficients: Matrix  # cost share of supplier i's product in user j's sales
    labour: Vector  # labour's share in each sector's sales
    final_shares: Vector  # how households split what they spend
    requirements: Matrix  # Leontief's inverse
    domar_weights: Vector  # sales over GDP


@dataclass(frozen=True)
class Shock:
    """What changes, in logarithms: each sector's productivity, and how well each input is used."""

    productivity: Vector
    efficiency: Matrix


@dataclass(frozen=True)
class Equilibrium:
    """Prices in logarithms, cost shares, and sales over GDP."""

    log_prices: Vector
    cost_shares: Matrix
    domar_weights: Vector
    log_gdp: float


@dataclass(frozen=True)
class Result:
    """What a run gives back; series run over the sectors, or along the curve."""

    price_change: Vector
    output_change: Vector
    domar_weight: Vector
    domar_weight_after: Vector
    final_share: Vector
    output_multiplier: Vector
    flows: Matrix
    cost_shares: Matrix
    total_requirements: Matrix
    curve_change: Vector
    curve_leontief: Vector
    curve_cobb_douglas: Vector
    curve_ces: Vector
    gdp_change: float
    hulten_prediction: float
    second_order_prediction: float
    gap: float
    multiplier: float
    sector_domar_weight: float
    sector_final_share: float
    sector_domar_weight_after: float
    sector_price_change: float
    sector_output_change: float
    link_weight: float
    most_affected_sector: int
    most_affected_output_change: float
    changed_sector: int | None
    broken_supplier: int | None
    broken_user: int | None


def run(parameters: Parameters, data: dict[str, list[Row]]) -> Result:
    """The economy before and after the change, what the rules of thumb predict, and the change of GDP along a curve.

    Takes about 1 ms: every price system is linear in a power of prices, so that nothing is iterated.
    """
    economy = read_table(data["invented_table"], parameters.intermediate_share)
    number = economy.sectors.index(parameters.sector)
    link = find_link(parameters, economy)
    shock = make_shock(parameters, economy, link)
    theta = ELASTICITIES.get(parameters.substitution, parameters.elasticity)
    before, after = economy.domar_weights, settle(economy, shock, theta)
    first, second = predict(economy, shock, theta)
    output_change = [
        change_of(log(new / old) - price)
        for new, old, price in zip(after.domar_weights, before, after.log_prices, strict=True)
    ]
    others = [place for place in range(len(economy.sectors)) if place != number]
    most = max(others, key=lambda place: abs(output_change[place]))
    changes = curve_changes()
    rest = make_shock(replace(parameters, productivity_change=0.0), economy, link)
    curves = [trace(economy, rest, kind, number, changes) for kind in (*ELASTICITIES.values(), parameters.elasticity)]
    gdp_change, hulten, gap = change_of(after.log_gdp), change_of(first), exp(after.log_gdp) - exp(first)

    return Result(
        price_change=[change_of(price) for price in after.log_prices],
        output_change=output_change,
        domar_weight=before,
        domar_weight_after=after.domar_weights,
        final_share=economy.final_shares,
        output_multiplier=[sum(column) for column in zip(*economy.requirements, strict=True)],
        flows=[
            [share * weight for share, weight in zip(row, after.domar_weights, strict=True)]
            for row in after.cost_shares
        ],
        cost_shares=after.cost_shares,
        total_requirements=economy.requirements,
        curve_change=changes,
        curve_leontief=curves[0],
        curve_cobb_douglas=curves[1],
        curve_ces=curves[2],
        gdp_change=gdp_change,
        hulten_prediction=hulten,
        second_order_prediction=expm1(first + second),
        gap=gap,
        multiplier=sum(before),
        sector_domar_weight=before[number],
        sector_final_share=economy.final_shares[number],
        sector_domar_weight_after=after.domar_weights[number],
        sector_price_change=change_of(after.log_prices[number]),
        sector_output_change=output_change[number],
        link_weight=economy.coefficients[link[0]][link[1]] * before[link[1]] if link else 0.0,
        most_affected_sector=most,
        most_affected_output_change=output_change[most],
        changed_sector=number if parameters.productivity_change else None,
        broken_supplier=link[0] if link and parameters.link_loss else None,
        broken_user=link[1] if link and parameters.link_loss else None,
    )


def read_table(rows: list[Row], intermediate_share: float) -> Economy:
    """The table in shares, after its deliveries between sectors have been scaled.

    The table gives sales, in hundredths of GDP. Each sector's total sales stay; what it no longer sells to other
    sectors goes to final use, and what it no longer buys is made by its own workers. So deliveries between sectors
    are exactly the given share of all sales, and Domar weights add up to 1 / (1 - share).
    """
    sectors = [name for name in rows[0] if name not in {"supplier", "final_use"}]
    flows = [[row[user] for user in sectors] for row in rows if row["supplier"] in sectors]
    sales = [sum(flows[place]) + rows[place]["final_use"] for place in range(len(sectors))]
    scale = intermediate_share * sum(sales) / sum(map(sum, flows))
    final = [total - scale * sum(row) for total, row in zip(sales, flows, strict=True)]
    coefficients = [
        [EXTRA_INPUT_USE * scale * flow / total for flow, total in zip(row, sales, strict=True)] for row in flows
    ]
    requirements = invert(coefficients)  # refuses a table that uses up more than it makes
    labour = [1 - sum(column) for column in zip(*coefficients, strict=True)]
    if min(labour) <= 0:
        worst = sectors[labour.index(min(labour))]
        raise UnproductiveTableError(f"The inputs of {worst} cost as much as its product: nothing is left for wages.")
    final_shares = [use / sum(final) for use in final]
    weights = [dot(row, final_shares) for row in requirements]
    return Economy(sectors, coefficients, labour, final_shares, requirements, weights)


def find_link(parameters: Parameters, economy: Economy) -> tuple[int, int] | None:
    """The supplier and the user of the broken link, or None."""
    if parameters.broken_link == "none":
        return None
    supplier, user = parameters.broken_link.split("_to_")
    return economy.sectors.index(supplier), economy.sectors.index(user)


def no_shock(economy: Economy) -> Shock:
    """Nothing changes."""
    size = range(len(economy.sectors))
    return Shock([0.0 for _ in size], [[0.0 for _ in size] for _ in size])


def make_shock(parameters: Parameters, economy: Economy, link: tuple[int, int] | None) -> Shock:
    """The reader's changes in logarithms.

    A broken link loses a part of every delivery on its way, so that a user needs 1 / (1 - loss) units for each one
    that it used before. Nothing else about the user's method changes.
    """
    shock = no_shock(economy)
    common = log1p(parameters.common_change)
    productivity = [common for _ in economy.sectors]
    productivity[economy.sectors.index(parameters.sector)] += log1p(parameters.productivity_change)
    if link:
        shock.efficiency[link[0]][link[1]] = log1p(-parameters.link_loss)
    return Shock(productivity, shock.efficiency)


def settle(economy: Economy, shock: Shock, theta: float) -> Equilibrium:
    """Prices, cost shares and sales after a shock, with the elasticity of substitution theta."""
    r = 1 - theta
    needs, constants = price_system(economy, shock, r)
    prices = [root(y, r) for (y,) in solve(transpose(needs), [[constant] for constant in constants])]
    size = range(len(prices))
    shares = [
        [needs[supplier][user] * exp(r * (prices[supplier] - prices[user])) for user in size] for supplier in size
    ]
    weights = [weight for (weight,) in solve(shares, [[share] for share in economy.final_shares])]
    return Equilibrium(prices, shares, weights, -dot(economy.final_shares, prices))


def price_system(economy: Economy, shock: Shock, r: float) -> tuple[Matrix, Vector]:
    """The equations y_j = constant_j + sum of needs_ij y_i, where y = (p^r - 1) / r, and r = 1 - theta.

    Unit cost obeys p_j^r = z_j^-r (sum of a_ij (p_i / e_ij)^r + labour share), which is linear in the powers p^r.
    Written in y, which is log p where r is zero, the same lines serve Leontief (r = 1), Cobb-Douglas (r = 0) and
    everything between and beyond.
    """
    size = range(len(economy.sectors))
    needs = [[0.0 for _ in size] for _ in size]
    constants = [0.0 for _ in size]
    for user in size:
        dearer = -shock.productivity[user]
        constants[user] = economy.labour[user] * power(dearer, r)
        for supplier in size:
            share = economy.coefficients[supplier][user]
            if not share:
                continue
            step = dearer - shock.efficiency[supplier][user]
            needs[supplier][user] = share * exp(r * step)
            constants[user] += share * power(step, r)
    return needs, constants


def change_of(logarithm: float) -> float:
    """The change that a logarithm stands for; none where nothing but an error of rounding is left."""
    return expm1(logarithm) if abs(logarithm) > 1e-13 else 0.0


def power(logarithm: float, r: float) -> float:
    """(p^r - 1) / r for a price given as its logarithm; the limit, the logarithm itself, where r is zero."""
    return expm1(r * logarithm) / r if r else logarithm


def root(y: float, r: float) -> float:
    """The logarithm of the price for which `power` gives y."""
    return log1p(r * y) / r if r else y


def predict(economy: Economy, shock: Shock, theta: float) -> tuple[float, float]:
    """The change of log GDP to first order, and what the second order adds.

    First order, Hulten (1978): each sector's Domar weight times the change of its log productivity, and each link's
    value over GDP times the change of its log efficiency; how far inputs replace one another does not matter.
    Second order, after Baqaee and Farhi (2019): (theta - 1) / 2 times the variance of input prices within each
    sector, weighted by Domar weights. Labour is an input whose price does not change.
    """
    size = range(len(economy.sectors))
    dearer = [
        -shock.productivity[user] - sum(economy.coefficients[i][user] * shock.efficiency[i][user] for i in size)
        for user in size
    ]
    prices = [dot(column, dearer) for column in transpose(economy.requirements)]  # logarithms, to first order
    spread = 0.0
    for user in size:
        mean, square = 0.0, 0.0
        for supplier in size:
            share = economy.coefficients[supplier][user]
            change = prices[supplier] - shock.efficiency[supplier][user]
            mean += share * change
            square += share * change**2
        spread += economy.domar_weights[user] * (square - mean**2)
    first = -dot(economy.domar_weights, dearer)
    return first, (theta - 1) / 2 * spread


def curve_changes() -> Vector:
    """The changes of productivity for which the curve is drawn."""
    return [WIDEST_CHANGE * step / STEPS_OF_CURVE for step in range(-STEPS_OF_CURVE, STEPS_OF_CURVE + 1)]


def trace(economy: Economy, rest: Shock, theta: float, number: int, changes: Vector) -> Vector:
    """The change of GDP for each change of one sector's productivity, on top of the rest of the shock.

    From point to point only that sector's own equation changes. So the others are solved once, as a constant plus a
    slope times its y, and each point then takes one division.
    """
    r = 1 - theta
    needs, constants = price_system(economy, rest, r)
    others = transpose(needs)
    others[number] = [0.0 for _ in constants]
    sides = [[constant, 0.0] for constant in constants]
    sides[number] = [0.0, 1.0]
    lines = solve(others, sides)
    own = [row[number] for row in needs]
    cost = constants[number] + sum(need * line[0] for need, line in zip(own, lines, strict=True))
    loop = sum(need * line[1] for need, line in zip(own, lines, strict=True))
    curve = []
    for change in changes:
        dearer = -log1p(change)
        y = (power(dearer, r) + exp(r * dearer) * cost) / (1 - exp(r * dearer) * loop)
        prices = [root(constant + slope * y, r) for constant, slope in lines]
        curve.append(expm1(-dot(economy.final_shares, prices)))
    return curve


def solve(needs: Matrix, sides: Matrix) -> Matrix:
    """The solution X of X = needs X + sides, or (I - needs) X = sides, by Gauss's elimination.

    For a matrix of needs, none below zero, all pivots are positive exactly where the table is productive, so that
    its spectral radius is below one (Hawkins and Simon 1949). Such a matrix needs no exchange of rows.
    """
    size = len(needs)
    rows = [
        [(1.0 if row == column else 0.0) - needs[row][column] for column in range(size)] + list(sides[row])
        for row in range(size)
    ]
    for place in range(size):
        pivot = rows[place][place]
        if pivot <= 1e-12:
            raise UnproductiveTableError(
                f"This table is unproductive: its spectral radius is {spectral_radius(needs):.3f}; it must be below 1. "
                "To make their products, the sectors use up all that they make or more; nothing is left for final use."
            )
        lead = [value / pivot for value in rows[place][place:]]
        rows[place][place:] = lead
        for other in range(size):
            factor = rows[other][place]
            if other != place and factor:
                rows[other][place:] = [
                    value - factor * first for value, first in zip(rows[other][place:], lead, strict=True)
                ]
    return [row[size:] for row in rows]


def invert(coefficients: Matrix) -> Matrix:
    """Leontief's inverse: output of each row's sector for one unit of final use of each column's product."""
    size = range(len(coefficients))
    return solve(coefficients, [[1.0 if row == column else 0.0 for column in size] for row in size])


def spectral_radius(needs: Matrix) -> float:
    """The growth factor of needs for inputs of inputs of inputs: below one where the table is productive."""
    size = len(needs)
    vector, growth = [1.0 for _ in range(size)], 0.0
    for _ in range(500):
        # Half of the vector stays, so that a table whose needs go round in a circle settles down as well.
        vector = [(value + dot(row, vector)) / 2 for row, value in zip(needs, vector, strict=True)]
        growth = max(vector)
        vector = [value / growth for value in vector]
    return 2 * growth - 1


def transpose(matrix: Matrix) -> Matrix:
    """Rows as columns."""
    return [list(column) for column in zip(*matrix, strict=True)]


def dot(first: Vector, second: Vector) -> float:
    """The sum of products."""
    return sum(one * other for one, other in zip(first, second, strict=True))
