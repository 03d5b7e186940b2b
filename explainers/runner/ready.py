"""A model's code, and that of its declaration's expressions, compiled beforehand: a browser then compiles neither.

Bytecode holds for one version of Python only, so the browser's own makes it while the site is built. It begins with
what tells that version and the source, and counts for no others.
"""

import binascii
import marshal
from collections.abc import Iterator
from importlib.util import MAGIC_NUMBER, source_hash
from types import CodeType
from typing import Any

from explainers.runner.expressions import Expression

ALWAYS = "True"  # the condition of a summary case without one


def pack(slug: str, source: str, declaration: dict[str, Any]) -> str:
    """The code of an explainer as text, for the same Python to read."""
    code = compile(source, file_name(slug), "exec", dont_inherit=True)
    expressions = {text: Expression(text).code for text in sorted(set(expression_texts(declaration)))}
    content = beginning(source) + marshal.dumps((code, expressions))
    return binascii.b2a_base64(content, newline=False).decode()


def unpack(packed: str | None, source: str) -> tuple[CodeType | None, dict[str, CodeType]]:
    """The source's code and that of each expression; nothing where they belong to another source or Python."""
    content = binascii.a2b_base64(packed or "")
    known = beginning(source)
    if not content.startswith(known):
        return None, {}
    code, expressions = marshal.loads(memoryview(content)[len(known) :])
    return code, expressions


def beginning(source: str) -> bytes:
    """What the code for this source, by this Python, begins with."""
    return MAGIC_NUMBER + source_hash(source.encode())


def expression_texts(declaration: dict[str, Any]) -> Iterator[str]:
    """Every expression of a declaration."""
    yield from (case["when"] or ALWAYS for case in declaration["summary"])
    yield from (output["value"] for output in declaration["outputs"] if output.get("value"))
    yield from (parameter["matters_when"] for parameter in declaration["parameters"] if parameter["matters_when"])
    yield from (scene["goal"] for scene in declaration.get("scenes", []) if scene["goal"])
    yield from declaration["facts"].values()


def file_name(slug: str) -> str:
    """What tracebacks call a model's source."""
    return f"{slug}/model.py"
