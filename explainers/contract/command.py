"""The command line: `python -m explainers list | describe <slug> | run <slug>`; the package has the same one."""

import argparse
import csv
import json
import sys
from collections.abc import Callable, Sequence
from typing import Any

from explainers.contract.catalogue import load_all, load_one
from explainers.contract.errors import ContractError
from explainers.contract.explainer import Explainer, Result
from explainers.contract.forms import as_table, columns, described, labelled
from explainers.contract.languages import FIRST, LANGUAGES
from explainers.contract.own_tables import take_table
from explainers.contract.settings import ChoiceParameter
from explainers.runner.errors import ModelError
from explainers.runner.model import Value, Values

PROGRAM = "python -m explainers"
Commands = Callable[["argparse._SubParsersAction[argparse.ArgumentParser]"], None]  # adds commands to the others


def main(arguments: Sequence[str] | None = None, *, more: Commands = lambda _: None, program: str = PROGRAM) -> int:
    """Runs one command: its exit code, or 2 with a few lines of explanation when the request was not right."""
    options = parser(more, program).parse_args(arguments)
    try:
        return int(options.command(options) or 0)
    except (ContractError, ModelError) as error:
        print(error, file=sys.stderr)
        return 2


def parser(more: Commands = lambda _: None, program: str = PROGRAM) -> argparse.ArgumentParser:
    """The commands and their options; `more` adds those of other rooms."""
    top = argparse.ArgumentParser(prog=program, description="Growth and productivity models, from the command line.")
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
    print_json(described(load_one(options.slug), options.language))


def run_explainer(options: argparse.Namespace) -> None:
    """Prints the result of one run in the wanted format."""
    explainer = load_one(options.slug)
    settings = read_settings(options.set, explainer)
    if options.table:
        settings = take_table(options.table, explainer, name=f"--table {options.table}") | settings
    WRITERS[options.format](explainer, explainer.run(options.preset, **settings), options.language)


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
    print_json(as_table(explainer, result, language))


def write_csv(explainer: Explainer, result: Result, language: str) -> None:
    """Prints the numbers of the first chart at full precision: a row for each point, or each thing of its category.

    The widget's `table.ts` writes the same file.
    """
    found = columns(explainer, result)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(found)
    writer.writerows(zip(*found.values(), strict=True))


def write_table(explainer: Explainer, result: Result, language: str) -> None:
    """Prints the single numbers with their units, and the summary sentence."""
    for label, text in labelled(explainer, result, language).values():
        print(f"{label}: {text}")
    print(f"\n{explainer.summary(result, language)}")


def print_json(value: Any) -> None:
    """Prints readable JSON, with every letter as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


WRITERS = {"json": write_json, "csv": write_csv, "table": write_table}
