"""Cuts the interpreter in two: the functions that models run, and the rest, which is fetched when one of it is called.

A function of the rest leaves a stub in its place, which has the rest loaded and then calls it through a table of its
own. The interpreter's main table keeps its order, so a memory snapshot of the whole interpreter fits both.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from build_tools.runtime.interpreter.text import (
    ForeignTextError,
    Function,
    Text,
    called,
    called_directly,
    name_of,
    number_of,
)

FIRST = "first"  # what the rest imports from
REST_TABLE = "$rest"
LOADING = [
    '  (global $rest_is_here (export "rest_is_here") (mut i32) i32.const 0)',
    "  (func $load_rest global.get $rest_is_here i32.eqz if call $ask_for_rest end)",
]


@dataclass(frozen=True)
class Cut:
    """Which function goes where."""

    text: Text
    hot: list[Function]
    cold: list[Function]
    stubs: dict[int, int]  # of cold functions that hot ones, the table or an export may call: their place in the table

    @cached_property
    def cold_text(self) -> str:
        """All cold functions."""
        return "\n".join(function.text for function in self.cold)

    @cached_property
    def needed(self) -> set[int]:
        """What cold functions call."""
        return called(self.cold_text)


def split(text: Text, hot: Collection[int]) -> tuple[list[str], list[str]]:
    """The parts of both files."""
    cold = [function for function in text.functions if function.number not in hot]
    kept = [function for function in text.functions if function.number in hot]
    outer = [*(function.text for function in kept), *text.parts["elem"], *text.parts["export"]]
    reached = called("\n".join(outer))
    numbers = [function.number for function in cold if function.number in reached]
    cut = Cut(text, kept, cold, {number: place for place, number in enumerate(numbers)})
    return first_file(cut), rest_file(cut)


def with_called(text: Text, hot: Collection[int]) -> set[int]:
    """Hot functions and all that they call by number, and these call, and so on.

    A profile meets only some branches of a function. What stands in the others is mostly short, and would have the
    whole rest loaded.
    """
    calls = {function.number: called_directly(function.text) for function in text.functions}
    found: set[int] = set()
    ahead = {number for number in hot if number in calls}
    while ahead:
        found |= ahead
        ahead = {number for each in ahead for number in calls[each] if number in calls} - found
    return found


def first_file(cut: Cut) -> list[str]:
    """Hot functions as they are, stubs for cold ones, and exports of what the rest needs."""
    parts, names = cut.text.parts, {function.number for function in cut.hot}
    functions = [
        function.text if function.number in names else stub(function, cut.stubs) for function in cut.text.functions
    ]
    return [
        *parts["type"],
        *parts["import"],
        '  (import "env" "load_rest" (func $ask_for_rest))',
        *parts["table"],
        f'  (table {REST_TABLE} (export "rest") {len(cut.stubs)} funcref)',
        *parts["memory"],
        *parts["tag"],
        *parts["global"],
        *parts["export"],
        *(f'  (export "{name}" ({kind} {name}))' for kind, name in shared(cut)),
        *parts["elem"],
        *LOADING,
        *functions,
        *parts["data"],
    ]


def stub(function: Function, places: dict[int, int]) -> str:
    """What stands in a cold function's place; one that nothing reaches cannot be called."""
    if function.number not in places:
        return function.with_body(["unreachable"])
    values = [f"local.get {name}" for name in function.parameters]
    call = [f"i32.const {places[function.number]}", f"call_indirect {REST_TABLE} (type {function.type})"]
    return function.with_body(["call $load_rest", *values, *call])


def shared(cut: Cut) -> Iterator[tuple[str, str]]:
    """Kind and name of all that the rest takes from the first file, under the same name."""
    for kind in ("memory", "table", "tag"):
        yield from ((kind, name_of(part)) for part in cut.text.parts[kind])
    spoken_of = set(re.findall(r"\$#global\d+", cut.cold_text))
    yield from (("global", name_of(part)) for part in cut.text.parts["global"] if name_of(part) in spoken_of)
    yield from (("func", function.name) for function in cut.hot if function.number in cut.needed)


def rest_file(cut: Cut) -> list[str]:
    """Cold functions, which take their places in both tables of the first file when they arrive."""
    parts = cut.text.parts
    described = {name_of(part): part for kind in ("memory", "table", "tag", "global") for part in parts[kind]}
    described |= {function.name: function.head for function in cut.hot}
    from_loader = [part for part in parts["import"] if number_of(name_of(part)) in cut.needed]
    order = list(cut.stubs)
    return [
        *parts["type"],
        *from_loader,
        *(f'  (import "{FIRST}" "{name}" ({described_type(kind, described[name])}))' for kind, name in shared(cut)),
        f'  (import "{FIRST}" "rest" (table {REST_TABLE} {len(order)} funcref))',
        filled(REST_TABLE, 0, order),
        *replaced_places(cut),
        cut.cold_text,
    ]


def described_type(kind: str, part: str) -> str:
    """What an import says of a thing that the text defines: its name and type, without its value."""
    found = re.match(r"  \((\w+ \S+) \(;\d+;\) (.*)\)$", part)
    if kind == "func":
        found = re.match(r"  \((func \S+) \(;\d+;\) (\(type \S+\))", part)
    if kind == "global":
        found = re.match(r"  \((global \S+) \(;\d+;\) (i32|\(mut i32\)) i32\.const ", part)
    if not found:
        raise ForeignTextError(f"a part cannot be shared: {part[:80]}")
    return f"{found[1]} {found[2]}"


def replaced_places(cut: Cut) -> Iterator[str]:
    """The stretches of the main table that held stubs."""
    (part,) = cut.text.parts["elem"]
    (table, *_) = cut.text.parts["table"]
    found = re.match(r"  \(elem \S+ \(;0;\) \(i32\.const (\d+)\) func (.*)\)$", part)
    if not found:
        raise ForeignTextError("the table is not filled from one list")
    stretch: list[int] = []
    for place, number in enumerate([*map(number_of, found[2].split()), -1], int(found[1])):
        if number in cut.stubs:
            stretch.append(number)
        elif stretch:
            yield filled(name_of(table), place - len(stretch), stretch)
            stretch = []


def filled(table: str, start: int, numbers: Sequence[int]) -> str:
    """Puts functions into a table."""
    return f"  (elem (table {table}) (i32.const {start}) func {' '.join(f'$#func{number}' for number in numbers)})"
