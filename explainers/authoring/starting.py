"""A first folder for a new explainer: small, working, and a draft."""

import re
from pathlib import Path

from explainers.contract.catalogue import CATALOGUE
from explainers.contract.errors import ContractError

TEMPLATES = Path(__file__).with_name("new")
SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+){1,4}")


def start(slug: str, catalogue: Path = CATALOGUE) -> Path:
    """The new folder, written; ContractError for a name that will not do or is taken."""
    folder = catalogue / slug
    if not SLUG.fullmatch(slug):
        rule = "An explainer's name is two to five English words in small letters, joined by hyphens."
        raise ContractError("python -m explainers new", "slug", rule, found=slug, try_this="learning-by-doing")
    if folder.exists():
        rule = "There is such a folder already."
        raise ContractError(str(folder), "", rule, try_this="another name, or work on in that folder")
    texts = {path.name: filled(path.read_text(encoding="utf-8"), slug) for path in sorted(TEMPLATES.iterdir())}
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def filled(text: str, slug: str) -> str:
    """A template with the name, and the title that it suggests."""
    return text.replace("@slug@", slug).replace("@title@", slug.replace("-", " ").capitalize())
