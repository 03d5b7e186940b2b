"""A SCORM 1.2 package for each explainer and language, for learning platforms such as Moodle.

One page with prediction, widget and quiz, and everything it needs as ordinary files, since a platform is a web server.
Its servers may know fewer types of files than ours; so the modules of the runtime are called `.js` in a package. The
schemas of the manifest are named and not carried: platforms do not look for them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from build_tools.assembling import Parts, make_parts
from build_tools.editions import write_each
from build_tools.hosting.policy import content_policy
from build_tools.metadata.project import project
from build_tools.packages.archive import Member, member, pack, rank
from build_tools.packages.licences import as_text, licences
from build_tools.pages.explainer import TEMPLATES, View
from build_tools.pages.frames import standalone, without_styles
from build_tools.pages.scenes import FOLDER as SCENES
from build_tools.pages.site import load_views
from build_tools.places import DOCS
from build_tools.runtime.disk import ALL
from build_tools.templating import templates
from explainers.contract.catalogue import CATALOGUE

ASSETS = DOCS / "assets"
SHARED = ("site.css", "favicon.svg")
LEVEL = 6  # of compression; 9 takes four times as long for one per cent


@dataclass(frozen=True)
class Inside:
    """What is the same in all packages: most files, compressed once, and what the page says of them."""

    members: tuple[Member, ...]
    place: str
    early: tuple[str, ...]
    licences: tuple[str, ...]


def build_scorm(dist: Path, catalogue: Path = CATALOGUE) -> list[Path]:
    """The packages, in `scorm/` below the folder."""
    inside = collect()
    return write_each(
        dist / "scorm", load_views(explainers=catalogue), ".scorm.zip", lambda view: package(view, inside)
    )


def collect() -> Inside:
    """Runtime, widget, styles and licences."""
    parts = make_parts(form="package")
    found = licences(parts.widget.packages, theme=False)
    place = f"widget/{parts.widget.folder_name}"
    shared = {"LICENCES.txt": as_text(found).encode(), **dict(files(parts, place))}
    packed = tuple(member(name, content, LEVEL) for name, content in shared.items())
    return Inside(packed, place, parts.widget.early, tuple(entry.line for entry in found))


def files(parts: Parts, place: str) -> Iterator[tuple[str, bytes]]:
    """Runtime, widget and styles as files of a package."""
    for path in sorted(parts.widget.folder.iterdir()):
        yield f"{place}/{path.name}", path.read_bytes()
    for name in ALL:
        runtime = f"runtime/{parts.runtime.folder_name}/{name.replace('.mjs', '.js')}"
        yield runtime, (parts.runtime.folder / name).read_bytes()
    for name in SHARED:
        yield name, (ASSETS / name).read_bytes()


def package(view: View, inside: Inside) -> bytes:
    """One package: what all share, the page with its drawings, and the manifest, which lists the rest."""
    content, styles = without_styles(view.prediction() + view.scenes() + view.widget() + view.quiz())
    own = {"index.html": page(view, content, inside), "drawings.css": styles}
    own |= {f"{SCENES.name}/{name}": text for name, text in view.files().items()}
    names = sorted([*own, *(entry.name for entry in inside.members)], key=rank)
    own["imsmanifest.xml"] = manifest(view, names)
    return pack([*inside.members, *(member(name, text.encode(), LEVEL) for name, text in own.items())])


def page(view: View, content: str, inside: Inside) -> str:
    """The package's page."""
    return standalone(
        "package",
        view,
        content=content,
        policy=content_policy(),
        assets="",
        place=inside.place,
        early=inside.early,
        note=view.interface["standalone"]["package"],
        licences=inside.licences,
    )


def manifest(view: View, names: list[str]) -> str:
    """What the platform reads: one page to open, and every file."""
    return (
        templates(TEMPLATES)
        .get_template("imsmanifest.xml.j2")
        .render(
            identifier=f"explainer-{view.explainer.slug}-{view.language}",
            version=project().version,
            title=view.words["title"],
            files=names,
        )
    )
