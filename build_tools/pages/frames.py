"""The page that holds one explainer and nothing else, for frames in other people's pages and in learning platforms.

Its content policy allows our own files only: no script and no style inside the page. So the styles inside the drawings
move into a file beside the page. The policy stands in the page itself, since learning platforms say none.
"""

import html
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from build_tools.addresses import PLACES
from build_tools.cache import fingerprint, kept_text
from build_tools.hosting.policy import content_policy
from build_tools.metadata.project import project
from build_tools.pages.explainer import TEMPLATES, View
from build_tools.pages.scenes import scene_place
from build_tools.pages.signs import with_signs
from build_tools.pages.words import site_words
from build_tools.templating import templates
from explainers.contract.languages import DECLARED

STYLED = re.compile(r' style="([^"]*)"')


def embed_files(view: View, widget: str, early: Sequence[str]) -> dict[Path, str | bytes]:
    """The pages with their style sheets, by their paths: the laboratory, and each scene alone below it.

    `widget` is the widget's folder, from the site's root; the page asks for the `early` scripts in it at once.
    """
    folder = Path("embed", view.language, view.explainer.slug)
    common: dict[str, Any] = {"widget": widget, "early": early}
    files = framed(view, folder, view.widget(), title=view.words["title"], starts_python=True, **common)
    for name in view.scene_ids:
        title = f"{view.words['scenes'][name]['title']} · {view.words['title']}"
        place = f"#{scene_place(view.explainer, name)}"
        files |= framed(view, folder / name, view.scene(name), title=title, below=place, **common)
    return files


def framed(
    view: View, folder: Path, content: str, *, widget: str, below: str = "", **more: Any
) -> dict[Path, str | bytes]:
    """A page that holds this content and a line that leads to its place on the whole page, which is `below` it."""
    root = "../" * len(folder.parts)
    plain, styles = without_styles(content)
    page = standalone(
        "embed",
        view,
        content=plain,
        policy=content_policy(),
        assets=f"{root}assets/",
        place=root + widget,
        whole=f"{root}{PLACES[view.language]}explainers/{view.explainer.slug}/{below}",
        **more,
    )
    return {folder / "index.html": page, folder / "drawings.css": styles}


def standalone(form: str, view: View, **more: Any) -> str:
    """A page with one explainer and nothing else, in one of its forms: embed, package or single."""
    name = site_words(view.language)["site"]["name"]
    page = templates(TEMPLATES).get_template(f"{form}.html.j2")
    more = {"title": view.words["title"], "early": (), "starts_python": False, "version": project().version, **more}
    language = DECLARED[view.language]
    text = page.render(view=view, language=language.tag, direction=language.direction, site=name, **more)
    return with_signs(text, view.language)


def without_styles(text: str) -> tuple[str, str]:
    """The HTML with a number instead of each style, and the style sheet that says what the numbers mean."""
    kept = kept_text("without-styles", fingerprint(text), lambda: json.dumps(move_styles(text)))
    content, styles = json.loads(kept)
    return content, styles


def move_styles(text: str) -> tuple[str, str]:
    """The same, made anew."""
    known: dict[str, int] = {}
    numbered = STYLED.sub(lambda found: f' data-style="{known.setdefault(found[1], len(known))}"', text)
    rules = [f'svg[data-style="{n}"], svg [data-style="{n}"] {{ {html.unescape(s)} }}' for s, n in known.items()]
    return numbered, "\n".join(rules).replace('[data-style="', '[data-style][data-style="') + "\n"
