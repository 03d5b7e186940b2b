"""`python -m build_tools reading`: how hard each page of the built site is to read. A report; nothing is refused.

Each language declares how it is measured. By syllables, as English, it prints the grade after Flesch and Kincaid: the
years of school in the United States that a reader needs. J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S.
Chissom, “Derivation of New Readability Formulas for Navy Enlisted Personnel”, Research Branch Report 8-75, 1975.
Libraries for it bring a language toolkit and a dictionary of several megabytes to count syllables; we count groups of
vowels, which is close enough to compare pages with another.

By characters, as Chinese, where no formula is agreed on, it prints the length of sentences and the share of characters
beyond the 3,755 of everyday use, the first level of GB/T 2312, which every Python knows. By words, as any other
language, it prints lengths only.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from build_tools.addresses import PLACES
from build_tools.pages.markup import Element, parse
from build_tools.places import SITE
from explainers.contract.languages import DECLARED, LANGUAGES

PROSE = {"p", "li", "dd", "dt", "blockquote"}
NOT_PROSE = {"script", "style", "svg", "math", "pre", "table", "figure", "nav", "form", "button", "label", "details"}
CITED = "reference/sources/"  # links to the bibliography are no part of a sentence
NO_PAGES = ("embed/", "404.html")

ABBREVIATIONS = re.compile(r"\b(?:e\.g|i\.e|et al|cf|vs|no|pp?|ed|[A-Z])\.")
ENGLISH_END = re.compile(r"""[.!?]["”’)]*(?=\s|$)""")
CHINESE_END = re.compile(r"[。！？]")
WORD = re.compile(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*")
VOWELS = re.compile(r"[aeiouy]+")
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
FIRST_LEVEL = range(0xB0, 0xD8)  # first bytes of the characters in everyday use


@dataclass(frozen=True)
class Report:
    """What a page is like: its length in words or characters, that of its sentences, and how hard it is."""

    measure: str
    length: int
    sentences: int
    difficulty: float = 0  # by syllables: grade; by characters: share of rare ones

    @property
    def sentence_length(self) -> float:
        """Words or characters to a sentence."""
        return self.length / self.sentences


def run(_: argparse.Namespace, site: Path = SITE) -> int:
    """Prints a line for each page that has prose; 2 where there is no site."""
    if not site.is_dir():
        print("There is no site. Run: make site", file=sys.stderr)
        return 2
    for language in LANGUAGES:
        print(HEADS[DECLARED[language].measure])
        for page, report in reports(site, language):
            print(line(page, report))
        print()
    return 0


HEADS = {
    "syllables": " words  words a sentence  grade  page",
    "characters": " chars  chars a sentence   rare  page",
    "words": " words  words a sentence         page",
}


def line(page: str, report: Report) -> str:
    """A page's line in the report."""
    forms = {"syllables": f"{report.difficulty:.1f}", "characters": f"{report.difficulty:.1%}"}
    difficulty = forms.get(report.measure, "")
    return f"{report.length:6}  {report.sentence_length:16.1f}  {difficulty:>5}  {page}"


def reports(site: Path, language: str) -> Iterator[tuple[str, Report]]:
    """The pages of one language that have prose, by their addresses."""
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        if name.startswith(NO_PAGES) or language_of(name) != language:
            continue
        if report := report_of("\n".join(prose(parse(file.read_text(encoding="utf-8")))), language):
            yield name.removesuffix("index.html") or "./", report


def language_of(name: str) -> str:
    """The language of the page at a path of the site."""
    return next((language for language, place in PLACES.items() if place and name.startswith(place)), LANGUAGES[0])


def report_of(text: str, language: str) -> Report | None:
    """What a text is like, a block to a line; None where it has no word."""
    return REPORTS[DECLARED[language].measure](text)


def by_words(text: str) -> Report | None:
    """Words and sentences of a text in letters."""
    words = re.findall(r"[^\W\d_]+", text)
    sentences = sum(max(1, len(ENGLISH_END.findall(block))) for block in blocks(text, re.compile(r"[^\W\d_]")))
    return Report("words", len(words), sentences) if words else None


def by_syllables(text: str) -> Report | None:
    """Words, sentences and grade of an English text."""
    plain = ABBREVIATIONS.sub(lambda found: found[0].replace(".", ""), text)
    words = WORD.findall(plain)
    if not words:
        return None
    sentences = sum(max(1, len(ENGLISH_END.findall(block))) for block in blocks(plain, WORD))
    grade = 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return Report("syllables", len(words), sentences, grade)


def syllables(word: str) -> int:
    """About how many syllables an English word has: its groups of vowels, without a silent e at its end."""
    letters = word.casefold()
    count = len(VOWELS.findall(letters))
    is_silent = (letters.endswith("e") and not letters.endswith(("le", "ee"))) or re.search(r"[^aeioutd]ed$", letters)
    return max(1, count - bool(is_silent))


def by_characters(text: str) -> Report | None:
    """Characters, sentences and rare characters of a Chinese text."""
    characters = HAN.findall(text)
    if not characters:
        return None
    sentences = sum(max(1, len(CHINESE_END.findall(block))) for block in blocks(text, HAN))
    return Report("characters", len(characters), sentences, sum(map(is_rare, characters)) / len(characters))


REPORTS = {"syllables": by_syllables, "characters": by_characters, "words": by_words}


def is_rare(character: str) -> bool:
    """Whether a character is beyond those of everyday use."""
    return character.encode("gb2312", errors="replace")[0] not in FIRST_LEVEL


def blocks(text: str, letters: re.Pattern[str]) -> Iterator[str]:
    """The paragraphs of a text that hold words."""
    return (block for block in text.splitlines() if letters.search(block))


def prose(page: Element) -> Iterator[str]:
    """The paragraphs and list entries of a page's article, a line each; models, tables and figures are left out."""
    for article in (element for element in page.walk() if element.tag == "article"):
        yield from paragraphs(article)


def paragraphs(element: Element) -> Iterator[str]:
    """The paragraphs in an element."""
    if element.tag in NOT_PROSE or "-" in element.tag or is_cited(element):
        return
    if element.tag in PROSE:
        yield " ".join(sentences_in(element).split())
    for inner in element.elements:
        yield from paragraphs(inner)


def sentences_in(element: Element) -> str:
    """What an element says itself, without paragraphs in it."""
    return "".join(
        part if isinstance(part, str) else sentences_in(part)
        for part in element.inside
        if isinstance(part, str)
        or not (part.tag in PROSE | NOT_PROSE | {"ul", "ol"} or "-" in part.tag or is_cited(part))
    )


def is_cited(element: Element) -> bool:
    """Whether it is the link of a citation."""
    return element.tag == "a" and CITED in element.attributes.get("href", "")
