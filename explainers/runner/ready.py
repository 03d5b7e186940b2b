"""The code of a model, its expressions and its dataclasses, compiled beforehand: a browser then compiles none of it.

Bytecode holds for one version of Python only, so the browser's own makes it while the site is built. It begins with
what tells that version and the source, and counts for no others.
"""

import binascii
import marshal
from collections.abc import Iterator
from importlib.util import MAGIC_NUMBER, source_hash
from types import CodeType
from typing import Any

from explainers.runner.executing import execute
from explainers.runner.expressions import Expression

NO_PLACE = 15  # the kind of entry in a table of places that says nothing
ALWAYS = "True"  # the condition of a summary case without one


def pack(slug: str, source: str, declaration: dict[str, Any]) -> str:
    """The code of an explainer as text, for the same Python to read."""
    code = compile(source, file_name(slug), "exec", dont_inherit=True)
    codes: dict[str, CodeType] = {}
    execute(source, file_name(slug), code, codes)
    codes = {key: without_places(made) for key, made in codes.items()}
    codes |= {text: Expression(text).code for text in sorted(set(expression_texts(declaration)))}
    content = beginning(source) + marshal.dumps((code, codes))
    return binascii.b2a_base64(content, newline=False).decode()


def unpack(packed: str | None, source: str) -> tuple[CodeType | None, dict[str, CodeType]]:
    """The source's code and that of each text; nothing where they belong to another source or Python."""
    content = binascii.a2b_base64(packed or "")
    known = beginning(source)
    if not content.startswith(known):
        return None, {}
    code, codes = marshal.loads(memoryview(content)[len(known) :])
    return code, codes


def beginning(source: str) -> bytes:
    """What the code for this source, by this Python, begins with."""
    return MAGIC_NUMBER + source_hash(source.encode())


def without_places(code: CodeType) -> CodeType:
    """The same code, saying of no instruction which line it is from; a text has no lines that a traceback could show.

    The table has an entry for eight instructions at most. CPython's InternalDocs/code_objects.md describes it.
    """
    instructions = len(code.co_code) // 2
    lengths = [min(8, instructions - start) for start in range(0, instructions, 8)]
    constants = (without_places(value) if isinstance(value, CodeType) else value for value in code.co_consts)
    table = b"".join(bytes([0x80 | NO_PLACE << 3 | length - 1]) for length in lengths)
    return code.replace(co_linetable=table, co_consts=tuple(constants))


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
