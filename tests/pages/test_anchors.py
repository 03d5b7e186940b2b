"""A heading has one anchor in all languages, legible and lasting."""

import re
from pathlib import Path

import pytest

from build_tools.pages.anchors import with_anchors
from build_tools.places import SITE
from explainers.contract.errors import ContractError

HEADING = re.compile(r"<h[1-6]\b[^>]*\bid=\"?([^\s\">]+)")
FIRST, OTHER = Path("a/page.en.md"), Path("a/page.zh.md")
ENGLISH = (
    "---\ntitle: A puzzle\n---\n# A *puzzle*\n\n## Why?\n\n```sh\n# nor this\n```\n\n## Why?\n\n## Kept { #own }\n"
)
CHINESE = ENGLISH.replace("# A *puzzle*", "# *谜题*").replace("Why?", "为什么？").replace("Kept", "照旧")


def test_a_heading_has_the_anchor_of_the_one_at_its_place() -> None:
    """Also where two have the same words; what a page says itself stands, and code is left alone."""
    pages = with_anchors({FIRST: ENGLISH, OTHER: CHINESE})

    assert re.findall("(?m)^#+ .*", str(pages[OTHER])) == [
        "# *谜题* { #a-puzzle }",
        "## 为什么？ { #why }",
        "# nor this",
        "## 为什么？ { #why_1 }",
        "## 照旧 { #own }",
    ]


def test_other_attributes_stay() -> None:
    """The classes of a heading stand beside its anchor."""
    pages = with_anchors({FIRST: "## Then { .event }", OTHER: "## 以后 { .event }"})

    assert pages[OTHER] == "## 以后 { #then .event }"


@pytest.mark.parametrize("other", ["# 一", "# 一\n\n### 二", "# 一\n\n## 二\n\n## 三"])
def test_a_heading_that_one_language_lacks_is_refused(other: str) -> None:
    """With the file and the heading that is meant."""
    with pytest.raises(ContractError, match="same headings") as caught:
        with_anchors({FIRST: "# One\n\n## Two", OTHER: other})

    assert caught.value.file == str(OTHER)


@pytest.mark.built
def test_both_languages_of_the_site_have_the_same_anchors() -> None:
    """None is a bare number, which would change when a heading is inserted."""
    pages = {path.relative_to(SITE): path for path in sorted(SITE.rglob("index.html"))}
    pairs = [(path, pages[path], pages["zh" / path]) for path in pages if "zh" / path in pages]
    found = [(path, *(HEADING.findall(page.read_text(encoding="utf-8")) for page in both)) for path, *both in pairs]

    assert len(found) > 70
    assert [path for path, first, other in found if first != other] == []
    assert [path for path, first, _ in found if any(re.fullmatch(r"_\d+", anchor) for anchor in first)] == []
