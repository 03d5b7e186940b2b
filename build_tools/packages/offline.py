"""The whole site as a zip file: unpacked anywhere, it works with a double click on `index.html`, without a network."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from build_tools.assembling import make_parts
from build_tools.packages.archive import write_sums, write_zip
from build_tools.packages.licences import as_text, licences
from build_tools.packages.search import make_search_local
from build_tools.pages.explainer import site_words
from build_tools.places import BUILD, REPOSITORY
from explainers.contract.catalogue import CATALOGUE
from explainers.contract.explainer import LANGUAGES
from explainers.contract.reading import read_toml

FOLDER = BUILD / "bundle"
SEARCH = "assets/search-worker.js"  # the hook tells the theme to load it first
FOLDER_LINK = re.compile(r'href="((?![a-z]+:|/|#)[^"#?]*/)"')
NEEDS_A_SERVER = ("404.html", "sitemap.xml", "sitemap.xml.gz")


def build_bundle(dist: Path) -> Path:
    """The zip file, newly made from a newly made folder."""
    project = read_toml(REPOSITORY / "pyproject.toml")["project"]
    site = FOLDER / "site"
    make_folder(site, project["version"])
    archive = dist / f"{project['name']}-{project['version']}-offline.zip"
    write_zip(site, archive)
    return archive


def name_files(page: Path) -> None:
    """Makes a page's links to folders, which only a server understands, links to the files in them."""

    def named(link: re.Match[str]) -> str:
        is_page = (page.parent / link[1] / "index.html").is_file()
        return f'href="{link[1]}index.html"' if is_page else link[0]

    text = page.read_text(encoding="utf-8")
    page.write_text(FOLDER_LINK.sub(named, text), encoding="utf-8")


def make_folder(site: Path, version: str) -> None:
    """The site in the form that works from a disk, with everything that belongs into the zip file."""
    shutil.rmtree(site, ignore_errors=True)
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run([*mkdocs, "--no-directory-urls", "--site-dir", str(site)], cwd=REPOSITORY, check=True)
    make_search_local(site, SEARCH)
    for page in site.rglob("*.html"):
        name_files(page)
    for path in [*site.rglob("*.map"), *(site / name for name in NEEDS_A_SERVER)]:
        path.unlink(missing_ok=True)
    for language in LANGUAGES:
        words = Path(__file__).with_name(f"readme.{language}.txt").read_text(encoding="utf-8")
        text = words.format(name=site_words(language)["site"]["name"], version=version)
        (site / f"README.{language}.txt").write_text(text, encoding="utf-8-sig")  # old editors look for the mark
    widget = make_parts(CATALOGUE, "disk").widget
    (site / "LICENCES.txt").write_text(as_text(licences(widget.packages, theme=True)), encoding="utf-8")
    write_sums(site)
