"""A quality ladder with two firms in each industry, who race when level and rest when ahead, with the gains of society.

Sources: Aghion and Howitt (1992) for rents that the next innovation ends, and for research that may be too little or
too much; Aghion, Bloom, Blundell, Griffith and Howitt (2005) for the race of two firms and its closed form, here with
interest, a cost of research and a subsidy; Aghion, Harris, Howitt and Vickers (2001) for preferences: utility is the
mean logarithm of consumption over industries, minus work. The social value of research is worked out here.

Yearly sales of each industry are 1 and the wage is 1, so every value is in years of an industry's sales.
"""

from dataclasses import dataclass, replace
from math import floor, log, sqrt

YEARS_OF_LADDER = 60
STEPS_OF_SIZE = 40
SMALLEST_STEP, LARGEST_STEP = 1.01, 3.0


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; shares and rates are stored as shares, so 0.05 is 5 %."""

    step_size: float
    competition: float
    ease_of_copying: float
    research_cost: float
    research_subsidy: float
    interest_rate: float


@dataclass(frozen=True)
class Race:
    """How firms behave: research of a level firm and of one behind, in steps a year, and what follows from it."""

    level: float
    behind: float
    share_level: float
    steps_a_year: float


@dataclass(frozen=True)
class Worth:
    """What it is worth to be ahead, level or behind, in years of an industry's sales."""

    ahead: float
    level: float
    behind: float


@dataclass(frozen=True)
class SocialWorth:
    """What an industry is worth to all, when firms are level and when one is ahead, but for the technology reached."""

    level: float
    apart: float


@dataclass(frozen=True)
class Result:
    """What a run gives back; gains of consumption for ever are changes of logarithms."""

    year: list[float]
    steps_in_front: list[int]
    steps_behind: list[int]
    competition_grid: list[float]
    frontier_research_by_competition: list[float]
    catch_up_research_by_competition: list[float]
    growth_by_competition: list[float]
    step_grid: list[float]
    frontier_ratio_by_step: list[float]
    catch_up_ratio_by_step: list[float]
    gain_of_innovator: list[float]
    gain_of_rival: list[float]
    gain_of_others: list[float]
    gain_of_society: list[float]
    growth: float
    growth_best: float
    growth_without_subsidy: float
    frontier_research: float
    catch_up_research: float
    frontier_research_best: float
    catch_up_research_best: float
    share_neck_and_neck: float
    profit_share: float
    research_share: float
    jobs_ended: float
    value_ahead: float
    value_level: float
    value_behind: float
    best_competition: float
    growth_at_best_competition: float
    gain_from_best_research: float
    gain_from_subsidy: float
    growth_index_now: float


