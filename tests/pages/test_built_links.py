"""Every link of the built site leads somewhere: pages, places in them, pictures, scripts, styles, files to download."""

from pathlib import Path

import pytest

from build_tools.addresses import site_address
from build_tools.pages.references import load_references
from build_tools.places import DOCS, SITE
from explainers.contract.catalogue import CATALOGUE
from tests.pages.built_links import BuiltSite

ADDRESS = "https://example.org/growth/"
HERE = "part/page/index.html"


@pytest.fixture
def small(tmp_path: Path) -> BuiltSite:
    """A site of three pages and a few files, under a path."""
    files = {
        "index.html": '<h1 id="top">Home</h1>',
        HERE: '<h2 id="what">A</h2><a name="old"></a><img src="../../picture.svg"><a href="">self</a>',
        "404.html": "",
        "zh/index.html": '<h1 id="首页">首页</h1>',
        "picture.svg": "",
        "style.css": "a { background: url('picture.svg') }",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return BuiltSite(tmp_path, ADDRESS)


@pytest.mark.built
def test_every_link_of_the_site_leads_somewhere() -> None:
    """In both languages, in all pages and style sheets; nothing is loaded from others; their addresses are sound."""
    works = load_references(DOCS, CATALOGUE).values()
    insecure = frozenset(work.url for work in works if work.url.startswith("http:"))
    site = BuiltSite(SITE, site_address(), insecure)

    assert len(site.pages) > 100
    assert site.complaints() == []


@pytest.mark.parametrize(
    "link",
    [
        "../../",
        "../../index.html#top",
        "#what",
        "#old",
        "?q=1#what",
        "../../zh/#%E9%A6%96%E9%A1%B5",
        "/growth/zh/",
        f"{ADDRESS}part/page/#what",
        "https://doi.org/10.1000/x?a=b#c",
        "mailto:someone@example.org",
        "data:image/png;base64,AAAA",
        "#__search",
        "../../picture.svg",
    ],
)
def test_a_good_link_is_left_alone(link: str, small: BuiltSite) -> None:
    """However it is written."""
    assert small.problem(link, HERE) == ""


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("../other/", "is not there"),
        ("../../picture.png", "is not there"),
        ("#nowhere", "names no place of its page"),
        ("../../zh/#top", "names no place of its page"),
        (f"{ADDRESS}gone/", "is not there"),
        ("/elsewhere/", "leaves the site"),
        ("http://example.com/", "is not https"),
        ("https://localhost/", "has no proper host"),
        ("https://example.com/a b", "has a letter that an address may not have"),
        ("https://[broken/", "is no address"),
        ("javascript:void(0)", "is not allowed"),
        ("htps:example", "has an unknown scheme"),
    ],
)
def test_a_bad_link_is_found(link: str, problem: str, small: BuiltSite) -> None:
    """With what is wrong about it."""
    assert small.problem(link, HERE) == problem


@pytest.mark.parametrize(
    "html",
    [
        '<img srcset="../../picture.svg 1x, gone.svg 2x">',
        '<script src="gone.js"></script>',
        '<link rel="preload" href="gone.css">',
        '<svg><use xlink:href="#gone"/></svg>',
        '<p style="background: url(gone.png)">',
        '<style>p { background: url("gone.png") }</style>',
        '<meta property="og:image" content="https://example.org/growth/gone.png">',
        '<object data="gone.pdf"></object>',
    ],
)
def test_every_kind_of_link_is_read(html: str, small: BuiltSite) -> None:
    """Each of these leads nowhere, once."""
    assert small.complaints() == []
    (small.folder / HERE).write_text(html, encoding="utf-8")
    again = BuiltSite(small.folder, ADDRESS)

    assert len(again.complaints()) == 1
    assert "gone" in again.complaints()[0]


def test_style_sheets_are_read(small: BuiltSite) -> None:
    """Their pictures lie beside them."""
    (small.folder / "part/style.css").write_text("a { background: url(picture.svg) }", encoding="utf-8")

    assert small.complaints() == ["part/style.css: picture.svg is not there"]


def test_a_work_may_be_known_by_an_insecure_address(small: BuiltSite) -> None:
    """The address is the publisher's; any other is refused."""
    site = BuiltSite(small.folder, ADDRESS, frozenset({"http://example.com/old"}))

    assert site.problem("http://example.com/old", HERE) == ""
    assert site.problem("http://example.com/new", HERE) == "is not https"


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://example.com/a.js"></script>',
        '<link rel="stylesheet" href="https://example.com/a.css">',
        '<img src="https://example.com/a.png">',
        '<iframe src="https://example.com/"></iframe>',
    ],
)
def test_nothing_is_loaded_from_another_host(html: str, small: BuiltSite) -> None:
    """A link that a reader may follow is something else."""
    (small.folder / HERE).write_text(f'<a href="https://example.com/">Elsewhere</a>{html}', encoding="utf-8")

    assert [text.split(" ", 2)[2] for text in BuiltSite(small.folder, ADDRESS).complaints()] == [
        "is loaded from another host"
    ]
