"""Schooling as an input that is paid for, and schooling that speeds up the adoption of techniques from abroad.

Sources: skills that grow with years of schooling are Mincer's (1974); adoption that depends on schooling is the law
of Nelson and Phelps (1966), its logistic form that of Benhabib and Spiegel (2005), without a country's own inventions.
Two countries start alike and differ in one thing: one of them lengthens its schooling.
"""

from dataclasses import dataclass
from math import exp, expm1, log

HORIZON = 100  # years shown; growth in the last of them needs one year more
STEPS_OF_DIAGRAM = 40
NOTICEABLE = 0.0005  # of extra growth a year: what counts as a year of faster TFP growth
NO_CHANGE = 1e-12  # in logarithms of output: below it, there is no gain to share out


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; shares and rates are stored as shares, so 0.02 is 2 %."""

    skills_work_as: str
    diffusion: str
    starting_schooling: float
    added_schooling: float
    reform_years: int
    return_to_schooling: float
    adoption_speed: float
    frontier_growth: float
    starting_tfp: float
    capital_share: float


@dataclass(frozen=True)
class Country:
    """One country year by year, from the start to one year after the horizon."""

    skilled_schooling: list[float]  # years of schooling as far as they make paid skills
    adopting_schooling: list[float]  # years of schooling as far as they speed up adoption
    log_skills: list[float]
    relative_tfp: list[float]
    log_tfp: list[float]
    log_output: list[float]


@dataclass(frozen=True)
class Result:
    """What a run gives back; growth rates are changes of logarithms, so that contributions add up exactly."""

    year: list[int]
    schooling: list[float]
    output_with_reform: list[float]
    output_without_reform: list[float]
    relative_tfp_with: list[float]
    relative_tfp_without: list[float]
    growth_of_output: list[float]
    capital_contribution: list[float]
    schooling_contribution: list[float]
    tfp_contribution: list[float]
    tfp_growth_without: list[float]
    tfp_growth_boost: list[float]
    diagram_tfp: list[float]
    diagram_growth_before: list[float]
    diagram_growth_after: list[float]
    diagram_frontier: list[float]
    output_gain: float
    input_gain: float
    tfp_gain: float
    peak_boost: float
    last_boost: float
    years_of_boost: int
    resting_tfp_without: float
    resting_tfp_with: float
    schooling_threshold: float | None
    tfp_share_of_gain: float | None
    pay_for_skills: float
    start_growth: float
    end_tfp_with: float
    end_tfp_without: float
    end_growth_with: float


def run(parameters: Parameters) -> Result:
    """A century of the country with the reform and of its twin without, and what the accounts make of it.

    Takes about 0.2 ms: two passes over 101 years, one exponential each, no iteration.
    """
    alpha = parameters.capital_share
    with_reform = simulate(parameters, reformed=True)
    without = simulate(parameters, reformed=False)
    years = range(HORIZON + 1)

    skills_growth = yearly_growth(with_reform.log_skills)
    tfp_growth = yearly_growth(with_reform.log_tfp)
    growth = yearly_growth(with_reform.log_output)
    tfp_growth_without = yearly_growth(without.log_tfp)
    boost = [tfp_growth[year] - tfp_growth_without[year] for year in years]

    log_gain = with_reform.log_output[HORIZON] - without.log_output[HORIZON]
    log_tfp_gain = log(with_reform.relative_tfp[HORIZON] / without.relative_tfp[HORIZON])
    log_input_gain = with_reform.log_skills[HORIZON] - without.log_skills[HORIZON]
    before = parameters.adoption_speed * parameters.starting_schooling
    after = parameters.adoption_speed * with_reform.adopting_schooling[HORIZON]
    grid = diagram(with_reform, without)

    return Result(
        year=list(years),
        schooling=[schooling(parameters, year) for year in years],
        output_with_reform=[100 * exp(with_reform.log_output[year]) for year in years],
        output_without_reform=[100 * exp(without.log_output[year]) for year in years],
        relative_tfp_with=with_reform.relative_tfp[: HORIZON + 1],
        relative_tfp_without=without.relative_tfp[: HORIZON + 1],
        growth_of_output=growth,
        capital_contribution=[alpha * growth[year] for year in years],
        schooling_contribution=[(1 - alpha) * skills_growth[year] for year in years],
        tfp_contribution=tfp_growth,
        tfp_growth_without=tfp_growth_without,
        tfp_growth_boost=boost,
        diagram_tfp=grid,
        diagram_growth_before=[before * gap(parameters, relative) for relative in grid],
        diagram_growth_after=[after * gap(parameters, relative) for relative in grid],
        diagram_frontier=[parameters.frontier_growth for _ in grid],
        output_gain=expm1(log_gain),
        input_gain=expm1(log_input_gain),
        tfp_gain=expm1(log_tfp_gain),
        peak_boost=max(boost),
        last_boost=boost[HORIZON],
        years_of_boost=sum(1 for extra in boost if extra > NOTICEABLE),
        resting_tfp_without=resting_tfp(parameters, before),
        resting_tfp_with=resting_tfp(parameters, after),
        schooling_threshold=threshold(parameters),
        tfp_share_of_gain=None if abs(log_gain) <= NO_CHANGE else log_tfp_gain / (1 - alpha) / log_gain,
        pay_for_skills=-expm1(-parameters.return_to_schooling * with_reform.skilled_schooling[HORIZON]),
        start_growth=before * gap(parameters, parameters.starting_tfp),
        end_tfp_with=with_reform.relative_tfp[HORIZON],
        end_tfp_without=without.relative_tfp[HORIZON],
        end_growth_with=after * gap(parameters, with_reform.relative_tfp[HORIZON]),
    )


def simulate(parameters: Parameters, *, reformed: bool) -> Country:
    """The path of one country; TFP and output are logarithms relative to the start.

    Output per worker is Y = A K^alpha (h L)^(1 - alpha) with capital per unit of output held, as on a balanced path,
    so it rises with TFP to the power 1 / (1 - alpha) and in proportion to skills.
    """
    alpha, psi = parameters.capital_share, parameters.return_to_schooling
    as_input = reformed and parameters.skills_work_as in ("input", "both")
    as_adoption = reformed and parameters.skills_work_as in ("adoption", "both")
    skilled, adopting, log_skills, relative_tfp, log_tfp, log_output = [], [], [], [], [], []
    relative = parameters.starting_tfp
    for year in range(HORIZON + 2):
        skilled.append(schooling(parameters, year) if as_input else parameters.starting_schooling)
        adopting.append(schooling(parameters, year) if as_adoption else parameters.starting_schooling)
        log_skills.append(psi * (skilled[year] - parameters.starting_schooling))
        relative_tfp.append(relative)
        log_tfp.append(parameters.frontier_growth * year + log(relative / parameters.starting_tfp))
        log_output.append(log_tfp[year] / (1 - alpha) + log_skills[year])
        relative = next_relative_tfp(parameters, relative, parameters.adoption_speed * adopting[year])
    return Country(skilled, adopting, log_skills, relative_tfp, log_tfp, log_output)


def schooling(parameters: Parameters, year: int) -> float:
    """Mean years of schooling of the workforce: the reform arrives in equal steps, then stays."""
    return parameters.starting_schooling + parameters.added_schooling * min(1.0, year / parameters.reform_years)


def gap(parameters: Parameters, relative: float) -> float:
    """What there is left to adopt, from the country's TFP relative to the frontier; none at the frontier itself."""
    if parameters.diffusion == "logistic":
        return 1 - relative
    return 1 / relative - 1


