"""Four parts that need one another: how good they are together, where a budget does most, who should work with whom.

Sources: Kremer (1993) for the steps and for matching; the combined quality is a power mean, that is, a function with a
constant elasticity of substitution and equal weights. Everything has a closed form, and nothing is left to chance.
Logarithms of quality are taken relative to the weakest part, so that no power can overflow.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, expm1, log, log1p

PARTS = 4
STEPS_OF_BUDGET = 50
STEP_OF_BUDGET = 0.01
NEARLY_COBB_DOUGLAS = 1e-12  # an exponent this small cannot be told from zero
NEARLY_EQUAL = 1e-9  # qualities this close count as equal
NEXT_TO_NOTHING = 1e-12  # a gain this small is no gain to compare with
GRADES = (1.0, 1 / 3, -1 / 3, -1.0)  # from the best grade to the worst, in units of the spread


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; a quality of one is that of leading firms."""

    quality_of_workers: float
    quality_of_machines: float
    quality_of_data: float
    quality_of_organisation: float
    substitution_between_parts: float
    number_of_steps: int
    budget: float
    budget_goes_to: str
    spread_of_grades: float
    capital_share: float


@dataclass(frozen=True)
class Result:
    """What a run gives back; gains are shares, so 0.1 is 10 %."""

    quality_before: list[float]
    quality_added: list[float]
    quality_after: list[float]
    weight_of_part: list[float]
    gain_of_ten_percent: list[float]
    gain_of_same_amount: list[float]
    first_firm: list[float]
    second_firm: list[float]
    third_firm: list[float]
    fourth_firm: list[float]
    output_by_matching: list[float]
    budget_grid: list[float]
    gain_strongest: list[float]
    gain_evenly: list[float]
    gain_weakest: list[float]
    gain_best: list[float]
    weakest_part: int
    strongest_part: int
    weakest_after: int
    weight_of_weakest: float
    weight_of_strongest: float
    combined_quality: float
    tfp_gain: float
    gain_if_strongest: float
    gain_if_weakest: float
    gain_if_evenly: float
    gain_if_best: float
    share_of_best: float
    matching_gain: float
    top_to_bottom: float


def run(parameters: Parameters) -> Result:
    """A plant before and after a budget is spent, all four ways of spending it, and two ways of matching.

    Source: Kremer (1993), production function and matching, with a power mean in place of the product.
    Cost: about 220 combined qualities, less than a millisecond.
    """
    before = [
        parameters.quality_of_workers,
        parameters.quality_of_machines,
        parameters.quality_of_data,
        parameters.quality_of_organisation,
    ]
    rho = exponent(parameters.substitution_between_parts)
    steps = parameters.number_of_steps
    start = log_combined(before, rho)

    def gain(after: list[float]) -> float:
        """The rise of total factor productivity when the parts become these."""
        return expm1(steps * (log_combined(after, rho) - start))

    after = WAYS_TO_SPEND[parameters.budget_goes_to](before, parameters.budget)
    grid = [STEP_OF_BUDGET * step for step in range(STEPS_OF_BUDGET + 1)]
    along = {way: [gain(spend(before, budget)) for budget in grid] for way, spend in WAYS_TO_SPEND.items()}
    now = {way: gain(spend(before, parameters.budget)) for way, spend in WAYS_TO_SPEND.items()}
    weights = weights_of_parts(before, rho)
    weakest, strongest = before.index(min(before)), before.index(max(before))
    alike, mixed = firms_by_matching(parameters.spread_of_grades, rho, steps)
    return Result(
        quality_before=before,
        quality_added=[new - old for new, old in zip(after, before, strict=True)],
        quality_after=after,
        weight_of_part=weights,
        gain_of_ten_percent=[gain(one_part_changed(before, part, before[part] * 1.1)) for part in range(PARTS)],
        gain_of_same_amount=[gain(one_part_changed(before, part, before[part] + 0.1)) for part in range(PARTS)],
        first_firm=[alike[0], mixed[0]],
        second_firm=[alike[1], mixed[1]],
        third_firm=[alike[2], mixed[2]],
        fourth_firm=[alike[3], mixed[3]],
        output_by_matching=[sum(alike), sum(mixed)],
        budget_grid=grid,
        gain_strongest=along["strongest"],
        gain_evenly=along["evenly"],
        gain_weakest=along["weakest"],
        gain_best=along["best"],
        weakest_part=weakest,
        strongest_part=strongest,
        weakest_after=first_weakest(after),
        weight_of_weakest=weights[weakest],
        weight_of_strongest=weights[strongest],
        combined_quality=exp(start),
        tfp_gain=now[parameters.budget_goes_to],
        gain_if_strongest=now["strongest"],
        gain_if_weakest=now["weakest"],
        gain_if_evenly=now["evenly"],
        gain_if_best=now["best"],
        share_of_best=share_of(now[parameters.budget_goes_to], now["best"]),
        matching_gain=sum(alike) / sum(mixed) - 1,
        top_to_bottom=alike[0] / alike[3],
    )


