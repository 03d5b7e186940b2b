"""Which functions of the interpreter readers need: `make profile` writes two lists.

`hot_functions.txt` names what models and usual programs run, `rare_functions.txt` what else the types and modules that
models use can do. A single file carries both, and all that these call, since it has no rest to fetch.

An interpreter is made that marks, in a memory of its own, each function that begins. It starts from the runtime's
snapshot and runs what readers run. The list is kept with the sources, so that no build has to wait for this, and a
change of a model makes no new interpreter.
"""

import hashlib
import textwrap
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from build_tools.runtime.interpreter.text import ForeignTextError, Function, Text

HOT = Path(__file__).with_name("hot_functions.txt")
RARE = Path(__file__).with_name("rare_functions.txt")
COUNTS = "$ran"
PAGE = 65_536  # bytes; one for each function


def listed(source: Path, file: Path = HOT) -> frozenset[int]:
    """The numbers in a list; an error where it was made for another file."""
    written, *stretches = file.read_text(encoding="utf-8").split()
    if written != fingerprint_of(source):
        message = f"{file.name} was made for another version of Pyodide. Run: make profile"
        raise ForeignTextError(message)
    return frozenset(number for stretch in stretches for number in numbers_of(stretch))


def write_list(source: Path, numbers: Collection[int], file: Path) -> None:
    """Writes the list: what it was made for, then the numbers, neighbours together."""
    stretches = " ".join(f"{first}-{last}" if last > first else str(first) for first, last in neighbours(numbers))
    file.write_text(f"{fingerprint_of(source)}\n{textwrap.fill(stretches, 120)}\n", encoding="utf-8")


def fingerprint_of(source: Path) -> str:
    """What tells one version of the file from others."""
    return hashlib.sha256(source.read_bytes()).hexdigest()


def numbers_of(stretch: str) -> range:
    """The numbers of "7" or of "7-9"."""
    first, _, last = stretch.partition("-")
    return range(int(first), int(last or first) + 1)


def neighbours(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each stretch of numbers without a gap."""
    first = last = None
    for number in sorted(numbers):
        if first is None or last is None:
            first = number
        elif number > last + 1:
            yield first, last
            first = number
        last = number
    if first is not None and last is not None:
        yield first, last


def counting(text: Text) -> list[str]:
    """The parts of an interpreter that marks each function that begins."""
    if max(function.number for function in text.functions) >= PAGE:
        raise ForeignTextError("there are more functions than places for marks")
    parts = text.parts | {"func": [marked(function) for function in text.functions]}
    parts["memory"] = [*parts["memory"], f'  (memory {COUNTS} (export "ran") 1 1)']
    return [part for kind in parts.values() for part in kind]


def marked(function: Function) -> str:
    """The function with a mark behind the declarations of its variables."""
    local = [line for line in function.lines if line.startswith("    (local ")]
    mark = [f"i32.const {function.number}", "i32.const 1", f"i32.store8 {COUNTS}"]
    return function.with_body([*local, *mark, *function.lines[len(local) :]])
