"""Every method of the types that models are made of, and every function of the modules that they import.

What a method does with rare arguments is in other functions of the interpreter than what it does with usual ones, so
each is called in several ways; most of them are mistakes, and their messages are tried too.
"""

import builtins
import collections
import csv
import functools
import io
import itertools
import json
import math
import operator
import random
import statistics

THINGS = (True, 7, -3, 2**70, 2.5, -0.0, math.inf, "a b", "年", b"ab", (1, 2), [3, 1], {"a": 1}, {1, 2}, range(3))
ARGUMENTS = (
    (),
    (0,),
    (2,),
    (1.5,),
    (-1,),
    ("a",),
    ("",),
    ("", "x"),
    (b"a",),
    ((1, 2),),
    ([2, 1],),
    ({"a": 2},),
    ({1},),
)
ARGUMENTS += ((None,), (1, 2), ("a", "b"), (1, 2, 3), (str,), (lambda *values: 1, [1, 2]), (slice(0, 2),))
MODULES = (math, operator, itertools, functools, collections, random, statistics, csv, json, io)
WAITS = {"print", "input", "breakpoint", "help", "exit", "quit", "open", "open_code", "copyright", "credits", "license"}
TOO_LARGE = {"__rpow__", "__rlshift__"}  # with many arguments
ENDLESS = {"count", "cycle", "repeat"}


def attempt(function, arguments):
    """Calls it, takes the first values of what can be walked through, and reads what a mistake says."""
    try:
        found = function(*arguments)
        if hasattr(found, "__next__"):
            found = list(itertools.islice(found, 3))
        return repr(found)[:80]
    except Exception as mistake:
        return str(mistake)


def public(owner):
    """The functions of a module, or of the built-in ones, by name."""
    return [getattr(owner, name) for name in sorted(dir(owner)) if name[0] != "_" and name not in WAITS | ENDLESS]


said = 0
for thing in THINGS:
    for name in sorted(dir(thing)):
        for arguments in ARGUMENTS if name not in TOO_LARGE else ARGUMENTS[:2]:
            fresh = thing.copy() if hasattr(thing, "copy") else thing
            said += len(attempt(getattr(fresh, name), arguments)) if callable(getattr(fresh, name)) else 0
    for written in ("d", ".3f", ",.2f", "e", "g", "%", "x", "+.1f", ">12", "012.4f", "_d", "s", "n", "c"):
        said += len(attempt(format, (thing, written))) + len(attempt(f"%{written}".__mod__, (thing,)))
for owner in (builtins, *MODULES):
    for function in filter(callable, public(owner)):
        for arguments in ARGUMENTS:
            said += len(attempt(function, arguments))
assert said > 10_000
