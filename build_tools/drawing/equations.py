"""Equations as MathML, made by KaTeX at build time, so that no script is needed to read them."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from build_tools.node import run_node

SCRIPT = Path(__file__).with_suffix(".mjs")


def mathml(latex: Sequence[str]) -> list[str]:
    """The MathML of each LaTeX equation; RuntimeError with KaTeX's message where one cannot be read."""
    return list(convert(tuple(latex)))


@cache
def convert(latex: tuple[str, ...]) -> tuple[str, ...]:
    """The same for a tuple, remembered."""
    return tuple(json.loads(run_node([SCRIPT], standard_input=json.dumps(latex))))
