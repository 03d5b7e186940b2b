"""The order in which explainers are best read: what teaches a term stands before what needs it.

No folder names another one: each says which terms of the glossary it teaches and needs, and the rest is derived.
"""

import graphlib
from collections.abc import Collection, Sequence

from explainers.contract.declaration import LEVELS
from explainers.contract.errors import ContractError, refuse
from explainers.contract.explainer import Explainer
from explainers.contract.names import refer

MOST_AFTER = 3  # named at the end of a page; the map has all of them


def reading_order(explainers: Sequence[Explainer]) -> list[Explainer]:
    """The explainers, each after all that it builds on; among those that may come next, the easy and short ones first.

    ContractError where explainers need one another in a circle.
    """
    by_slug = {explainer.slug: explainer for explainer in explainers}
    sorter = graphlib.TopologicalSorter({slug: before(explainer, explainers) for slug, explainer in by_slug.items()})
    try:
        sorter.prepare()
    except graphlib.CycleError as error:
        circle = error.args[1]
        rule = f"These explainers need one another: {', '.join(dict.fromkeys(circle))}."
        file = by_slug[circle[0]].file("explainer.toml")
        raise ContractError(file, "needs", rule, try_this="take a term out of `needs` in one of them") from None
    ordered: list[Explainer] = []
    ready: list[str] = []
    while sorter.is_active():
        ready = sorted([*ready, *sorter.get_ready()], key=lambda slug: rank(by_slug[slug]))
        ordered.append(by_slug[ready.pop(0)])
        sorter.done(ordered[-1].slug)
    return ordered


def before(explainer: Explainer, explainers: Sequence[Explainer]) -> list[str]:
    """The slugs of the explainers that teach what this one needs."""
    needed = set(explainer.declaration.needs)
    return [
        other.slug for other in explainers if other is not explainer and needed.intersection(other.declaration.teaches)
    ]


def after(explainer: Explainer, explainers: Sequence[Explainer]) -> list[str]:
    """The slugs of the explainers to go on with: the first that build on this one; else the one that follows.

    The explainers come in reading order.
    """
    building = [other.slug for other in explainers if explainer.slug in before(other, explainers)]
    following = [other.slug for other in explainers[explainers.index(explainer) + 1 :]]
    return building[:MOST_AFTER] or following[:1]


def rank(explainer: Explainer) -> tuple[int, float, str]:
    """Where an explainer stands among others: first the easy and short ones."""
    declaration = explainer.declaration
    return LEVELS.index(declaration.level), declaration.minutes, explainer.slug


def check_terms(explainers: Sequence[Explainer], glossary: Collection[str]) -> None:
    """Refuses terms taught or needed that the glossary does not have."""
    refuse(
        problem
        for explainer in explainers
        for field in ("teaches", "needs")
        for problem in refer(
            getattr(explainer.declaration, field), glossary, file=explainer.file("explainer.toml"), field=field
        )
    )
