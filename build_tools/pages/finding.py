"""The field above a long list that leaves only the entries with what a reader types."""

from collections.abc import Mapping
from pathlib import Path

from build_tools.templating import templates

TEMPLATES = Path(__file__).with_name("templates")


def finder(words: Mapping[str, str], rows: str, topics: str = "") -> str:
    """The form; `rows` and `topics` are selectors of the entries, and of what folds several of them."""
    return templates(TEMPLATES).get_template("finder.html.j2").render(words=words, rows=rows, topics=topics)
