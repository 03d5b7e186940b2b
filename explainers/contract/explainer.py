"""One explainer: its folder, loaded and checked, ready to run."""

import ast
import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from explainers.contract import checking, formatting, reading, task_checking
from explainers.contract.declaration import Checks, Declaration, Output, Parameter, Questions
from explainers.contract.errors import ContractError
from explainers.contract.json_form import declaration_table
from explainers.contract.units import UNITS, Unit
from explainers.runner.expressions import condition, evaluate
from explainers.runner.model import Data, Model, Value, Values

LANGUAGES = ("en", "zh")

Result = dict[str, Any]


@dataclass(frozen=True)
class Explainer:
    """An explainer whose files keep the contract."""

    folder: Path
    declaration: Declaration
    questions: Questions
    checks: Checks
    words: Mapping[str, dict[str, Any]]
    source: str
    data: Data

    @property
    def slug(self) -> str:
        """The folder's name, which is its address on the site."""
        return self.folder.name

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
        return {name: self.run(preset=name) for name in ["", *(preset.id for preset in self.declaration.presets)]}

    def values(self, preset: str = "", **changes: Value) -> Values:
        """The parameters of a preset ("" for the start values), with changes on top."""
        if preset and preset not in self.preset_values:
            known = ", ".join(self.preset_values)
            raise ContractError(self.slug, "preset", "There is no such preset.", found=preset, try_this=known)
        return {**self.preset_values.get(preset, {}), **changes}

    @cached_property
    def preset_values(self) -> dict[str, Values]:
        """The parameters that each preset changes."""
        return {preset.id: preset.values for preset in self.declaration.presets}

    def run(self, preset: str = "", **changes: Value) -> Result:
        """The result of one run; ModelError where a value is not allowed."""
        return self.model.run(self.values(preset, **changes))

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
    def shown(self) -> dict[str, Parameter | Output]:
        """Everything that sentences may name: parameters, and outputs that are one number."""
        entries: list[Parameter | Output] = [*self.declaration.parameters]
        entries += [output for output in self.declaration.outputs if output.kind == "number"]
        return {entry.id: entry for entry in entries}

    def texts(self, result: Result, language: str) -> dict[str, str]:
        """Each number of a result as text with its unit, and each choice as its words, by id."""
        found = {**result["values"], **result["outputs"]}
        return {name: self.text(entry, found[name], language) for name, entry in self.shown.items()}

    def text(self, entry: Parameter | Output, value: Value, language: str) -> str:
        """One number with its unit, one choice, or the thing at a place of a category, as the language writes it."""
        if isinstance(value, str):
            return str(self.words[language]["parameters"][entry.id]["options"][value])
        if isinstance(entry, Output) and entry.along:
            return str(self.words[language]["categories"][entry.along][self.categories[entry.along][int(value)]])
        pattern = self.unit_words(language)[entry.unit]["pattern"]
        return formatting.format_value(value, self.units[entry.unit], entry.digits, pattern=pattern)

    def category_names(self, category: str, result: Result, language: str) -> list[str]:
        """The names of a category's things; a name may speak of the run, as "{economy}" does."""
        names, texts = self.words[language]["categories"][category], self.texts(result, language)
        return [formatting.fill(names[item], texts) for item in self.categories[category]]

    @cached_property
    def categories(self) -> dict[str, tuple[str, ...]]:
        """The things of each category."""
        return {category.id: category.items for category in self.declaration.categories}

    def summary(self, result: Result, language: str) -> str:
        """The sentence that says in words what the charts of a result show."""
        return formatting.fill(self.words[language]["summary"][result["summary"]], self.texts(result, language))

    def question_runs(self, item: Any) -> dict[str, Result]:
        """The named runs of a quiz question."""
        return {
            name: self.run(str(setting.get("preset", "")), **changes_of(setting)) for name, setting in item.runs.items()
        }

    def right_option(self, item: Any) -> str:
        """The id of the one option that the model says is right."""
        runs = {name: Names(run) for name, run in self.question_runs(item).items()}
        right = [option.id for option in item.options if evaluate(condition(option.holds), runs)]
        if len(right) != 1:
            file = str(self.folder / "questions.toml")
            raise ContractError(
                file, f"quiz[{item.id}].options", "Exactly one option must hold in the model.", found=right
            )
        return str(right[0])

    def predicted_answer(self) -> str:
        """The option of the prediction that the model shows in the reveal run."""
        prediction = self.declaration.prediction
        reveal = self.results[prediction.reveal]
        names = {**reveal["values"], **reveal["outputs"], "start": Names(self.results[""])}
        right = [option for option, text in prediction.answer.items() if evaluate(condition(text), names)]
        if len(right) != 1:
            file = str(self.folder / "explainer.toml")
            raise ContractError(
                file, "prediction.answer", "Exactly one option must hold in the reveal run.", found=right
            )
        return right[0]


class Names:
    """The numbers of a run as attributes, for expressions such as `high.output_factor`."""

    def __init__(self, result: Result) -> None:
        """Takes the values and the outputs of the run."""
        self.__dict__.update({**result["values"], **result["outputs"]})


def changes_of(setting: Mapping[str, Any]) -> Values:
    """The parameters of a named run, without the name of its preset."""
    return {name: value for name, value in setting.items() if name != "preset"}


def contract_words(language: str) -> dict[str, Any]:
    """The words of units, levels and directions of error in one language."""
    return _contract_words[language]


_contract_words = {
    language: reading.read_toml(Path(__file__).with_name(f"words.{language}.toml")) for language in LANGUAGES
}


def load_explainer(folder: Path) -> Explainer:
    """The explainer in a folder; ContractError names the file and field that break the contract."""
    declaration_file = str(folder / "explainer.toml")
    declaration = reading.read(Declaration, reading.read_toml(folder / "explainer.toml"), file=declaration_file)
    checking.check_declaration(declaration, file=declaration_file)
    questions_file = folder / "questions.toml"
    questions = reading.read(Questions, reading.read_toml(questions_file), file=str(questions_file))
    checking.check_questions(questions, declaration, file=str(questions_file))
    task_checking.check_tasks(questions, declaration, file=str(questions_file))
    checks_file = folder / "checks.toml"
    checks = reading.read(Checks, reading.read_toml(checks_file), file=str(checks_file))
    words = {}
    for language in LANGUAGES:
        words_file = folder / f"words.{language}.toml"
        words[language] = reading.read_toml(words_file)
        needed = checking.needed_words(declaration, questions) | task_checking.needed_words(declaration, questions)
        checking.check_words(words[language], needed, file=str(words_file))
    source = (folder / "model.py").read_text(encoding="utf-8")
    data = {entry.id: read_rows(folder / "data" / entry.file) for entry in declaration.data}
    return Explainer(folder, declaration, questions, checks, words, source, data)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a CSV file by the heads of its columns; what looks like a number is one, an empty cell is None."""
    if not path.exists():
        raise ContractError(str(path), "", "The file is missing.", try_this="put it into the folder's data/")
    with path.open(encoding="utf-8", newline="") as file:
        return [{name: cell_value(text) for name, text in row.items()} for row in csv.DictReader(file)]


def cell_value(text: str) -> Value | None:
    """A cell as a number where it is one."""
    try:
        return float(text) if text else None
    except ValueError:
        return text
