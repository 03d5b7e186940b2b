"""How a fact's number is written in a sentence of each language."""

from pathlib import Path

import pytest

from build_tools.facts.numbers import written
from build_tools.facts.records import Unit
from build_tools.pages.words import site_words
from explainers.contract.errors import ContractError
from tests.facts.small import load

PLAIN = Unit(id="count", patterns={"en": "{}", "zh": "{}"})


@pytest.mark.parametrize(
    ("value", "digits", "english", "chinese"),
    [
        (3.93e12, 3, "3.93 trillion", "3.93万亿"),
        (1.2e9, 2, "1.2 billion", "12亿"),
        (1.204e9, 4, "1.204 billion", "12.04亿"),
        (55.5e6, 3, "55.5 million", "5550万"),
        (110_000, 2, "110,000", "11万"),
        (23_456, 5, "23,456", "23456"),
        (14_250, 3, "14,300", "1.43万"),
        (1_425_000, 4, "1.425 million", "142.5万"),
        (999_999, 2, "1.0 million", "100万"),
        (99_999_999, 3, "100 million", "1.00亿"),
        (3_119, 4, "3,119", "3119"),
        (312.4, 3, "312", "312"),
        (0.5, 2, "0.50", "0.50"),
        (2.25, 2, "2.3", "2.3"),
        (-1.1, 2, "−1.1", "−1.1"),
        (-1.5e12, 2, "−1.5 trillion", "−1.5万亿"),
        (0, 3, "0", "0"),
    ],
)
def test_numbers_are_written_as_each_language_counts(value: float, digits: int, english: str, chinese: str) -> None:
    """With the significant digits that are asked for, and no more."""
    for language, text in (("en", english), ("zh", chinese)):
        assert written(value, PLAIN, digits, language, words=site_words(language)["facts"]) == text


@pytest.mark.parametrize(
    ("unit", "value", "forms", "english", "chinese"),
    [
        ("percent", 0.028, (), "2.8 per cent", "2.8%"),
        ("percent", -0.038, ("size",), "3.8 per cent", "3.8%"),
        ("percent", 0.021, ("signed",), "+2.1 per cent", "+2.1%"),
        ("percent", -0.021, ("signed", "bare"), "−2.1", "−2.1"),
        ("yuan", 3.9e12, ("bare",), "3.9 trillion", "3.9万亿"),
        ("gigawatts", 1200, (), "1,200 gigawatts", "12亿千瓦"),
    ],
)
def test_units_stand_where_each_language_puts_them(
    docs: Path, unit: str, value: float, forms: tuple[str, ...], english: str, chinese: str
) -> None:
    """In the form that the sentence needs."""
    known = load(docs).units[unit]

    for language, text in (("en", english), ("zh", chinese)):
        assert written(value, known, 2, language, words=site_words(language)["facts"], forms=forms) == text


def test_a_single_one_has_a_form_of_its_own(docs: Path) -> None:
    """In English."""
    words = site_words("en")["facts"]

    assert written(-0.01, load(docs).units["points"], 1, "en", words=words) == "−1 point"


def test_an_unknown_form_is_refused() -> None:
    """With those that there are."""
    with pytest.raises(ContractError, match="bare, size, signed"):
        written(1, PLAIN, 1, "en", words=site_words("en")["facts"], forms=("plain",))
