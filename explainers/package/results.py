"""One run of a model: what was set, what came out, and what that means in words."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from explainers.contract.explainer import Explainer, Result
from explainers.contract.forms import as_table, axes, columns, labelled
from explainers.package.languages import known_language
from explainers.runner.errors import ModelError
from explainers.runner.model import Value


class Run:
    """The result of one run. Printed, it says what its numbers are and what happened in it."""

    def __init__(self, explainer: Explainer, result: Result, language: str) -> None:
        self._explainer, self._result, self._language = explainer, result, language

    @property
    def slug(self) -> str:
        """The model that was run."""
        return self._explainer.slug

    @property
    def values(self) -> Mapping[str, Value]:
        """All parameters of the run by id, those that were left as they are included."""
        return MappingProxyType(self._result["values"])

    @property
    def outputs(self) -> Mapping[str, Any]:
        """Everything that came out by id: numbers, series and matrices, in the units in which they are stored."""
        return MappingProxyType(self._result["outputs"])

    @property
    def idle(self) -> tuple[str, ...]:
        """The parameters that do nothing in this state."""
        return tuple(self._result["idle"])

    @property
    def series(self) -> dict[str, list[float]]:
        """The outputs that are lists of numbers, by id."""
        declared = self._explainer.declaration.outputs
        return {o.id: list(self.outputs[o.id]) for o in declared if o.kind in ("series", "axis")}

    @property
    def axes(self) -> list[str]:
        """What series run along, that of the first chart first; each can be asked for as a `table`."""
        return axes(self._explainer)

    def __getitem__(self, name: str) -> Any:
        """One parameter or one output by its id."""
        found = {**self.values, **self.outputs}
        if name not in found:
            raise ModelError(f"{self.slug} has no {name!r}. It has: {', '.join(found)}.")
        return found[name]

    def __iter__(self) -> Iterator[str]:
        """The ids of all parameters and outputs."""
        return iter([*self.values, *self.outputs])

    def texts(self, language: str = "") -> dict[str, str]:
        """Each single number, choice and thing as the pages print it, with its unit, by id."""
        found = labelled(self._explainer, self._result, self._words(language))
        return {name: text for name, (_, text) in found.items()}

    def summary(self, language: str = "") -> str:
        """The sentence that says what this run did."""
        return self._explainer.summary(self._result, self._words(language))

    def table(self, along: str = "") -> dict[str, list[Any]]:
        """The series that share an axis, as equally long columns; that of the first chart unless another is named."""
        return {name: list(column) for name, column in columns(self._explainer, self._result, along).items()}

    def to_dict(self, language: str = "") -> dict[str, Any]:
        """The whole run as plain tables, lists, texts and numbers, ready for JSON."""
        return as_table(self._explainer, self._result, self._words(language))

    def _words(self, language: str) -> str:
        return known_language(language) if language else self._language

    def __repr__(self) -> str:
        starts = {entry["id"]: entry["default"] for entry in self._explainer.table["parameters"]}
        changed = [f"{name}={value!r}" for name, value in self.values.items() if value != starts[name]]
        shown = labelled(self._explainer, self._result, self._language)
        headlines = [shown[output.id] for output in self._explainer.headlines]
        lines = [f"<Run {self.slug}({', '.join(changed)})>", *(f"  {label}: {text}" for label, text in headlines)]
        return "\n".join([*lines, self.summary()])
