"""The fonts of the handouts, taken from their packages into one folder, which is all that Typst sees."""

import importlib.util
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from build_tools.cache import fingerprint, kept_folder
from build_tools.handouts.chinese import copy_bold, copy_without_hints
from explainers.contract.languages import DECLARED

CHANGED = {"NotoSansSC-Regular.otf": copy_without_hints, "NotoSansCJKjp-Bold.otf": copy_bold}


@cache
def font_folder() -> Path:
    """The folder, filled once; its name changes with the fonts and with what is done to them."""
    sources = [path for package, files in declared_fonts() for path in package_files(package, files)]

    def fill(folder: Path) -> None:
        for source in sources:
            CHANGED.get(source.name, shutil.copy)(source, folder / source.name)

    contents = [source.read_bytes() for source in sources]
    code = [Path(__file__).with_name(name).read_bytes() for name in ("fonts.py", "chinese.py")]
    return kept_folder("fonts", fingerprint(*code, *contents), fill)


def declared_fonts() -> list[tuple[str, tuple[str, ...]]]:
    """The fonts' files by package, of all languages together."""
    return [entry for language in DECLARED.values() for entry in language.paper.files.items()]


def package_files(package: str, names: Sequence[str]) -> list[Path]:
    """Files that a Python package brings."""
    found = importlib.util.find_spec(package)
    assert found and found.origin, f"The package {package} is missing; run `make setup`."
    return [Path(found.origin).parent / name for name in names]
