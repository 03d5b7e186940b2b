"""The zip file: small, complete, the same every time, with sums and licences."""

import hashlib
import os
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from build_tools.addresses import site_address
from build_tools.packages.archive import write_zip
from build_tools.pages.previews import card_place
from build_tools.places import SITE
from tests.conftest import SLUGS

BASE, EACH = 11_430_000, 590_000  # bytes
PDF = re.compile(r'<a [^>]*href="([^"]+[.]pdf)"[^>]*>(.*?)</a>')


def test_it_is_small_and_opens_with_what_a_reader_needs(archive: Path) -> None:
    """At most 25 MB with 23 explainers, what many post boxes take; `index.html` and the notes at its top.

    Python, the widget and the other pages take about 10 MB, however many explainers there are. An explainer in two
    languages takes its own share: its pages, its notebooks, its sheets and keys. So a share that grows is seen
    as long as there are few.
    """
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()

    assert archive.stat().st_size <= BASE + EACH * len(SLUGS)
    assert {"index.html", "README.en.txt", "README.zh.txt", "SHA256SUMS", "LICENCES.txt"} <= set(names)
    assert not [name for name in names if name.endswith((".br", ".gz", ".map", ".whl"))]


def test_the_sums_are_right_and_complete(unpacked: Path) -> None:
    """Each file but the list itself."""
    lines = (unpacked / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: total for total, name in (line.split("  ", 1) for line in lines)}
    files = {path.relative_to(unpacked).as_posix(): path for path in unpacked.rglob("*") if path.is_file()}

    assert sums.keys() == files.keys() - {"SHA256SUMS"}
    for name, total in sums.items():
        assert hashlib.sha256(files[name].read_bytes()).hexdigest() == total, name


def test_the_licence_of_everything_inside_is_there(unpacked: Path) -> None:
    """Of each package that the bundler has put into the widget, of Python, Pyodide and the theme."""
    text = (unpacked / "LICENCES.txt").read_text(encoding="utf-8")
    packages = re.findall(r"^- (\S+) ", text, re.M)

    some = {"CPython", "pyodide", "mkdocs-material", "preact", "d3-scale", "codemirror", "katex"}
    assert some <= set(packages)
    for part in ("Mozilla Public License", "PYTHON SOFTWARE FOUNDATION LICENSE", "Permission is hereby granted"):
        assert part in text
    assert all(text.count(name) > 1 for name in packages), "a line in the list, and a text"


def test_two_archives_of_one_folder_are_identical(archive: Path, unpacked: Path, tmp_path: Path) -> None:
    """Whatever the clock says, and in whatever order the disk lists the files."""
    for number, path in enumerate(sorted(unpacked.rglob("*"))):
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))

    write_zip(unpacked, tmp_path / "again.zip")

    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()


AWAY = ("student-letter", "key-letter", "slides", "slides-dark")


@pytest.mark.parametrize(("place", "note"), [("", "(on the website)"), ("zh/", "（在网站上）")])
def test_what_was_left_out_is_on_the_website(place: str, note: str, unpacked: Path) -> None:
    """Sheets for US Letter, slides, course pack and book to print; teachers' pages say so. The rest is inside."""
    handouts, inside, away = f"{site_address()}{place}handouts/", ["student-a4", "key-a4"], []
    for slug in SLUGS:
        found = PDF.findall((unpacked / place / f"explainers/{slug}/teacher.html").read_text(encoding="utf-8"))
        outside = [f"{handouts}{slug}-{kind}.pdf" for kind in AWAY]

        assert [link for link, label in found if label.endswith(note)] == outside
        assert {Path(link).name for link, _ in found} - {Path(link).name for link in outside} == {
            f"{slug}-{kind}.pdf" for kind in inside
        }
        away += outside
    overview = PDF.findall((unpacked / place / "teachers/index.html").read_text(encoding="utf-8"))
    away += [f"{handouts}course-pack.pdf", f"{handouts}book.pdf"]

    assert sorted(link for link, label in overview if label.endswith(note)) == sorted(away)
    assert all((SITE / link.removeprefix(site_address())).is_file() for link in away)


def test_pictures_beside_links_elsewhere_are_on_the_website_only(unpacked: Path) -> None:
    """Nothing in the copy shows them; a page that somebody puts on a server names the website's."""
    for slug in SLUGS:
        picture = card_place(f"explainers/{slug}/")
        page = (unpacked / f"explainers/{slug}/index.html").read_text(encoding="utf-8")

        assert (SITE / picture).is_file() and not (unpacked / picture).exists()
        assert page.count(picture.as_posix()) == 1
        assert f'<meta property="og:image" content="{site_address()}{picture.as_posix()}">' in page


class Links(HTMLParser):
    """Collects what a page points to, and the places in it that can be pointed to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Takes the addresses and names of one element."""
        found = {name: value or "" for name, value in attributes}
        self.places |= {found[name] for name in ("id", "name") if name in found}
        if found.get("rel") != "canonical":
            self.links += [found[name] for name in ("href", "src") if found.get(name)]


def test_every_link_inside_leads_to_a_file(unpacked: Path) -> None:
    """And to a place that exists in it; no address starts at the root of a server."""
    pages = {path: Links() for path in sorted(unpacked.rglob("*.html"))}
    for path, links in pages.items():
        links.feed(path.read_text(encoding="utf-8"))
    for path, links in pages.items():
        for link in links.links:
            parts = urlsplit(link)
            if parts.scheme in {"http", "https", "mailto", "javascript"}:
                continue
            assert not link.startswith("/"), f"{path.name}: {link}"
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path.resolve()
            assert target.is_file(), f"{path.relative_to(unpacked)}: {link}"
            if parts.fragment and target.suffix == ".html":
                places = next(found.places for page, found in pages.items() if page.resolve() == target)
                assert unquote(parts.fragment) in places, f"{path.relative_to(unpacked)}: {link}"
