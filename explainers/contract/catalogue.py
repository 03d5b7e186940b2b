"""Finds the explainers: every folder of the catalogue that holds an `explainer.toml`. There is no list."""

from functools import cache
from pathlib import Path

from explainers.contract.errors import ContractError
from explainers.contract.explainer import Explainer
from explainers.contract.loading import load_explainer

CATALOGUE = Path(__file__).resolve().parents[1] / "catalogue"
PROJECT = CATALOGUE.parent.parent


def find_folders(root: Path = CATALOGUE) -> list[Path]:
    """The folders of all explainers, by name."""
    found = sorted(path.parent for path in root.glob("*/explainer.toml"))
    return [folder for folder in found if not folder.name.startswith("_")]


@cache
def load_all(root: Path = CATALOGUE) -> tuple[Explainer, ...]:
    """All explainers, checked."""
    return tuple(load_explainer(folder) for folder in find_folders(root))


def load_one(slug: str, root: Path = CATALOGUE) -> Explainer:
    """One explainer by its folder's name."""
    slugs = [folder.name for folder in find_folders(root)]
    if slug not in slugs:
        raise ContractError("explainers", "", f"There is no explainer {slug!r}.", try_this=", ".join(slugs))
    return load_explainer(root / slug)
