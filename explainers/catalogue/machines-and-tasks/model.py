"""Who does which task, people or machines, and what that does to wages, output and productivity.

Sources: the static model of tasks in Acemoglu and Restrepo (2018), section I, with blocks of tasks that are alike;
the parts of the wage as in Acemoglu and Restrepo (2019); the rule of thumb as in Hulten (1978) and Acemoglu (2024).
Units are chosen so that before the change the wage, the rental of a machine and the price of output are all one, and
so is the cost of a task. A share of tasks s0, labour's share of income, is then done by people, the rest by machines.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, expm1, log, log1p

STEPS_OF_SWEEP = 40
LARGEST_SAVING = 0.8
WIDEST = 20.0  # no relative rental of the allowed states comes near exp(20) or exp(-20); the tests say how near
ONE_PLACE = 1e-12  # two relative rentals that only rounding tells apart


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; shares are stored as shares, so 0.1 is a tenth of all tasks."""

    newly_automated: float
    cost_saving: float
    new_tasks: float
    new_task_saving: float
    better_old_machines: float
    labour_share_before: float
    elasticity_between_tasks: float
    machine_supply_elasticity: float


@dataclass(frozen=True)
class Economy:
    """The parameters in the letters of the equations, once for each saving."""

    share_before: float  # s0: tasks of people before, and labour's share
    machines_before: float  # theta = 1 - s0: tasks of machines before
    possible: float  # Delta: tasks that machines may take over
    new: float  # n: new tasks that people may take up
    log_q: float  # productivity of machines in newly automated tasks: 1 / (1 - saving)
    log_b: float  # productivity of people in new tasks
    log_m: float  # productivity of machines in their old tasks
    sigma: float
    epsilon: float


@dataclass(frozen=True)
class Outcome:
    """What the market settles on; prices are relative to before, in logarithms."""

    automated: float  # d: tasks that machines do take over
    taken_up: float  # k: new tasks that people do take up
    log_wage: float
    log_rental: float
    labour_share: float
    log_output: float
    log_machines: float
    log_tfp: float


@dataclass(frozen=True)
class Result:
    """What a run gives back; changes are shares, so 0.05 is five per cent more than before."""

    wage_change: float
    output_change: float
    tfp_change: float
    labour_share_after: float
    automation_used: float
    new_tasks_used: float
    rental_change: float
    machines_change: float
    changes: list[float]
    effects: list[float]
    old_machine_tasks: list[float]
    newly_automated_tasks: list[float]
    labour_tasks: list[float]
    new_labour_tasks: list[float]
    saving_grid: list[float]
    wage_by_saving: list[float]
    output_by_saving: list[float]
    tfp_by_saving: list[float]


def run(parameters: Parameters) -> Result:
    """The economy after the change, against before, and the same for other savings from zero to four fifths.

    Takes about 1 ms: 42 equilibria, each found in about ten steps.
    """
    before = parameters.labour_share_before
    now = settle(economy_of(parameters, parameters.cost_saving))
    grid = [LARGEST_SAVING * step / STEPS_OF_SWEEP for step in range(STEPS_OF_SWEEP + 1)]
    sweep = [settle(economy_of(parameters, saving)) for saving in grid]
    return Result(
        wage_change=expm1(now.log_wage),
        output_change=expm1(now.log_output),
        tfp_change=expm1(now.log_tfp),
        labour_share_after=now.labour_share,
        automation_used=now.automated,
        new_tasks_used=now.taken_up,
        rental_change=expm1(now.log_rental),
        machines_change=expm1(now.log_machines),
        changes=[expm1(change) for change in (now.log_machines, now.log_output, now.log_wage, now.log_tfp)],
        effects=parts_of_the_wage(economy_of(parameters, parameters.cost_saving), now),
        old_machine_tasks=[1 - before, 1 - before - now.taken_up],
        newly_automated_tasks=[0.0, now.automated],
        labour_tasks=[before, before - now.automated],
        new_labour_tasks=[0.0, now.taken_up],
        saving_grid=grid,
        wage_by_saving=[expm1(outcome.log_wage) for outcome in sweep],
        output_by_saving=[expm1(outcome.log_output) for outcome in sweep],
        tfp_by_saving=[expm1(outcome.log_tfp) for outcome in sweep],
    )


