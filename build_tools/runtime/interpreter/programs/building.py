"""How a reader may build a program: functions, classes, generators, branches, and errors that are caught."""

import dataclasses
import enum
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple, Protocol


@dataclass
class Firm:
    """A class with values that may change."""

    capital: float = 1.0
    workers: list[int] = field(default_factory=list)

    def output(self, share: float = 0.3) -> float:
        """What it makes."""
        return self.capital**share * (1 + len(self.workers)) ** (1 - share)


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A class with values that stay."""

    x: float
    y: float = 0.0

    def __post_init__(self) -> None:
        if math.isnan(self.x):
            raise ValueError("x must be a number")


class Colour(enum.Enum):
    """A choice."""

    RED = 1
    BLUE = 2


class Row(NamedTuple):
    """A tuple with names."""

    year: int
    value: float = 0.0


class Sized(Protocol):
    """What has a length."""

    def __len__(self) -> int: ...


class Vector:
    """A class with operators."""

    made: ClassVar[int] = 0

    def __init__(self, *values: float) -> None:
        self.values = values
        Vector.made += 1

    def __add__(self, other: "Vector") -> "Vector":
        return type(self)(*(a + b for a, b in zip(self.values, other.values, strict=True)))

    def __getitem__(self, place: int) -> float:
        return self.values[place]

    def __len__(self) -> int:
        return len(self.values)

    def __iter__(self) -> Iterator[float]:
        yield from self.values

    def __call__(self) -> int:
        return 1

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vector) and self.values == other.values

    def __enter__(self) -> "Vector":
        return self

    def __exit__(self, *_: object) -> bool:
        return False

    def __repr__(self) -> str:
        return f"Vector{self.values}"

    @property
    def size(self) -> float:
        """Its length."""
        return math.hypot(*self.values)

    @staticmethod
    def nothing() -> int:
        """A function that only lives here."""
        return 0

    @classmethod
    def zero(cls) -> "Vector":
        """One without any length."""
        return cls(0, 0)


class Longer(Vector):
    """A class made from another."""

    def __init__(self, *values: float) -> None:
        super().__init__(*values, 1)


def counting(start: int) -> Iterator[Any]:
    """A generator that listens."""
    heard = yield start
    try:
        yield heard
    finally:
        start += 1


def named(*numbers: int, factor: int = 1, **others: Any) -> tuple[int, list[str]]:
    """Every kind of parameter."""
    return sum(numbers) * factor, sorted(others)


def kind(thing: Any) -> str:
    """A choice by the shape of a thing."""
    match thing:
        case (1, {"a": int(found)}) if found > 0:
            return "pair"
        case [first, *_]:
            return f"list of {first}"
        case Point(x=0):
            return "origin"
        case "a" | "b":
            return "letter"
        case _:
            return "other"


sums = Longer(1, 2) + Longer(3, 4) if False else Vector(1, 2) + Vector(3, 4)
with Vector.zero() as zero:
    made = [zero(), len(zero), list(zero), zero[0], repr(zero), zero.size, zero == sums, Vector.nothing(), [*Longer(1)]]
firms = [Firm(), dataclasses.replace(Firm(2.0), workers=[1, 2])]
made += [
    firms[1].output(),
    repr(firms),
    firms[0] == Firm(),
    dataclasses.asdict(firms[0]),
    dataclasses.astuple(Point(1)),
]
made += [
    Point(1) < Point(2),
    hash(Point(1)),
    dataclasses.replace(Point(1), x=3),
    [one.name for one in dataclasses.fields(Firm)],
]
made += [Colour.RED.name, Colour(2), list(Colour), Row(2026)._asdict(), Row(2026).value, named(1, 2, factor=3, z=4)]
made += [kind((1, {"a": 2})), kind([1, 2]), kind(Point(0)), kind("a"), kind(None), named(*[1], **{"b": 2})]
made += [
    isinstance(1, (int, float)),
    issubclass(Longer, Vector),
    type(1).__name__,
    getattr(sums, "size"),
    hasattr(sums, "none"),
]
made += [
    callable(kind),
    dir(sums)[0],
    vars(sums)["values"],
    id(sums) > 0,
    bool([]),
    slice(1, 2),
    kind.__doc__,
    Longer.__mro__,
]
setattr(sums, "name", "own")
talking = counting(1)
heard = [next(talking), talking.send(2)]
talking.close()

first, *others = range(5)
total = 0
for number in range(1000):
    if number % 2:
        continue
    total += number
    if number > 900:
        break
else:
    total = 1
while total > 0:
    total -= 100_000
if (half := total / 2) < 0:
    total, half = int(half), total

caught = []
for mistake in (
    lambda: [][1],
    lambda: {}["none"],
    lambda: 1 + "a",
    lambda: int("x"),
    lambda: float("x"),
    lambda: None.x,
    lambda: unknown,  # noqa: F821
    lambda: (1)(),
    lambda: math.sqrt(-1),
    lambda: math.log(0),
    lambda: 1 // 0,
    lambda: 1 / 0,
    lambda: 0**-1,
    lambda: 2.0**5000,
    lambda: math.exp(1000),
    lambda: [1, 2].index(9),
    lambda: next(iter([])),
    lambda: kind(1, 2),
    lambda: kind(other=1),
    lambda: range(1.0),
    lambda: Point(float("nan")),
    lambda: setattr(Point(1), "x", 2),
    lambda: Colour(3),
    lambda: __import__("nowhere"),
    lambda: dict(zip("ab", [1], strict=True)),
    lambda: (lambda again: again(again))(lambda again: again(again)),
    lambda: exec("1 +"),
    lambda: [1, 2, 3][1:2, 3],
    lambda: "a" < 1,
    lambda: "{x}".format(),
):
    try:
        mistake()
    except (KeyError, ValueError) as error:
        caught.append(f"{error!r} {error}")
    except Exception as error:
        caught.append(f"{type(error).__name__}: {error}")
    else:
        caught.append("nothing")
    finally:
        caught[-1] += "."
try:
    try:
        {}["none"]
    except KeyError as error:
        raise ValueError("told in other words") from error
except ValueError as error:
    caught.append(repr(error.__cause__))

assert len(caught) == 31 and heard == [1, 2] and others[-1] == 4 and Vector.made > 4
