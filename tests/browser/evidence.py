"""Compares what is seen in a browser with what the accessibility statement says of it."""

from dataclasses import replace
from typing import Any

from build_tools.accessibility.evidence import FILE, as_text, recorded

CHANGED = FILE.with_name(f"{FILE.stem}-changed{FILE.suffix}")


def is_recorded(**seen: Any) -> None:
    """Fails where the statement says something else; what was seen then stands beside it, for a person to decide."""
    before = recorded()
    walks = {**before.walks, **seen.pop("walks", {})}
    if replace(before, walks=walks, **seen) == before:
        return
    changed = recorded(CHANGED) if CHANGED.exists() else before
    fresh = {language: walk for language, walk in walks.items() if walk != before.walks.get(language)}
    CHANGED.write_text(as_text(replace(changed, walks={**changed.walks, **fresh}, **seen)), encoding="utf-8")
    raise AssertionError(f"The accessibility statement says otherwise. See {CHANGED}; `make accessibility` takes it.")
