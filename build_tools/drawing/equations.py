"""Equations as MathML, made by KaTeX at build time, so that no script is needed to read them."""

import json
from collections.abc import Iterable
from pathlib import Path

from build_tools.cache import fingerprint, kept_files
from build_tools.node import run_node
from build_tools.places import REPOSITORY
from explainers.contract.errors import ContractError
from explainers.contract.explainer import Explainer

SCRIPT = Path(__file__).with_suffix(".mjs")

Typeset = dict[str, str]  # {"mathml": …}, or {"error": …} where KaTeX cannot read the equation


def typeset(latex: Iterable[str]) -> dict[str, Typeset]:
    """Each equation and what KaTeX makes of it; one start of Node makes all those that are not kept already."""
    equations = list(dict.fromkeys(latex))
    made_with = [SCRIPT.read_bytes(), (REPOSITORY / "package-lock.json").read_bytes()]

    def make(missing: list[int]) -> list[bytes]:
        wanted = json.dumps([equations[number] for number in missing])
        return [json.dumps(entry).encode() for entry in json.loads(run_node([SCRIPT], standard_input=wanted))]

    made = kept_files("equations", [fingerprint(text, *made_with) for text in equations], make)
    return {text: json.loads(entry) for text, entry in zip(equations, made, strict=True)}


def equations_of(explainer: Explainer) -> dict[str, str]:
    """The MathML of each equation of an explainer, by id; ContractError where KaTeX cannot read one."""
    declared = explainer.declaration.equations
    made = typeset(equation.latex for equation in declared)
    for equation in declared:
        if error := made[equation.latex].get("error"):
            file, rule = str(explainer.folder / "explainer.toml"), f"This is not LaTeX that KaTeX knows: {error}."
            hint = "write it in single quotes, so that a backslash is a backslash"
            raise ContractError(file, f"equations[{equation.id}].latex", rule, found=equation.latex, try_this=hint)
    return {equation.id: made[equation.latex]["mathml"] for equation in declared}