def economy_of(parameters: Parameters, saving: float) -> Economy:
    """The economy with this saving. A machine that saves a fifth makes 1 / (1 - 1/5) of what the worker makes."""
    log_q, log_b = -log1p(-saving), -log1p(-parameters.new_task_saving)
    log_m = log1p(parameters.better_old_machines)
    if abs(log_q - (log_m - log_b)) < ONE_PLACE:
        log_q = log_m - log_b
    return Economy(
        share_before=parameters.labour_share_before,
        machines_before=1 - parameters.labour_share_before,
        possible=parameters.newly_automated,
        new=parameters.new_tasks,
        log_q=log_q,
        log_b=log_b,
        log_m=log_m,
        sigma=parameters.elasticity_between_tasks,
        epsilon=parameters.machine_supply_elasticity,
    )


def settle(economy: Economy) -> Outcome:
    """The equilibrium: wage, rental and use of the new possibilities that fit each other.

    Everything depends on u, the logarithm of the rental over the wage. Automation pays while a machine is cheaper than
    the worker, u < ln q; a new task pays while the worker is cheaper than the old machine, u > ln m - ln b. The excess
    demand for machines falls in u, with a downward jump at either place. So it passes zero once: between the jumps,
    where every possibility is used wholly or not at all, or at a jump, where one is used in part.
    """
    low = -WIDEST
    for jump in jumps(economy):
        below = use_at((low + jump) / 2, economy)
        if excess_demand(jump, *below, economy) < 0:
            return outcome_between(low, jump, below, economy)
        if excess_demand(jump, *use_above(jump, economy), economy) <= 0:
            return outcome_at(jump, *partial_use(jump, economy), economy)
        low = jump
    return outcome_between(low, WIDEST, use_at(WIDEST, economy), economy)


def outcome_between(low: float, high: float, use: tuple[float, float], economy: Economy) -> Outcome:
    """The equilibrium between two jumps, where the use is known and the relative rental is not."""
    u = crossing(lambda at: excess_demand(at, *use, economy), low, high)
    return outcome_at(u, *use, economy)


def jumps(economy: Economy) -> list[float]:
    """Relative rentals at which a use begins or stops to pay, in order; without the possibility there is none."""
    automation = {economy.log_q} if economy.possible else set()
    new_tasks = {economy.log_m - economy.log_b} if economy.new else set()
    return sorted(automation | new_tasks)


def use_at(u: float, economy: Economy) -> tuple[float, float]:
    """Tasks automated and new tasks taken up at a relative rental that is not one of the two jumps."""
    automated = economy.possible if u < economy.log_q else 0.0
    taken_up = economy.new if u > economy.log_m - economy.log_b else 0.0
    return automated, taken_up


def use_above(jump: float, economy: Economy) -> tuple[float, float]:
    """The same right above a jump: what pays only below it has stopped, what pays above it has begun."""
    automated = economy.possible if jump < economy.log_q else 0.0
    taken_up = economy.new if jump >= economy.log_m - economy.log_b else 0.0
    return automated, taken_up


def partial_use(jump: float, economy: Economy) -> tuple[float, float]:
    """Use where people and machines cost the same in a block, so that the market for machines decides how much.

    There the cost of output does not depend on the use. Machines supplied, K / L = theta / s0 * r^epsilon, meet demand
    M_K / M_L * e^(-sigma u): this is linear in both uses. If both are undecided, automation comes first.
    """
    automated, taken_up = use_at(jump, economy)
    undecided_new = jump == economy.log_m - economy.log_b
    undecided_automation = jump == economy.log_q
    log_rental = log_wage_at(jump, automated, taken_up, economy) + jump
    log_start = log(economy.machines_before / economy.share_before)
    ratio = exp(log_start + economy.epsilon * log_rental + economy.sigma * jump)  # the M_K / M_L that clears the market
    old, automatic, new = weights(economy)
    if undecided_automation:
        people = economy.share_before + taken_up * new
        machines = (economy.machines_before - taken_up) * old
        automated = clamp((ratio * people - machines) / (automatic + ratio), economy.possible)
    if undecided_new:
        people = economy.share_before - automated
        machines = economy.machines_before * old + automated * automatic
        taken_up = clamp((machines - ratio * people) / (old + ratio * new), economy.new)
    return automated, taken_up


