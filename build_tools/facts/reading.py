"""Reads the files below `docs/facts`. A key stands in one file only, so that a newer value is written once."""

import datetime
import difflib
import math
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from build_tools.facts.formulas import computed, inputs
from build_tools.facts.records import FOLDER, UNITS_FILE, Fact, Facts, Unit
from explainers.contract.errors import ContractError, refuse
from explainers.contract.languages import LANGUAGES, by_language, is_shared, read_translated
from explainers.contract.names import Problems
from explainers.contract.reading import read

MOST_DIGITS = 8
DAY = r"\d{4}(-\d\d(-\d\d)?| [QH][1-4])?"
PERIOD = re.compile(f"{DAY}(–{DAY})?")
Files = dict[str, str]  # of each fact, the file that holds it


def load_facts(docs: Path, works: Collection[str]) -> Facts:
    """All facts by key; `works` are the keys of the bibliography. ContractError names file and key of what is wrong."""
    folder = docs / FOLDER
    units = read_units(folder / UNITS_FILE) if folder.is_dir() else {}
    problems: list[ContractError] = []
    found: dict[str, Fact] = {}
    files: Files = {}
    for path in filter(is_shared, sorted(folder.glob("*.toml"))):
        if path.name != UNITS_FILE:
            problems += read_file(path, found, files)
    for key, fact in found.items():
        problems += check_fact(fact, units, works, file=files[key])
    refuse(problems)
    refuse(check_formulas(found, files))
    return Facts(found, units, computed(found, files), {key: inputs(key, found) for key in found}, files)


def read_units(path: Path) -> dict[str, Unit]:
    """The units by name."""
    units = {name: read_unit(table, file=str(path), name=name) for name, table in read_translated(path).items()}
    refuse(problem for unit in units.values() for problem in check_unit(unit, file=str(path)))
    return units


def read_unit(table: dict[str, Any], *, file: str, name: str) -> Unit:
    """One unit; what it says in a language stands under the language's code, as in `en`, `one_en` and `multiply_en`."""
    said = {
        "patterns": by_language(table),
        "ones": by_language(table, "one_"),
        "factors": by_language(table, "multiply_"),
    }
    return read(Unit, table | said, file=file, field=name, id=name)


def check_unit(unit: Unit, *, file: str) -> Problems:
    """A problem for each pattern that is missing or has no place for the number."""
    patterns = {language: unit.patterns.get(language, "") for language in LANGUAGES}
    for field, text in {**patterns, **{f"one_{language}": text for language, text in unit.ones.items()}}.items():
        if "{}" not in text:
            rule = "{} stands for the number."
            yield ContractError(file, f"{unit.id}.{field}", rule, found=text, try_this=f"{{}} {text}")


def read_file(path: Path, found: dict[str, Fact], files: Files) -> Problems:
    """Adds the facts of one file to those found so far, and yields what is wrong with them."""
    for key, table in read_translated(path).items():
        if key in found:
            rule = f"{files[key]} has this key already; a fact stands in one place."
            yield ContractError(str(path), key, rule, try_this="remove one of the two")
            continue
        try:
            notes = {"notes": by_language(table, "note_")}
            found[key] = read(Fact, table | notes, file=str(path), field=key, id=key)
            files[key] = str(path)
        except ContractError as error:
            yield from error.problems


def check_fact(fact: Fact, units: Collection[str], works: Collection[str], *, file: str) -> Problems:
    """What is wrong with one fact alone."""
    key = fact.id
    if not key.isidentifier() or key != key.lower():
        rule = "A key has small letters, digits and _, so that formulas can name it."
        yield ContractError(file, key, rule, found=key, try_this="rd_spending_2025")
    yield from check_choice(fact.unit, units, "There is no such unit.", file=file, field=f"{key}.unit")
    if not 1 <= fact.digits <= MOST_DIGITS:
        rule = f"From 1 to {MOST_DIGITS} significant digits are shown."
        yield ContractError(file, f"{key}.digits", rule, found=fact.digits, try_this="3")
    if not PERIOD.fullmatch(fact.year):
        rule = "A year or period is written in a form that all languages share."
        hint = "2025, 2014–2019, 2025-12, 2025-12-31, 2025 Q2 or 2025 H1"
        yield ContractError(file, f"{key}.year", rule, found=fact.year, try_this=hint)
    for missing in (f"note_{language}" for language in LANGUAGES if fact.notes and not fact.notes.get(language)):
        yield ContractError(file, f"{key}.{missing}", "A note stands in all languages.", try_this=f'{missing} = "…"')
    yield from check_computed(fact, file=file) if fact.is_computed else check_read(fact, works, file=file)


def check_computed(fact: Fact, *, file: str) -> Problems:
    """A computed fact has no value, no source and no day of its own."""
    own = {"value": not math.isnan(fact.value), "source": bool(fact.source), "seen": bool(fact.seen)}
    for field in (name for name, is_there in own.items() if is_there):
        rule = "A computed fact takes this from the facts in its formula."
        yield ContractError(file, f"{fact.id}.{field}", rule, try_this="remove it, or remove the formula")


def check_read(fact: Fact, works: Collection[str], *, file: str) -> Problems:
    """A fact that was read somewhere has a value, the work, and the day."""
    if not math.isfinite(fact.value):
        yield ContractError(file, f"{fact.id}.value", "A fact has a value, or a formula.", try_this="value = 3.93e12")
    rule = "The bibliography has no such key." if fact.source else "A fact names the work in which it was read."
    hint = "add it to docs/references"
    yield from check_choice(fact.source, works, rule, file=file, field=f"{fact.id}.source", otherwise=hint)
    try:
        datetime.date.fromisoformat(fact.seen)
    except ValueError:
        rule = "This must be the day on which the value was read: year, month, day."
        yield ContractError(file, f"{fact.id}.seen", rule, found=fact.seen, try_this='"2026-11-28"')


def check_choice(
    name: str, known: Collection[str], rule: str, *, file: str, field: str, otherwise: str = ""
) -> Problems:
    """A problem with the nearest known names, where one is not known."""
    if name not in known:
        close = difflib.get_close_matches(name, known, n=3) or [otherwise or ", ".join(sorted(known))]
        yield ContractError(file, field, rule, found=name, try_this=", ".join(close))


def check_formulas(found: dict[str, Fact], files: Files) -> Iterator[ContractError]:
    """A problem for each name in a formula that is no fact, and for a formula that comes back to itself."""
    for key, fact in found.items():
        if fact.formula is None:
            continue
        names: set[Any] = fact.formula.names | {f"{owner}.{part}" for owner, part in fact.formula.parts}
        wrong = [
            problem
            for name in sorted(names)
            for problem in check_choice(
                name,
                found,
                "A formula names facts.",
                file=files[key],
                field=f"{key}.formula",
                otherwise="a key of docs/facts",
            )
        ]
        yield from wrong
        if not names:
            rule = "A formula calculates with other facts; a plain number is a value."
            yield ContractError(files[key], f"{key}.formula", rule, found=fact.formula.text, try_this="value = …")
        if not wrong and key in reached(key, found):
            rule = "This formula comes back to itself."
            yield ContractError(files[key], f"{key}.formula", rule, found=fact.formula.text)


def reached(key: str, found: dict[str, Fact]) -> set[str]:
    """Every fact that a fact's formula leads to, over however many steps."""
    seen: set[str] = set()
    waiting = [key]
    while waiting:
        formula = found[waiting.pop()].formula
        new = {name for name in formula.names if name in found} - seen if formula else set()
        seen |= new
        waiting += new
    return seen
