"""Where no line ends, on a page or on paper."""

import re
from typing import Any

PERCENT = re.compile(r"(?<=\d) %")
PERCENT_OR_CODE = re.compile(r"<(script|pre)\b.*?</\1>|(?<=\d) %", re.DOTALL)
HELD = "\u00a0%"


def keep_together(value: Any) -> Any:
    """The same tables and texts, in which no line ends between a number and the per-cent sign."""
    if isinstance(value, dict):
        return {name: text if name == "svg" else keep_together(text) for name, text in value.items()}
    if isinstance(value, list):
        return [keep_together(item) for item in value]
    return PERCENT.sub(HELD, value) if isinstance(value, str) else value


def held(page: str) -> str:
    """A page, likewise; code is left as it was written."""
    return PERCENT_OR_CODE.sub(lambda found: found[0] if found[1] else HELD, page)
