"""One file for each explainer and language that holds everything, Python too: to keep, to mail, to put into a frame.

It carries the same widget as the offline copy and the same bytes of the runtime, as texts in the page. What it leaves
out is the part of Python that no explainer needs: of the interpreter, and of the standard library. So its interpreter
is another cut of the same one, in which also stands what models might come to need.
"""

import gzip
from dataclasses import dataclass
from pathlib import Path

from build_tools.assembling import make_parts
from build_tools.base91 import encode
from build_tools.editions import write_each
from build_tools.packages.licences import licences
from build_tools.pages.explainer import View
from build_tools.pages.frames import standalone
from build_tools.pages.site import load_views
from build_tools.places import DOCS
from build_tools.runtime import interpreter
from build_tools.runtime.disk import packed
from build_tools.runtime.files import LOCK, SNAPSHOT
from explainers.contract.catalogue import CATALOGUE

PARTS = ("charts.js", "editor.js")  # wanted later than the page, or never
POLICY = (
    "default-src 'none'",
    "script-src 'unsafe-inline' 'wasm-unsafe-eval' blob: data:",
    "worker-src blob:",
    "connect-src data:",
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "form-action 'none'",
    "base-uri 'none'",
)


@dataclass(frozen=True)
class Inside:
    """What is the same in all files, as texts."""

    parts: dict[str, str]
    script: str
    not_alive: str
    style: str
    licences: tuple[str, ...]


def build_singles(dist: Path, catalogue: Path = CATALOGUE) -> list[Path]:
    """The files, in `single/` below the folder."""
    inside, views = collect(), load_views(explainers=catalogue)
    return write_each(dist / "single", views, ".html", lambda view: page(view, inside).encode())


def collect() -> Inside:
    """Runtime, scripts and styles, made once for all files."""
    made = make_parts(form="disk")
    files = made.widget
    parts = {name: packed(made.runtime.folder / name) for name in (interpreter.LOADER, SNAPSHOT, LOCK)}
    parts[interpreter.WEBASSEMBLY] = as_part((interpreter.make() / interpreter.ALONE).read_bytes())
    parts |= {name: as_part((files.folder / name).read_bytes()) for name in PARTS}
    styles = [DOCS / "assets" / "site.css", files.folder / files.style, files.folder / files.standalone_style]
    return Inside(
        parts=parts,
        script=inline((files.folder / files.script).read_text(encoding="utf-8")),
        not_alive=inline((files.folder / files.not_alive).read_text(encoding="utf-8")),
        style="\n".join(path.read_text(encoding="utf-8") for path in styles).replace("</", "<\\/"),
        licences=tuple(entry.line for entry in licences(files.packages, theme=False)),
    )


def page(view: View, inside: Inside) -> str:
    """One explainer in one language as one HTML file."""
    return standalone(
        "single",
        view,
        content=view.prediction() + view.scenes() + view.widget() + view.quiz(),
        inside=inside,
        files={name: as_part(text.encode()) for name, text in view.files().items()},
        policy="; ".join(POLICY),
        note=view.interface["standalone"]["about"],
        licences=inside.licences,
    )


def as_part(content: bytes) -> str:
    """Bytes as text, as the widget unpacks them."""
    return encode(gzip.compress(content, compresslevel=9, mtime=0))


def inline(script: str) -> str:
    """A script that may stand inside a script element: nothing in it ends the element."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
