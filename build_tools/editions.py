"""Files that there are for each explainer in each language, such as `<slug>.<language>.html`."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from build_tools.cache import keep
from explainers.contract.explainer import Explainer


class Edition(Protocol):
    """An explainer in one language."""

    @property
    def explainer(self) -> Explainer:
        """The explainer."""

    @property
    def language(self) -> str:
        """The language."""


def write_each[E: Edition](folder: Path, editions: Sequence[E], ending: str, write: Callable[[E], bytes]) -> list[Path]:
    """The files in the folder, each whole or not at all; those of explainers that are gone are removed."""
    places = {folder / f"{edition.explainer.slug}.{edition.language}{ending}": edition for edition in editions}
    for place, edition in places.items():
        keep(place, write(edition))
    for path in set(folder.glob(f"*{ending}")) - places.keys():
        path.unlink()
    return list(places)
