"""Output that grows at a constant rate."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; 0.02 is 2 %."""

    growth_rate: float
    horizon: int


@dataclass(frozen=True)
class Result:
    """What a run gives back."""

    year: list[int]
    output: list[float]
    final_output: float
    first_gain: float
    last_gain: float


def run(parameters: Parameters) -> Result:
    """The path of output, which is 100 in the first year."""
    years = range(int(parameters.horizon) + 1)
    output = [100 * (1 + parameters.growth_rate) ** year for year in years]
    return Result(
        year=list(years),
        output=output,
        final_output=output[-1],
        first_gain=output[1] - output[0],
        last_gain=output[-1] - output[-2],
    )
