"""The whole site as a zip file: unpacked anywhere, it works with a double click on `index.html`, without a network.

It is made from the built site: the same pages, with links that name files, and with runtime, widget and search as
ordinary scripts, since a browser lets a page from a disk fetch nothing.
"""

import shutil
from pathlib import Path

from build_tools.assembling import Parts, make_parts
from build_tools.hosting.policy import without_policy
from build_tools.hosting.settings import FOR_HOSTS
from build_tools.installing.files import MANIFEST, NOTICES
from build_tools.installing.head import without_app
from build_tools.installing.icons import FOLDER as ICONS
from build_tools.metadata.citations import CITATIONS
from build_tools.metadata.feed import FEED
from build_tools.metadata.files import ROBOTS
from build_tools.metadata.overview import OVERVIEW
from build_tools.metadata.project import project
from build_tools.packages.archive import write_sums, write_zip
from build_tools.packages.left_out import is_left_out, point_to_website
from build_tools.packages.licences import as_text, licences
from build_tools.packages.links import find_links
from build_tools.packages.search import make_search_local
from build_tools.pages.live_form import without_preload
from build_tools.pages.scenes import FOLDER as SCENES
from build_tools.pages.starting import with_deferred_scripts, without_early_start
from build_tools.pages.stops import as_script
from build_tools.pages.words import site_words
from build_tools.places import BUILD, PAGES, SITE, WHEEL_ON_SITE
from build_tools.release.stated import NAME
from explainers.contract.explainer import LANGUAGES

FOLDER = BUILD / "bundle"
SEARCH = "assets/search-worker.js"
NEEDS_A_SERVER = {"404.html", "sitemap.xml", "service-worker.js", ROBOTS, FOR_HOSTS}
NEEDS_A_SERVER_BELOW = (
    "assets/runtime/",  # this and the next come in another form
    "assets/widget/",
    "embed/",
    WHEEL_ON_SITE,  # from a disk no other host of Python may load it; a release has it beside the copy
    f"{ICONS.as_posix()}/",
)
FOR_SERVERS = {".br", ".gz", ".map"}
# In every language; pages name some of them by their addresses on the website.
FOR_PROGRAMS = {FEED, CITATIONS, OVERVIEW, MANIFEST, NOTICES}


def build_bundle(dist: Path) -> Path:
    """The zip file, newly made from a folder that is newly made from the built site; those of other versions go."""
    version = project().version
    make_folder(SITE, FOLDER, version, PAGES)
    archive = dist / archive_name(version)
    write_zip(FOLDER, archive)
    for other in {*dist.glob(archive_name("*"))} - {archive}:
        other.unlink()
    return archive


def archive_name(version: str) -> str:
    """How the zip file of a version is called."""
    return f"{NAME}-{version}-offline.zip"


def make_folder(site: Path, folder: Path, version: str, pages: Path) -> None:
    """The site, built from these pages, in the form that works from a disk, with all that belongs in the zip file."""
    links, served, parts = find_links(site, pages), make_parts(), make_parts(form="disk")
    if not (site / served.widget_place).is_dir():
        raise RuntimeError("There is no site, or it is older than the widget. Run: make site")
    shutil.rmtree(folder, ignore_errors=True)
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and works_without_server(name) and not is_left_out(name):
            target = folder / links.place(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix == ".html":
                text = without_policy(without_app(without_preload(path.read_text(encoding="utf-8"))))
                text = point_to_website(text, name)
                text = exchange_widget(links.relink(text, name), served, parts)
                target.write_text(add_script(text, f"{links.root(name)}/{SEARCH}"), encoding="utf-8")
            elif path.parent == site / SCENES:
                script = as_script(path.name, path.read_text(encoding="utf-8"))
                target.with_name(f"{path.name}.js").write_text(script, encoding="utf-8")
            else:
                shutil.copy(path, target)
    parts.copy(folder)
    make_search_local(folder, SEARCH, links)
    add_notes(folder, version, parts)
    write_sums(folder)


def works_without_server(name: str) -> bool:
    """Whether a file of the site is of use on a disk."""
    is_for_servers = name in NEEDS_A_SERVER or Path(name).suffix in FOR_SERVERS or Path(name).name in FOR_PROGRAMS
    return not is_for_servers and not name.startswith(NEEDS_A_SERVER_BELOW)


def exchange_widget(text: str, served: Parts, parts: Parts) -> str:
    """The page with the widget that works from a disk, which is an ordinary script, instead of the module."""
    text = without_early_start(text)
    script = f'{parts.widget_place}/{parts.widget.script}"'
    text = text.replace(served.widget_place, parts.widget_place).replace(f'{script} type="module"', script)
    return with_deferred_scripts(text)


def add_script(text: str, address: str) -> str:
    """The page with a script that runs before all others."""
    return text.replace("</head>", f'<script src="{address}"></script></head>', 1)


def add_notes(folder: Path, version: str, parts: Parts) -> None:
    """What to do with the folder, in each language, and whose work is in it."""
    for language in LANGUAGES:
        words = Path(__file__).with_name(f"readme.{language}.txt").read_text(encoding="utf-8")
        text = words.format(name=site_words(language)["site"]["name"], version=version)
        (folder / f"README.{language}.txt").write_text(text, encoding="utf-8-sig")  # old editors look for the mark
    (folder / "LICENCES.txt").write_text(as_text(licences(parts.widget.packages, theme=True)), encoding="utf-8")
