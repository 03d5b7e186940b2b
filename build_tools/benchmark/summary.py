"""Many times of the same thing in a few numbers."""

import statistics
from collections.abc import Sequence


def summary_of(times: Sequence[float]) -> dict[str, float]:
    """The middle of the times, what 95 of 100 do not exceed, and the ends."""
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return {"median": statistics.median(ordered), "p95": p95, "least": ordered[0], "most": ordered[-1]}
