"""The library's bytecode is small, and errors in it can still be told."""

import traceback
from types import CodeType

import pytest

from build_tools.runtime.compile_library import with_first_lines

SOURCE = """
def outer(values):
    def inner(value):
        total = sum(values)
        for each in values:
            total += each
        return total / value

    return [inner(value) for value in values]
"""


@pytest.fixture
def code() -> CodeType:
    """A module with functions in functions."""
    return compile(SOURCE, "statistics.py", "exec")


def codes(code: CodeType) -> list[CodeType]:
    """The code of a module and of all functions in it."""
    return [code, *(found for each in code.co_consts if isinstance(each, CodeType) for found in codes(each))]


def test_every_instruction_has_the_first_line_of_its_function(code: CodeType) -> None:
    """And no column; every instruction has a place, or telling an error would be an error."""
    for found in codes(with_first_lines(code)):
        assert {(found.co_firstlineno, found.co_firstlineno, None, None)} == set(found.co_positions())
        assert len(found.co_code) // 2 == len(list(found.co_positions()))


def test_it_still_runs_and_an_error_in_it_names_the_functions(code: CodeType) -> None:
    """As a reader sees it whose values the library does not take."""
    names: dict[str, object] = {}
    exec(with_first_lines(code), names)

    with pytest.raises(ZeroDivisionError) as raised:
        names["outer"]([1, 0])  # type: ignore[operator]
    told = "".join(traceback.format_exception(raised.value))

    assert names["outer"]([1, 2]) == [6.0, 3.0]  # type: ignore[operator]
    assert 'statistics.py", line 2, in outer' in told and 'statistics.py", line 3, in inner' in told
