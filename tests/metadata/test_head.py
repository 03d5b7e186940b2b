"""The tags in the heads of pages: citation, languages, teaching material and data sets."""

import dataclasses
import json
from pathlib import Path

import pytest

from build_tools.addresses import site_address
from build_tools.figures.rendering import load as load_figures
from build_tools.metadata.citations import CITATIONS, citations
from build_tools.metadata.head import head, with_head
from build_tools.metadata.project import project
from build_tools.metadata.works import Work, with_work, years
from build_tools.pages.markup import Element, parse
from build_tools.pages.references import load_references
from build_tools.places import DOCS, REPOSITORY, SITE
from explainers.contract.catalogue import CATALOGUE
from explainers.contract.errors import ContractError
from tests.conftest import EXAMPLE

ADDRESS = "https://example.org/growth/"


def tags(work: Work, root: str = "../../../") -> Element:
    """The head of a page, as a program reads it."""
    return parse(head({"work": dataclasses.asdict(work)}, ADDRESS, root))


def named(page: Element, name: str) -> list[str]:
    """The contents of all tags of one name."""
    return [found.attributes["content"] for found in page.walk() if found.attributes.get("name") == name]


def data(page: Element) -> list[dict[str, object]]:
    """What the page says of itself in the words of schema.org."""
    return [json.loads(found.text()) for found in page.walk() if found.attributes.get("type") == "application/ld+json"]


def linked(page: Element, rel: str) -> list[dict[str, str]]:
    """The links of one kind in the head."""
    return [found.attributes for found in page.walk() if found.tag == "link" and rel in found.attributes["rel"].split()]


def test_a_citation_manager_finds_title_makers_and_day(chapter: Work) -> None:
    """The makers' name stands in CITATION.cff and nowhere else."""
    page = tags(chapter)

    assert named(page, "citation_title") == ['What "it" says </script> & more']
    assert named(page, "citation_author") == ["The contributors to New quality productive forces"]
    assert named(page, "citation_publication_date") == ["2026/11/28"]
    assert named(page, "citation_language") == ["zh-Hans"]
    assert named(page, "citation_fulltext_html_url") == [f"{ADDRESS}zh/book/concept/"]
    assert named(page, "citation_pdf_url") == [f"{ADDRESS}zh/handouts/book.pdf"]
    assert project().author in (REPOSITORY / "CITATION.cff").read_text(encoding="utf-8")


def test_a_page_that_is_not_dated_has_the_day_of_the_version(chapter: Work) -> None:
    """And no file to print where there is none."""
    page = tags(dataclasses.replace(chapter, checked="", pdf=""))

    assert named(page, "citation_publication_date") == ["2026/11/25"]
    assert named(page, "citation_pdf_url") == []


def test_a_version_that_is_newer_than_the_facts_has_its_own_day(chapter: Work) -> None:
    """For every program: none says that a page was changed before it was published."""
    newer = dataclasses.replace(chapter, published="2026-12-01")
    page = tags(newer)
    lesson, _ = data(page)

    assert named(page, "citation_publication_date") == ["2026/12/01"]
    assert lesson["datePublished"] == lesson["dateModified"] == "2026-12-01"
    assert json.loads(citations([newer], ADDRESS))[0]["issued"] == {"date-parts": [[2026, 12, 1]]}


def test_a_chapter_is_teaching_material_and_its_figure_a_data_set(chapter: Work) -> None:
    """Nothing in a title can end the block that holds it."""
    lesson, numbers = data(tags(chapter))

    assert (lesson["@type"], lesson["name"]) == ("LearningResource", chapter.title)
    assert (lesson["inLanguage"], lesson["learningResourceType"]) == ("zh-Hans", "章节")
    assert (lesson["url"], lesson["dateModified"]) == (f"{ADDRESS}zh/book/concept/", "2026-11-28")
    assert lesson["version"] == project().version
    assert (numbers["@type"], numbers["name"]) == ("Dataset", "Half of the new cars are electric")
    assert (numbers["temporalCoverage"], numbers["license"]) == (
        "2010/2025",
        "https://creativecommons.org/licenses/by/4.0/",
    )
    assert numbers["distribution"] == [
        {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": f"{ADDRESS}zh/figures/electric-cars.csv",
        }
    ]
    assert numbers["creator"] == {"@type": "Organization", "name": project().author}


def test_the_years_of_a_data_set_are_those_of_its_numbers() -> None:
    """From a column of years, or from names that are periods; never from the year of a work in a name."""
    figures = load_figures(DOCS, load_references(DOCS, CATALOGUE))

    assert years("electric-car-share", figures) == ["2010", "2025"]
    assert years("tfp-growth-elsewhere", figures) == ["1978", "2019"]
    assert years("china-tfp-estimates", figures) == []


def test_a_guide_is_cited_but_no_teaching_material(chapter: Work) -> None:
    """Nor has it numbers."""
    page = tags(dataclasses.replace(chapter, kind="", datasets=()))

    assert data(page) == []
    assert named(page, "citation_title")


