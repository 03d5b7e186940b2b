"""What computed facts come to. The rules in `reading` have made sure that formulas name facts, and never themselves."""

import math
from collections.abc import Mapping

from build_tools.facts.records import Fact
from explainers.contract.errors import ContractError


def computed(found: Mapping[str, Fact], files: Mapping[str, str]) -> dict[str, float]:
    """The value of every fact; ContractError where a formula has none, as when it divides by zero."""
    values: dict[str, float] = {}

    def value(key: str) -> float:
        if key not in values:
            values[key] = evaluated(found[key])
        return values[key]

    def evaluated(fact: Fact) -> float:
        if fact.formula is None:
            return fact.value
        names = {name: value(name) for name in fact.formula.names}
        try:
            result = float(fact.formula.value(names))
        except (ArithmeticError, TypeError, ValueError) as error:
            result, reason = math.nan, f": {error}"
        else:
            reason = ""
        if not math.isfinite(result):
            rule = f"This formula has no value{reason}."
            raise ContractError(files[fact.id], f"{fact.id}.formula", rule, found={fact.formula.text: names})
        return result

    return {key: value(key) for key in found}


def inputs(key: str, found: Mapping[str, Fact]) -> tuple[str, ...]:
    """The facts read in a source that a fact is computed from; of such a one itself."""
    formula = found[key].formula
    if formula is None:
        return (key,)
    return tuple(dict.fromkeys(leaf for name in sorted(formula.names) for leaf in inputs(name, found)))
