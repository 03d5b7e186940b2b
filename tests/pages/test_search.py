"""What the search knows of a page: its prose, and not what only the widget is for."""

import importlib
import warnings
from typing import Any

from build_tools.pages.site import load_views


def theme_parser() -> Any:
    """What the theme reads pages with; Python warns of how its source is written."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        return importlib.import_module("material.plugins.search.plugin").Parser()


def test_the_search_reads_prose_and_no_controls_code_or_numbers() -> None:
    """The index of a page would else be three times as large, and every model would be found under `return`."""
    for view in load_views():
        chart = view.explainer.declaration.charts[0].id
        parser = theme_parser()
        parser.feed(f'<h2 id="a">A</h2><p>Before.</p>{view.widget()}{view.table(chart)}<p>After.</p>')
        parser.close()
        texts = ["".join(section.text) for section in parser.data]

        assert "<p>Before.</p> <p>After.</p>" in [" ".join(text.split()) for text in texts]
        assert all("def run" not in text for text in texts)
