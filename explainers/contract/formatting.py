"""How a number becomes text. The widget's `format.ts` and `values.ts` follow the same rules, and tests compare them."""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache

from explainers.contract.units import Unit

WITHOUT_NOISE = Context(prec=12, rounding=ROUND_HALF_UP)  # of binary fractions
MOST_DECIMALS = 10
# Forms of a number in a sentence, as {gap:size}: without its unit, and without its sign.
FORMS = ("bare", "size")
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_.]*(?::[a-z]+)?)\}")


def fixed(number: float, digits: int) -> str:
    """The number with this many decimals; ties away from zero, a true minus sign, commas from 10,000 up."""
    shown = rounded(number, digits)
    text = f"{abs(shown):,f}" if abs(shown) >= 10_000 else f"{abs(shown):f}"
    return f"−{text}" if shown < 0 else text


def rounded(number: float, digits: int) -> Decimal:
    """The number with this many decimals; ties away from zero."""
    return Decimal(number).quantize(last_place(digits), rounding=ROUND_HALF_UP)


@cache
def last_place(digits: int) -> Decimal:
    """One in the last of so many decimals."""
    return Decimal(1).scaleb(-digits)


def shown_number(value: float, unit: Unit, digits: int) -> str:
    """The number in the unit's shown form, without the unit: 0.24 as "24" where the unit is percent."""
    return fixed(value * unit.multiply, digits)


def format_value(value: float, unit: Unit, digits: int, *, words: Mapping[str, str]) -> str:
    """The number with its unit, as the unit's words write it: a single one may have a pattern of its own."""
    shown = shown_number(value, unit, digits)
    pattern = words.get("one", words["pattern"]) if shown.lstrip("−") == "1" else words["pattern"]
    return pattern.replace("{}", shown)


def field_text(value: float, unit: Unit, digits: int) -> str:
    """What a number field shows: at least the declared digits, and never less than what is set."""
    shown = float(WITHOUT_NOISE.create_decimal_from_float(value * unit.multiply))
    short = rounded(shown, digits)
    text = f"{short if float(short) == shown else Decimal(repr(shown)):f}"
    return text if shown else text.removeprefix("-")


def setting_text(value: float, unit: Unit, digits: int, *, words: Mapping[str, str]) -> str:
    """The value of a setting with its unit; more digits where the declared ones would hide what is set."""
    decimals = len(field_text(value, unit, digits).partition(".")[2])
    return format_value(value, unit, max(digits, min(decimals, MOST_DECIMALS)), words=words)


def fill(sentence: str, texts: Mapping[str, str]) -> str:
    """The sentence with each {name} replaced by its text; an unknown name is a KeyError."""
    return PLACEHOLDER.sub(lambda found: texts[found[1]], sentence)
