"""Imitation, innovation and the selection of entrepreneurs, after Acemoglu, Aghion and Zilibotti (2006).

Everybody can imitate the frontier, only the able can innovate. Proximity a is a country's productivity over that of the
frontier. In each round of five years half of the projects are run by newcomers (small, of unknown ability) and half by
experienced people (large, of known ability). The choice is what happens to the experienced who proved less able: they
are kept, or newcomers replace them. The two laws of motion and the turning point follow the paper; that support, market
failure and lobby shift the point of the switch by one term each is our reduction of its political economy.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

YEARS_A_ROUND = 5
FIRST_ROUNDS = 6  # thirty years, over which early and late growth are averaged
STEPS_OF_GRID = 50
NEAR = 0.9  # the proximity of a country near the frontier, with which one far from it is compared
CLEARLY_AHEAD = 1e-9  # more than rounding

Row = dict[str, float]


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; shares and rates are stored as shares, so 0.02 is 2 %."""

    starting_proximity: float
    ease_of_imitation: float
    share_of_able: float
    size_of_newcomers: float
    frontier_growth: float
    market_failure: float
    support: float
    lobby_power: float
    horizon: int


@dataclass(frozen=True)
class Rules:
    """Next proximity as a straight line in the present one, for insiders kept and for insiders selected.

    `weight` is what a step of proximity adds to the value of an able person in a newcomer's small project; all
    thresholds are measured with it.
    """

    imitation_if_kept: float
    innovation_if_kept: float
    imitation_if_selected: float
    innovation_if_selected: float
    innovation_step: float
    weight: float
    best_switch: float
    trap: float

    def next_if_kept(self, proximity: float) -> float:
        """f_k(a): the next proximity where insiders are kept."""
        return self.imitation_if_kept + self.innovation_if_kept * proximity

    def next_if_selected(self, proximity: float) -> float:
        """f_s(a): the next proximity where newcomers replace the less able insiders."""
        return self.imitation_if_selected + self.innovation_if_selected * proximity


@dataclass(frozen=True)
class Path:
    """Proximity at the start of each round, whether insiders were kept in it, and the round in which support ended."""

    proximity: list[float]
    kept: list[bool]
    support_ends: int | None


@dataclass(frozen=True)
class Result:
    """What a run gives back; growth rates are changes of logarithms a year."""

    year: list[int]
    proximity: list[float]
    proximity_best: list[float]
    proximity_without_support: list[float]
    proximity_grid: list[float]
    progress_if_kept: list[float]
    progress_if_selected: list[float]
    from_imitation: list[float]
    from_innovation: list[float]
    next_proximity: list[float]
    observed_year: list[int]
    observed_proximity: list[float]
    best_switch_point: float
    switch_point: float
    trap_point: float
    long_run_proximity: float
    innovation_step: float
    proximity_end: float
    proximity_end_best: float
    proximity_end_without_support: float
    growth_first_decades: float
    growth_first_decades_without_support: float
    growth_last_decades: float
    year_insiders_go: int | None
    year_insiders_should_go: int | None
    year_support_ends: int | None
    year_overtaken: int | None
    progress_at_best_switch: float
    near_proximity: float


def run(parameters: Parameters, data: dict[str, list[Row]]) -> Result:
    """Three paths of one country: with its support, without it, and with the best choice in each round.

    Source: Acemoglu, Aghion and Zilibotti (2006). Closed form but for the rounds: at most 41 of them, 0.1 ms.
    """
    rules = rules_of(parameters)
    rounds = parameters.horizon // YEARS_A_ROUND
    actual = follow(rules, parameters, rounds, parameters.support)
    without = follow(rules, parameters, rounds, 0.0)
    best = follow_best(rules, parameters, rounds)
    grid = [step / STEPS_OF_GRID for step in range(STEPS_OF_GRID + 1)]
    imitation, innovation = yields(rules, parameters.starting_proximity)
    switch = switch_point(rules, parameters)

    return Result(
        year=[YEARS_A_ROUND * round_ for round_ in range(rounds + 1)],
        proximity=actual.proximity,
        proximity_best=best.proximity,
        proximity_without_support=without.proximity,
        proximity_grid=grid,
        progress_if_kept=[rules.next_if_kept(proximity) - proximity for proximity in grid],
        progress_if_selected=[rules.next_if_selected(proximity) - proximity for proximity in grid],
        from_imitation=imitation,
        from_innovation=innovation,
        next_proximity=[one + other for one, other in zip(imitation, innovation, strict=True)],
        observed_year=[int(row["year"] - data["japan"][0]["year"]) for row in data["japan"]],
        observed_proximity=[row["japan"] / row["united_states"] for row in data["japan"]],
        best_switch_point=rules.best_switch,
        switch_point=min(max(switch, 0.0), 1.0),
        trap_point=rules.trap,
        long_run_proximity=long_run(rules, parameters, switch),
        innovation_step=rules.innovation_step,
        proximity_end=actual.proximity[-1],
        proximity_end_best=best.proximity[-1],
        proximity_end_without_support=without.proximity[-1],
        growth_first_decades=growth(parameters, actual.proximity[0], actual.proximity[FIRST_ROUNDS]),
        growth_first_decades_without_support=growth(parameters, without.proximity[0], without.proximity[FIRST_ROUNDS]),
        growth_last_decades=growth(parameters, actual.proximity[-1 - FIRST_ROUNDS], actual.proximity[-1]),
        year_insiders_go=year_of_first(not kept for kept in actual.kept),
        year_insiders_should_go=year_of_first(not kept for kept in best.kept),
        year_support_ends=None if actual.support_ends is None else YEARS_A_ROUND * actual.support_ends,
        year_overtaken=year_of_first(
            other > own + CLEARLY_AHEAD for own, other in zip(actual.proximity, without.proximity, strict=True)
        ),
        progress_at_best_switch=rules.next_if_kept(rules.best_switch) - rules.best_switch,
        near_proximity=NEAR,
    )


