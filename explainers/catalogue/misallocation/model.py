"""How much more the same workers and machines could produce: the model of Hsieh and Klenow (2009), for one industry.

Each of n firms makes a good of its own, Y_i = A_i K_i^alpha L_i^(1-alpha). The goods make up output,
Y = (sum Y_i^((sigma-1)/sigma))^(sigma/(sigma-1)), sigma > 1, so revenue is P_i Y_i ~ Y_i^((sigma-1)/sigma).
Total capital K and labour L are given. A wedge k_i multiplies what capital costs firm i, a wedge l_i what labour
costs it; firms equate marginal revenue and cost, so marginal revenue products are proportional to the wedges and

    revenue productivity  T_i = P_i Y_i / (K_i^alpha L_i^(1-alpha))  ~  k_i^alpha l_i^(1-alpha)
    revenue               P_i Y_i  ~  r_i = (A_i / T_i)^(sigma-1),     K_i ~ r_i / k_i,     L_i ~ r_i / l_i.

Put into Y = TFP K^alpha L^(1-alpha), this gives total factor productivity for any wedges,

    TFP = (sum r_i)^(sigma/(sigma-1)) / ((sum r_i / k_i)^alpha (sum r_i / l_i)^(1-alpha)),

and (sum A_i^(sigma-1))^(1/(sigma-1)) when there are none, which is the most that K and L allow.

Closed form. Let (log A, log k, log l) be jointly normal and n grow without bound. Sums become means, and the mean of
exp(X) is exp(E X + Var X / 2). All terms with log A, its variance and its covariances, cancel, and what is left is

    log gain = sigma/2 Var(log T) + alpha (1-alpha)/2 Var(log k - log l).

So gain = exp(sigma Var(log T) / 2) - 1 holds exactly for wedges that fall on both inputs alike (k_i = l_i, as a tax or
subsidy on a firm's output does), whatever the spread of productivity and its correlation with the wedges. Where the
wedges fall on capital alone (l_i = 1, T_i = k_i^alpha) the factor sigma becomes sigma + (1-alpha)/alpha. A reform that
leaves a part theta of each log wedge leaves theta^2 of the variances.

A subsidy to favoured firms makes log T a mixture of two normals. Its means have a closed form (`log_mean_of`), which
`large_economy` uses; the formula above is then no longer exact.

Chance enters only through the seed. A run of 600 firms takes less than 1 ms in CPython, one of 2,000 about 3 ms: some
thirty passes over the firms, no iteration. Another share of wedges removed takes a third of that.
"""

import random
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import compress, pairwise
from math import erfc, exp, expm1, inf, log, log1p, pi, sqrt, sumprod
from operator import mul

STEPS_OF_REFORM = 10  # an even number
FIRMS_IN_SCATTER = 200
FIRMS_AS_DOTS = 100
STEP_OF_GRID = 0.1  # of log revenue productivity
STEPS_OF_GRID = 30  # on both sides of the average
EDGES_OF_GRID = [(step - 0.5) * STEP_OF_GRID for step in range(-STEPS_OF_GRID, STEPS_OF_GRID + 2)]
FIRMS_IN_GROUP = 20
GOLDEN_STEPS = [step * (sqrt(5) - 1) / 2 for step in range(FIRMS_IN_GROUP)]
FEWEST_EFFECTIVE_FIRMS = 30  # below, the standard error is far too small and the simulated gain falls short
LARGE_CHANGE = 1.01  # a firm counts as growing or shrinking from one per cent
# A normal kernel with a standard deviation of 0.12, in steps of the grid, that smooths the distribution.
BELL = [exp(-((step * STEP_OF_GRID / 0.12) ** 2) / 2) for step in range(-5, 6)]
KERNEL = [height / sum(BELL) for height in BELL]


