"""Expressions of the declaration: comparing and calculating over named numbers, and nothing else."""

import ast
import math
from types import CodeType
from typing import Any

from explainers.runner.errors import ModelError

ALLOWED_CALLS = {
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


def condition(text: str) -> CodeType:
    """The compiled form of an expression that may only compare and calculate."""
    tree = ast.parse(text, mode="eval")
    for node in ast.walk(tree):
        if not isinstance(node, ALLOWED_NODES):
            raise ModelError(f"The expression {text!r} may not contain {type(node).__name__}.")
        if isinstance(node, ast.Attribute) and node.attr.startswith("_"):
            raise ModelError(f"The expression {text!r} may not use {node.attr}.")
    return compile(tree, "<expression>", "eval")


def evaluate(code: CodeType, names: dict[str, Any]) -> Any:
    """The value of a compiled expression, given what the names in it stand for."""
    return eval(code, {"__builtins__": {}, **ALLOWED_CALLS}, names)
