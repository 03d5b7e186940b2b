"""What a colour of a style sheet is, and how much it differs from another one, as WCAG 2.2 measures contrast."""

import re
from collections.abc import Mapping

from explainers.contract.errors import ContractError

Colour = tuple[float, float, float] | str  # red, green and blue from 0 to 1; or the name of a system's colour

HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
VAR = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*(.+))?\)", re.DOTALL)
MIX = re.compile(r"color-mix\(in srgb,\s*(.+?)\s+([\d.]+)%,\s*(.+)\)", re.DOTALL)
SYSTEM = {"Canvas", "CanvasText", "LinkText", "GrayText", "Highlight", "HighlightText"}


def colour(text: str, variables: Mapping[str, str]) -> Colour:
    """The colour that an expression of a style sheet stands for; ContractError for one that is not understood."""
    text = text.strip()
    if text in SYSTEM:
        return text
    if found := HEX.fullmatch(text):
        digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
        red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
        return red, green, blue
    if (found := VAR.fullmatch(text)) and (value := variables.get(found[1], found[2])):
        return colour(value, variables)
    if found := MIX.fullmatch(text):
        return mixed(colour(found[1], variables), float(found[2]) / 100, colour(found[3], variables))
    rule = "This is not a colour that contrasts can be computed of."
    raise ContractError("style sheets", text, rule, try_this="#0b6372, var(--name), color-mix(in srgb, … 9%, …)")


def mixed(first: Colour, share: float, second: Colour) -> Colour:
    """A mixture; of colours that the system chooses, the one that there is more of."""
    if isinstance(first, str) or isinstance(second, str):
        return first if share > 0.5 else second
    red, green, blue = (share * one + (1 - share) * other for one, other in zip(first, second, strict=True))
    return red, green, blue


def contrast(first: Colour, second: Colour) -> float | None:
    """The ratio of both luminances, from 1 to 21; None where the system chooses a colour.

    Source: WCAG 2.2, definitions of relative luminance and of contrast ratio.
    """
    if isinstance(first, str) or isinstance(second, str):
        return None
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(rgb: tuple[float, float, float]) -> float:
    """The relative luminance, from 0 for black to 1 for white."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
