"""Templates: one way in which every room fills its own."""

from functools import cache
from pathlib import Path

import jinja2


@cache
def templates(folder: Path, *, escaping: bool = True) -> jinja2.Environment:
    """The templates in a folder, with escaping on unless they are Markdown; an unknown name in one is an error."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=escaping,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
