"""A fact's number as a sentence prints it: significant digits, a true minus sign, and the large numbers by name.

English counts in millions, billions and trillions, Chinese in 万, 亿 and 万亿; where each begins stands in the words.
"""

from collections.abc import Collection, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from build_tools.facts.records import Unit
from explainers.contract.errors import ContractError

# What a page may ask for: without the unit, without the sign, with a plus sign.
FORMS = ("bare", "size", "signed")
Scale = tuple[Decimal, str]

EXACT_BELOW = 100_000  # below it a number is written out rather than with many decimals: 23456, not 2.3456万
MOST_DECIMALS = 2


def written(value: float, unit: Unit, digits: int, language: str, *, words: Any, forms: Collection[str] = ()) -> str:
    """The number with its unit, in the forms that a page asks for."""
    for form in (form for form in forms if form not in FORMS):
        raise ContractError("", "fact", "A fact has no such form.", found=form, try_this=", ".join(FORMS))
    number = significant(Decimal(repr(value)) * Decimal(repr(unit.factor(language))), digits)
    text = scaled(abs(number), digits, scales(words), words["thousands"])
    if number < 0 and "size" not in forms:
        text = f"−{text}"
    elif number > 0 and "signed" in forms:
        text = f"+{text}"
    return text if "bare" in forms else unit.pattern(language, text).replace("{}", text)


def significant(number: Decimal, digits: int) -> Decimal:
    """The number rounded to so few significant digits; ties away from zero."""
    if not number:
        return Decimal(0)
    return number.quantize(Decimal(1).scaleb(number.adjusted() - digits + 1), rounding=ROUND_HALF_UP)


def scales(words: Any) -> Sequence[Scale]:
    """The names of large numbers, the largest first."""
    return [(Decimal(scale["from"]), scale["name"]) for scale in reversed(words["scales"])]


def scaled(number: Decimal, digits: int, names: Sequence[Scale], separator: str) -> str:
    """A number that is not negative, with the name of its scale."""
    for size, name in names:
        decimals = needed_decimals(number / size, digits)
        if number >= size and not (number < EXACT_BELOW and decimals > MOST_DECIMALS):
            return grouped(number / size, decimals, separator) + name
    return grouped(number, needed_decimals(number, digits), separator)


def needed_decimals(number: Decimal, digits: int) -> int:
    """The decimals with which a number shows its significant digits."""
    return max(0, digits - 1 - number.adjusted()) if number else 0


def grouped(number: Decimal, decimals: int, separator: str) -> str:
    """The number with its decimals, and what the language puts between thousands."""
    return f"{number:,.{decimals}f}".replace(",", separator)
