"""The tags that a page's head has for programs: its languages, its citation, and what it is in the words of schema.org.

The descriptions are data, which no browser executes, so a strict content policy lets them be. Addresses are absolute
and begin with `SITE_URL`, since programs keep them without the page; those of the offline copy lead to the website.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from build_tools.addresses import PLACES
from build_tools.metadata.citations import CITATIONS
from build_tools.metadata.feed import FEED
from build_tools.metadata.project import project
from build_tools.metadata.works import Work
from build_tools.pages.words import html_language, site_words
from build_tools.templating import templates

TEMPLATES = Path(__file__).with_name("templates")
CONTEXT = "https://schema.org"


def head(meta: Mapping[str, Any], site: str, root: str) -> str:
    """The tags of a page with this front matter; `site` is the site's address, `root` the way to it from the page."""
    if "work" not in meta:
        return ""
    work = Work(**meta["work"])
    site = site.rstrip("/") + "/"
    return (
        templates(TEMPLATES)
        .get_template("head.html.j2")
        .render(
            default=(root or "./") + work.default,
            citation=citation(work, site),
            feed=f"{site}{PLACES[work.language]}{FEED}",
            citations=f"{site}{PLACES[work.language]}{CITATIONS}",
            words=site_words(work.language),
            data=[as_data(found) for found in descriptions(work, site)],
        )
    )


def citation(work: Work, site: str) -> dict[str, str]:
    """The page in the tags that citation managers and scholarly search engines read; they take its description, too."""
    tags = {
        "citation_title": work.title,
        "citation_author": project().author,
        "citation_publication_date": work.day.replace("-", "/"),
        "citation_language": html_language(work.language),
        "citation_fulltext_html_url": site + work.address,
        "citation_pdf_url": site + work.pdf if work.pdf else "",
    }
    return {name: text for name, text in tags.items() if text}


def descriptions(work: Work, site: str) -> list[dict[str, Any]]:
    """The page as teaching material, where it is some, and the numbers that it offers."""
    lessons = [learning_resource(work, site)] if work.kind else []
    return lessons + [data_set(found, work, site) for found in work.datasets]


def learning_resource(work: Work, site: str) -> dict[str, Any]:
    """A page as teaching material."""
    words, language = site_words(work.language), html_language(work.language)
    found = {
        "@context": CONTEXT,
        "@type": "LearningResource",
        "@id": site + work.address,
        "url": site + work.address,
        "name": work.title,
        "description": work.description,
        "inLanguage": language,
        "learningResourceType": words["metadata"][work.kind],
        "educationalLevel": work.level,
        "timeRequired": f"PT{work.minutes}M" if work.minutes else "",
        "teaches": list(work.teaches),
        "datePublished": work.published,
        "dateModified": work.checked and work.day,
        "version": project().version,
        "license": project().licence,
        "author": maker(),
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "WebSite", "name": words["site"]["name"], "url": site + PLACES[work.language]},
    }
    return without_gaps(found)


def data_set(found: Mapping[str, Any], work: Work, site: str) -> dict[str, Any]:
    """A figure's numbers, with the works that they were taken from."""
    based_on = [
        without_gaps({"@type": "CreativeWork", "name": of["name"], "url": of["url"], "creditText": of["author"]})
        for of in found["works"]
    ]
    described = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": f"{site}{work.address}#figure-{found['id']}",
        "url": f"{site}{work.address}#figure-{found['id']}",
        "name": found["name"],
        "description": found["description"],
        "inLanguage": html_language(work.language),
        "license": found["licence"],
        "temporalCoverage": "/".join(dict.fromkeys(found["years"])),
        "dateModified": found["checked"],
        "creator": maker(),
        "isBasedOn": based_on,
        "isAccessibleForFree": True,
        "distribution": [{"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": site + found["file"]}],
    }
    return without_gaps(described)


def maker() -> dict[str, str]:
    """Who made the page or the table."""
    return {"@type": "Organization", "name": project().author}


def without_gaps(found: dict[str, Any]) -> dict[str, Any]:
    """What is known."""
    return {name: value for name, value in found.items() if value not in ("", [])}


def as_data(found: dict[str, Any]) -> Markup:
    """The text of a data block; whatever is in it, it cannot end the block."""
    return Markup(json.dumps(found, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def with_head(page: str, tags: str) -> str:
    """The HTML page with these tags in its head."""
    return page.replace("</head>", tags + "</head>", 1)
