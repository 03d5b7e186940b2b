"""Runs a model's source, or its code, once, which defines the model."""

import dataclasses
import linecache
import sys
from importlib.util import source_hash
from types import CodeType, ModuleType
from typing import Any


def execute(
    source: str, filename: str, code: CodeType | None = None, codes: dict[str, CodeType] | None = None
) -> ModuleType:
    """The module that a model's source, or its code, defines; its lines are kept for tracebacks.

    `codes` is the code of what dataclasses write, by what stands for its text: they put the methods of a class together
    as text and execute it, at every start anew, and in a browser that is most of what loading a model takes. What is
    missing is compiled and put in.
    """
    known = {} if codes is None else codes

    def run_text(text: str, *names: dict[str, Any]) -> None:
        key = source_hash(text.encode()).hex()
        if key not in known:
            known[key] = compile(text, "<string>", "exec", dont_inherit=True)
        exec(known[key], *names)

    module = ModuleType(filename.replace("/", ".").removesuffix(".py"))
    module.__file__ = filename
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    sys.modules[module.__name__] = module  # dataclasses look their own module up
    vars(dataclasses)["exec"] = run_text  # they find it before the built-in one
    try:
        exec(code or compile(source, filename, "exec"), module.__dict__)
    finally:
        del vars(dataclasses)["exec"]
    return module
