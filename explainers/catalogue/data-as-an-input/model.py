"""Firms that may use one another's data: what sharing brings, how far it goes, and who would share how much.

Sources: Jones and Tonetti (2020) for data that many can use at once, for hoarding and for ownership, in a compact form
with a given number of equal firms; Farboodi and Veldkamp (2020) for data as a by-product of production that ages.
Without sharing, output and data of a firm are one in the long run. Nothing is left to chance.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, expm1, log, sqrt

YEARS = 40
STEPS_OF_SHARING = 40
STEPS_TO_TEN = 7  # sizes of the pool from one size to another ten times as large
SIZES_OF_POOL = 6 * STEPS_TO_TEN  # up to a million firms
HALVINGS = 60  # a bracket of one, halved so often, is narrower than the last digit of a float
POWER = "power"


@dataclass(frozen=True)
class Parameters:
    """What the reader may change."""

    who_decides: str
    sharing_by_hand: float
    returns_to_data: str
    number_of_firms: int
    usefulness_of_others_data: float
    data_elasticity: float
    privacy_weight: float
    fear_of_rivals: float
    data_decay: float


@dataclass(frozen=True)
class Result:
    """What a run gives back; gains are shares of what there is without sharing, so 0.1 is 10 %."""

    sharing: float
    data_times: float
    data_stock_times: float
    output_gain: float
    privacy_cost: float
    net_gain: float
    share_of_best: float
    gain_of_next_doubling: float
    gain_of_full_sharing: float
    growth_first_year: float
    growth_last_year: float
    year: list[int]
    output_path: list[float]
    long_run_level: list[float]
    data_path: list[float]
    share_shared: list[float]
    output_gain_along: list[float]
    privacy_cost_along: list[float]
    net_gain_along: list[float]
    pool: list[float]
    gain_power: list[float]
    gain_forecast: list[float]
    gain_if_rival: list[float]
    sharing_of: list[float]
    output_gain_of: list[float]
    net_gain_of: list[float]


def run(parameters: Parameters) -> Result:
    """The long run and forty years of an economy that shares data, and what each rule of sharing would bring.

    Source: Jones and Tonetti (2020), compact; equations as on the page.
    Cost: three bisections of sixty steps and some two hundred powers, about a quarter of a millisecond.
    """
    reach = reach_of_sharing(parameters, parameters.number_of_firms)
    chosen = shares_chosen(parameters, reach)
    sharing = parameters.sharing_by_hand if parameters.who_decides == "by_hand" else chosen[parameters.who_decides]
    times = 1 + reach * sharing
    rules = [chosen[rule] for rule in ("nobody", "firms", "consumers", "planner")] + [1.0]
    data, output = path(parameters, times)
    shares = [step / STEPS_OF_SHARING for step in range(STEPS_OF_SHARING + 1)]
    pool = [10 ** (size / STEPS_TO_TEN) for size in range(SIZES_OF_POOL + 1)]
    reached = [1 + reach_of_sharing(parameters, firms) for firms in pool]
    elasticity = parameters.data_elasticity

    def level(share: float) -> float:
        """The logarithm of output in the long run if this share of all data is shared."""
        return log_output(1 + reach * share, parameters)

    def welfare(share: float) -> float:
        """The logarithm of consumption in the long run, less the loss of privacy."""
        return level(share) - parameters.privacy_weight * share**2 / 2

    return Result(
        sharing=sharing,
        data_times=times,
        data_stock_times=long_run_data(times, parameters.returns_to_data, elasticity),
        output_gain=expm1(level(sharing)),
        privacy_cost=privacy_cost(parameters, sharing),
        net_gain=expm1(welfare(sharing)),
        share_of_best=exp(welfare(sharing) - welfare(chosen["planner"])),
        gain_of_next_doubling=expm1(log_output(2 * times, parameters) - log_output(times, parameters)),
        gain_of_full_sharing=expm1(level(1.0)),
        growth_first_year=output[1] / output[0] - 1,
        growth_last_year=output[YEARS] / output[YEARS - 1] - 1,
        year=list(range(YEARS + 1)),
        output_path=[100 * made for made in output],
        long_run_level=[100 * exp(level(sharing))] * (YEARS + 1),
        data_path=data,
        share_shared=shares,
        output_gain_along=[expm1(level(share)) for share in shares],
        privacy_cost_along=[privacy_cost(parameters, share) for share in shares],
        net_gain_along=[expm1(welfare(share)) for share in shares],
        pool=pool,
        gain_power=[expm1(log_long_run_output(data_in_pool, POWER, elasticity)) for data_in_pool in reached],
        gain_forecast=[expm1(log_long_run_output(data_in_pool, "forecast", elasticity)) for data_in_pool in reached],
        gain_if_rival=[0.0 for _ in pool],
        sharing_of=rules,
        output_gain_of=[expm1(level(share)) for share in rules],
        net_gain_of=[expm1(welfare(share)) for share in rules],
    )


def reach_of_sharing(parameters: Parameters, firms: float) -> float:
    """How many times its own data a firm would get from all others if everything were shared: M = rho (N - 1).

    Data are non-rival: what one firm gets, no other firm loses.
    """
    return parameters.usefulness_of_others_data * (firms - 1)


def output_from(data: float, law: str, elasticity: float) -> float:
    """Output of a firm from its stock of data; one from a stock of one, with this elasticity there.

    Power: Y = D^eta, as in Jones and Tonetti (2020). Forecast: errors cost eta / D, since the variance of a mean of D
    observations is one D-th of that of a single one; so output never exceeds 1 + eta.
    """
    return data**elasticity if law == POWER else 1 + elasticity - elasticity / data


def long_run_data(times: float, law: str, elasticity: float) -> float:
    """The stock of data that stays put: as much becomes stale as is added, D = m Y(D).

    For forecasts this is the larger root of D^2 - h D + m eta = 0 with h = m (1 + eta). The root under the sign is at
    least m (1 - eta), since m is at least one.
    """
    if law == POWER:
        return times ** (1 / (1 - elasticity))
    half = times * (1 + elasticity) / 2
    return half + sqrt(half**2 - times * elasticity)


def log_long_run_output(times: float, law: str, elasticity: float) -> float:
    """The logarithm of output in the long run when a firm uses this many times its own data."""
    if law == POWER:
        return elasticity / (1 - elasticity) * log(times)
    return log(output_from(long_run_data(times, law, elasticity), law, elasticity))


def log_output(times: float, parameters: Parameters) -> float:
    """The same under the law that is set."""
    return log_long_run_output(times, parameters.returns_to_data, parameters.data_elasticity)


def worth_of_data(times: float, parameters: Parameters) -> float:
    """What a bit more data adds to a firm's output in the long run: Y'(D), which is eta / m or eta / D^2."""
    elasticity = parameters.data_elasticity
    if parameters.returns_to_data == POWER:
        return elasticity / times
    return elasticity / long_run_data(times, parameters.returns_to_data, elasticity) ** 2


def privacy_cost(parameters: Parameters, share: float) -> float:
    """The loss of privacy, as a share of consumption: 1 - exp(-kappa x^2 / 2)."""
    return -expm1(-parameters.privacy_weight * share**2 / 2)


def shares_chosen(parameters: Parameters, reach: float) -> dict[str, float]:
    """The share of data that is shared under each rule.

    Firms weigh the price of data, M Y', against being copied, lambda x. People weigh the same price against their
    privacy, kappa x. A planner also counts that more output makes more data: M Y' / (1 - m Y').
    """

    def price(share: float) -> float:
        """What all others pay for a bit more of one firm's data."""
        return reach * worth_of_data(1 + reach * share, parameters)

    def price_to_all(share: float) -> float:
        """The same, with the data that the added output leaves behind."""
        times = 1 + reach * share
        return price(share) / (1 - times * worth_of_data(times, parameters))

    return {
        "nobody": 0.0,
        "firms": share_chosen(reach, price, parameters.fear_of_rivals),
        "consumers": share_chosen(reach, price, parameters.privacy_weight),
        "planner": share_chosen(reach, price_to_all, parameters.privacy_weight),
    }


def share_chosen(reach: float, worth: Callable[[float], float], weight: float) -> float:
    """The share at which what sharing is worth, which falls with the share, equals its cost, which rises with it.

    Nothing if others have no use for the data; everything if even the last bit is worth its cost. Bisection.
    """
    if reach == 0:
        return 0.0
    if worth(1.0) >= weight:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if worth(middle) > weight * middle:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def path(parameters: Parameters, times: float) -> tuple[list[float], list[float]]:
    """Data and output of a firm from the year in which sharing begins: D' = (1 - delta) D + delta m Y(D), D_0 = 1."""
    law, elasticity, decay = parameters.returns_to_data, parameters.data_elasticity, parameters.data_decay
    stock = 1.0
    data, output = [], []
    for _ in range(YEARS + 1):
        made = output_from(stock, law, elasticity)
        data.append(stock)
        output.append(made)
        stock = (1 - decay) * stock + decay * times * made
    return data, output
