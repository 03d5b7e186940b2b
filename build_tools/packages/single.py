"""One file for each explainer and language that holds everything, Python too: to keep, to mail, to put into a frame.

It carries the same widget as the offline copy and the same bytes of the runtime, as texts in the page. What it leaves
out is the part of the standard library that no explainer imports.
"""

import base64
import gzip
from dataclasses import dataclass
from pathlib import Path

from build_tools import bundling
from build_tools.assembling import make_runtime
from build_tools.packages.licences import licences
from build_tools.pages.explainer import View, html_language, site_words, templates
from build_tools.pages.site import load_sites
from build_tools.places import DOCS
from build_tools.runtime.disk import STARTING, packed
from explainers.contract.catalogue import CATALOGUE

PARTS = ("charts.js", "editor.js")  # wanted later than the page, or never


@dataclass(frozen=True)
class Inside:
    """What is the same in all files."""

    parts: dict[str, str]
    script: str
    not_alive: str
    style: str
    licences: tuple[str, ...]


def build_singles(dist: Path, catalogue: Path = CATALOGUE) -> list[Path]:
    """The files, in `single/` below the folder; those of explainers that are gone are removed."""
    folder = dist / "single"
    folder.mkdir(parents=True, exist_ok=True)
    inside, written = collect(), []
    for site in load_sites(DOCS, catalogue):
        for view in site.views:
            path = folder / f"{view.explainer.slug}.{view.language}.html"
            path.write_text(page(view, inside), encoding="utf-8", newline="\n")
            written.append(path)
    for path in set(folder.iterdir()) - set(written):
        path.unlink()
    return written


def collect() -> Inside:
    """Runtime, scripts and styles as texts."""
    runtime = make_runtime()
    files = bundling.build(runtime, "disk")
    parts = {name: packed(runtime.folder / name) for name in STARTING}
    parts |= {name: as_part((files.folder / name).read_bytes()) for name in PARTS}
    styles = [
        DOCS / "assets" / "site.css",
        files.folder / files.style,
        files.folder / files.standalone_style,
    ]
    return Inside(
        parts=parts,
        script=inline((files.folder / files.script).read_text(encoding="utf-8")),
        not_alive=inline((files.folder / files.not_alive).read_text(encoding="utf-8")),
        style="\n".join(path.read_text(encoding="utf-8") for path in styles).replace("</", "<\\/"),
        licences=tuple(entry.line for entry in licences(files.packages, theme=False)),
    )


def page(view: View, inside: Inside) -> str:
    """One explainer in one language as one HTML file."""
    name = site_words(view.language)["site"]["name"]
    return (
        templates()
        .get_template("single.html.j2")
        .render(view=view, inside=inside, language=html_language(view.language), site=name)
    )


def as_part(content: bytes) -> str:
    """Bytes as text, as the widget unpacks them."""
    return base64.b64encode(gzip.compress(content, compresslevel=9, mtime=0)).decode()


def inline(script: str) -> str:
    """A script that may stand inside a script element: nothing in it ends the element."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
