"""What is to be read first follows from the terms that explainers teach and need; no folder names another."""

from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.pages.order import before, check_terms, reading_order
from explainers.contract.errors import ContractError
from explainers.contract.explainer import Explainer


def invented(every_kind: Explainer, slug: str, *, teaches: str = "", needs: str = "", minutes: int = 10) -> Explainer:
    """The fixture under another name, with other terms."""
    terms = {"teaches": tuple(teaches.split()), "needs": tuple(needs.split()), "minutes": minutes}
    return replace(every_kind, folder=Path(slug), declaration=replace(every_kind.declaration, **terms))


def test_what_teaches_stands_before_what_needs(every_kind: Explainer) -> None:
    """Also where the one that needs is shorter; what is free to come is ordered by level and minutes."""
    second = invented(every_kind, "second", teaches="b", needs="a", minutes=5)
    third = invented(every_kind, "third", needs="b a", minutes=1)
    first = invented(every_kind, "first", teaches="a", minutes=30)
    short = invented(every_kind, "short", minutes=20)

    ordered = reading_order([third, second, short, first])

    assert [explainer.slug for explainer in ordered] == ["short", "first", "second", "third"]
    assert before(third, ordered) == ["first", "second"]
    assert before(first, ordered) == []


def test_one_may_teach_what_it_needs_itself(every_kind: Explainer) -> None:
    """A term that it deepens is no reason to read it before itself."""
    alone = invented(every_kind, "alone", teaches="a", needs="a")

    assert reading_order([alone]) == [alone]


def test_a_circle_is_refused(every_kind: Explainer) -> None:
    """With the folders that stand in it."""
    circle = [
        invented(every_kind, "one", teaches="a", needs="b"),
        invented(every_kind, "other", teaches="b", needs="a"),
    ]

    with pytest.raises(ContractError, match=r"(?s)explainer.toml: needs.*need one another: (one, other|other, one)"):
        reading_order(circle)


def test_terms_are_those_of_the_glossary(every_kind: Explainer) -> None:
    """A misspelt one is found, with the nearest that exists."""
    wrong = invented(every_kind, "wrong", teaches="steady_stat", needs="wedge")

    with pytest.raises(ContractError, match=r"(?s)teaches.*'steady_stat'.*Try: steady_state"):
        check_terms([wrong], {"steady_state", "wedge"})
