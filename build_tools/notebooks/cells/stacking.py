"""Parts on top of one another."""

from build_tools.notebooks.cells.style import Drawn


def stacked(parts: list[Drawn]) -> list[list[float]]:
    """Where each part begins: positive values go one way from zero, negative ones the other way."""
    upper = [0.0 for _ in parts[0][1]]
    lower = list(upper)
    starts = []
    for _, values, _ in parts:
        starts.append([low if value < 0 else high for value, low, high in zip(values, lower, upper, strict=True)])
        upper = [high + max(value, 0) for value, high in zip(values, upper, strict=True)]
        lower = [low + min(value, 0) for value, low in zip(values, lower, strict=True)]
    return starts
