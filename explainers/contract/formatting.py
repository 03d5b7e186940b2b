"""How a number becomes text. The widget's `format.ts` follows the same rule, and a test compares the two."""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from explainers.contract.units import Unit

# Forms of a number in a sentence, as {gap:size}: without its unit, and without its sign.
FORMS = ("bare", "size")
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_.]*(?::[a-z]+)?)\}")


def fixed(number: float, digits: int) -> str:
    """The number with this many decimals; ties away from zero, a true minus sign, commas from 10,000 up."""
    shown = Decimal(number).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    text = f"{abs(shown):,f}" if abs(shown) >= 10_000 else f"{abs(shown):f}"
    return f"−{text}" if shown < 0 else text


def shown_number(value: float, unit: Unit, digits: int) -> str:
    """The number in the unit's shown form, without the unit: 0.24 as "24" where the unit is percent."""
    return fixed(value * unit.multiply, digits)


def format_value(value: float, unit: Unit, digits: int, *, words: Mapping[str, str]) -> str:
    """The number with its unit, as the unit's words write it: a single one may have a pattern of its own."""
    shown = shown_number(value, unit, digits)
    pattern = words.get("one", words["pattern"]) if shown.lstrip("−") == "1" else words["pattern"]
    return pattern.replace("{}", shown)


def fill(sentence: str, texts: Mapping[str, str]) -> str:
    """The sentence with each {name} replaced by its text; an unknown name is a KeyError."""
    return PLACEHOLDER.sub(lambda found: texts[found[1]], sentence)