Sums = tuple[float, float, float]  # of revenue, capital and labour over the firms, up to common factors


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; shares are stored as shares, spreads are standard deviations of logarithms."""

    spread_of_wedges: float
    share_of_wedges_removed: float
    elasticity_of_substitution: float
    spread_of_productivity: float
    correlation: float
    wedges_fall_on: str
    capital_share: float
    subsidy: float
    favoured_share: float
    favoured_firms: str
    number_of_firms: int
    seed: int


@dataclass(frozen=True)
class Chances:
    """For each firm in the order of productivity: two standard normal numbers, and one between 0 and 1.

    The first is of its productivity, the second of what its wedge does not share with that, the third is its lot.
    """

    normal: list[float]
    other: list[float]
    lots: list[float]


@dataclass(frozen=True)
class Firms:
    """The firms in the order of their productivity: its logarithm, that of revenue productivity, and who is favoured.

    The logarithm of a firm's wedge is a multiple of that of its revenue productivity: one for capital, one for labour.
    """

    productivity: list[float]
    revenue_productivity: list[float]
    favoured: list[bool]
    capital_wedge: float
    labour_wedge: float


@dataclass(frozen=True)
class Allocation:
    """Revenue, capital and labour of each firm, up to a factor that is common to all firms, and their sums."""

    revenue: list[float]
    capital: list[float]
    labour: list[float]
    sums: Sums


@dataclass(frozen=True)
class Economy:
    """The firms, their allocations without wedges and before the reform, and the sums at each step between the two."""

    firms: Firms
    efficient: Allocation
    before: Allocation
    sums_of_steps: list[Sums]


@dataclass(frozen=True)
class Subsidy:
    """What the subsidy does, as shares of what would be without it; all other wedges are as they are."""

    tfp: float = 0.0
    favoured_capital: float = 0.0
    long_run_capital: float = 0.0
    long_run_output: float = 0.0


@dataclass(frozen=True)
class Result:
    """What a run gives back. Gains are shares of output before the reform; sizes are revenues, 1 for the average.

    The sampling error is None where a handful of firms decides and an error from the same firms would mislead.
    """

    log_revenue_productivity: list[float]
    firms_before: list[float]
    firms_after: list[float]
    firm_productivity: list[float]
    firm_revenue_productivity: list[float]
    size_now: list[float]
    size_efficient: list[float]
    share_removed: list[float]
    gain_along_reform: list[float]
    closed_form_along_reform: list[float]
    gain: float
    full_gain: float
    closed_form_gain: float
    formula_gain: float
    closed_form_gain_now: float
    effective_firms: float
    sampling_error: float | None
    spread_before: float
    spread_after: float
    ratio_of_tenths: float
    share_growing: float
    share_shrinking: float
    labour_moved: float
    subsidy_effect_on_tfp: float
    favoured_capital_change: float
    long_run_capital_change: float
    long_run_output_change: float


def run(parameters: Parameters) -> Result:
    """What removing wedges does to output from the same inputs, firm by firm and in total."""
    economy = without_reform(replace(parameters, share_of_wedges_removed=0.0))
    firms, efficient, before = economy.firms, economy.efficient, economy.before
    left = 1 - parameters.share_of_wedges_removed
    now = allocate(parameters, firms, left)
    best = log_gain(parameters, before.sums, efficient.sums)
    shares = [step / STEPS_OF_REFORM for step in range(STEPS_OF_REFORM + 1)]
    path = [log_gain(parameters, before.sums, sums) for sums in economy.sums_of_steps]
    limit = [large_economy(parameters, 1 - share) for share in shares]
    average = sum(firms.revenue_productivity) / len(firms.revenue_productivity)
    ordered = sorted([value - average for value in firms.revenue_productivity])
    spread = settle(sqrt(sumprod(ordered, ordered) / len(ordered)))
    power = parameters.elasticity_of_substitution - 1
    growing, shrinking = movers(ordered, power, log(efficient.sums[0] / before.sums[0]) / power - average)
    effect = effect_of_subsidy(parameters, firms, before)
    effective = min(effective_number(before.revenue), effective_number(before.capital))
    enough = effective >= FEWEST_EFFECTIVE_FIRMS

    return Result(
        log_revenue_productivity=[step * STEP_OF_GRID for step in range(-STEPS_OF_GRID, STEPS_OF_GRID + 1)],
        firms_before=distribution(ordered, 1.0),
        firms_after=distribution(ordered, left),
        firm_productivity=[exp(value) for value in sample_of(firms.productivity, FIRMS_AS_DOTS)],
        firm_revenue_productivity=[
            exp(left * (value - average)) for value in sample_of(firms.revenue_productivity, FIRMS_AS_DOTS)
        ],
        size_now=sample_of_sizes(now),
        size_efficient=sample_of_sizes(efficient),
        share_removed=shares,
        gain_along_reform=[expm1(value) for value in path],
        closed_form_along_reform=[expm1(settle(value - limit[0])) for value in limit],
        gain=expm1(log_gain(parameters, before.sums, now.sums)),
        full_gain=expm1(best),
        closed_form_gain=expm1(settle(limit[-1] - limit[0])),
        formula_gain=formula(parameters),
        closed_form_gain_now=expm1(settle(large_economy(parameters, left) - limit[0])),
        effective_firms=effective,
        sampling_error=exp(best) * error_of_log_gain(parameters, before, efficient) if enough else None,
        spread_before=spread,
        spread_after=left * spread,
        ratio_of_tenths=exp(quantile_of(ordered, 0.9) - quantile_of(ordered, 0.1)),
        share_growing=growing,
        share_shrinking=shrinking,
        labour_moved=labour_moved(before, now),
        subsidy_effect_on_tfp=effect.tfp,
        favoured_capital_change=effect.favoured_capital,
        long_run_capital_change=effect.long_run_capital,
        long_run_output_change=effect.long_run_output,
    )


# The firms.


@lru_cache(maxsize=1)  # a reader who only moves the share of wedges removed meets the same economy again
def without_reform(parameters: Parameters) -> Economy:
    """What does not depend on how much of the wedges is removed."""
    firms = draw(parameters)
    efficient = allocate(parameters, firms, 0.0)
    before, sums_of_steps = walk_back(parameters, firms, efficient)
    return Economy(firms, efficient, before, sums_of_steps)


def draw(parameters: Parameters) -> Firms:
    """The firms that chance gives, with the spreads, the correlation and the subsidy of these parameters."""
    chance = chances(parameters.seed, parameters.number_of_firms)
    together = parameters.spread_of_wedges * parameters.correlation
    apart = parameters.spread_of_wedges * sqrt(1 - parameters.correlation**2)
    wedges = [together * one + apart * other for one, other in zip(chance.normal, chance.other, strict=True)]
    favoured, step = choose(parameters, chance), subsidy_step(parameters)
    if step:
        wedges = [wedge + step if chosen else wedge for wedge, chosen in zip(wedges, favoured, strict=True)]
    capital_wedge, labour_wedge = wedge_of_inputs(parameters)
    productivity = [parameters.spread_of_productivity * one for one in chance.normal]
    return Firms(productivity, wedges, favoured, capital_wedge, labour_wedge)


@lru_cache(maxsize=1)  # a reader who moves a slider meets the same firms again
def chances(seed: int, count: int) -> Chances:
    """What chance decides, drawn in strata, so that few firms represent the whole better than a lottery would.

    There is one firm in each of n equally likely ranges of productivity. Neighbours in productivity get wedges from
    all over their range: a step of the golden section spreads any number of them evenly (Weyl's sequence), and a new
    start for each `FIRMS_IN_GROUP` firms, with some noise, leaves the rest to chance.
    """
    uniform = random.Random(seed).random
    normal = [normal_quantile((place + uniform()) / count) for place in range(count)]
    places: list[float] = []
    for _ in range(0, count, FIRMS_IN_GROUP):
        start = uniform()
        places += [start + step + uniform() / FIRMS_IN_GROUP for step in GOLDEN_STEPS]
    other = [normal[int(place % 1.0 * count)] for place in places[:count]]
    return Chances(normal, other, [uniform() for _ in range(count)])


def choose(parameters: Parameters, chance: Chances) -> list[bool]:
    """Which firms are favoured: at random, or by whether productivity lies below or above a quantile."""
    if parameters.favoured_firms == "by_lot":
        return [lot < parameters.favoured_share for lot in chance.lots]
    quantile = normal_quantile(parameters.favoured_share)
    if parameters.favoured_firms == "less_productive":
        return [one < quantile for one in chance.normal]
    return [-one < quantile for one in chance.normal]


def subsidy_step(parameters: Parameters) -> float:
    """By how much the subsidy changes the logarithm of a favoured firm's revenue productivity."""
    paid_on = 1.0 if parameters.wedges_fall_on == "both_inputs" else parameters.capital_share
    return paid_on * log(1 - parameters.subsidy)


def wedge_of_inputs(parameters: Parameters) -> tuple[float, float]:
    """The logarithms of the wedges on capital and labour, over the logarithm of revenue productivity.

    Revenue productivity is k^alpha l^(1-alpha): with k = l it is the wedge itself, with l = 1 it is k^alpha.
    """
    return (1.0, 1.0) if parameters.wedges_fall_on == "both_inputs" else (1 / parameters.capital_share, 0.0)


# Allocation and total factor productivity.


def allocate(parameters: Parameters, firms: Firms, left: float) -> Allocation:
    """Who gets what when this part of each log wedge is left: r = (A/T)^(sigma-1), K ~ r/k, L ~ r/l."""
    power = parameters.elasticity_of_substitution - 1
    if left == 0:
        revenue = [exp(power * one) for one in firms.productivity]
        total = sum(revenue)
        return Allocation(revenue, revenue, revenue, (total, total, total))
    pairs = zip(firms.productivity, firms.revenue_productivity, strict=True)
    revenue = [exp(power * (productivity - left * wedge)) for productivity, wedge in pairs]
    by_capital = -left * firms.capital_wedge
    capital = [one * exp(by_capital * wedge) for one, wedge in zip(revenue, firms.revenue_productivity, strict=True)]
    labour = capital if firms.labour_wedge else revenue
    return Allocation(revenue, capital, labour, (sum(revenue), sum(capital), sum(labour)))


def log_gain(parameters: Parameters, before: Sums, after: Sums) -> float:
    """The rise in log TFP = sigma/(sigma-1) log sum r - alpha log sum r/k - (1-alpha) log sum r/l.

    Ratios are taken before logarithms, which keeps small gains exact.
    """
    sigma, alpha = parameters.elasticity_of_substitution, parameters.capital_share
    revenue, capital, labour = (log(later / earlier) for earlier, later in zip(before, after, strict=True))
    return settle(sigma / (sigma - 1) * revenue - alpha * capital - (1 - alpha) * labour)


def settle(value: float) -> float:
    """Zero where nothing but an error of rounding is left."""
    return value if abs(value) > 1e-13 else 0.0


def walk_back(parameters: Parameters, firms: Firms, efficient: Allocation) -> tuple[Allocation, list[Sums]]:
    """The allocation before the reform, and the sums from there to no wedges in equal steps."""
    power, part = parameters.elasticity_of_substitution - 1, -1 / STEPS_OF_REFORM
    revenue, revenue_sums = step_back(efficient.revenue, firms, part * power)
    capital, capital_sums = step_back(efficient.capital, firms, part * (power + firms.capital_wedge))
    labour, labour_sums = (capital, capital_sums) if firms.labour_wedge else (revenue, revenue_sums)
    sums = list(zip(revenue_sums, capital_sums, labour_sums, strict=True))
    return Allocation(revenue, capital, labour, sums[-1]), sums[::-1]


def step_back(amounts: list[float], firms: Firms, power: float) -> tuple[list[float], list[float]]:
    """What the firms have after all steps back from no wedges, and the sums over the firms from the first to the last.

    Each step multiplies what a firm has by one and the same power of its revenue productivity, which spares an
    exponential for every firm and step. Two steps are taken at once, since a sum of products needs no list of them.
    """
    factors = [exp(power * wedge) for wedge in firms.revenue_productivity]
    squares = list(map(mul, factors, factors))
    sums = [sum(amounts)]
    for _ in range(STEPS_OF_REFORM // 2):
        sums.append(sumprod(amounts, factors))
        amounts = list(map(mul, amounts, squares))
        sums.append(sum(amounts))
    return amounts, sums


# The same for a large economy, where sums are means that have a closed form.


def large_economy(parameters: Parameters, left: float) -> float:
    """Log TFP for infinitely many firms when this part of each log wedge is left."""
    sigma, alpha = parameters.elasticity_of_substitution, parameters.capital_share
    revenue, capital, labour = (
        log_mean_of(parameters, sigma - 1, -left * (sigma - 1 + wedge)) for wedge in (0.0, *wedge_of_inputs(parameters))
    )
    return sigma / (sigma - 1) * revenue - alpha * capital - (1 - alpha) * labour


def log_mean_of(parameters: Parameters, productivity_power: float, wedge_power: float) -> float:
    """The logarithm of the mean of A^p T^q. A is log-normal; log T is normal plus a step for favoured firms.

    Let z be standard normal, log A = s_A z, and log T = s_T (c z + sqrt(1 - c^2) e) + step D. Weighting by
    exp(u z) moves z's mean to u, so D has under these weights the probability that is written below.
    """
    spread, correlation = parameters.spread_of_wedges, parameters.correlation
    shift = productivity_power * parameters.spread_of_productivity + wedge_power * spread * correlation
    own = wedge_power * spread
    normal = (shift * shift + own * own * (1 - correlation * correlation)) / 2
    favoured = parameters.favoured_share
    if parameters.favoured_firms != "by_lot":
        towards = shift if parameters.favoured_firms == "more_productive" else -shift
        favoured = normal_below(normal_quantile(favoured) + towards)
    return normal + log1p(expm1(wedge_power * subsidy_step(parameters)) * favoured)


def formula(parameters: Parameters) -> float:
    """The gain that the formula for normal logarithms gives from the spread of log revenue productivity alone."""
    share, step = parameters.favoured_share, subsidy_step(parameters)
    density = exp(-(normal_quantile(share) ** 2) / 2) / sqrt(2 * pi)
    with_productivity = {"less_productive": -density, "by_lot": 0.0, "more_productive": density}
    variance = (
        parameters.spread_of_wedges**2
        + step**2 * share * (1 - share)
        + 2 * step * parameters.spread_of_wedges * parameters.correlation * with_productivity[parameters.favoured_firms]
    )
    capital_wedge, labour_wedge = wedge_of_inputs(parameters)
    alpha = parameters.capital_share
    factor = parameters.elasticity_of_substitution + alpha * (1 - alpha) * (capital_wedge - labour_wedge) ** 2
    return expm1(factor * variance / 2)


def normal_below(value: float) -> float:
    """The probability that a standard normal number lies below a value."""
    return erfc(-value / sqrt(2)) / 2


def normal_quantile(share: float) -> float:
    """The value below which a standard normal number lies with this probability, to seven figures.

    Source: Wichura (1988), algorithm AS 241, routine PPND7.
    """
    if share <= 0 or share >= 1:
        return -inf if share <= 0 else inf
    centred = share - 0.5
    if -0.425 <= centred <= 0.425:
        r = 0.180625 - centred * centred
        above = ((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179
        return centred * above / (((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1)
    r = sqrt(-log(share if centred < 0 else 1 - share)) - 1.6
    if r <= 3.4:
        above = ((0.17023821103 * r + 1.3067284816) * r + 2.7568153900) * r + 1.4234372777
        value = above / ((0.12021132975 * r + 0.73700164250) * r + 1)
    else:
        r -= 3.4
        above = ((0.017337203997 * r + 0.42868294337) * r + 3.0812263860) * r + 6.6579051150
        value = above / ((0.012258202635 * r + 0.24197894225) * r + 1)
    return -value if centred < 0 else value


# What is told about the firms.


def error_of_log_gain(parameters: Parameters, before: Allocation, efficient: Allocation) -> float:
    """Standard error of the logarithm of the full gain, since the firms are a sample: the delta method.

    To first order, the logarithm of a mean differs from its limit by the mean of x_i / mean - 1. A few very large
    firms make it unreliable where productivity is widely spread and goods are close substitutes.
    """
    sigma, alpha, count = parameters.elasticity_of_substitution, parameters.capital_share, len(before.revenue)
    best = count / efficient.sums[0] / (sigma - 1)
    revenue, capital, labour = (count / total for total in before.sums)
    revenue, capital, labour = sigma / (sigma - 1) * revenue, alpha * capital, (1 - alpha) * labour
    if before.labour is before.capital:
        capital += labour
    else:  # it is spread as revenue is
        revenue -= labour
    firms = zip(efficient.revenue, before.revenue, before.capital, strict=True)
    influences = [best * one - revenue * two + capital * three for one, two, three in firms]
    return settle(sqrt(sumprod(influences, influences)) / count)


def effective_number(sizes: list[float]) -> float:
    """How many firms of equal size would be as evenly spread: (sum r)^2 / sum r^2."""
    return sum(sizes) ** 2 / sum(map(mul, sizes, sizes))


def distribution(ordered: list[float], left: float) -> list[float]:
    """The share of firms in each step of the grid when so much of each log wedge is left, smoothed by the kernel.

    The values are those before the reform, in order, so the firms between two edges are found by halving. Firms
    beyond the grid are left out.
    """
    # With no wedge left all firms are in the middle; an edge that lies beyond all firms stands for every such edge.
    below = [bisect_left(ordered, edge / left if left > 1e-6 else edge * 1e6) for edge in EDGES_OF_GRID]
    shares = [(upper - lower) / len(ordered) for lower, upper in pairwise(below)]
    reach = len(KERNEL) // 2
    padded = [0.0] * reach + shares + [0.0] * reach
    return [sumprod(KERNEL, padded[at : at + len(KERNEL)]) for at in range(len(shares))]


def sample_of_sizes(allocation: Allocation) -> list[float]:
    """The sizes of a limited number of firms; the average firm has size one."""
    average = allocation.sums[0] / len(allocation.revenue)
    return [one / average for one in sample_of(allocation.revenue, FIRMS_IN_SCATTER)]


def sample_of(values: list[float], most: int) -> list[float]:
    """The values of a limited number of firms, evenly chosen by rank of productivity."""
    count = len(values)
    shown = min(most, count)
    return [values[(2 * place + 1) * count // (2 * shown)] for place in range(shown)]


def quantile_of(ordered: list[float], share: float) -> float:
    """The value below which this share of ordered numbers lies, between two of them where need be."""
    place = share * (len(ordered) - 1)
    lower = min(int(place), len(ordered) - 2)
    return ordered[lower] + (place - lower) * (ordered[lower + 1] - ordered[lower])


def movers(ordered: list[float], power: float, unmoved: float) -> tuple[float, float]:
    """The shares of firms that would grow and that would shrink, by one per cent or more, without any wedges.

    Revenue grows by this power of T, over what it is for a firm that neither grows nor shrinks. So the movers lie at
    the two ends of the ordered logarithms of T.
    """
    far = log(LARGE_CHANGE) / power
    growing = len(ordered) - bisect_right(ordered, unmoved + far)
    return growing / len(ordered), bisect_left(ordered, unmoved - far) / len(ordered)


def labour_moved(before: Allocation, now: Allocation) -> float:
    """The share of all workers who are in another firm than before the reform: what some firms win others lose."""
    growth = now.sums[2] / before.sums[2]
    pairs = zip(before.labour, now.labour, strict=True)
    won = [more for first, second in pairs if (more := second - growth * first) > 0]
    return settle(sum(won) / now.sums[2])


def effect_of_subsidy(parameters: Parameters, firms: Firms, before: Allocation) -> Subsidy:
    """TFP and capital before the reform, against the same firms without the subsidy.

    In the long run savers supply capital at one return R. Then K/Y = alpha (sigma-1)/sigma / R * (sum r/k) / (sum r),
    the output-weighted mean of 1/k, and with Y = TFP K^alpha L^(1-alpha) and L given,
    K ~ (TFP K/Y)^(1/(1-alpha)) and Y ~ TFP^(1/(1-alpha)) (K/Y)^(alpha/(1-alpha)). Who pays for it is left open.
    """
    step, power, alpha = subsidy_step(parameters), parameters.elasticity_of_substitution - 1, parameters.capital_share
    if not step or not any(firms.favoured):
        return Subsidy()
    revenue, capital = sum(compress(before.revenue, firms.favoured)), sum(compress(before.capital, firms.favoured))
    revenue_without = before.sums[0] + revenue * expm1(power * step)
    undo_capital = (power + firms.capital_wedge) * step
    capital_without = before.sums[1] + capital * expm1(undo_capital)
    labour_without = capital_without if firms.labour_wedge else revenue_without
    tfp = log_gain(parameters, (revenue_without, capital_without, labour_without), before.sums)
    total = log(before.sums[1] / capital_without)
    ratio = total - log(before.sums[0] / revenue_without)
    return Subsidy(
        tfp=expm1(tfp),
        favoured_capital=expm1(settle(-undo_capital - total)),
        long_run_capital=expm1(settle((tfp + ratio) / (1 - alpha))),
        long_run_output=expm1(settle((tfp + alpha * ratio) / (1 - alpha))),
    )
