"""Chinese words keep to the guide to writing: one name for each thing, no typed spaces beside Latin letters or digits,
and GDP spelt out where a page first names it.
"""

import re
from pathlib import Path

import pytest

from build_tools.places import DOCS, REPOSITORY
from explainers.contract.languages import is_shared

GUIDE = DOCS / "contribute" / "style.zh.md"
HEAD = "| 不用 | 用 |"
CHINESE = [
    path
    for folder in ("docs", "explainers", "build_tools")
    for pattern in ("*.zh.md", "words.zh.toml")
    for path in sorted((REPOSITORY / folder).rglob(pattern))
    if path != GUIDE
]
ENTRY = re.compile(r"^(?:zh|\w+_zh) *= *(.*)$", re.MULTILINE)  # what a file of all languages says in Chinese
SHARED = [
    path
    for folder in ("docs", "explainers")
    for path in sorted((REPOSITORY / folder).rglob("*.toml"))
    if is_shared(path) and ENTRY.search(path.read_text(encoding="utf-8"))
]
CODE = re.compile(r"^ *```.*?^ *```", re.DOTALL | re.MULTILINE)
HAN = "[\u3400-\u9fff，。、；：？！“”（）《》—]"
# Latin letters, digits, slots and code, with the stars of what is stressed.
SPACE = re.compile(rf"{HAN} +\*{{0,2}}(?:[A-Za-z0-9`]|[−+]\d|{{{{|{{\w)|[A-Za-z0-9%`}}]\*{{0,2}} +{HAN}")
GDP, SPELT_OUT = re.compile(r"国内生产总值(?:（GDP）)?|\bGDP\b", re.ASCII), "国内生产总值（GDP）"
QUIET = re.compile(r"\{\{.*?\}\}|`[^`]*`")


def put_aside() -> list[str]:
    """The names in the left column of the guide's table."""
    rows = GUIDE.read_text(encoding="utf-8").partition(f"{HEAD}\n")[2].partition("\n\n")[0].splitlines()[1:]
    return [name for row in rows for name in re.split("、", row.split("|")[1].strip())]


def test_the_guide_names_what_is_put_aside() -> None:
    """The table is found, and read name by name."""
    assert {"私营企业", "年轻的技术", "朱晓东"} <= set(put_aside())


@pytest.mark.parametrize("path", CHINESE, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_one_thing_has_one_name(path: Path) -> None:
    """A reader who meets two names looks for two things."""
    text = path.read_text(encoding="utf-8")

    assert not [name for name in put_aside() if name in text]


@pytest.mark.parametrize("path", [*CHINESE, GUIDE, *SHARED], ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_no_space_is_typed_beside_latin_letters_or_digits(path: Path) -> None:
    """Browsers and Typst set one that is as wide as it should be."""
    text = CODE.sub("", path.read_text(encoding="utf-8"))
    said = "\n".join(ENTRY.findall(text)) if path in SHARED else text

    assert [said[max(0, found.start() - 8) : found.end() + 8] for found in SPACE.finditer(said)] == []


@pytest.mark.parametrize(
    "text", ["占 5", "5% 的", "由 `a`", "`a` 里", "为 {{ value }}", "{value} 年", "**GDP** 是", "变化 −5"]
)
def test_a_typed_space_is_found(text: str) -> None:
    """Through slots, code and emphasis."""
    assert SPACE.search(text)


@pytest.mark.parametrize("path", CHINESE, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_gdp_is_spelt_out_where_a_page_first_names_it(path: Path) -> None:
    """And nowhere else; words that stand on no page of their own say GDP."""
    named = GDP.findall(QUIET.sub("", CODE.sub("", path.read_text(encoding="utf-8"))))
    first = [SPELT_OUT] if path.suffix == ".md" and named else []

    assert [name for name in named if name != "GDP"] == first and named[:1] in ([], first or ["GDP"])