def test_a_page_names_its_translations_its_feed_and_its_citations(chapter: Work) -> None:
    """None of the links is `alternate` alone, at which the theme would look for a site map."""
    page = tags(chapter)
    default, feed, cited = linked(page, "alternate")

    assert (default["hreflang"], default["href"]) == ("x-default", "../../../book/concept/")
    assert (feed["type"], feed["href"]) == ("application/atom+xml", f"{ADDRESS}zh/feed.xml")
    assert (cited["type"], cited["href"]) == ("application/vnd.citationstyles.csl+json", f"{ADDRESS}zh/citations.json")
    assert all(len(found["rel"].split()) == 2 for found in (default, feed, cited))


def test_the_home_page_has_a_way_to_itself() -> None:
    """Its address from the root is empty."""
    home = Work("Home", "en", "", "", "2026-11-25")

    assert linked(tags(home, ""), "alternate")[0]["href"] == "./"
    assert 'work: {"title": "Home", "language": "en", "address": "", "default": "", ' in with_work("# Home\n", home)


def test_a_page_without_a_work_stays_as_it_is() -> None:
    """Such as one that another build left."""
    assert with_head("<head></head>", head({}, ADDRESS, "")) == "<head></head>"


def test_citations_are_those_of_the_citation_style_language(chapter: Work) -> None:
    """With what it wants of a web page."""
    (found,) = json.loads(citations([chapter], ADDRESS))

    assert found["type"] == "webpage"
    assert found["author"] == [{"literal": project().author}]
    assert found["issued"] == {"date-parts": [[2026, 11, 28]]}
    assert found["URL"] == f"{ADDRESS}zh/book/concept/"
    assert found["version"] == project().version


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("CITATION.cff", "license: [MIT, CC-BY-4.0]\n", "authors"),
        ("CITATION.cff", "authors:\n  - name: We\nlicense: [MIT]\n", "license"),
        ("CHANGELOG.md", "# Changelog\n", "dated version"),
    ],
)
def test_files_that_say_too_little_are_refused(file: str, text: str, message: str, tmp_path: Path) -> None:
    """Before a page without a maker is published."""
    for name in ("CITATION.cff", "CHANGELOG.md"):
        (tmp_path / name).write_text((REPOSITORY / name).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / file).write_text(text, encoding="utf-8")

    with pytest.raises(ContractError, match=message):
        project(tmp_path)


def built(place: str) -> Element:
    """A page of the built site."""
    return parse((SITE / place / "index.html").read_text(encoding="utf-8"))


def is_page(path: Path) -> bool:
    """Whether a file of the site is a page of its own, and neither for frames nor a sign to where a page is now."""
    return "embed" not in path.relative_to(SITE).parts and 'rel="canonical"' in path.read_text(encoding="utf-8")


@pytest.mark.built
@pytest.mark.parametrize(
    ("place", "language", "kind"), [("", "en", "interactive model"), ("zh/", "zh-Hans", "互动模型")]
)
def test_an_explainer_is_described_where_it_is_published(place: str, language: str, kind: str) -> None:
    """With its level, its minutes and the terms that it teaches; the address is that of the page itself."""
    page = built(f"{place}explainers/{EXAMPLE}")
    lesson = next(found for found in data(page) if found["@type"] == "LearningResource")
    canonical = linked(page, "canonical")[0]["href"]

    assert (lesson["inLanguage"], lesson["learningResourceType"]) == (language, kind)
    assert lesson["url"] == canonical == named(page, "citation_fulltext_html_url")[0]
    assert lesson["teaches"] and lesson["educationalLevel"] and str(lesson["timeRequired"]).startswith("PT")


@pytest.mark.built
def test_every_page_of_the_site_says_what_it_is() -> None:
    """In each language once by its own address; the languages of a page name one another and a default."""
    pages = [path.parent for path in SITE.rglob("index.html") if is_page(path)]
    assert len(pages) > 80
    for folder in pages:
        page = built(folder.relative_to(SITE).as_posix())
        (canonical,) = linked(page, "canonical")
        assert named(page, "citation_fulltext_html_url") == [canonical["href"]]
        assert {link["hreflang"] for link in linked(page, "translation")} == {"en", "zh", "x-default"}
        assert all(
            found["license"] and found["name"] and found["description"] for found in data(page) if "teaches" in found
        )


@pytest.mark.built
@pytest.mark.parametrize("place", ["", "zh/"])
def test_the_citations_of_the_site_are_its_pages(place: str) -> None:
    """Each leads to a page that is there."""
    found = json.loads((SITE / place / CITATIONS).read_text(encoding="utf-8"))

    assert len(found) > 40
    for entry in found:
        assert (SITE / entry["URL"].removeprefix(site_address()) / "index.html").is_file()


@pytest.mark.built
def test_the_data_sets_of_the_site_can_be_downloaded() -> None:
    """Each from a page of its language, with years, makers and works."""
    sets = [
        found
        for path in SITE.rglob("index.html")
        if is_page(path)
        for found in data(parse(path.read_text(encoding="utf-8")))
        if found["@type"] == "Dataset"
    ]
    assert len(sets) >= 10
    for found in sets:
        (offer,) = found["distribution"]  # type: ignore[misc, attr-defined]
        assert (SITE / offer["contentUrl"].removeprefix(site_address())).is_file()
        assert found["isBasedOn"] and found["creator"] and found["description"]
