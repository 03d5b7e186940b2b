"""What other services show beside a link: a card with the title of a page, its question, and an explainer's square.

A card is a picture of 1200 by 630 points, the size that such services ask for. All that are missing are set at once.
"""

import importlib.metadata
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import typst

from build_tools.cache import fingerprint, kept_files
from build_tools.drawing.squares import coloured, palette
from build_tools.handouts.fonts import font_folder
from build_tools.places import DOCS
from explainers.contract.languages import DECLARED

TEMPLATE = Path(__file__).with_name("card.typ")
LOGO = DOCS / "assets" / "favicon.svg"
WIDTH, HEIGHT = 1200, 630  # pixels
POINTS = 600  # the width of the template's page


@dataclass(frozen=True)
class Card:
    """What stands on a card; `square` is a drawing for the screen, or empty."""

    language: str
    site: str
    kind: str
    title: str
    description: str
    square: str = ""


def drawn_cards(cards: Sequence[Card]) -> list[bytes]:
    """The cards as PNG, each made anew only where something on it has changed."""
    keys = [fingerprint(json.dumps(content(card)), surroundings()) for card in cards]
    return kept_files("cards", keys, lambda missing: set_cards([cards[number] for number in missing]))


def set_cards(cards: Sequence[Card]) -> list[bytes]:
    """The same, made anew."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(font_folder())])
    given = {"cards": json.dumps([content(card) for card in cards]), "look": look()}
    made = typst.Compiler(str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=fonts, sys_inputs=given).compile(
        format="png", ppi=72 * WIDTH / POINTS
    )
    return made if isinstance(made, list) else [made or b""]


def content(card: Card) -> dict[str, object]:
    """A card as the template reads it."""
    fonts = DECLARED[card.language].paper.fonts
    return {**asdict(card), "fonts": fonts, "square": coloured(card.square)}


def look() -> str:
    """What is the same on all cards."""
    return json.dumps({"colors": palette("light"), "logo": LOGO.read_text(encoding="utf-8")})


def surroundings() -> str:
    """A hash of what all cards are made with."""
    version = importlib.metadata.version("typst")
    return fingerprint(TEMPLATE.read_bytes(), look(), font_folder().name, version, f"{WIDTH} {HEIGHT}")
