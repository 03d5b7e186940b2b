"""Where lines run from right to left, a sign would stand behind its number: Unicode's mark keeps it before it."""

import re
from collections.abc import Mapping
from pathlib import Path

from explainers.contract.languages import DECLARED

# A minus also as JSON writes it; what stands between two numbers stands apart from both.
# A page's programs and packed parts stay as they are; what it tells in JSON is text.
SCRIPT = r"(?P<script><script(?! type=.application/)[^>]*>.*?</script>)"
SIGN = re.compile(rf"{SCRIPT}|(?<!\u200e)(?:−|\\u2212|(?<=[\s(>])\+)(?=\d)", re.DOTALL)
CODE = ".py"
MARK = "\u200e"  # says that what follows runs from left to right; the widget's `format.ts` writes the same

Files = dict[Path, str | bytes]


def with_signs(text: str, language: str) -> str:
    """The text in which each sign keeps its place before its number."""
    if DECLARED[language].direction != "rtl":
        return text
    return SIGN.sub(lambda found: found[0] if found["script"] else MARK + found[0], text)


def files_with_signs(files: Mapping[Path, str | bytes], language: str) -> Files:
    """The same for all texts among the files of a language."""
    return {
        path: with_signs(it, language) if isinstance(it, str) and path.suffix != CODE else it
        for path, it in files.items()
    }
