"""What only the running widget needs of an explainer's page: a file beside it, fetched as soon as the widget runs.

The file has, for each element, what is declared of it and its markup with all that a hand can use. The page keeps the
still form, which shows the same without scripts; only the first element keeps its whole markup. In frames, single files
and packages the page has all of it.
"""

import json
import re
from pathlib import Path

from build_tools.cache import fingerprint
from build_tools.pages.scenes import FOLDER
from build_tools.pages.still_form import shorter, still

ELEMENT = re.compile(
    r'(?P<opening><econ-(?P<kind>explainer|scene) id="(?P<id>[^"]+)"[^>]*)>(?P<markup>.*?)'
    r'<script type="application/json" data-(?:explainer|scene)>(?P<declared>.*?)</script>\s*</econ-(?P=kind)>',
    re.DOTALL,
)
PRELOAD = re.compile(r'<link rel="preload" as="fetch"[^>]*>')


def live_form_apart(text: str, root: str, name: str, source: str) -> tuple[str, dict[Path, str | bytes]]:
    """The page in its still form, and the file that brings the live one.

    `root` leads from the page to the site's root, and `source` from there to the code of the model.
    """
    found = list(ELEMENT.finditer(text))
    if not found:
        return text, {}
    # The first stands where the reader looks, and must not change its height under the reader's eyes.
    first, *others = found
    content = "{" + ",".join([entry(first, ""), *(entry(element, element["markup"]) for element in others)]) + "}"
    place = FOLDER / f"{name}-{fingerprint(content)[:16]}.json"
    # Asked for with the page, and not only once the widget's script is there.
    preload = f'<link rel="preload" as="fetch" fetchpriority="low" crossorigin href="{root}{place.as_posix()}">'
    pieces = [text[: first.start()], preload, stands(first, f'data-file="{place.name}"', shorter(first["markup"]))]
    end = first.end()
    for element in others:
        form = stands(element, f'data-file="{place.name}" data-still', still(element["markup"], root + source))
        pieces += [text[end : element.start()], form]
        end = element.end()
    return "".join(pieces) + text[end:], {place: content}


def entry(element: re.Match[str], markup: str) -> str:
    """An element's part of the file; without markup where the page has kept it."""
    return f'{json.dumps(element["id"])}:{{"declared":{element["declared"]},"markup":{json.dumps(markup)}}}'


def stands(element: re.Match[str], attributes: str, markup: str) -> str:
    """An element as it stands on the page: it names its file, and waits for it."""
    return f"{element['opening']} {attributes}>{markup}</econ-{element['kind']}>"


def without_preload(page: str) -> str:
    """A page for disks, where nothing can be fetched."""
    return PRELOAD.sub("", page)
