"""The content policy: what a browser may run and load on a page of ours, which is our own files and little else.

The theme has a few short scripts inside its pages. Each of them is allowed by its hash, which is taken from the built
pages, so nothing has to be listed by hand. No style may stand inside a page: neither an element nor an attribute.

Who may put our pages into a frame is left open on purpose, since teachers do.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # WebAssembly is compiled, no text is evaluated
    "worker-src": "'self'",
    "connect-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",  # icons in style sheets; drawings that are saved as pictures
    "font-src": "'self'",
    "manifest-src": "'self'",
    "frame-src": "'self'",
    "form-action": "'none'",
    "base-uri": "'none'",
}
INLINE = re.compile(r"<script(?![^>]*\ssrc=)([^>]*)>(.*?)</script>", re.DOTALL)
START = '<meta charset="utf-8">'
IN_PAGE = '<meta http-equiv="Content-Security-Policy" content="{}">'
DATA = re.compile(r'\stype="?(?!module|text/javascript)')  # a type that no browser runs


def content_policy(scripts: Iterable[str] = ()) -> str:
    """The policy as one text; it also allows the scripts inside pages that have these hashes."""
    allowed = " ".join([DIRECTIVES["script-src"], *sorted(f"'{script}'" for script in scripts)])
    return "; ".join(f"{name} {value}" for name, value in {**DIRECTIVES, "script-src": allowed}.items())


def scripts_inside(site: Path) -> set[str]:
    """The hash of each script that stands inside a page of the site."""
    pages = (path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    found = {text for page in pages for attributes, text in INLINE.findall(page) if not DATA.search(attributes)}
    return {source_hash(text) for text in found}


def put_into_pages(site: Path) -> None:
    """Writes the policy into each page that has none of its own, for hosts where nobody can choose headers."""
    policy = in_page(scripts_inside(site))
    for path in sorted(site.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        if IN_PAGE.split("{}")[0] not in page:
            path.write_text(page.replace(START, START + policy, 1), encoding="utf-8")


def in_page(scripts: Iterable[str]) -> str:
    """The policy as an element of a page's head."""
    return IN_PAGE.format(content_policy(scripts))


def without_policy(page: str) -> str:
    """A page without it, for a disk, where no file is of the same origin as another."""
    head, element, rest = page.partition(START + IN_PAGE.split("{}")[0])
    return head + START + rest.partition(">")[2] if element else page


def source_hash(text: str) -> str:
    """The hash of a script's text, as a policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
