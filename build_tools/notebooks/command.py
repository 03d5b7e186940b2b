"""`python -m build_tools notebooks`: writes the notebooks into `dist/notebooks/`."""

import argparse
from pathlib import Path

from build_tools.notebooks.notebook import build
from build_tools.places import NOTEBOOKS
from explainers.contract.catalogue import load_all


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, default=NOTEBOOKS, help="the folder to write into")


def run(options: argparse.Namespace) -> int:
    """Writes all notebooks."""
    written = build(options.output, load_all())
    print(f"{len(written)} notebooks in {options.output}")
    return 0
