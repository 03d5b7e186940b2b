"""A toy workshop, invented for tests: each toy passes three benches, and practice saves a part of the time.

The part of practice that is behind one after t days is 1 - (1 - p)^t, so each day brings less than the one before.
Times are stored in hours.
"""

from dataclasses import dataclass
from math import exp, log, pi, sqrt

HOURS_A_DAY = 8.0
KEPT = 0.8  # of what is handed over on a careless link
SENT_BACK = 0.1  # of what painting gets; it goes back to cutting
LINKS = {"none": (None, None), "cutting_to_gluing": (0, 1), "gluing_to_painting": (1, 2)}
WAYS = ("by_hand", "with_machine")
HELPERS = range(24)
SEEN = {1.0: 0.38, 2.0: 0.36, 4.0: 0.3}  # hours for a toy, by day
LENGTHS = [place / 5 for place in range(-20, 21)]

Row = dict[str, float]
Data = dict[str, list[Row]]


@dataclass(frozen=True)
class Parameters:
    """What the reader may change."""

    workshop: str
    time_saved: float
    practice: float
    order: int
    days: int
    careless_link: str


@dataclass(frozen=True)
class Result:
    """Along the days, the benches, the ways to work, the helpers and the lengths of toys; then single numbers."""

    day: list[int]
    toys_at_start_speed: list[float]
    toys_from_practice: list[float]
    toys_a_day: list[float]
    toys_made: list[float]
    toys_made_without_practice: list[float]
    toys_ordered: list[int]
    time_per_toy: list[float]
    time_without_practice: list[float]
    seen_day: list[float]
    seen_time: list[float]
    bench_time_at_start: list[float]
    bench_time_left: list[float]
    bench_time_saved: list[float]
    bench_time_low: list[float]
    bench_time_high: list[float]
    bench_time_change: list[float]
    handovers: list[list[float]]
    toys_by_way: list[float]
    helper: list[int]
    helper_before: list[float]
    helper_after: list[float]
    helper_gain: list[float]
    length: list[float]
    lengths_before: list[float]
    lengths_after: list[float]
    total_toys: float
    part_of_order: float
    toys_first_day: float
    toys_last_day: float
    slowest_bench: int
    last_day: int
    last_time: float
    halfway_day: float
    halfway_time: float
    done_day: int | None
    lost_from: int | None
    lost_to: int | None


def run(parameters: Parameters, data: Data) -> Result:
    """All days of the workshop."""
    p = parameters
    hours = bench_hours(p.workshop, data)
    left = [1 - p.time_saved * learned(p.practice, day) for day in range(p.days + 1)]
    kept = 1.0 if p.careless_link == "none" else KEPT
    start = kept * HOURS_A_DAY / sum(hours)
    a_day = [start / part for part in left]
    halfway = min(p.days, log(0.5) / log(1 - p.practice))
    before = [HOURS_A_DAY / sum(hours) * exp((helper - 11.5) / 16) for helper in HELPERS]
    after = [speed * left[-1] ** (1.4 * helper / 23 - 1.2) for helper, speed in zip(HELPERS, before, strict=True)]
    lost_from, lost_to = LINKS[p.careless_link]
    return Result(
        day=list(range(p.days + 1)),
        toys_at_start_speed=[start for _ in a_day],
        toys_from_practice=[toys - start for toys in a_day],
        toys_a_day=a_day,
        toys_made=[sum(a_day[: day + 1]) for day in range(p.days + 1)],
        toys_made_without_practice=[start * (day + 1) for day in range(p.days + 1)],
        toys_ordered=[p.order for _ in a_day],
        time_per_toy=[sum(hours) * part for part in left],
        time_without_practice=[sum(hours) for _ in left],
        seen_day=list(SEEN),
        seen_time=list(SEEN.values()),
        bench_time_at_start=hours,
        bench_time_left=[time * left[-1] for time in hours],
        bench_time_saved=[time * (1 - left[-1]) for time in hours],
        bench_time_low=[0.8 * time * left[-1] for time in hours],
        bench_time_high=[1.2 * time * left[-1] for time in hours],
        bench_time_change=[left[-1] - 1 for _ in hours],
        handovers=handed_over(a_day[-1] / kept, lost_from, lost_to),
        toys_by_way=[kept * HOURS_A_DAY / sum(bench_hours(way, data)) for way in WAYS],
        helper=[helper + 1 for helper in HELPERS],
        helper_before=before,
        helper_after=after,
        helper_gain=[late - early for early, late in zip(before, after, strict=True)],
        length=LENGTHS,
        lengths_before=[density(length, 1.0) for length in LENGTHS],
        lengths_after=[density(length, 1 - 0.6 * learned(p.practice, p.days)) for length in LENGTHS],
        total_toys=sum(a_day),
        part_of_order=sum(a_day) / p.order,
        toys_first_day=a_day[0],
        toys_last_day=a_day[-1],
        slowest_bench=hours.index(max(hours)),
        last_day=p.days,
        last_time=sum(hours) * left[-1],
        halfway_day=halfway,
        halfway_time=sum(hours) * (1 - p.time_saved * learned(p.practice, halfway)),
        done_day=next((day for day in range(p.days + 1) if sum(a_day[: day + 1]) >= p.order), None),
        lost_from=lost_from,
        lost_to=lost_to,
    )


def learned(practice: float, days: float) -> float:
    """The part of what practice can teach that has been learned after this many days."""
    return 1 - (1 - practice) ** days


def bench_hours(workshop: str, data: Data) -> list[float]:
    """The time at each bench; the reader's own time is split as by hand."""
    wanted = "by_hand" if workshop == "own" else workshop
    hours = [row["minutes"] / 60 for row in data["benches"] if row["workshop"] == wanted]
    if workshop != "own":
        return hours
    own = sum(map(own_hours, data["own"])) / len(data["own"])
    return [own * part / sum(hours) for part in hours]


def own_hours(row: Row) -> float:
    """The time of a toy in a row of the reader's table; toys with a mistake are made again."""
    time = row["minutes_a_toy"] / 60 if "minutes_a_toy" in row else row["hours"] / row["toys"]
    time *= (1 + row.get("change", 0.0)) / (1 - row.get("mistakes", 0.0))
    return max(0.001, time + row.get("extra_minutes", 0.0) / 60)


def handed_over(toys: float, lost_from: int | None, lost_to: int | None) -> list[list[float]]:
    """Toys that go from each bench, a row, to each other one, a column, on the last day."""
    links = [[0.0, toys, 0.0], [0.0, 0.0, toys], [SENT_BACK * toys, 0.0, 0.0]]
    if lost_from is not None and lost_to is not None:
        links[lost_from][lost_to] *= KEPT
    return links


def density(length: float, spread: float) -> float:
    """The normal density."""
    return exp(-((length / spread) ** 2) / 2) / (spread * sqrt(2 * pi))
