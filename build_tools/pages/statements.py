"""The statements of the concept, and which explainer illustrates which."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from explainers.contract.errors import ContractError
from explainers.contract.explainer import LANGUAGES, Explainer
from explainers.contract.languages import read_translated

KINDS = ("what_it_is", "driver", "path", "caution")  # the parts of the concept page, in its order

Statements = dict[str, dict[str, Any]]


def load_statements(docs: Path) -> Statements:
    """All statements by key; ContractError where one has no name, no text or no kind."""
    file = docs / "statements.toml"
    statements: Statements = read_translated(file)
    fields = ["anchor", *(f"{start}{language}" for start in ("", "short_") for language in LANGUAGES)]
    for key, entry in statements.items():
        for name in (name for name in fields if not entry.get(name)):
            rule = "A statement has its text and a short name in all languages, and an anchor on the concept page."
            raise ContractError(str(file), f"{key}.{name}", rule, try_this=f'{name} = "…"')
        if entry.get("kind") not in KINDS:
            rule = "A statement stands in one of the parts of the concept page."
            raise ContractError(str(file), f"{key}.kind", rule, found=entry.get("kind", ""), try_this=", ".join(KINDS))
    return statements


def check_statements(explainers: Sequence[Explainer], statements: Statements) -> None:
    """Refuses an explainer that illustrates a statement which the concept page does not have, and wrong scenes."""
    check_scenes({explainer.slug: explainer for explainer in explainers}, statements)
    for explainer in explainers:
        for statement in explainer.declaration.statements:
            if statement not in statements:
                rule = "docs/statements.toml has no such statement."
                file = explainer.file("explainer.toml")
                raise ContractError(file, "statements", rule, found=statement, try_this=", ".join(statements))


def check_scenes(explainers: dict[str, Explainer], statements: Statements) -> None:
    """Refuses a statement whose scene the explainer does not have, or whose explainer does not illustrate it.

    An explainer that is not there, such as one that an author has taken away, leaves the statement without a scene.
    """
    for key, entry in statements.items():
        slug = entry.get("scene", "").partition("/")[0]
        if slug not in explainers:
            continue
        declaration = explainers[slug].declaration
        known = [f"{slug}/{scene.id}" for scene in declaration.scenes]
        if key not in declaration.statements or entry["scene"] not in known:
            rule = "A statement shows a scene of an explainer that illustrates it."
            hint = ", ".join(known if key in declaration.statements else illustrating(key, explainers))
            raise ContractError("docs/statements.toml", f"{key}.scene", rule, found=entry["scene"], try_this=hint)


def illustrating(key: str, explainers: dict[str, Explainer]) -> list[str]:
    """The explainers that illustrate a statement."""
    return [slug for slug, explainer in explainers.items() if key in explainer.declaration.statements]