def rules_of(parameters: Parameters) -> Rules:
    """Both laws of motion, the turning point and the resting place.

    The innovation step is such that a country at the frontier which selects stays there: f_s(1) = 1. The allowed ranges
    keep every denominator above zero, and the turning point and the resting place below one.
    """
    ease, able, size = parameters.ease_of_imitation, parameters.share_of_able, parameters.size_of_newcomers
    twice_frontier = 2 * frontier_factor(parameters)
    kept = 1 + size
    imitating = size + able + (1 - able) * size
    innovating = 1 + size + (1 - able) * size
    step_of_all = (twice_frontier - imitating * ease) / innovating  # share of able times innovation step
    weight = size * step_of_all
    return Rules(
        imitation_if_kept=kept * ease / twice_frontier,
        innovation_if_kept=kept * step_of_all / twice_frontier,
        imitation_if_selected=imitating * ease / twice_frontier,
        innovation_if_selected=innovating * step_of_all / twice_frontier,
        innovation_step=step_of_all / able,
        weight=weight,
        best_switch=ease * (1 - size) / weight,
        trap=kept * ease / (twice_frontier - kept * step_of_all),
    )


def frontier_factor(parameters: Parameters) -> float:
    """F: the frontier's growth over one round."""
    return (1 + parameters.frontier_growth) ** YEARS_A_ROUND


def end_of_keeping(rules: Rules, parameters: Parameters, support: float) -> float:
    """a_f or a_s: the proximity up to which financiers keep the less able insiders, given the support in place.

    They see too little of what an experienced firm brings, and support makes up for it. Both are in units of frontier
    productivity per project.
    """
    return rules.best_switch + (support - parameters.market_failure) / rules.weight


def end_of_lobby(rules: Rules, parameters: Parameters, support: float) -> float:
    """a_L: the proximity up to which the lobby holds the support.

    Its rents count with its power; the public's gain from a replacement grows with proximity beyond the turning point.
    """
    return rules.best_switch + parameters.lobby_power * support / rules.weight


def follow(rules: Rules, parameters: Parameters, rounds: int, support: float) -> Path:
    """The path under a support that is in place from the start and ends for ever once the lobby cannot hold it."""
    proximity, supported, support_ends = parameters.starting_proximity, support > 0, None
    path, decisions = [], []
    for round_ in range(rounds + 1):
        if supported and proximity > end_of_lobby(rules, parameters, support):
            supported, support_ends = False, round_
        kept = proximity <= end_of_keeping(rules, parameters, support if supported else 0.0)
        path.append(proximity)
        decisions.append(kept)
        proximity = rules.next_if_kept(proximity) if kept else rules.next_if_selected(proximity)
    return Path(path, decisions, support_ends)


def follow_best(rules: Rules, parameters: Parameters, rounds: int) -> Path:
    """The path with the better of the two choices in each round; both maps rise, so no other path is ever ahead."""
    proximity = parameters.starting_proximity
    path, decisions = [], []
    for _ in range(rounds + 1):
        kept = proximity <= rules.best_switch
        path.append(proximity)
        decisions.append(kept)
        proximity = rules.next_if_kept(proximity) if kept else rules.next_if_selected(proximity)
    return Path(path, decisions, None)


def switch_point(rules: Rules, parameters: Parameters) -> float:
    """The proximity beyond which the less able insiders go: the end of keeping or of the lobby, whichever is first."""
    if parameters.support > 0:
        keeping = end_of_keeping(rules, parameters, parameters.support)
        return min(keeping, end_of_lobby(rules, parameters, parameters.support))
    return end_of_keeping(rules, parameters, 0.0)


def long_run(rules: Rules, parameters: Parameters, switch: float) -> float:
    """Where the country ends: at the resting place if it never passes the switch, otherwise at the frontier.

    Without support the switch lies below the turning point and so below the resting place: nothing traps.
    """
    trapped = parameters.support > 0 and max(parameters.starting_proximity, rules.trap) <= switch
    return rules.trap if trapped else 1.0


def yields(rules: Rules, far: float) -> tuple[list[float], list[float]]:
    """What imitation and innovation bring: far from the frontier kept and selected, then near it kept and selected."""
    imitation = [rules.imitation_if_kept, rules.imitation_if_selected] * 2
    innovation = [
        share * proximity
        for proximity in (far, NEAR)
        for share in (rules.innovation_if_kept, rules.innovation_if_selected)
    ]
    return imitation, innovation


def growth(parameters: Parameters, first: float, last: float) -> float:
    """Growth of productivity a year over thirty years: that of the frontier and what is gained on it."""
    return (log(last / first) / FIRST_ROUNDS + log(frontier_factor(parameters))) / YEARS_A_ROUND


def year_of_first(events: Iterable[bool]) -> int | None:
    """The year of the first round in which something is so, or None."""
    return next((YEARS_A_ROUND * round_ for round_, happens in enumerate(events) if happens), None)
