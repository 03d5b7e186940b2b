"""The book of each language: whole, tagged, equal in two builds, and with links that lead to its own places."""

import io
import json
import re
import zlib
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from pypinyin import lazy_pinyin

from build_tools.book.content import as_read, content, is_named
from build_tools.book.setting import book_pdf, set_pdf
from build_tools.pages.chapters import chapters
from build_tools.pages.references import FIRST_OF_ASIA
from build_tools.pages.site import Site, gather
from build_tools.places import DOCS, SITE
from explainers.contract.catalogue import CATALOGUE
from explainers.contract.explainer import LANGUAGES
from tests.handouts.conftest import squeezed

ADDRESS = "https://example.org/growth/"
LARGEST = 2_000_000  # bytes that the offline copy may grow by, compressed


@pytest.fixture(scope="module")
def sites() -> dict[str, Site]:
    """What the pages are made from."""
    return {site.language: site for site in gather(DOCS, CATALOGUE)}


@pytest.fixture(scope="module")
def contents(sites: dict[str, Site]) -> dict[str, dict[str, Any]]:
    """The books before they are set."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SITE_URL", raising=False)
        return {language: content(site) for language, site in sites.items()}


def nodes(found: Any) -> list[dict[str, Any]]:
    """All nodes in a book."""
    if isinstance(found, dict):
        return (
            [found, *(node for value in found.values() for node in nodes(value))]
            if "kind" in found
            else [node for value in found.values() for node in nodes(value)]
        )
    return [node for value in found for node in nodes(value)] if isinstance(found, list) else []


def of_kind(book: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """The nodes of one kind in all chapters."""
    return [node for node in nodes(book["chapters"]) if node["kind"] == kind]


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Each language."""
    return str(request.param)


@pytest.fixture(scope="module")
def pdf(language: str, contents: dict[str, dict[str, Any]]) -> bytes:
    """The book of a language."""
    return book_pdf(contents[language])


def letters(pdf: bytes) -> str:
    """All letters of a PDF, without spaces."""
    found = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    return squeezed(found).replace("\u2060", "")  # keeps the number of a page with the dots before it


def test_every_chapter_is_in_the_contents_and_in_the_book(
    pdf: bytes, language: str, sites: dict[str, Site], contents: dict[str, dict[str, Any]]
) -> None:
    """In the order of the site, and with the number of the page on which it begins."""
    wanted = [chapter.title for chapter in chapters(sites[language].written)]
    reader, text = pypdf.PdfReader(io.BytesIO(pdf)), letters(pdf)
    outline = [entry for entry in reader.outline if not isinstance(entry, list)]
    named = [squeezed(str(entry.title)) for entry in outline]

    assert len(wanted) >= 4
    assert [name for name in named if name in map(squeezed, wanted)] == [squeezed(title) for title in wanted]
    for entry in outline[1:]:
        page = int(reader.get_destination_page_number(entry)) + 1
        assert re.search(rf"{re.escape(squeezed(str(entry.title)))}\.*{page}", text)
    assert contents[language]["front"]["author"] in " ".join(reader.pages[0].extract_text().split())


def test_both_languages_have_the_same_pictures_and_works(contents: dict[str, dict[str, Any]]) -> None:
    """Neither is a shortened form of the other."""
    english, chinese = (contents[language] for language in LANGUAGES)
    for kind in ("scene", "figure"):
        assert len(of_kind(english, kind)) == len(of_kind(chinese, kind)) > 3
    assert {work["label"] for work in english["works"]} == {work["label"] for work in chinese["works"]}


def test_every_link_of_the_book_leads_to_a_place_in_it(contents: dict[str, dict[str, Any]], language: str) -> None:
    """Or to an address; the setter refuses a label that is not there, and two that are equal."""
    book = contents[language]
    labels = [node["label"] for node in nodes(book["chapters"]) if node.get("label")]
    labels += [entry["label"] for name in ("chapters", "works", "terms") for entry in book[name]]
    links = {node["to"] for node in of_kind(book, "link")}

    assert len(set(labels)) == len(labels)
    assert len([link for link in links if link.startswith("#work-")]) > 30
    assert {link[1:] for link in links if link.startswith("#")} <= {*labels, "contents", "terms"}
    assert all(re.match(r"#|https?://", link) for link in links)


