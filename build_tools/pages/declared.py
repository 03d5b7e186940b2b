"""What only the running widget reads of an explainer's page: a file of its own, fetched as soon as the widget runs.

The markup of each element names the file, and its own entry in it. In frames, files and packages it stays in the page.
"""

import json
import re
from pathlib import Path

from build_tools.cache import fingerprint
from build_tools.pages.scenes import FOLDER

ELEMENT = re.compile(
    r'<econ-(?:explainer|scene) id="(?P<id>[^"]+)".*?'
    r'(?P<tag><script type="application/json" data-(?:explainer|scene))>(?P<json>.*?)</script>',
    re.DOTALL,
)
PRELOAD = re.compile(r'<link rel="preload" as="fetch"[^>]*>')


def declared_apart(text: str, root: str, name: str) -> tuple[str, dict[Path, str | bytes]]:
    """The page without what is declared in it, and the file that has it; `root` leads from the page to the site's."""
    found = list(ELEMENT.finditer(text))
    if not found:
        return text, {}
    entries = ",".join(f"{json.dumps(element['id'])}:{element['json']}" for element in found)
    content = f"{{{entries}}}"
    place = FOLDER / f"{name}-{fingerprint(content)[:16]}.json"

    def named(element: re.Match[str]) -> str:
        start, end = element.start("tag") - element.start(), element.end("tag") - element.start()
        opening, tag = element[0][:start], element[0][start:end]
        return f'{opening}{tag} data-file="{place.name}" data-entry="{element["id"]}"></script>'

    light = ELEMENT.sub(named, text)
    # Asked for with the page, and not only once the widget's script is there.
    preload = f'<link rel="preload" as="fetch" crossorigin href="{root}{place.as_posix()}">'
    first = light.index("<econ-")
    return f"{light[:first]}{preload}{light[first:]}", {place: content}


def without_preload(page: str) -> str:
    """A page for disks, where nothing can be fetched."""
    return PRELOAD.sub("", page)