def run(parameters: Parameters) -> Result:
    """The stationary equilibrium, the research that would be best, and who gains from one step.

    Takes about 0.4 ms: some 140 pairs of square roots, all in closed form, no iteration and no chance.
    """
    p = parameters
    race = equilibrium(p)
    values = private_values(p, race)
    best = best_research(p)
    unsubsidised = equilibrium(replace(p, research_subsidy=0.0))
    whole_step = log(p.step_size) / p.interest_rate
    ahead, caught_up = values.ahead - values.level, values.level - values.behind
    social = social_values(p, race.level, race.behind)
    society = [social.apart - social.level, whole_step - (social.apart - social.level)]
    innovator, rival = [ahead, caught_up], [-caught_up, -ahead]

    competitions = [percent / 100 for percent in range(50, 101)]
    races = [equilibrium(replace(p, competition=competition)) for competition in competitions]
    growths = [growth_of(p, other) for other in races]
    top = growths.index(max(growths))
    ratio = (LARGEST_STEP / SMALLEST_STEP) ** (1 / STEPS_OF_SIZE)
    sizes = [min(SMALLEST_STEP * ratio**step, LARGEST_STEP) for step in range(STEPS_OF_SIZE + 1)]
    ratios = [research_ratios(replace(p, step_size=size)) for size in sizes]
    times, in_front, behind = ladder(p, race)

    return Result(
        year=times,
        steps_in_front=in_front,
        steps_behind=behind,
        competition_grid=competitions,
        frontier_research_by_competition=[100 * other.level / races[0].level for other in races],
        catch_up_research_by_competition=[100 * other.behind / races[0].behind for other in races],
        growth_by_competition=[100 * growth / growths[0] for growth in growths],
        step_grid=sizes,
        frontier_ratio_by_step=[frontier for frontier, _ in ratios],
        catch_up_ratio_by_step=[catch_up for _, catch_up in ratios],
        gain_of_innovator=innovator,
        gain_of_rival=rival,
        gain_of_others=[all_of_it - own - lost for all_of_it, own, lost in zip(society, innovator, rival, strict=True)],
        gain_of_society=society,
        growth=growth_of(p, race),
        growth_best=growth_of(p, best),
        growth_without_subsidy=growth_of(p, unsubsidised),
        frontier_research=race.level,
        catch_up_research=race.behind,
        frontier_research_best=best.level,
        catch_up_research_best=best.behind,
        share_neck_and_neck=race.share_level,
        profit_share=2 * race.share_level * level_profit(p) + (1 - race.share_level) * leader_profit(p),
        research_share=p.research_cost
        * (race.share_level * race.level**2 + (1 - race.share_level) * race.behind**2 / 2),
        jobs_ended=jobs_ended(p, race),
        value_ahead=values.ahead,
        value_level=values.level,
        value_behind=values.behind,
        best_competition=competitions[top],
        growth_at_best_competition=growths[top],
        gain_from_best_research=gain(p, best, over=race),
        gain_from_subsidy=gain(p, race, over=unsubsidised),
        growth_index_now=100 * growth_of(p, race) / growths[0],
    )


def leader_profit(p: Parameters) -> float:
    """Yearly profit of a firm one step ahead: its price is the rival's cost, γ times its own."""
    return 1 - 1 / p.step_size


def level_profit(p: Parameters) -> float:
    """Yearly profit of each of two level firms: half the leader's in a cosy pair, nothing in a price war."""
    return (1 - p.competition) * leader_profit(p)


def equilibrium(p: Parameters) -> Race:
    """Research of the firms, each taking its rival's as given.

    Source: Aghion, Bloom, Blundell, Griffith and Howitt (2005), with r for interest and c for the firm's cost of
    research. Each rate solves n²/2 + b n - q/2 = 0, whose positive root is q / (b + √(b² + q)), written so that no
    nearly equal numbers are subtracted. Since q > 0 and b > 0, it exists and is above zero.
    """
    c = (1 - p.research_subsidy) * p.research_cost
    b = p.interest_rate + p.ease_of_copying
    q = 2 * p.competition * leader_profit(p) / c
    level = q / (b + sqrt(b**2 + q))
    b = p.interest_rate + p.ease_of_copying + level
    q = level**2 + 2 * level_profit(p) / c
    behind = q / (b + sqrt(b**2 + q))
    return race_of(p, level, behind)


def race_of(p: Parameters, level: float, behind: float) -> Race:
    """What given research leads to: as many industries part in a year as draw level, 2 μ n₀ = (1 - μ)(n₁ + h)."""
    share_level = (behind + p.ease_of_copying) / (2 * level + behind + p.ease_of_copying)
    return Race(level, behind, share_level, steps_a_year=2 * share_level * level)


def growth_of(p: Parameters, race: Race) -> float:
    """Growth of productivity, as a change of logarithms: steps a year times the size of one."""
    return race.steps_a_year * log(p.step_size)


def private_values(p: Parameters, race: Race) -> Worth:
    """What a firm is worth in each place.

    Source: the Bellman equations of Aghion and others (2005). The last unit of research costs what it brings:
    c n₀ = V(ahead) - V(level) and c n₁ = V(level) - V(behind).
    """
    c = (1 - p.research_subsidy) * p.research_cost
    to_ahead, to_level = c * race.level, c * race.behind
    behind = ((race.behind + p.ease_of_copying) * to_level - c * race.behind**2 / 2) / p.interest_rate
    level = behind + to_level
    return Worth(ahead=level + to_ahead, level=level, behind=behind)