def exponent(substitution: float) -> float:
    """The exponent of the power mean for an elasticity of substitution: rho = (sigma - 1) / sigma."""
    return (substitution - 1) / substitution


def log_combined(qualities: list[float], rho: float) -> float:
    """The logarithm of the combined quality: a power mean of the parts.

    As rho goes to zero (an elasticity of one) it tends to the mean of the logarithms, which is a branch of its own;
    log1p and expm1 keep the digits on the way there.
    """
    low = min(qualities)
    above = [log(quality / low) for quality in qualities]
    if abs(rho) < NEARLY_COBB_DOUGLAS:
        return log(low) + sum(above) / len(above)
    return log(low) + log1p(sum(expm1(rho * distance) for distance in above) / len(above)) / rho


def weights_of_parts(qualities: list[float], rho: float) -> list[float]:
    """By how many per cent the combined quality rises if a part gets better by one per cent; they add up to one."""
    low = min(qualities)
    powers = [exp(rho * log(quality / low)) for quality in qualities]
    total = sum(powers)
    return [power / total for power in powers]


def one_part_changed(qualities: list[float], part: int, quality: float) -> list[float]:
    """The parts, with one of them at this quality."""
    return [quality if place == part else old for place, old in enumerate(qualities)]


def spend_on_strongest(qualities: list[float], budget: float) -> list[float]:
    """All of the budget goes to the best part, the first one if several are equally good."""
    part = qualities.index(max(qualities))
    return one_part_changed(qualities, part, qualities[part] + budget)


def spend_evenly(qualities: list[float], budget: float) -> list[float]:
    """Each part gets the same."""
    return [quality + budget / len(qualities) for quality in qualities]


def spend_on_weakest(qualities: list[float], budget: float) -> list[float]:
    """All of the budget goes to the poorest part, the first one if several are equally poor."""
    part = qualities.index(min(qualities))
    return one_part_changed(qualities, part, qualities[part] + budget)


def spend_best(qualities: list[float], budget: float) -> list[float]:
    """The poorest parts are raised to a common level, as far as the budget reaches.

    The combined quality is the same whichever part is which, and no part adds more as it gets better. Then levelling
    from below is the best plan for every finite elasticity of substitution (Marshall and Olkin, 1979).
    """
    level = common_level(sorted(qualities), budget)
    return [max(quality, level) for quality in qualities]


def common_level(rising: list[float], budget: float) -> float:
    """The level to which the budget lifts the poorest parts, given all parts from the poorest to the best."""
    for count in range(1, len(rising)):
        level = (sum(rising[:count]) + budget) / count
        if level <= rising[count]:
            return level
    return (sum(rising) + budget) / len(rising)


WAYS_TO_SPEND: dict[str, Callable[[list[float], float], list[float]]] = {
    "strongest": spend_on_strongest,
    "evenly": spend_evenly,
    "weakest": spend_on_weakest,
    "best": spend_best,
}


def first_weakest(qualities: list[float]) -> int:
    """The place of the first part that is as poor as the poorest, up to rounding."""
    low = min(qualities)
    return next(place for place, quality in enumerate(qualities) if quality <= low + NEARLY_EQUAL)


def share_of(gain: float, best: float) -> float:
    """A gain as a share of the best possible one, both in logarithms; where there is nothing to gain, all of it."""
    return 1.0 if best < NEXT_TO_NOTHING else log1p(gain) / log1p(best)


def firms_by_matching(spread: float, rho: float, steps: int) -> tuple[list[float], list[float]]:
    """What four firms make, alike with alike and with one part of each grade; the second way makes 100 in all."""
    grades = [1 + spread * grade for grade in GRADES]
    mixed = log_combined(grades, rho)
    alike = [25 * exp(steps * (log(grade) - mixed)) for grade in grades]
    return alike, [25.0] * len(grades)
