"""Links to the glossary carry what the term means, so that a reader who meets it need not leave the page.

The style sheet shows the meaning beside a link that is pointed at or has the focus, and prints it in brackets.
"""

import html
import re

from build_tools.pages.references import Glossary
from explainers.contract.errors import ContractError

LINK = re.compile(r"(?P<link>\]\((?:\.\./)*reference/glossary\.md#(?P<key>\w+)\))")


def explained(page: str, glossary: Glossary, language: str, *, file: str) -> str:
    """The page with the meaning at each link to a term; ContractError for a term that the glossary does not have."""

    def with_meaning(found: re.Match[str]) -> str:
        if found["key"] not in glossary:
            rule = "The glossary has no such term."
            raise ContractError(file, "link", rule, found=found["key"], try_this="add it to docs/glossary.toml")
        meaning = html.escape(glossary[found["key"]][f"meaning_{language}"])
        return f'{found["link"]}{{ .term data-meaning="{meaning}" }}'

    return LINK.sub(with_meaning, page)