def cost_share(p: Parameters) -> float:
    """Cost over price where firms are level, which is also the industry's employment; between 1/γ and 1."""
    return 1 - 2 * level_profit(p)


def social_values(p: Parameters, level: float, behind: float) -> SocialWorth:
    """What the two kinds of industry are worth to all with the given research, prices left as they are.

    r w₀ = ln κ - κ + 2 m₀ (w₁ - w₀) - χ m₀²
    r w₁ = -1/γ + (m₁ + h)(w₀ + ln γ / r - w₁) - χ m₁² / 2
    Here κ is cost over price where firms are level, and a step of the base technology is worth ln γ / r for ever.
    """
    kappa, r, chi = cost_share(p), p.interest_rate, p.research_cost
    closing = behind + p.ease_of_copying
    better_price = kappa - log(kappa) - 1 / p.step_size
    rise = better_price + closing * log(p.step_size) / r - chi * behind**2 / 2 + chi * level**2
    to_ahead = rise / (r + closing + 2 * level)
    level_worth = (log(kappa) - kappa + 2 * level * to_ahead - chi * level**2) / r
    return SocialWorth(level=level_worth, apart=level_worth + to_ahead)


def best_research(p: Parameters) -> Race:
    """The research that a government would choose that directs research but not prices.

    First-order conditions: χ m₀ = w₁ - w₀ and χ m₁ = w₀ + ln γ / r - w₁, so that m₀ + m₁ = M = ln γ / (r χ). Each
    solves a quadratic equation; the second is the smaller root of m²/2 - b m + E = 0, since the larger is beyond M.
    """
    kappa, chi = cost_share(p), p.research_cost
    total = log(p.step_size) / (p.interest_rate * chi)
    better_price = kappa - log(kappa) - 1 / p.step_size
    b = total + p.ease_of_copying + p.interest_rate
    q = total**2 + 2 * p.ease_of_copying * total + 2 * better_price / chi
    level = q / (b + sqrt(b**2 + q))
    b = 2 * total + p.ease_of_copying + p.interest_rate
    e = total**2 + (log(p.step_size * kappa) - kappa + 1 / p.step_size) / chi
    behind = 2 * e / (b + sqrt(b**2 - 2 * e))
    return race_of(p, level, behind)


def research_ratios(p: Parameters) -> tuple[float, float]:
    """Research of level firms and of firms behind, each over what would be best."""
    race, best = equilibrium(p), best_research(p)
    return race.level / best.level, race.behind / best.behind


def gain(p: Parameters, race: Race, *, over: Race) -> float:
    """What people gain if one way of research replaces another, as a share of consumption for ever (in logarithms).

    Industries begin as the old way has left them; new research changes their mix only with time, which is counted.
    """
    after = social_values(p, race.level, race.behind)
    before = social_values(p, over.level, over.behind)
    from_level, from_apart = after.level - before.level, after.apart - before.apart
    return p.interest_rate * (over.share_level * from_level + (1 - over.share_level) * from_apart)


def jobs_ended(p: Parameters, race: Race) -> float:
    """Jobs that end in a year over all jobs: those of the rival when a firm gets ahead, and those of the leader after.

    An industry employs κ while firms are level, half in each, and 1/γ while one is ahead, all in that one. When a
    firm falls behind, its κ/2 end; when it draws level again, the former leader goes from 1/γ to κ/2.
    """
    level, apart = cost_share(p), 1 / p.step_size
    ended = race.steps_a_year * (level / 2 + abs(apart - level / 2))
    return ended / (race.share_level * level + (1 - race.share_level) * apart)


def ladder(p: Parameters, race: Race) -> tuple[list[float], list[int], list[int]]:
    """Steps climbed in a typical industry by the firm in front and by the other one, every half year.

    Each phase lasts as long as it does on average: 1 / (2 n₀) level, then 1 / (n₁ + h) apart. The climb over many
    years is therefore that of the average industry.
    """
    apart = 1 / (race.behind + p.ease_of_copying)
    cycle = 1 / (2 * race.level) + apart
    times = [half / 2 for half in range(2 * YEARS_OF_LADDER + 1)]
    return times, [floor((time + apart) / cycle) for time in times], [floor(time / cycle) for time in times]
