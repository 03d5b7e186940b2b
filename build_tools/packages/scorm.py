"""A SCORM 1.2 package for each explainer and language, for learning platforms such as Moodle.

One page with prediction, widget and quiz, and everything it needs as ordinary files, since a platform is a web server.
Its servers may know fewer types of files than ours; so the modules of the runtime are called `.js` in a package. The
schemas of the manifest are named and not carried: platforms do not look for them.
"""

import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from build_tools import bundling
from build_tools.assembling import make_runtime
from build_tools.bundling import WidgetFiles
from build_tools.packages.archive import files_of, write_zip
from build_tools.packages.licences import Licence, as_text, licences
from build_tools.pages.explainer import VERSION, View, html_language, site_words, templates
from build_tools.pages.frames import policy, without_styles
from build_tools.pages.site import load_sites
from build_tools.places import DOCS
from build_tools.runtime import RuntimeFiles
from build_tools.runtime.disk import ALL
from explainers.contract.catalogue import CATALOGUE

ASSETS = DOCS / "assets"
SHARED = ("site.css", "favicon.svg")
LEVEL = 6  # of compression; 9 takes four times as long for one per cent


@dataclass(frozen=True)
class Inside:
    """What is the same in all packages."""

    runtime: RuntimeFiles
    widget: WidgetFiles
    licences: tuple[Licence, ...]


def build_scorm(dist: Path, catalogue: Path = CATALOGUE) -> list[Path]:
    """The packages, in `scorm/` below the folder; those of explainers that are gone are removed."""
    folder = dist / "scorm"
    folder.mkdir(parents=True, exist_ok=True)
    inside = collect()
    views = [view for site in load_sites(DOCS, catalogue) for view in site.views]
    with ThreadPoolExecutor() as threads:  # the compressor lets other threads run
        written = list(threads.map(lambda view: build_one(folder, view, inside), views))
    for path in set(folder.iterdir()) - set(written):
        path.unlink()
    return written


def build_one(folder: Path, view: View, inside: Inside) -> Path:
    """One package in the folder, named by explainer and language."""
    path = folder / f"{view.explainer.slug}.{view.language}.scorm.zip"
    with tempfile.TemporaryDirectory() as made:
        fill(Path(made), view, inside)
        write_zip(Path(made), path, LEVEL)
    return path


def collect() -> Inside:
    """Runtime, widget and licences."""
    runtime = make_runtime()
    files = bundling.build(runtime, "package")
    return Inside(runtime, files, tuple(licences(files.packages, theme=False)))


def fill(folder: Path, view: View, inside: Inside) -> None:
    """Writes everything that belongs to one package into the folder; the manifest last, since it lists the rest."""
    place = f"widget/{inside.widget.folder_name}"
    shutil.copytree(inside.widget.folder, folder / place)
    runtime = folder / "runtime" / inside.runtime.folder_name
    runtime.mkdir(parents=True)
    for name in ALL:
        shutil.copy(inside.runtime.folder / name, runtime / name.replace(".mjs", ".js"))
    for name in SHARED:
        shutil.copy(ASSETS / name, folder)
    content, styles = without_styles(view.prediction() + view.widget() + view.quiz())
    texts = {
        "index.html": page(view, content, place=place, inside=inside),
        "drawings.css": styles,
        "LICENCES.txt": as_text(inside.licences),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    names = [path.relative_to(folder).as_posix() for path in files_of(folder)]
    (folder / "imsmanifest.xml").write_text(manifest(view, names), encoding="utf-8", newline="\n")


def page(view: View, content: str, *, place: str, inside: Inside) -> str:
    """The package's page; `place` is the widget's folder."""
    nonce = inside.widget.folder_name
    return (
        templates()
        .get_template("package.html.j2")
        .render(
            view=view,
            content=content,
            place=place,
            nonce=nonce,
            policy=policy(nonce),
            licences=inside.licences,
            language=html_language(view.language),
            site=site_words(view.language)["site"]["name"],
        )
    )


def manifest(view: View, files: list[str]) -> str:
    """What the platform reads: one page to open, and every file."""
    return (
        templates()
        .get_template("imsmanifest.xml.j2")
        .render(
            identifier=f"explainer-{view.explainer.slug}-{view.language}",
            version=VERSION,
            title=view.words["title"],
            files=files,
        )
    )
