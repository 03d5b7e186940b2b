"""One explainer: its folder, read and checked, ready to run."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from explainers.contract import formatting
from explainers.contract.declaration import Checks, Declaration
from explainers.contract.errors import ContractError
from explainers.contract.json_form import declaration_table
from explainers.contract.languages import LANGUAGES
from explainers.contract.outputs import NumberOutput, Output, ThingOutput
from explainers.contract.questions import Questions, QuizItem
from explainers.contract.scenes import Scene
from explainers.contract.settings import ChoiceParameter, NumberParameter, Parameter, Situation
from explainers.contract.units import UNITS, Unit
from explainers.contract.words import contract_words
from explainers.runner.errors import ModelError
from explainers.runner.expressions import Expression
from explainers.runner.goals import Run
from explainers.runner.model import Data, Model, Result, Value, Values

__all__ = ["LANGUAGES", "Explainer", "Result", "Run", "contract_words"]

Entry = Parameter | Output


@dataclass(frozen=True)
class Explainer:
    """An explainer whose files keep the contract. `unfinished` lists what a draft still lacks."""

    folder: Path
    declaration: Declaration
    questions: Questions
    checks: Checks
    words: Mapping[str, dict[str, Any]]
    source: str
    data: Data
    unfinished: tuple[ContractError, ...] = field(default=())

    @property
    def slug(self) -> str:
        """The folder's name, which is its address on the site."""
        return self.folder.name

    def file(self, name: str) -> str:
        """A file of the folder, as messages name it."""
        return str(self.folder / name)

    @cached_property
    def table(self) -> dict[str, Any]:
        """The declaration as plain tables, as the browser gets it."""
        return declaration_table(self.declaration)

    @cached_property
    def model(self) -> Model:
        """The model, ready to run."""
        return Model(self.slug, self.source, self.table, self.data)

    @cached_property
    def results(self) -> dict[str, Result]:
        """The run of the start values, under "", and of each preset, under its id."""
        return {name: self.run(preset=name) for name in ["", *self.preset_values]}

    @cached_property
    def preset_values(self) -> dict[str, Values]:
        """The parameters that each preset changes."""
        return {preset.id: preset.at.values for preset in self.declaration.presets}

    def values(self, preset: str = "", **changes: Value) -> Values:
        """The parameters of a preset ("" for the start values), with changes on top."""
        if preset and preset not in self.preset_values:
            known = ", ".join(self.preset_values)
            raise ContractError(self.slug, "preset", "There is no such preset.", found=preset, try_this=known)
        return {**self.preset_values.get(preset, {}), **changes}

    def run(self, preset: str = "", **changes: Value) -> Result:
        """The result of one run; ModelError where a value is not allowed."""
        return self.model.run(self.values(preset, **changes))

    def run_at(self, situation: Situation, **changes: Value) -> Result:
        """The result of a run of declared settings, with changes on top; ContractError where the model fails."""
        settings = {**situation.values, **changes}
        try:
            return self.run(situation.preset, **settings)
        except ModelError as error:
            rule = f"The model refuses this run: {error}"
            raise ContractError(
                self.file("model.py"), "run", rule, found={"preset": situation.preset, **settings}
            ) from error

    def names(self, result: Result) -> dict[str, Any]:
        """What expressions about a result may name: values, outputs and facts."""
        return self.model.names(result)

    @cached_property
    def modules(self) -> frozenset[str]:
        """The modules of the standard library that the model imports."""
        nodes = list(ast.walk(ast.parse(self.source)))
        plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
        return frozenset(plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)})

    @cached_property
    def units(self) -> dict[str, Unit]:
        """The common units and the explainer's own, by id."""
        return {**UNITS, **{unit.id: unit for unit in self.declaration.units}}

    def unit_words(self, language: str) -> dict[str, dict[str, str]]:
        """How each unit is written, by id."""
        own = self.words[language].get("units", {})
        common: dict[str, dict[str, str]] = contract_words(language)["units"]
        return common | {name: {"axis": "", "suffix": "", **words} for name, words in own.items()}

    @cached_property
    def named(self) -> dict[str, Entry]:
        """Everything that sentences may name: parameters, and outputs that are one number or one thing."""
        entries: list[Entry] = [*self.declaration.parameters]
        entries += [output for output in self.declaration.outputs if isinstance(output, NumberOutput | ThingOutput)]
        return {entry.id: entry for entry in entries}

    @cached_property
    def headlines(self) -> list[NumberOutput | ThingOutput]:
        """The outputs that are shown large."""
        outputs = self.declaration.outputs
        return [out for out in outputs if isinstance(out, NumberOutput | ThingOutput) and out.headline]

    def texts(self, result: Result, language: str) -> Mapping[str, str]:
        """What sentences are filled with: each number, choice and thing of a result as text, by id, in all forms."""
        return Texts(self, result, language)

    def text(self, entry: Entry, value: Value | None, language: str) -> str:
        """One number with its unit, one choice, or one thing of a category, as the language writes it."""
        words = self.words[language]
        if value is None:
            return str(words["outputs"][entry.id]["absent"])
        if isinstance(entry, ChoiceParameter):
            return str(words["parameters"][entry.id]["options"][value])
        if isinstance(entry, ThingOutput):
            return str(words["categories"][entry.of][self.categories[entry.of][int(value)]])
        assert isinstance(entry, NumberParameter | NumberOutput)
        unit_words = self.unit_words(language)[entry.unit]
        return formatting.format_value(float(value), self.units[entry.unit], entry.digits, words=unit_words)

    def bare(self, entry: NumberParameter | NumberOutput, value: Value | None, absent: str) -> str:
        """The number without its unit."""
        return absent if value is None else formatting.shown_number(float(value), self.units[entry.unit], entry.digits)

    def category_names(self, category: str, result: Result, language: str) -> list[str]:
        """The names of a category's things; a name may speak of the run, as "{economy}" does."""
        names, texts = self.words[language]["categories"][category], self.texts(result, language)
        return [formatting.fill(names[item], texts) for item in self.categories[category]]

    @cached_property
    def categories(self) -> dict[str, tuple[str, ...]]:
        """The things of each category."""
        return {category.id: category.items for category in self.declaration.categories}

    def summary(self, result: Result, language: str) -> str:
        """The sentence that says in words what a run did."""
        return formatting.fill(self.words[language]["summary"][result["summary"]], self.texts(result, language))

    def caption(self, chart: str, result: Result, language: str) -> str:
        """The sentence that says what to see in a chart of a run."""
        return formatting.fill(self.words[language]["charts"][chart]["caption"], self.texts(result, language))

    def question_runs(self, item: QuizItem) -> dict[str, Result]:
        """The named runs of a quiz question."""
        return {name: self.run_at(situation) for name, situation in item.runs.items()}

    def right_option(self, item: QuizItem) -> str:
        """The id of the one option that the model says is right."""
        runs = {name: Run(self.names(result)) for name, result in self.question_runs(item).items()}
        place = f"quiz.{item.id}.options"
        return the_one_that_holds(item.options, runs, file=self.file("questions.toml"), field=place)

    @cached_property
    def asked(self) -> Result:
        """The run that the reader sees while predicting: the start values, or the start of the prediction's scene."""
        starts = {scene.id: scene.start for scene in self.declaration.scenes}
        name = self.declaration.prediction.scene
        return self.run_at(starts[name]) if name else self.results[""]

    def first_picture(self, scene: Scene) -> str:
        """The chart that a scene shows first: another one where its own would give the prediction's answer away."""
        prediction = self.declaration.prediction
        return prediction.before if prediction.scene == scene.id and prediction.before else scene.chart

    def predicted_answer(self) -> str:
        """The option of the prediction that the model shows in the reveal run."""
        prediction = self.declaration.prediction
        names = {**self.names(self.results[prediction.reveal]), "start": Run(self.names(self.asked))}
        file = self.file("explainer.toml")
        return the_one_that_holds(prediction.options, names, file=file, field="prediction.options")