def test_what_is_cited_is_in_the_list_of_works(
    pdf: bytes, contents: dict[str, dict[str, Any]], language: str, sites: dict[str, Site]
) -> None:
    """Once, in the order of authors, Chinese ones first by their sounds; what nobody cites is not."""
    works = contents[language]["works"]
    cited = {node["to"][1:] for node in of_kind(contents[language], "link") if node["to"].startswith("#work-")}
    shown = {work["to"][1:] for figure in of_kind(contents[language], "figure") for work in figure["works"]}

    authors = [re.split(r" \(\d|（\d", work["head"])[0] for work in works]

    assert authors == sorted(authors, key=lambda name: (name < FIRST_OF_ASIA, "".join(lazy_pinyin(name)).casefold()))
    assert len({work["label"] for work in works}) == len(works)
    assert {work["label"] for work in works} == cited | shown
    assert len(works) < len(sites[language].references)
    assert all(squeezed(work["title"]) in letters(pdf) for work in works[:5])


def test_a_figure_has_its_source_licence_and_limits(
    pdf: bytes, contents: dict[str, dict[str, Any]], language: str
) -> None:
    """And words for those who do not see it."""
    text = letters(pdf)
    for figure in of_kind(contents[language], "figure"):
        assert figure["alt"] and figure["works"] and "var(" not in figure["svg"]
        for name in ("title", "not_shown", "licence", "number"):
            assert squeezed(figure[name]) in text


def test_a_scene_has_its_question_and_on_a_published_site_its_address(
    sites: dict[str, Site], contents: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without `SITE_URL` nothing on paper leads to a machine of ours."""
    assert all(not scene["code"] and scene["task"] for scene in of_kind(contents["en"], "scene"))
    assert not contents["en"]["front"]["shown"]

    monkeypatch.setenv("SITE_URL", ADDRESS)
    published = content(sites["zh"])
    scenes = of_kind(published, "scene")
    assert all(scene["code"].startswith("<svg") for scene in scenes)
    assert all(scene["address"].startswith(f"{ADDRESS}zh/explainers/") and "#" in scene["address"] for scene in scenes)
    assert squeezed(scenes[0]["shown"]) in letters(book_pdf(published))


def test_the_book_can_be_read_aloud(pdf: bytes, language: str) -> None:
    """It is tagged, says its language, and has passed the setter's check for PDF/UA-1; fonts are in it."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    root: Any = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith(language)
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"].get("/Font", {}).values()]
    assert fonts
    assert all("+" in str(font["/BaseFont"]) for font in fonts)


def test_two_builds_give_equal_bytes(contents: dict[str, dict[str, Any]], pdf: bytes, language: str) -> None:
    """No clock and no chance is in them."""
    assert set_pdf(json.dumps(contents[language], ensure_ascii=False)) == pdf


@pytest.mark.built
@pytest.mark.parametrize("place", ["", "zh/"])
def test_the_site_offers_the_book(place: str) -> None:
    """On the book's first page and to teachers; it is small enough for the offline copy."""
    file = SITE / place / "handouts/book.pdf"
    assert file.read_bytes().startswith(b"%PDF")
    assert len(zlib.compress(file.read_bytes())) < LARGEST
    for page in ("book", "teachers"):
        assert "handouts/book.pdf" in Path(SITE, place, page, "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("patent", "many patents were filed", True),
        ("AI", "she said so", False),
        ("human capital", "in human capital, too", True),
        ("资本", "人均资本", True),
        ("绿色", "green", False),
    ],
)
def test_a_term_is_printed_where_the_book_names_it(name: str, text: str, expected: bool) -> None:
    """As a whole word, in the singular or the plural."""
    assert is_named(name, text) == expected


def test_an_address_is_printed_as_it_is_read() -> None:
    """Letters instead of numbers of letters, unless they would not hold together."""
    assert as_read("https://example.org/%E6%96%B0%E8%B4%A8?a=b") == "example.org/新质?a=b"
    assert as_read("http://example.org/a%20b") == "example.org/a%20b"
