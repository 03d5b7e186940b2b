"""The fonts of the handouts, taken from their packages into one folder, which is all that Typst sees."""

import importlib.util
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from build_tools.cache import fingerprint, kept_folder

FONTS = {
    "font_source_sans_pro": tuple(f"files/SourceSansPro-{cut}.otf" for cut in ("Regular", "Bold", "It")),
    "pylopdf_fonts_zh_cn": ("NotoSansSC-Regular.otf",),
}
LARGE = {"NotoSansSC-Regular.otf"}  # each Chinese handout carries some four hundred letters of it


@cache
def font_folder() -> Path:
    """The folder, filled once; its name changes with the fonts and with what is done to them."""
    sources = [path for package, files in FONTS.items() for path in package_files(package, files)]

    def fill(folder: Path) -> None:
        for source in sources:
            if source.name in LARGE:
                copy_without_hints(source, folder / source.name)
            else:
                shutil.copy(source, folder)

    contents = [source.read_bytes() for source in sources]
    return kept_folder("fonts", fingerprint(Path(__file__).read_bytes(), *contents), fill)


def copy_without_hints(source: Path, target: Path) -> None:
    """The same letters without hints, which fit outlines to coarse screens; paper and slides have points enough.

    They are a sixth of what a letter weighs. Equal fonts give equal bytes, since the clock is left alone.
    """
    with TTFont(source, recalcTimestamp=False) as font:
        font["CFF "].cff.remove_hints()
        font.save(target)


def package_files(package: str, names: Sequence[str]) -> list[Path]:
    """Files that a Python package brings."""
    found = importlib.util.find_spec(package)
    assert found and found.origin, f"The package {package} is missing; run `make setup`."
    return [Path(found.origin).parent / name for name in names]
