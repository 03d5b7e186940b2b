"""Reads an explainer's folder and holds it to the contract."""

import csv
from pathlib import Path
from typing import Any

from explainers.contract import rules, rules_of_questions, words
from explainers.contract.declaration import Checks, Declaration
from explainers.contract.errors import ContractError, refuse
from explainers.contract.explainer import Explainer
from explainers.contract.languages import LANGUAGES
from explainers.contract.questions import Questions
from explainers.contract.reading import read, read_toml
from explainers.contract.text_files import read_text
from explainers.runner.model import Value


def load_explainer(folder: Path) -> Explainer:
    """The explainer in a folder; ContractError names every file and field that breaks the contract.

    What a draft still lacks is filled in, and listed in `unfinished`.
    """
    declaration = load_declaration(folder)
    questions_file, checks_file = folder / "questions.toml", folder / "checks.toml"
    problems: list[ContractError] = []
    questions = attempt(problems, Questions, questions_file, read_or_empty(questions_file, declaration, "quiz"))
    checks = attempt(problems, Checks, checks_file, {"checks": read_or_empty(checks_file, declaration)})
    if questions:
        problems += rules_of_questions.check_questions(questions, declaration, file=str(questions_file))
    if checks:
        problems += rules_of_questions.check_checks(checks, declaration, file=str(checks_file))
    found, unfinished = load_words(folder, declaration, questions or Questions(quiz=()), problems)
    source = read_text(folder / "model.py") if (folder / "model.py").exists() else ""
    if not source.strip():
        problems.append(ContractError(str(folder / "model.py"), "", "The model is missing or empty."))
    data = {entry.id: read_rows(folder / "data" / entry.file) for entry in declaration.data}
    refuse(problems if not declaration.draft else [p for p in problems if p not in unfinished])
    assert questions and checks
    return Explainer(folder, declaration, questions, checks, found, source, data, tuple(unfinished))


def load_declaration(folder: Path) -> Declaration:
    """What `explainer.toml` declares; ContractError for all that does not fit together in it."""
    file = folder / "explainer.toml"
    declaration = read(Declaration, read_toml(file), file=str(file))
    refuse(rules.check_declaration(declaration, file=str(file)))
    return declaration


def read_or_empty(path: Path, declaration: Declaration, *tables: str) -> dict[str, Any]:
    """The tables of a file; a draft may lack the file."""
    if declaration.draft and not path.exists():
        return {name: {} for name in tables}
    return read_toml(path)


def attempt[T](problems: list[ContractError], kind: type[T], path: Path, table: dict[str, Any]) -> T | None:
    """The record of a file, or None where it cannot be read, with its problems in the list."""
    try:
        return read(kind, table, file=str(path))
    except ContractError as error:
        problems.append(error)
        return None


def load_words(
    folder: Path, declaration: Declaration, questions: Questions, problems: list[ContractError]
) -> tuple[dict[str, dict[str, Any]], list[ContractError]]:
    """The words by language, and what a draft lacks of them; everything else that is wrong joins the problems."""
    needed, found = words.needed_words(declaration, questions), {}
    unfinished: list[ContractError] = []
    for language in LANGUAGES:
        file = folder / f"words.{language}.toml"
        written = read_or_empty(file, declaration)
        if declaration.draft:
            unfinished += words.check_unfinished(written, needed, file=str(file))
            written = words.with_unfinished(written, needed)
        wrong = [*words.check_words(written, needed, file=str(file))]
        wrong += words.check_offered(written, declaration, file=str(file))
        problems += wrong
        found[language] = written if wrong else words.completed(written, declaration)
    return found, unfinished


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a CSV file by the heads of its columns; what looks like a number is one, an empty cell is None."""
    if not path.exists():
        raise ContractError(str(path), "", "The file is missing.", try_this="put it into the folder's data/")
    rows = csv.DictReader(read_text(path).splitlines(keepends=True))
    return [{name: cell_value(text) for name, text in row.items()} for row in rows]


def cell_value(text: str) -> Value | None:
    """A cell as a number where it is one."""
    try:
        return float(text) if text else None
    except ValueError:
        return text
