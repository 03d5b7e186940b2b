"""The page that holds one explainer and nothing else, for frames in other people's pages and in learning platforms.

Its content policy allows our own files only: no script and no style inside the page, except the editor's style sheet,
which carries the policy's nonce. So the styles inside the drawings move into a file beside the page.
"""

import html
import re
from pathlib import Path

from build_tools.pages.explainer import View, html_language, templates

STYLED = re.compile(r' style="([^"]*)"')
POLICY = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self' 'nonce-{nonce}'",
    "img-src 'self' data: blob:",
    "form-action 'none'",
    "base-uri 'none'",
)


def embed_files(view: View, widget: str) -> dict[Path, str | bytes]:
    """The page and its style sheet, by their paths; `widget` is the widget's folder, from the site's root."""
    folder = Path("embed", view.language, view.explainer.slug)
    root, nonce = "../" * len(folder.parts), widget.rsplit("/", 1)[-1]
    text, styles = without_styles(view.widget())
    page = templates().get_template("embed.html.j2")
    return {
        folder / "index.html": page.render(
            view=view,
            widget=text,
            nonce=nonce,
            policy=policy(nonce),
            root=root,
            place=root + widget,
            language=html_language(view.language),
        ),
        folder / "drawings.css": styles,
    }


def policy(nonce: str) -> str:
    """The page's content policy as one text."""
    return "; ".join(POLICY).format(nonce=nonce)


def without_styles(text: str) -> tuple[str, str]:
    """The HTML with a number instead of each style, and the style sheet that says what the numbers mean."""
    known: dict[str, int] = {}
    numbered = STYLED.sub(lambda found: f' data-style="{known.setdefault(found[1], len(known))}"', text)
    rules = [f'svg[data-style="{n}"], svg [data-style="{n}"] {{ {html.unescape(s)} }}' for s, n in known.items()]
    return numbered, "\n".join(rules).replace('[data-style="', '[data-style][data-style="') + "\n"