def next_relative_tfp(parameters: Parameters, relative: float, speed: float) -> float:
    """TFP relative to the frontier one year later, exactly, while the speed of adoption stays.

    Both laws say d ln x / dt = speed * gap(x) - g. That of Nelson and Phelps is linear in x, the logistic one in 1 / x.
    """
    if parameters.diffusion == "logistic":
        rate = speed - parameters.frontier_growth
        return 1 / (exp(-rate) / relative + speed * mean_decay(rate))
    rate = speed + parameters.frontier_growth
    return relative * exp(-rate) + speed * mean_decay(rate)


def mean_decay(rate: float) -> float:
    """The mean of e^(-rate s) over a year: (1 - e^(-rate)) / rate.

    As the rate goes to zero, where adoption is as fast as the frontier, it goes to one.
    """
    if rate == 0:
        return 1.0
    return -expm1(-rate) / rate


def resting_tfp(parameters: Parameters, speed: float) -> float:
    """Where TFP relative to the frontier no longer changes.

    Under the logistic law there is none above zero once adoption is no faster than the frontier: the country then
    falls back without end. Under that of Nelson and Phelps there always is one.
    """
    if parameters.diffusion == "logistic":
        return max(0.0, 1 - parameters.frontier_growth / speed)
    return speed / (speed + parameters.frontier_growth)


def threshold(parameters: Parameters) -> float | None:
    """Years of schooling below which a country falls behind for ever; the law of Nelson and Phelps knows none."""
    if parameters.diffusion == "logistic":
        return parameters.frontier_growth / parameters.adoption_speed
    return None


def diagram(with_reform: Country, without: Country) -> list[float]:
    """TFP relative to the frontier from a fifth below the lowest point of both paths up to the frontier.

    It starts from the paths and not from zero, since under the law of Nelson and Phelps the curves have no end there.
    """
    lowest = 0.8 * min(min(with_reform.relative_tfp), min(without.relative_tfp))
    return [lowest + (1 - lowest) * step / STEPS_OF_DIAGRAM for step in range(STEPS_OF_DIAGRAM + 1)]


def yearly_growth(logarithms: list[float]) -> list[float]:
    """Growth in the year that starts at each date shown."""
    return [logarithms[year + 1] - logarithms[year] for year in range(HORIZON + 1)]