def value_of(expression: Expression, names: Mapping[str, Any], *, file: str, field: str) -> Any:
    """The value of an expression; ContractError where it cannot be found."""
    try:
        return expression.value(dict(names))
    except Exception as error:
        rule = f"This expression fails: {type(error).__name__}: {error}."
        raise ContractError(
            file, field, rule, found=expression.text, try_this="an expression that has a value here"
        ) from error


def the_one_that_holds(options: Mapping[str, Expression], names: Mapping[str, Any], *, file: str, field: str) -> str:
    """The one option whose expression holds; ContractError where none or several do, with all of them."""
    right = [name for name, text in options.items() if value_of(text, names, file=file, field=f"{field}.{name}")]
    if len(right) != 1:
        rule = "Exactly one option must hold in the model."
        example = "; ".join(f"{name} = {text}" for name, text in options.items())
        raise ContractError(file, field, rule, found=right, try_this=f"other bounds in one of {example}")
    return right[0]


class Texts(Mapping[str, str]):
    """The texts of a run, by id and form. Each is written when it is asked for: a run has many, a sentence few."""

    def __init__(self, explainer: Explainer, result: Result, language: str) -> None:
        self.explainer, self.language = explainer, language
        self.found = {**result["values"], **result["outputs"]}

    def __getitem__(self, key: str) -> str:
        name, _, form = key.partition(":")
        entry, value = self.explainer.named[name], self.found[name]
        text = self.explainer.text
        if not form:
            return text(entry, value, self.language)
        if form not in formatting.FORMS or not isinstance(entry, NumberParameter | NumberOutput):
            raise KeyError(key)
        if form == "size":
            return text(entry, value and abs(value), self.language)
        return self.explainer.bare(entry, value, text(entry, value, self.language))

    def __iter__(self) -> Iterator[str]:
        for name, entry in self.explainer.named.items():
            yield name
            if isinstance(entry, NumberParameter | NumberOutput):
                yield from (f"{name}:{form}" for form in formatting.FORMS)

    def __len__(self) -> int:
        return sum(1 for _ in self)
