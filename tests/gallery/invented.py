"""Twenty-three invented explainers: the fixture under other names, with terms, levels, minutes and statements."""

from dataclasses import replace
from pathlib import Path

from build_tools.pages.order import reading_order
from explainers.contract.explainer import Explainer

STATEMENTS = [f"statement_{number}" for number in range(19)]
COUNT = 23
LEVELS = ("introductory", "intermediate", "intermediate", "advanced")


def invented(
    base: Explainer,
    slug: str,
    *,
    needs: str = "",
    level: str = "introductory",
    minutes: int = 30,
    statements: str = "",
) -> Explainer:
    """An explainer that teaches the term which is called like it."""
    declaration = replace(
        base.declaration,
        teaches=(slug,),
        needs=tuple(needs.split()),
        level=level,
        minutes=minutes,
        statements=tuple(statements.split()),
    )
    return replace(base, folder=Path(slug), declaration=declaration)


def twenty_three(base: Explainer) -> list[Explainer]:
    """In reading order; every statement is shown, four are deep, and one is needed by many."""
    return reading_order([numbered(base, number) for number in range(COUNT)])


def numbered(base: Explainer, number: int) -> Explainer:
    """The one with this number: it needs the one of half its number, and every third the last but five as well."""
    needs = [name(number // 3)] * (number > 2) + [name(number - 5)] * (number > 8 and number % 3 == 0)
    return invented(
        base,
        name(number),
        needs=" ".join(needs),
        level=LEVELS[number % 4 if number > 2 else 0],
        minutes=20 + 5 * (number % 6),
        statements=" ".join({STATEMENTS[number % 19], STATEMENTS[(3 * number) % 19]}),
    )


def name(number: int) -> str:
    """The slug with this number."""
    return f"invented-{number}"
