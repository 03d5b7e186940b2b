"""The site's sign as icons for home screens, from the one drawing that browsers show in their tabs."""

import importlib.metadata
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import typst

from build_tools.cache import fingerprint, kept_file
from build_tools.drawing.cards import LOGO

TEMPLATE = Path(__file__).with_name("icon.typ")
FOLDER = Path("assets", "icons")
GROUND = re.compile(r'<rect [^>]*fill="(#[0-9a-f]{6})"')
INSIDE = 0.8  # the share of a square within which systems cut nothing away


@dataclass(frozen=True)
class Icon:
    """One file: its name, its size, and whether systems may cut it to a shape of their own."""

    name: str
    pixels: int
    is_maskable: bool = False

    @property
    def place(self) -> Path:
        """Where it lies on the site."""
        return FOLDER / f"{self.name}-{self.pixels}.png"


ICONS = (Icon("any", 192), Icon("any", 512), Icon("maskable", 192, True), Icon("maskable", 512, True))
APPLE = Icon("touch", 180, True)  # a system that fills transparent corners with black


def icon_files() -> dict[Path, bytes]:
    """All icons by their paths."""
    return {icon.place: kept_file("icons", key(icon), partial(drawn, icon)) for icon in (*ICONS, APPLE)}


def drawn(icon: Icon) -> bytes:
    """An icon as PNG."""
    sign = LOGO.read_text(encoding="utf-8")
    ground = ground_of(sign) if icon.is_maskable else ""
    share = INSIDE if icon.is_maskable else 1
    given = {"sign": sign, "ground": ground, "share": str(share), "pixels": str(icon.pixels)}
    made = typst.compile(TEMPLATE, format="png", ppi=72, sys_inputs=given)
    assert isinstance(made, bytes)
    return made


def ground_of(sign: str) -> str:
    """The colour of the square that the sign stands on."""
    found = GROUND.search(sign)
    if not found:
        raise RuntimeError(f"{LOGO.name} has no <rect> with a fill such as #0b5563, on which icons could stand.")
    return found[1]


def key(icon: Icon) -> str:
    """A hash of what an icon is made from."""
    return fingerprint(LOGO.read_bytes(), TEMPLATE.read_bytes(), repr(icon), importlib.metadata.version("typst"))
