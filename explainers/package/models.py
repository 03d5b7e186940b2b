"""Loads a model by its slug, says what it takes, and runs it."""

import difflib
from dataclasses import dataclass
from numbers import Integral, Real
from pathlib import Path
from typing import Any

from explainers.contract.catalogue import find_folders, load_one
from explainers.contract.explainer import Explainer
from explainers.contract.forms import described
from explainers.contract.own_tables import take_table
from explainers.package.languages import DEFAULT, known_language, surrounding_words
from explainers.package.results import Run
from explainers.runner.errors import ModelError
from explainers.runner.model import Value, Values


@dataclass(frozen=True)
class Parameter:
    """One thing that `run` takes: a number between two ends, or one of the options."""

    id: str
    label: str
    meaning: str
    unit: str
    default: Value
    lowest: float | None
    highest: float | None
    whole: bool
    options: tuple[str, ...]


def slugs() -> list[str]:
    """What models there are: the names that `load` takes, which are their addresses on the site."""
    return [folder.name for folder in find_folders()]


def load(slug: str, language: str = DEFAULT) -> "Model":
    """A model ready to run, which speaks the language; ModelError for a model or a language that there is not."""
    known = slugs()
    if slug not in known:
        close = difflib.get_close_matches(str(slug), known, n=1)
        hint = f" Did you mean {close[0]!r}?" if close else ""
        raise ModelError(f"There is no model {slug!r}.{hint} There are: {', '.join(known)}.")
    return Model(load_one(slug), known_language(language))


class Model:
    """One model. Printed, it says what it asks and what `run` takes."""

    def __init__(self, explainer: Explainer, language: str) -> None:
        self._explainer, self.language = explainer, language
        self._words = explainer.words[language]

    @property
    def slug(self) -> str:
        """The model's name and its address on the site."""
        return self._explainer.slug

    @property
    def title(self) -> str:
        """What it is about."""
        return str(self._words["title"])

    @property
    def question(self) -> str:
        """What it answers."""
        return str(self._words["question"])

    @property
    def source(self) -> str:
        """The model's own Python, with the works that its equations come from."""
        return self._explainer.source

    @property
    def parameters(self) -> dict[str, Parameter]:
        """What may be set, by id."""
        return {entry["id"]: parameter(entry) for entry in self.describe()["parameters"]}

    @property
    def presets(self) -> dict[str, str]:
        """The named situations from which a run may start, each with its name in words."""
        return {preset: str(self._words["presets"][preset]["name"]) for preset in self._explainer.preset_values}

    def describe(self, language: str = "") -> dict[str, Any]:
        """Parameters, outputs and presets with their units, ranges and words, ready for JSON."""
        return described(self._explainer, known_language(language) if language else self.language)

    def run(self, preset: str = "", *, table: str | Path = "", **parameters: Any) -> Run:
        """One run from the start values or a preset, with parameters on top; ModelError for what is not allowed.

        `table` is a CSV file of your own, for the models that take one; it stays with this model.
        """
        if preset and preset not in self.presets:
            raise ModelError(f"{self.slug} has no preset {preset!r}. It has: {', '.join(self.presets)}.")
        values: Values = {name: plain(value) for name, value in parameters.items()}
        if table:
            values = take_table(table, self._explainer, name=f"table {table}") | values
        return Run(self._explainer, self._explainer.run(preset, **values), self.language)

    def __repr__(self) -> str:
        words, own = surrounding_words(self.language), self._explainer.declaration.own_data
        found = self.parameters.values()
        return "\n".join(
            [
                f"<Model {self.slug}>",
                self.title,
                self.question,
                words["parameters"],
                *(f"  {entry.id}={entry.default!r} ({allowed(entry, words)}): {entry.label}" for entry in found),
                words["presets"],
                *(f"  {preset!r}: {name}" for preset, name in self.presets.items()),
                *([words["own_table"]] if own else []),
            ]
        )


def parameter(entry: dict[str, Any]) -> Parameter:
    """One described parameter."""
    ends, whole = entry.get("allowed", {}), entry.get("whole", False)
    return Parameter(
        id=entry["id"],
        label=entry["label"],
        meaning=entry["meaning"],
        unit=entry.get("unit", ""),
        default=int(entry["default"]) if whole else entry["default"],
        lowest=ends.get("from"),
        highest=ends.get("to"),
        whole=whole,
        options=tuple(entry["options"]) if entry["kind"] == "choice" else (),
    )


def allowed(entry: Parameter, words: dict[str, Any]) -> str:
    """What a setting may be, in words."""
    if entry.options:
        return str(words["list"].join(entry.options))
    pattern = words["whole_range"] if entry.whole else words["range"]
    return str(pattern.format_map({"from": f"{entry.lowest:g}", "to": f"{entry.highest:g}"}))


def plain(value: Any) -> Any:
    """A number of another library, such as a NumPy scalar, as Python's own; everything else as it is."""
    if isinstance(value, bool | int | float) or not isinstance(value, Real):
        return value
    return int(value) if isinstance(value, Integral) else float(value)
