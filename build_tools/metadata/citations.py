"""The pages of one language as a file of citations, in the JSON of the Citation Style Language."""

import json
from collections.abc import Iterable
from typing import Any

from build_tools.metadata.project import project
from build_tools.metadata.works import Work
from build_tools.pages.words import html_language, site_words

CITATIONS = "citations.json"


def citations(works: Iterable[Work], site: str) -> str:
    """The text of the file; `site` is the site's address."""
    return json.dumps([entry(work, site) for work in works], ensure_ascii=False, indent=1) + "\n"


def entry(work: Work, site: str) -> dict[str, Any]:
    """One page as a citation."""
    day = [int(part) for part in work.day.split("-")]
    abstract = {"abstract": work.description} if work.description else {}
    return {
        "id": work.address or "./",
        "type": "webpage",
        "title": work.title,
        "container-title": site_words(work.language)["site"]["name"],
        "author": [{"literal": project().author}],
        "issued": {"date-parts": [day]},
        "version": project().version,
        "URL": site + work.address,
        "language": html_language(work.language),
        **abstract,
    }
