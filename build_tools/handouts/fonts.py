"""The fonts of the handouts, taken from their packages into one folder, which is all that Typst sees."""

import importlib.util
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from build_tools.cache import fingerprint, kept_folder
from explainers.contract.languages import DECLARED

LARGE = 2_000_000  # bytes: a font of Chinese letters, of which each handout carries some four hundred


@cache
def font_folder() -> Path:
    """The folder, filled once; its name changes with the fonts and with what is done to them."""
    sources = [path for package, files in declared_fonts() for path in package_files(package, files)]

    def fill(folder: Path) -> None:
        for source in sources:
            if source.stat().st_size > LARGE:
                copy_without_hints(source, folder / source.name)
            else:
                shutil.copy(source, folder)

    contents = [source.read_bytes() for source in sources]
    return kept_folder("fonts", fingerprint(Path(__file__).read_bytes(), *contents), fill)


def declared_fonts() -> list[tuple[str, tuple[str, ...]]]:
    """The fonts' files by package, of all languages together."""
    return [entry for language in DECLARED.values() for entry in language.paper.files.items()]


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
