"""Which explainers are read before which, and how deep each one stands."""

from collections.abc import Collection, Mapping, Sequence

from build_tools.pages.order import before
from explainers.contract.explainer import Explainer

Needs = Mapping[str, Collection[str]]  # the slugs that are read before each one; all in reading order


def needs_of(explainers: Sequence[Explainer]) -> dict[str, list[str]]:
    """What each explainer builds on, by slug; the explainers come in reading order."""
    return {explainer.slug: before(explainer, explainers) for explainer in explainers}


def all_before(needs: Needs) -> dict[str, set[str]]:
    """Everything that is read before each one, however far back."""
    found: dict[str, set[str]] = {}
    for slug, direct in needs.items():
        found[slug] = set(direct).union(*(found[name] for name in direct))
    return found


def nearest(needs: Needs) -> dict[str, list[str]]:
    """The same order with the fewest arrows: none that a longer way says already."""
    further = all_before(needs)
    return {
        slug: [name for name in direct if not any(name in further[other] for other in direct)]
        for slug, direct in needs.items()
    }


def depths(needs: Needs) -> dict[str, int]:
    """The column of each one: 0 where nothing is needed, otherwise one more than the deepest that is."""
    found: dict[str, int] = {}
    for slug, direct in needs.items():
        found[slug] = 1 + max((found[name] for name in direct), default=-1)
    return found
