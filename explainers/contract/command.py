"""The command line: `python -m explainers list | describe <slug> | run <slug>`."""

import argparse
import csv
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from explainers.contract.catalogue import load_all, load_one
from explainers.contract.errors import ContractError
from explainers.contract.explainer import Explainer, Result
from explainers.contract.json_form import row_axis
from explainers.contract.languages import FIRST, LANGUAGES
from explainers.contract.settings import ChoiceParameter
from explainers.runner.errors import ModelError
from explainers.runner.model import Value, Values

Commands = Callable[["argparse._SubParsersAction[argparse.ArgumentParser]"], None]  # adds commands to the others


def main(arguments: Sequence[str] | None = None, *, more: Commands = lambda _: None) -> int:
    """Runs one command: its exit code, or 2 with a few lines of explanation when the request was not right."""
    options = parser(more).parse_args(arguments)
    try:
        return int(options.command(options) or 0)
    except (ContractError, ModelError) as error:
        print(error, file=sys.stderr)
        return 2


def parser(more: Commands = lambda _: None) -> argparse.ArgumentParser:
    """The commands and their options; `more` adds those of other rooms."""
    top = argparse.ArgumentParser(
        prog="python -m explainers", description="Growth and productivity models, from the command line."
    )
    commands = top.add_subparsers(required=True, metavar="command")
    commands.add_parser("list", help="the explainers").set_defaults(command=list_explainers)
    describe = commands.add_parser("describe", help="parameters, outputs and presets of an explainer, as JSON")
    describe.set_defaults(command=describe_explainer)
    run = commands.add_parser("run", help="run a model")
    run.set_defaults(command=run_explainer)
    run.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a parameter; may be repeated")
    run.add_argument("--preset", default="", help="start from this preset")
    run.add_argument("--table", metavar="FILE", help="a table of your own, as CSV; it is used instead of the figures")
    run.add_argument("--format", choices=sorted(WRITERS), default="table")
    for command in (describe, run):
        command.add_argument("slug", help="the explainer's folder")
        command.add_argument("--language", choices=LANGUAGES, default=FIRST)
    more(commands)
    return top


def list_explainers(options: argparse.Namespace) -> None:
    """Prints a line for each explainer: its slug and its question."""
    for explainer in load_all():
        print(f"{explainer.slug}\t{explainer.words[FIRST]['question']}")


def describe_explainer(options: argparse.Namespace) -> None:
    """Prints the parameters with units, ranges and start values, the outputs and the presets."""
    explainer = load_one(options.slug)
    words = explainer.words[options.language]
    print_json(
        {
            "slug": explainer.slug,
            "title": words["title"],
            "question": words["question"],
            **{name: with_words(explainer.table[name], words[name]) for name in ("parameters", "outputs", "presets")},
        }
    )


def with_words(entries: list[dict[str, Any]], words: dict[str, Any]) -> list[dict[str, Any]]:
    """Declared entries together with their words."""
    return [{**entry, **words.get(entry["id"], {})} for entry in entries]


def run_explainer(options: argparse.Namespace) -> None:
    """Prints the result of one run in the wanted format."""
    explainer = load_one(options.slug)
    settings = read_settings(options.set, explainer)
    if options.table:
        settings = take_table(options.table, explainer) | settings
    WRITERS[options.format](explainer, explainer.run(options.preset, **settings), options.language)


def take_table(path: str, explainer: Explainer) -> Values:
    """Gives the model a file with the reader's own table, and the setting that uses it; ModelError for a bad one."""
    own = explainer.declaration.own_data
    if own is None:
        raise ModelError(f"--table: {explainer.slug} takes no table.")
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise ModelError(f"--table {path}: the file cannot be read: {error.strerror}.") from None
    taken = explainer.model.take(content)
    if taken["problems"]:
        raise ModelError(f"--table {path}: {say_problems(taken)}")
    return {own.parameter: own.option}


def say_problems(taken: dict[str, Any]) -> str:
    """What is wrong with a table, in one line: the number of problems, and the first few with row and column."""
    first = [say_problem(**found) for found in taken["problems"][:3]]
    more = ["…"] if taken["count"] > len(first) else []
    return f"{taken['count']} to mend. {' '.join([*first, *more])}"


def say_problem(*, kind: str, row: int | None, column: str, found: str) -> str:
    """One problem of a table, with the place where it is."""
    place = f"Row {row}, column {column}: " if row else f"Column {column}: " if column else ""
    return f"{place}{kind.replace('_', ' ')}{f' ({found})' if found else ''}."


def read_settings(settings: Sequence[str], explainer: Explainer) -> Values:
    """The values behind `name=value`; ModelError for a word where a number is needed."""
    choices = {p.id for p in explainer.declaration.parameters if isinstance(p, ChoiceParameter)}
    return dict(read_setting(setting, choices) for setting in settings)


def read_setting(setting: str, choices: set[str]) -> tuple[str, Value]:
    """One name with its number, or with one of the options of a choice."""
    name, equals, text = setting.partition("=")
    if equals and name in choices:
        return name, text
    try:
        if not equals:
            raise ValueError
        return name, float(text)
    except ValueError:
        raise ModelError(f"--set {setting!r}: write it as name=number, for example saving_share=0.3.") from None


def write_json(explainer: Explainer, result: Result, language: str) -> None:
    """Prints the result as the browser gets it, with the summary sentence."""
    print_json({"slug": explainer.slug, **result, "sentence": explainer.summary(result, language)})


def write_csv(explainer: Explainer, result: Result, language: str) -> None:
    """Prints the numbers of the first chart at full precision: a row for each point, or each thing of its category.

    The widget's `table.ts` writes the same file.
    """
    columns = csv_columns(explainer, result)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*columns.values(), strict=True))


def write_table(explainer: Explainer, result: Result, language: str) -> None:
    """Prints the single numbers with their units, and the summary sentence."""
    texts, words = explainer.texts(result, language), explainer.words[language]
    labels = {**words["parameters"], **words["outputs"]}
    for name in explainer.named:
        print(f"{labels.get(name, {}).get('label', name)}: {texts[name]}")
    print(f"\n{explainer.summary(result, language)}")


def csv_columns(explainer: Explainer, result: Result) -> dict[str, Sequence[Any]]:
    """The series that share the axis of the first chart; over a category, also its things and the matrix."""
    chart, outputs = explainer.declaration.charts[0], result["outputs"]
    things = explainer.categories.get(chart.axis(), ())
    columns: dict[str, Sequence[Any]] = {chart.axis(): things} if things else {}
    axis = row_axis(explainer.declaration, chart.axis())
    for output in explainer.declaration.outputs:
        if row_axis(explainer.declaration, output.id) == axis:
            columns[output.id] = outputs[output.id]
    if things and chart.cells():
        columns |= dict(zip(things, zip(*outputs[chart.cells()], strict=True), strict=True))
    return columns


def print_json(value: Any) -> None:
    """Prints readable JSON, with every letter as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


WRITERS = {"json": write_json, "csv": write_csv, "table": write_table}
