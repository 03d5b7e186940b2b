"""What readers may filter by: values that some explainers have and others have not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from build_tools.pages.statements import KINDS, Statements
from explainers.contract.declaration import LEVELS, Declaration
from explainers.contract.explainer import contract_words


@dataclass(frozen=True)
class Group:
    """Values of which a card needs one of those that are chosen."""

    id: str  # its legend is in the words
    name: str  # what addresses call it
    choices: list[tuple[str, str]]  # each value, and its label


def filters(explainers: Sequence[Declaration], statements: Statements, language: str) -> list[Group]:
    """The groups that are of use here: levels, then the parts of the concept."""
    level = {name: contract_words(language)["levels"][name] for name in LEVELS}
    groups = [group("level", "level", level, ([explainer.level] for explainer in explainers))]
    for kind in KINDS:
        labels = {key: entry[f"short_{language}"] for key, entry in statements.items() if entry["kind"] == kind}
        groups.append(group(kind, "statement", labels, (explainer.statements for explainer in explainers)))
    return [group for group in groups if group.choices]


def group(id: str, name: str, labels: dict[str, str], owned: Iterable[Sequence[str]]) -> Group:
    """The group of those values that tell explainers apart."""
    sets = [set(values) for values in owned]
    telling = [value for value in labels if 0 < sum(value in values for values in sets) < len(sets)]
    return Group(id, name, [(value, labels[value]) for value in telling])
