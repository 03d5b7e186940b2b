"""What a reader may do with texts, lists and tables."""

import collections
import functools
import itertools
import json
import operator
import re

value, name = 3.14159, "中文"
written = [f"{value:.3f} {1234567:,} {0.256:.1%} {name:>10} {5:03d} {1e10:g} {255:x} {name!r:^9} {1.5e-7:e} {value=}"]
written += [
    "%d %s %.2f" % (1, "a", 2.5),
    "{} {b}".format(1, b=2),
    str(1.1),
    repr("x'y"),
    ascii("é"),
    format(2.5, "8.2f"),
]
changed = ["abc".upper().lower().title().replace("A", "b"), " x ".strip(), "-".join("abc"), "abc"[::-1], "x".center(9)]
changed += [
    "a,b,c".split(","),
    "a\nb".splitlines(),
    "aXb".partition("X"),
    "abc" + "d",
    "ab" * 3,
    "x".ljust(4),
    "x".zfill(4),
]
asked = [
    "abc".startswith("a"),
    "abc".find("c"),
    "a" in "abc",
    "12".isdigit(),
    "a" < "b",
    "abc".count("b"),
    "é".isalpha(),
]
coded = [
    name.encode().decode(),
    bytes(3),
    bytearray(b"abc"),
    b"ab".hex(),
    ord("a"),
    chr(955),
    "a".capitalize(),
    len(name),
]
found = [re.findall(r"(\w+)\s*=\s*(\d+)", "a = 1; b=2"), re.sub("a+", "b", "caat"), re.split(r"[,;]", "a,b;c")]
found += [re.match(r"(?P<year>\d{4})", "2026")["year"], re.compile("x", re.I).search("aX").span()]
back = json.loads(json.dumps({"a": [1, 2.5, None, True, "中"], "b": {}}, indent=1, sort_keys=True, ensure_ascii=False))

numbers = [3, 1, 2]
numbers[1:2] = [7, 8]
numbers.insert(2, 9)
numbers.extend(range(4))
numbers.append(7)
del numbers[0]
kept = [numbers.pop(), numbers.index(7), numbers.count(7), numbers + [1], numbers * 2, numbers[-1], numbers[::2]]
numbers.remove(7)
numbers.sort(key=lambda number: -number)
numbers.reverse()
ordered = [sorted(numbers, reverse=True), list(reversed(numbers)), tuple(numbers), numbers.copy(), sorted("bca")]
ordered += [sorted([(2, "b"), (1, "a")]), [1, 2] < [1, 3], (1, 2) == (1, 2), min("b", "a")]

table = {str(number): number for number in range(50)}
table.update(a=1)
table.setdefault("b", [])
del table["3"]
views = [sorted(table.items(), key=str), table | {"c": 2}, list(table.keys()), list(table.values()), table.get("none")]
views += [
    dict(zip("abc", range(3), strict=True)),
    {**table},
    table.pop("a"),
    "1" in table,
    dict.fromkeys("ab", 0),
    len(table),
]
some, others = {1, 2, 3}, {2, 3, 4}
sets = [
    some & others,
    some | others,
    some - others,
    some ^ others,
    some <= others,
    frozenset(some),
    {i % 3 for i in range(9)},
]
some.add(9)
some.discard(1)

counted = collections.Counter("abca").most_common(1)
lists = collections.defaultdict(list)
lists["a"].append(1)
recent = collections.deque([1, 2], maxlen=2)
recent.append(3)
Pair = collections.namedtuple("Pair", "a b")
pair = Pair(1, 2)._replace(a=5)

chained = [itertools.accumulate([1, 2, 3], operator.mul), itertools.product("ab", range(2)), itertools.pairwise("abc")]
chained += [
    itertools.combinations("abc", 2),
    itertools.permutations("abc"),
    itertools.chain([1], [2]),
    itertools.batched("abc", 2),
]
chained += [
    itertools.islice(itertools.count(), 3),
    itertools.groupby("aab"),
    itertools.repeat(1, 3),
    itertools.starmap(pow, [(2, 3)]),
]
chained += [
    itertools.takewhile(lambda one: one < 2, range(5)),
    itertools.dropwhile(bool, [1, 0]),
    itertools.compress("ab", [1, 0]),
]
chained += [
    itertools.zip_longest([1], [1, 2]),
    itertools.chain.from_iterable(["ab"]),
    map(str, numbers),
    filter(None, numbers),
]
chained += [
    enumerate("ab", 1),
    zip("ab", "cd", strict=True),
    iter(range(0, 10, 3)),
    itertools.islice(itertools.cycle("ab"), 3),
]
lengths = [len(list(one)) for one in chained]
reduced = functools.reduce(lambda one, other: one + other, [1, 2, 3])
bound = [functools.partial(max, 1)(2), operator.itemgetter(0)([1]), operator.attrgetter("real")(1)]
print("A reader's own line:", reduced, sep=" ", end="\n")

assert back["a"][1] == 2.5 and sum(lengths) > 60 and pair.a == 5
