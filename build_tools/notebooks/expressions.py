"""Expressions of a run, in the form in which numbers are shown: what the calls of a notebook's functions are given."""

from collections.abc import Mapping

from build_tools.notebooks.code import block, text, titled
from build_tools.notebooks.names import number
from build_tools.notebooks.subject import Subject
from explainers.contract.charts import At
from explainers.contract.outputs import MatrixOutput, NumberOutput


def series(subject: Subject, name: str) -> str:
    """The expression that gives an output in its shown form."""
    factor = subject.factor(subject.outputs[name])
    if factor == 1:
        return f"result.{name}"
    if isinstance(subject.outputs[name], MatrixOutput):
        return f"[times({factor:g}, row) for row in result.{name}]"
    return f"times({factor:g}, result.{name})"


def single(subject: Subject, name: str) -> str:
    """The expression that gives a number in its shown form; None stays None."""
    entry = subject.explainer.named[name]
    factor, found = subject.factor(entry), number(subject, name)
    if factor == 1:
        return found
    scaled = f"{factor:g} * ({found})" if " " in found else f"{factor:g} * {found}"
    may_be_absent = isinstance(entry, NumberOutput) and entry.absent
    return f"None if {found} is None else {scaled}" if may_be_absent else scaled


def place(subject: Subject, at: At | None, column: str) -> str:
    """The expression that gives a place in the shown form; a number has the unit of the column along its axis."""
    if at is None or isinstance(at, str):
        return single(subject, at) if at else "None"
    return f"{at * subject.factor(subject.outputs[column]):.12g}"


def named(subject: Subject, name: str) -> str:
    """A series with its label."""
    return f"({text(subject.label(name))}, {series(subject, name)})"


def listed(subject: Subject, drawn: Mapping[str, str]) -> str:
    """The series drawn, with their labels and roles."""
    found = drawn.items()
    return block([f"({text(subject.label(n))}, {series(subject, n)}, {text(role)})" for n, role in found], indent=8)


def column(subject: Subject, name: str) -> str:
    """A series as a column of texts, below its label and unit."""
    return f"({text(titled(subject, subject.outputs[name]))}, {texts(subject, name)})"


def texts(subject: Subject, name: str) -> str:
    """The expression that gives a series as texts."""
    digits = getattr(subject.outputs[name], "digits")  # noqa: B009 (only some kinds of output have them)
    return f"texts_of({series(subject, name)}, {digits})"
