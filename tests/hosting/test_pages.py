"""The built pages keep to the policy, and their files to what is declared of them."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from build_tools.hosting import headers
from build_tools.hosting.policy import content_policy, put_into_pages, scripts_inside, source_hash, without_policy
from build_tools.places import SITE
from build_tools.service_worker.files import NAME as SERVICE_WORKER

HASH = re.compile(r"[0-9a-f]{12,}")
DATA = {"application/json", "application/ld+json", "text/plain"}
FOR_SERVERS = {".br", ".gz", ""}  # compressed neighbours, and the file for hosts


class Inside(HTMLParser):
    """What stands inside a page that a content policy has to allow, by one way of saying it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.scripts: set[str] = set()
        self.forbidden: list[str] = []
        self.text: list[str] | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes styles and handlers, and begins a script."""
        named = dict(attrs)
        if tag == "style" or "style" in named:
            self.forbidden.append(f"a style in <{tag}>")
        self.forbidden += [f"{name} in <{tag}>" for name in named if name.startswith("on")]
        self.forbidden += [f"a script in {name}" for name, value in attrs if (value or "").startswith("javascript:")]
        if tag == "script" and "src" not in named and named.get("type") not in DATA:
            self.text = []

    def handle_data(self, data: str) -> None:
        """Keeps the text of a script."""
        if self.text is not None:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Ends a script."""
        if tag == "script" and self.text is not None:
            self.scripts.add(source_hash("".join(self.text)))
            self.text = None


@pytest.fixture(params=["site", pytest.param("fixture", marks=pytest.mark.built)])
def built(request: pytest.FixtureRequest) -> Path:
    """The built site, and that of the invented explainer."""
    if request.param == "fixture":
        return Path(request.getfixturevalue("fixture_built")) / "site"
    assert (SITE / "index.html").exists(), "There is no site. Run `make site`."
    return SITE


def names(site: Path) -> Iterator[str]:
    """Every file of a site, as readers ask for it."""
    return (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


@pytest.mark.built
def test_nothing_stands_inside_a_page_that_the_policy_does_not_allow(built: Path) -> None:
    """No style, no handler, and no script but those whose hashes it names; it names no others."""
    found: set[str] = set()
    for path in sorted(built.rglob("*.html")):
        inside = Inside(path.read_text(encoding="utf-8"))
        assert inside.forbidden == [], path.relative_to(built)
        found |= inside.scripts

    assert found == scripts_inside(built) != set()


@pytest.mark.parametrize(
    ("page", "forbidden"),
    [
        ("<p style='color: red'>x</p>", ["a style in <p>"]),
        ("<style>p { color: red }</style>", ["a style in <style>"]),
        ("<svg><rect style='fill: red'/></svg>", ["a style in <rect>"]),
        ("<button onclick='go()'>x</button>", ["onclick in <button>"]),
        ("<a href='javascript:go()'>x</a>", ["a script in href"]),
        ("<p align=right>x</p><script type='application/json'>{}</script>", []),
    ],
)
def test_what_breaks_the_policy_is_seen(page: str, forbidden: list[str]) -> None:
    """So that the test above can fail."""
    assert Inside(page).forbidden == forbidden


def test_a_script_inside_a_page_is_allowed_by_its_hash(tmp_path: Path) -> None:
    """Data are no scripts, and what comes from a file needs none."""
    scripts = '<script>a()</script><script data-x="1">b()</script><script type=module>c()</script>'
    data = '<script type="application/json">{}</script><script id="x" type="application/ld+json">{}</script>'
    (tmp_path / "index.html").write_text(scripts + '<script src="d.js"></script>' + data, encoding="utf-8")

    assert scripts_inside(tmp_path) == {source_hash(text) for text in ("a()", "b()", "c()")}
    assert source_hash("") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="


def test_pages_may_carry_the_policy_for_hosts_without_headers(tmp_path: Path) -> None:
    """Each once, before anything that it holds for; what goes onto a disk is without it, and else the same."""
    page = '<head><meta charset="utf-8"><script>a()</script></head>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    for _ in range(2):
        put_into_pages(tmp_path)
    written = (tmp_path / "index.html").read_text(encoding="utf-8")

    assert content_policy([source_hash("a()")]) in written.split("<script>")[0]
    assert written.count("http-equiv") == 1
    assert without_policy(written) == without_policy(page) == page


@pytest.mark.built
def test_what_is_kept_for_long_is_named_by_its_content(built: Path) -> None:
    """Or a browser would keep an old file under a name that means a new one."""
    lasting = [name for name in names(built) if headers.kept(name) == headers.LASTING]

    assert lasting
    assert [name for name in lasting if not HASH.search(name)] == []
    assert headers.kept(SERVICE_WORKER) == headers.BRIEF


@pytest.mark.built
def test_every_kind_of_file_has_its_type(built: Path) -> None:
    """None goes out as bytes only because nobody thought of it."""
    assert {Path(name).suffix for name in names(built)} - FOR_SERVERS - headers.TYPES.keys() == set()
