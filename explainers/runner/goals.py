"""Goals of scenes: an expression over a run, in which `start` is the run of the scene's own beginning."""

from collections.abc import Mapping
from typing import Any

from explainers.runner.model import Model, Result, Values


class Run:
    """The numbers of a run as attributes, for expressions such as `high.output_factor`."""

    def __init__(self, names: Mapping[str, Any]) -> None:
        """Takes what expressions about the run may name."""
        self.__dict__.update(names)


class Goal:
    """What the reader of a scene tries to bring about; the beginning is run once."""

    def __init__(self, model: Model, text: str, start: Values) -> None:
        """Takes the expression, and the settings with which the scene begins."""
        self.model, self.expression = model, model.expression(text)
        self.start = Run(model.names(model.run(start)))

    def is_met(self, result: Result) -> bool:
        """Whether a run reaches it."""
        return bool(self.expression.value({**self.model.names(result), "start": self.start}))
