"""The interpreter without what is there for libraries that are linked while the page runs."""

import re
from collections.abc import Collection
from dataclasses import replace

from build_tools.runtime.interpreter.text import ForeignTextError, Text, name_of

ALWAYS = ("memory", "__indirect_function_table")


def pruned(text: Text, exports: Collection[str]) -> Text:
    """The same, exporting only what the loader reads.

    The file imports the places of 280 functions, of WebGL and the like, that a library might bring. None does, so each
    place is 0. This saves a reader's browser the making of as many small functions.
    """
    places = [part for part in text.parts["import"] if part.startswith('  (import "GOT.')]
    others = [part for part in text.parts["import"] if part not in places]
    if not all(part.startswith('  (import "GOT.func" ') and part.endswith("(mut i32)))") for part in places):
        raise ForeignTextError("a library's data is imported, not only its functions")
    constants = [f"  (global {name_of(part)} (;0;) (mut i32) i32.const 0)" for part in places]
    wanted = {*exports, *ALWAYS}
    kept = [part for part in text.parts["export"] if exported(part) in wanted]
    missing = wanted - {exported(part) for part in kept}
    if missing:
        raise ForeignTextError(f"these exports are missing: {', '.join(sorted(missing))}")
    return replace(
        text, parts=text.parts | {"import": others, "global": constants + text.parts["global"], "export": kept}
    )


def exported(part: str) -> str:
    """The name under which an export is known outside."""
    found = re.match(r'  \(export "([^"]*)"', part)
    return found[1] if found else ""
