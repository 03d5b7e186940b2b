"""Texts that somebody may write who means no good, or writes in another script; and words files full of them."""

import itertools
import json
import re
import shutil
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from explainers.contract.reading import read_toml

BRACES = re.compile(r"[{}]")
# What runs, in whatever way, leaves a mark in the page.
PIECES = [
    '<img src=x onerror="window.executed = 1">',
    "</script><script>window.executed = 2</script>",
    '" onmouseover="window.executed = 3" x=\'',
    "' & &amp; &lt;b&gt; &#60;",
    "</textarea></title></style><svg onload='window.executed = 4'>",
    "<!-- ]]> -->",
    "[here](javascript:window.executed=5) **bold** `code` $x$ #heading",
    "{{ 7 * 7 }} {% raw %} ${7 * 7} {#",
    "$& $1 $' \\0 \\u003c %s %(x)s",
    "👩‍🏭🏴󠁧󠁢󠁳󠁣󠁴󠁿👍🏽",
    "‮sdrawkcab‬ שלום עולם مرحبا ⁧x⁩",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 2,
    "新质生产力" * 12,
    "Z̸̢̛͓͎͚̬̘a̴̧̛͙̻̗̓l̷̨̛̞̼͓̀g̵̛̺̮̈́o̶̧̩̎",
    "a\u2028b\u2029c\u00a0d\u200be\ufeff",
    "://evil.example/ //evil.example data:text/html,<b>",
]

WRITTEN = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60)
# Alone, inside of something, or anything that a keyboard gives.
TEXTS = st.one_of(st.sampled_from(PIECES), WRITTEN, st.builds(str.__add__, WRITTEN, st.sampled_from(PIECES)))


def spoiled(words: dict[str, Any], pieces: Any) -> dict[str, Any]:
    """The same tables of words, with a hostile piece behind every text; placeholders stay as they are."""
    return {name: spoil(text, pieces) for name, text in words.items()}


def spoil(text: Any, pieces: Any) -> Any:
    if isinstance(text, dict):
        return spoiled(text, pieces)
    if isinstance(text, list):
        return [spoil(entry, pieces) for entry in text]
    # A brace of its own would be refused by the contract, and rightly.
    return f"{text} {BRACES.sub('', next(pieces))}"


def as_toml(words: dict[str, Any], place: tuple[str, ...] = ()) -> str:
    """Tables of texts as TOML."""
    plain = [f"{quoted(name)} = {quoted(text)}" for name, text in words.items() if not isinstance(text, dict)]
    head = [f"[{'.'.join(map(quoted, place))}]"] if place and plain else []
    below = [as_toml(text, (*place, name)) for name, text in words.items() if isinstance(text, dict)]
    return "\n".join([*head, *plain, *below])


def quoted(text: Any) -> str:
    """A text, or a list of texts, as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def hostile_copy(folder: Path, catalogue: Path) -> Path:
    """An explainer's folder in another catalogue, every word of it spoiled."""
    copy = Path(shutil.copytree(folder, catalogue / folder.name))
    for file in copy.glob("words.*.toml"):
        words = spoiled(read_toml(file), itertools.cycle(PIECES))
        file.write_text(as_toml(words), encoding="utf-8")
    return copy
