"""Expressions of the declaration: comparing and calculating over named numbers, and nothing else."""

import ast
import math
from types import CodeType
from typing import Any

from explainers.runner.errors import ModelError

FUNCTIONS = {
    "abs": abs,
    "min": min,
    "max": max,
    "sum": sum,
    "len": len,
    "round": round,
    "log": math.log,
    "exp": math.exp,
}
ALLOWED_NODES = (
    ast.Expression, ast.BoolOp, ast.BinOp, ast.UnaryOp, ast.Compare, ast.Call, ast.Name, ast.Load, ast.Constant,
    ast.Attribute, ast.Subscript, ast.Slice, ast.IfExp, ast.boolop, ast.operator, ast.unaryop, ast.cmpop,
)  # fmt: skip


class Expression:
    """An expression, read once: its text, the names in it, and its value for what they stand for.

    `names` are those that stand alone; `parts` are pairs, as ("start", "growth") for `start.growth`.
    """

    def __init__(self, text: str, code: CodeType | None = None) -> None:
        """Raises ModelError where the text is no expression, or does more than compare and calculate.

        With its code, made from the same text before, it is not read again, and nobody asks for the names in it.
        """
        self.text = text
        if code:
            self.code = code
            return
        try:
            tree = ast.parse(text, mode="eval")
        except SyntaxError as error:
            raise ModelError(f"{text!r} is not an expression: {error.msg}.") from None
        nodes = list(ast.walk(tree))
        for node in nodes:
            if not isinstance(node, ALLOWED_NODES):
                raise ModelError(f"The expression {text!r} may not contain {type(node).__name__}.")
        calls = [node.func for node in nodes if isinstance(node, ast.Call)]
        if unknown := [call for call in map(name_of, calls) if call not in FUNCTIONS]:
            raise ModelError(f"The expression {text!r} calls {unknown[0]}; known are: {', '.join(FUNCTIONS)}.")
        owners = [node.value for node in nodes if isinstance(node, ast.Attribute)]
        self.parts = {(name_of(node.value), node.attr) for node in nodes if isinstance(node, ast.Attribute)}
        self.names = {node.id for node in nodes if isinstance(node, ast.Name) and node not in [*owners, *calls]}
        if any(attribute.startswith("_") for _, attribute in self.parts):
            raise ModelError(f"The expression {text!r} may not use names that begin with an underscore.")
        self.code = compile(tree, "<expression>", "eval")

    def value(self, names: dict[str, Any]) -> Any:
        """The value, given what the names in it stand for."""
        return eval(self.code, {"__builtins__": {}, **FUNCTIONS}, names)

    def __str__(self) -> str:
        """The text."""
        return self.text

    def __repr__(self) -> str:
        """The text, marked as one, for messages."""
        return repr(self.text)


def name_of(node: ast.expr) -> str:
    """The plain name that an expression is; what it is of where it is none. `ast.unparse` would load more code."""
    return node.id if isinstance(node, ast.Name) else type(node).__name__.lower()
