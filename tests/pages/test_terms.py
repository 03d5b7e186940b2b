"""Links to the glossary carry what the term means."""

import pytest

from build_tools.pages.references import in_order
from build_tools.pages.terms import explained
from explainers.contract.errors import ContractError

GLOSSARY = {"wedge": {"en": "wedge", "zh": "楔子", "meaning_en": 'A "gap" & more.', "meaning_zh": "差额。"}}
PAGE = "A [wedge](../reference/glossary.md#wedge), in the [glossary](../reference/glossary.md)."


def test_a_link_carries_the_meaning_in_the_language_of_its_page() -> None:
    """As an attribute of the link to the term; a link to the whole glossary is left alone."""
    before, after = PAGE.split(", ")

    assert explained(PAGE, GLOSSARY, "zh", file="page") == f'{before}{{ .term data-meaning="差额。" }}, {after}'
    assert 'data-meaning="A &quot;gap&quot; &amp; more."' in explained(PAGE, GLOSSARY, "en", file="page")


def test_a_term_that_nobody_explains_is_refused() -> None:
    """With the file that names it."""
    with pytest.raises(ContractError, match="wedges") as caught:
        explained(PAGE.replace("#wedge", "#wedges"), GLOSSARY, "en", file="page.en.md")

    assert caught.value.file == "page.en.md"


def test_terms_stand_as_in_a_dictionary_of_the_language() -> None:
    """Neither a capital letter nor a tone mark counts: 报酬 comes before 比较, and 潮涌 before 成本."""
    pinyin = {"成本病": "chéngběn bìng", "报酬递减": "bàochóu dìjiǎn", "潮涌": "cháoyǒng", "比较优势": "bǐjiào yōushì"}
    names = dict(zip(pinyin, ("TFP", "AI Plus", "wave", "automation"), strict=True))
    terms = {name: {"en": names[name], "zh": name, "pinyin": sounds} for name, sounds in pinyin.items()}

    assert [*in_order(terms, "zh")] == ["报酬递减", "比较优势", "潮涌", "成本病"]
    assert [names[key] for key in in_order(terms, "en")] == ["AI Plus", "automation", "TFP", "wave"]
