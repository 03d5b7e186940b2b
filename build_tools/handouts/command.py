"""`python -m build_tools handouts`: writes the handouts into `dist/handouts/`."""

import argparse
import sys
from pathlib import Path

from build_tools.addresses import published_address
from build_tools.handouts.documents import PAPERS, Order, build
from build_tools.places import HANDOUTS
from explainers.contract.catalogue import load_all
from explainers.contract.explainer import LANGUAGES

HINT = "Try: make handouts SITE_URL=https://example.org/, with the address where the site will live."


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=seeds, default=(None,), help="variants: a number, or a range such as 1..4")
    parser.add_argument("--language", choices=LANGUAGES, help="only this language")
    parser.add_argument("--paper", choices=tuple(PAPERS), help="only this paper size")
    parser.add_argument("--output", type=Path, default=HANDOUTS, help="the folder to write into")


def seeds(text: str) -> tuple[int, ...]:
    """The numbers of a range such as "1..4", or one number."""
    first, _, last = text.partition("..")
    numbers = tuple(range(int(first), int(last or first) + 1))
    if not numbers or numbers[0] < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no variant; try 1, or 1..4")
    return numbers


def run(options: argparse.Namespace) -> int:
    """Writes what is asked for, and says which explainers have no tasks."""
    languages = [options.language] if options.language else LANGUAGES
    papers = [options.paper] if options.paper else tuple(PAPERS)
    made = build(options.output, load_all(), Order(languages, papers, options.seed))
    print(f"{len(made.files)} handouts in {options.output}")
    if not published_address():
        print("They carry no square codes, since SITE_URL is not set. " + HINT, file=sys.stderr)
    for slug in made.without_tasks:
        print(f"No handout for {slug}: its questions.toml has no [[tasks]].", file=sys.stderr)
    return 0
