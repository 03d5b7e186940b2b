"""The links of a built site as they must be on a disk."""

from pathlib import Path

import pytest

from build_tools.packages.links import Links, find_links

PAGES = ("index.en.md", "index.zh.md", "concept.en.md", "concept.zh.md", "part/index.en.md", "part/one/teacher.en.md")
SITE = ("index.html", "zh/index.html", "concept/index.html", "zh/concept/index.html", "part/index.html")


@pytest.fixture
def links(tmp_path: Path) -> Links:
    """A site of a few pages."""
    for root, names in (("pages", PAGES), ("site", [*SITE, "part/one/teacher/index.html"])):
        for name in names:
            (tmp_path / root / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / root / name).touch()
    return find_links(tmp_path / "site", tmp_path / "pages")


def test_a_page_that_is_not_the_first_of_its_folder_is_one_file(links: Links) -> None:
    """As its source is."""
    assert links.place("concept/index.html") == "concept.html"
    assert links.place("zh/concept/index.html") == "zh/concept.html"
    assert links.place("part/index.html") == "part/index.html"
    assert links.place("assets/site.css") == "assets/site.css"


@pytest.mark.parametrize(
    ("page", "link", "wanted"),
    [
        ("concept/index.html", "../part/", "part/index.html"),
        ("concept/index.html", "./", "concept.html"),
        ("concept/index.html", "..", "index.html"),
        ("concept/index.html", "../zh/concept/#here", "zh/concept.html#here"),
        ("concept/index.html", "../assets/site.css", "assets/site.css"),
        ("zh/concept/index.html", "../../concept/", "../concept.html"),
        ("part/index.html", "one/teacher/", "one/teacher.html"),
        ("part/one/teacher/index.html", "../../../concept/?a=1#b", "../../concept.html?a=1#b"),
        ("index.html", "/zh/", "zh/index.html"),
        ("index.html", "/", "index.html"),
        ("concept/index.html", "#here", "#here"),
        ("concept/index.html", "https://example.org/", "https://example.org/"),
        ("concept/index.html", "mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_link_names_its_file(page: str, link: str, wanted: str, links: Links) -> None:
    """Whatever it is called in, and wherever that page itself has gone."""
    assert links.relink(f'<a class="x" href="{link}">', page) == f'<a class="x" href="{wanted}">'


def test_a_link_in_a_drawing_names_its_file(links: Links) -> None:
    """It has a prefix, since the theme writes others anew."""
    assert links.relink('<a xlink:href="../part/">', "concept/index.html") == '<a xlink:href="part/index.html">'


def test_the_theme_s_settings_stay_folders(links: Links) -> None:
    """Its script looks for everything else from there."""
    text = '{"base": "..", "search": "../assets/worker.js"} __md_scope=new URL("..",location)'

    moved = '{"base": ".", "search": "assets/worker.js"} __md_scope=new URL(".",location)'
    assert links.relink(text, "concept/index.html") == moved


def test_a_result_of_the_search_names_its_file(links: Links) -> None:
    """With its heading."""
    assert links.location("concept/#here") == "concept.html#here"
    assert links.location("") == "index.html"
    assert links.location("part/") == "part/index.html"
