"""The commands for authors: `new`, `check` and `words`."""

import argparse
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from explainers.authoring.checking import Part, check_folder
from explainers.authoring.missing_words import add_words
from explainers.authoring.starting import start
from explainers.authoring.translating import left_to_translate
from explainers.contract.catalogue import CATALOGUE, PROJECT, find_folders
from explainers.contract.errors import ContractError
from explainers.contract.languages import DECLARED, LANGUAGES


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", more: Iterable[Part] = ()) -> None:
    """Adds the commands to those of the command line; `more` are further parts of the check."""
    new = commands.add_parser("new", help="begin an explainer: a small folder that works, in both languages")
    new.set_defaults(command=run_new)
    check = commands.add_parser("check", help="say all that keeps an explainer from passing; of all without a name")
    check.set_defaults(command=partial(run_check, more=tuple(more)))
    check.add_argument("slug", nargs="*", help="the explainer's name, or the path of its folder")
    words = commands.add_parser("words", help="add texts that a declaration needs; or, of a language, what is left")
    words.set_defaults(command=run_words)
    new.add_argument("slug", help="the explainer's name")
    words.add_argument("slug", help="the explainer's name, or the code of a language, such as " + LANGUAGES[-1])


def run_new(options: argparse.Namespace) -> None:
    """Writes the folder, and says how to go on."""
    print(f"{start(options.slug)}\n  Next: python -m explainers check {options.slug}")


def run_check(options: argparse.Namespace, more: tuple[Part, ...]) -> int:
    """Prints every problem; 1 where there is one."""
    folders = [folder_of(name) for name in options.slug] or find_folders()
    problems = [problem for folder in folders for problem in check_folder(folder, more)]
    for problem in problems:
        print(f"{problem}\n", file=sys.stderr)
    checked = ", ".join(folder.name for folder in folders)
    print(f"{checked}: {f'{len(problems)} to mend' if problems else 'would pass'}.")
    return 1 if problems else 0


def run_words(options: argparse.Namespace) -> None:
    """Prints what was added and what nothing uses; of a language, what is left to translate."""
    if options.slug in LANGUAGES:
        print_left(options.slug)
        return
    added, unused = add_words(folder_of(options.slug))
    for place in added:
        print(f"added   {place}")
    for place in unused:
        print(f"unused  {place}")


def print_left(language: str) -> None:
    """Prints what a translator has left to do, and how much that is."""
    found = list(left_to_translate(language, PROJECT))
    for kind, place in found:
        print(f"{kind:12}  {place}")
    print(f"{DECLARED[language].name}: {len(found)} to look at." if found else f"{DECLARED[language].name}: complete.")


def folder_of(name: str) -> Path:
    """The folder of an explainer; ContractError where there is none."""
    for folder in (CATALOGUE / name, Path(name)):
        if (folder / "explainer.toml").exists():
            return folder.resolve()
    known = ", ".join(folder.name for folder in find_folders())
    raise ContractError("explainers", "", f"There is no explainer {name!r}.", try_this=known)
