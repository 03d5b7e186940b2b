"""In a language that runs from right to left, each sign gets the mark that keeps it before its number."""

from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.pages.signs import MARK, files_with_signs, with_signs
from explainers.contract.languages import DECLARED, FIRST

MARKED = {
    "by −5 %": f"by {MARK}−5 %",
    "(+5 %)": f"({MARK}+5 %)",
    '"\\u22125"': f'"{MARK}\\u22125"',
    "<b>−0.5</b>": f"<b>{MARK}−0.5</b>",
    '<script type="application/json">"\\u22125"</script>': f'<script type="application/json">"{MARK}\\u22125"</script>',
    "<script>a(+5)</script> −5": f"<script>a(+5)</script> {MARK}−5",
}
PACKED = '<script type="text/plain" data-part="charts.js">\nkk(+9wcP >+1\n</script>'
KEPT = ("5 − 3", "x−y", "1e+20", "n+1", "5-3", PACKED)


@pytest.fixture
def leftward(monkeypatch: pytest.MonkeyPatch) -> str:
    """A language like the first one that runs from right to left."""
    monkeypatch.setitem(DECLARED, "xx", replace(DECLARED[FIRST], direction="rtl"))
    return "xx"


@pytest.mark.parametrize("text", MARKED)
def test_a_sign_gets_its_mark(text: str, leftward: str) -> None:
    """A minus or a plus directly before a digit, in a text, between tags and in JSON; elsewhere nothing changes."""
    assert with_signs(text, leftward) == with_signs(MARKED[text], leftward) == MARKED[text]
    assert with_signs(text, FIRST) == text


@pytest.mark.parametrize("text", KEPT)
def test_what_is_no_sign_stays(text: str, leftward: str) -> None:
    """Operators, exponents and dashes, and what a page carries packed."""
    assert with_signs(text, leftward) == text


def test_code_and_pictures_stay(leftward: str) -> None:
    """A model is shown as it runs."""
    files: dict[Path, str | bytes] = {Path("a.md"): " −1", Path("a.py"): "x = (−1)", Path("a.png"): b" +1"}
    assert files_with_signs(files, leftward) == {**files, Path("a.md"): f" {MARK}−1"}
