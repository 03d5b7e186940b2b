"""The list of sources leads back to every section that cites a work; a work that nobody cites does not belong there."""

from pathlib import Path

import pytest

from build_tools.pages.citations import Citation, cited_works, of_page
from build_tools.pages.references import Reference
from build_tools.pages.site import Site, load_sites
from build_tools.pages.slots import PageSlots
from build_tools.places import DOCS
from explainers.contract.catalogue import CATALOGUE
from explainers.contract.errors import ContractError
from explainers.contract.explainer import LANGUAGES

WORKS = {key: Reference(key, "One, Ann", "2020", f"Work <{key}>", "", "", "One", "") for key in ("one", "two", "three")}
PAGE = """---
title: Page
---
# Page

{{ cite("two") }}

## First { #first }

It says so {{ cite("one") }}, twice {{ cite("one") }}, and so does {{ cite("two", "named") }}.

```text
{{ cite("three") }}
```
"""


@pytest.fixture(scope="module")
def sites() -> list[Site]:
    """What the pages are made from."""
    return load_sites(DOCS, CATALOGUE)


def test_a_work_leads_to_the_sections_that_cite_it() -> None:
    """Each once; what is cited above all sections leads to the page, and code cites nothing."""
    page = Path("book/page.md")
    works = cited_works(WORKS, of_page(page, PAGE, {}), {page: "The page"}, "../")

    assert [(work.key, [(page.title, page.address, page.sections) for page in work.pages]) for work in works] == [
        ("one", [("The page", "../book/page.md", (("First", "first"),))]),
        ("two", [("The page", "../book/page.md", (("First", "first"),))]),
    ]
    assert "Work &lt;one&gt;" in works[0].entry and 'id="one"' in works[0].entry


@pytest.mark.parametrize(
    ("form", "cited"),
    [
        (["bracketed"], {"en": "([{name} 1956]({place}))", "zh": "（[{name}，1956]({place})）"}),
        ([], {"en": "([{name} 1956]({place}))", "zh": "（[{name}，1956]({place})）"}),
        (["named"], {"en": "[{name} (1956)]({place})", "zh": "[{name}（1956）]({place})"}),
    ],
)
def test_a_work_is_cited_in_brackets_or_named(form: list[str], cited: dict[str, str], sites: list[Site]) -> None:
    """In either form it leads to the list."""
    for site in sites:
        pattern = cited[site.language].replace("{place}", "../reference/sources.md#solow1956")
        assert PageSlots(site, Path("book/page.md")).cite("solow1956", *form) == pattern.replace("{name}", "Solow")


def test_another_form_is_refused(sites: list[Site]) -> None:
    """With the form that there is."""
    with pytest.raises(ContractError, match="named in the sentence") as caught:
        PageSlots(sites[0], Path("page.md")).cite("solow1956", "bare")
    assert 'cite("solow1956", "named")' in str(caught.value)


def test_chinese_names_stand_first_by_their_sounds() -> None:
    """Zhejiang after Guojia, which no order of characters gives; then letters, whatever their case."""
    names = ["van Ark, Bart", "Solow, Robert M.", "浙江省人民政府", "林毅夫", "国家统计局", "蔡昉"]
    works = {name: Reference(name, name, "2020", "W", "", "", name, "") for name in names}
    page = Path("page.md")

    listed = cited_works(works, [Citation(key, page) for key in works], {page: "The page"}, "")

    assert [work.key for work in listed] == [
        "蔡昉", "国家统计局", "林毅夫", "浙江省人民政府", "Solow, Robert M.", "van Ark, Bart",
    ]  # fmt: skip


def test_an_explainer_leads_to_its_page() -> None:
    """Where no section of it cites the work."""
    page = Path("explainers/a/index.md")
    (work,) = cited_works(WORKS, [Citation("three", page)], {page: "A model"}, "")

    assert [(page.title, page.address, page.sections) for page in work.pages] == [("A model", page.as_posix(), ())]


def test_a_figure_cites_its_sources(sites: list[Site]) -> None:
    """In the section that shows it."""
    name, figure = next(iter(sites[0].figures.found.items()))
    text = f'## Here {{ #here }}\n\n{{{{ data_figure("{name}") }}}}\n'
    found = list(of_page(Path("page.md"), text, sites[0].figures.found))

    assert {citation.key for citation in found} == {*figure.declaration.sources}
    assert all(citation.anchor == "here" for citation in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_work_is_cited(language: str, sites: list[Site]) -> None:
    """Otherwise it is read by nobody, and can go."""
    site = next(site for site in sites if site.language == language)
    cited = {work.key for work in site.cited_works("")}

    assert sorted(site.references.keys() - cited) == []


def test_both_languages_cite_the_same_works(sites: list[Site]) -> None:
    """In sections that may differ, since an official text is cited in the language of the page where there is one."""
    english, chinese = ({work.key for work in site.cited_works("")} for site in sites)

    assert english == chinese