def clamp(value: float, most: float) -> float:
    """The value, but at least zero and at most what is possible."""
    return min(most, max(0.0, value))


def weights(economy: Economy) -> tuple[float, float, float]:
    """Weight of an old machine task, of a newly automated one and of a new task: productivity^(sigma - 1)."""
    power = economy.sigma - 1
    return exp(power * economy.log_m), exp(power * economy.log_q), exp(power * economy.log_b)


def sums(automated: float, taken_up: float, economy: Economy) -> tuple[float, float]:
    """M_K and M_L: the weights of all tasks of machines, and of all tasks of people."""
    old, automatic, new = weights(economy)
    machines = (economy.machines_before - taken_up) * old + automated * automatic
    people = (economy.share_before - automated) + taken_up * new
    return machines, people


def log_wage_at(u: float, automated: float, taken_up: float, economy: Economy) -> float:
    """The wage at a relative rental: output costs one, M_K r^c + M_L w^c = 1 with c = 1 - sigma.

    Written with the change of each block's cost, so that it stays exact as sigma goes to one. At one, where tasks keep
    their shares of cost, the limit is the average change itself.
    """
    c = 1 - economy.sigma
    changes = (
        (economy.machines_before - taken_up, u - economy.log_m),
        (automated, u - economy.log_q),
        (taken_up, -economy.log_b),
    )
    if abs(c) < 1e-12:
        return -sum(measure * change for measure, change in changes)
    return -log1p(sum(measure * expm1(c * change) for measure, change in changes)) / c


def excess_demand(u: float, automated: float, taken_up: float, economy: Economy) -> float:
    """Demand for machines over their supply, in logarithms: K / L = M_K / M_L * e^(-sigma u) against K0 r^epsilon."""
    machines, people = sums(automated, taken_up, economy)
    log_rental = log_wage_at(u, automated, taken_up, economy) + u
    demand = log(machines / people) - economy.sigma * u
    supply = log(economy.machines_before / economy.share_before) + economy.epsilon * log_rental
    return demand - supply


def crossing(function: Callable[[float], float], low: float, high: float) -> float:
    """Where a smooth falling function is zero, by false position with the Illinois rule: about ten steps."""
    at_low, at_high = function(low), function(high)
    middle = low
    for _ in range(200):
        middle = high - at_high * (high - low) / (at_high - at_low) if at_high != at_low else low
        at_middle = function(middle)
        if abs(at_middle) < 1e-13:
            break
        if (at_middle > 0) == (at_high > 0):
            at_low /= 2  # the low end has stayed, so it counts for less
        else:
            low, at_low = high, at_high
        high, at_high = middle, at_middle
    return middle


def outcome_at(u: float, automated: float, taken_up: float, economy: Economy) -> Outcome:
    """All that follows from the relative rental and the use.

    Output is labour's income, the wage, over labour's share. Productivity is measured as a statistician would, by
    Törnqvist: output less machines, weighted with their average share of income; labour has not changed.
    """
    before = economy.share_before
    log_wage = log_wage_at(u, automated, taken_up, economy)
    log_rental = log_wage + u
    people = sums(automated, taken_up, economy)[1]
    share = people * exp((1 - economy.sigma) * log_wage)
    log_output = log_wage - log(share / before)
    log_machines = economy.epsilon * log_rental
    log_tfp = log_output - ((1 - before) + (1 - share)) / 2 * log_machines
    return Outcome(automated, taken_up, log_wage, log_rental, share, log_output, log_machines, log_tfp)


def parts_of_the_wage(economy: Economy, outcome: Outcome) -> list[float]:
    """Displacement, productivity, reinstatement, prices, and their sum, the change of the log wage.

    Source: Acemoglu and Restrepo (2019). The wage is output times labour's share, and s = M_L w^c.
    """
    left = economy.share_before - outcome.automated
    people = sums(outcome.automated, outcome.taken_up, economy)[1]
    displacement = log(left / economy.share_before)
    productivity = outcome.log_output
    reinstatement = log(people / left)
    prices = (1 - economy.sigma) * outcome.log_wage
    return [displacement, productivity, reinstatement, prices, outcome.log_wage]
