"""The licences of everything that the offline forms carry, with the texts as the packages bring them."""

import importlib.metadata
import json
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools.places import REPOSITORY

MODULES = REPOSITORY / "node_modules"
DRAWN_WITH = ("katex",)  # what it made is inside: the equations
NOT_LICENCES = {"code_of_conduct.md"}
# Parts of the theme's own script, which is bundled by its makers. They come without texts of their own.
THEME_PARTS = (
    "RxJS (Apache-2.0), lunr (MIT), lunr-languages (MPL-1.1), clipboard.js (MIT), escape-html (MIT), "
    "fuzzaldrin-plus (MIT), focus-visible (W3C), Material Design Icons (Apache-2.0)"
)
PYODIDE_PARTS = "Emscripten's runtime (MIT or University of Illinois/NCSA), libffi (MIT), zlib (Zlib), hiwire (MPL-2.0)"
PYODIDE_CHANGES = (
    "changed: its loader is shortened and its interpreter cut in two, by build_tools/runtime/interpreter in this "
    "project's source, which is the source form of these changes under the same licence"
)


@dataclass(frozen=True)
class Licence:
    """What one piece of software may be used for."""

    name: str
    version: str
    kind: str
    text: str
    note: str = ""

    @property
    def line(self) -> str:
        return f"{self.name} {self.version}: {self.kind}" + (f" ({self.note})" if self.note else "")


def licences(packages: Sequence[str], *, theme: bool) -> list[Licence]:
    """The licences of the runtime, of the widget's packages and, where it is there, of the site's theme."""
    found = [python(), pyodide(), *(node_package(name) for name in sorted({*packages, *DRAWN_WITH}))]
    return [*found, python_package("mkdocs-material", "MIT", THEME_PARTS)] if theme else found


def as_text(entries: Sequence[Licence]) -> str:
    """All licences as one text: first a line for each, then what they say."""
    own = [
        f"{title}\n\n{(REPOSITORY / name).read_text(encoding='utf-8').strip()}"
        for title, name in (("This project's code", "LICENSE"), ("This project's words and figures", "LICENSE-CONTENT"))
    ]
    overview = "\n".join(f"- {entry.line}" for entry in entries)
    rule = f"\n\n{'=' * 80}\n\n"
    return rule.join([f"{own[0]}\n\n\n{own[1]}\n\n\nInside:\n\n{overview}", *grouped(entries)]) + "\n"


def grouped(entries: Sequence[Licence]) -> list[str]:
    """Each text once, below the names of all that it holds for."""
    by_text: dict[str, list[str]] = {}
    for entry in entries:
        by_text.setdefault(entry.text, []).append(f"{entry.name} {entry.version}")
    return ["\n".join(names) + f"\n\n{text}" for text, names in by_text.items()]


def node_package(name: str) -> Licence:
    """The licence of a package from npm; an error where it has none."""
    folder = MODULES / name
    about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    texts = sorted(path for path in folder.glob("LICEN[CS]E*") if path.is_file())
    if not texts:
        raise RuntimeError(f"node_modules/{name} has no licence text, so it may not be handed on.")
    return Licence(name, about["version"], about["license"], texts[0].read_text(encoding="utf-8").strip())


def python_package(name: str, kind: str, note: str = "") -> Licence:
    """The licence of a package of the build's own Python."""
    about = importlib.metadata.distribution(name)
    path = next(path for path in about.files or () if path.name.upper().startswith(("LICENSE", "LICENCE")))
    return Licence(name, about.version, kind, str(path.read_text()).strip(), note)


def pyodide() -> Licence:
    """Pyodide's licence. Its npm package names it without the text, which its sister package brings."""
    about = json.loads((MODULES / "pyodide" / "package.json").read_text(encoding="utf-8"))
    text = python_package("pyodide-build", "MPL-2.0").text
    address = about["repository"]["url"].removeprefix("git+")
    source = f"{PYODIDE_PARTS}; source: {address}, version {about['version']}; {PYODIDE_CHANGES}"
    return Licence("pyodide", about["version"], about["license"], text, source)


def python() -> Licence:
    """The licence of Python, which runs inside Pyodide."""
    library = Path(sysconfig.get_path("stdlib"))
    place = next((path for path in (library / "LICENSE.txt", library.parent / "LICENSE.txt") if path.exists()), None)
    text = place.read_text(encoding="utf-8") if place else "https://docs.python.org/3/license.html"
    return Licence("CPython", "3.14", "PSF-2.0", text.strip(), "with the standard library, byte-compiled")
