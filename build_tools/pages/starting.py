"""What a page says so that its text is there first and its explainers start early: scripts to fetch, a worker to start.

A browser finds the widget's parts one after another, and the worker last; named in the head, all of them are on their
way while it still reads the page. They come after the style sheets, without which it shows nothing: over a slow line
the sheets would else wait for them. Only pages from a server name them.
"""

import html
import re
from collections.abc import Iterable

HEAD = '<meta charset="utf-8">'
LABORATORY = re.compile(r'<econ-explainer id="([^"]+)"')
SCRIPT = re.compile(r'<script (?=src="[^"]*"></script>)')
EARLY = re.compile(r'\n?<link rel="modulepreload"[^>]*>|\n?<script data-worker=.*?</script>', re.DOTALL)


def with_early_start(page: str, place: str, early: Iterable[str], start: str) -> str:
    """The page with that in its head, if an explainer or a scene is on it.

    `place` is the way to the widget's folder, `early` are the scripts in it, and `start` is the text of the one that
    starts the worker. Where scenes stand before the laboratory, which answer without Python, it does so only for a
    reader who comes to the laboratory's own address.
    """
    laboratory, scene = LABORATORY.search(page), page.find("<econ-scene")
    if not laboratory and scene < 0:
        return page
    lines = [f'<link rel="modulepreload" fetchpriority="low" href="{place}/{name}">' for name in early]
    if laboratory:
        is_below = 0 <= scene < laboratory.start()
        where = f' data-place="{html.escape(laboratory[1])}"' if is_below else ""
        lines.append(f'<script data-worker="{place}/worker.js"{where}>{start}</script>')
    return page.replace(HEAD, "\n".join([HEAD, *lines]), 1)


def without_early_start(page: str) -> str:
    """The page without all that, for readers who have it on a disk."""
    return EARLY.sub("", page)


def with_deferred_scripts(page: str) -> str:
    """The page whose scripts run in the same order, but only once it is read: a browser may show it before."""
    return SCRIPT.sub("<script defer ", page)
