"""What a draft still lacks: a warning while one works, an error wherever the explainer would be published."""

from collections.abc import Iterator
from pathlib import Path

from explainers.contract.catalogue import CATALOGUE, find_folders
from explainers.contract.errors import ContractError, refuse
from explainers.contract.explainer import Explainer
from explainers.contract.loading import load_explainer
from explainers.contract.text_files import read_text

MOST_LINES = 10  # of a warning


def refuse_drafts(root: Path = CATALOGUE) -> None:
    """Raises a ContractError with all that every draft lacks, if there is a draft."""
    refuse(problem for explainer in drafts(root) for problem in lacking(explainer))


def drafts(root: Path = CATALOGUE) -> Iterator[Explainer]:
    """The explainers that are still drafts."""
    for folder in find_folders(root):
        text = read_text(folder / "explainer.toml")
        if "draft" in text and (explainer := load_explainer(folder)).declaration.draft:
            yield explainer


def lacking(explainer: Explainer) -> Iterator[ContractError]:
    """Unfinished words, and the mark of a draft itself."""
    yield from explainer.unfinished
    rule = "This explainer is a draft, which is not published."
    hint = f"finish it, remove the line, and run `python -m explainers check {explainer.slug}`"
    yield ContractError(explainer.file("explainer.toml"), "draft", rule, found=True, try_this=hint)


def warning(explainer: Explainer) -> str:
    """What a draft lacks, in a few lines for someone who is at work on it."""
    places = [f"  {Path(problem.file).name}: {problem.field}" for problem in explainer.unfinished]
    more = [f"  … and {len(places) - MOST_LINES} more"] if len(places) > MOST_LINES else []
    head = f"{explainer.slug}: {len(places)} texts still to be written"
    return "\n".join([head, *places[:MOST_LINES], *more])
