"""Where no line on paper ends."""

import re
from typing import Any

PERCENT = re.compile(r"(?<=\d) %")


def keep_together(value: Any) -> Any:
    """The same tables and texts, in which no line ends between a number and the per-cent sign."""
    if isinstance(value, dict):
        return {name: text if name == "svg" else keep_together(text) for name, text in value.items()}
    if isinstance(value, list):
        return [keep_together(item) for item in value]
    return PERCENT.sub("\u00a0%", value) if isinstance(value, str) else value
