"""The numbers in digits that a page types, apart from those that are words: years, dates, ordinals, names, versions."""

import re
from collections.abc import Iterator

from build_tools.facts.rendering import FactPages
from build_tools.facts.uses import CITE, RAW, sections
from build_tools.pages.navigation import FRONT_MATTER

# What is no sentence: slots, marks, targets of links, addresses, tags, code, the number of an entry in a list.
NO_WORDS = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{ *[.#:][^}]*\}|(?<=\])\([^)]*\)|https?://\S+|<[^>]*>|`[^`]*`|^\s*\d+\.(?= )|^#+ |\\"
)
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
YEAR = r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)"
TO = r"\s*(?:[–—/-]|至|到|and|to|or|及|和|或)\s*"
WORDS = [
    rf"\b\d{{1,2}}(?:{TO}\d{{1,2}})? {MONTH}",  # 12 March, 6–8 September
    rf"{MONTH} \d{{1,2}}\b",
    rf"{YEAR}(?:{TO}(?:{YEAR}|\d\d\b(?!\.)))*s?(?:年(?:末|底|初)?)?",  # 2025, 2026–2030, 2023/24, 1990s
    r"\d{1,2}(?:[—–至]\d{1,2})?(?:月|日|号)(?!元)",
    r"\d{1,2}世纪(?:\d0年代)?|\d0年代",
    r"\b\d+(?:st|nd|rd|th)\b|第\d+",  # 15th, 第11次
    r"\b(?:[Nn]o\.|[Aa]rticles?|[Ss]ections?|[Cc]hapters?|[Vv]ersions?|[Gg]rades?|[Pp]apers?|[Uu]nits?|[Pp]ages?) "
    rf"\d+(?:\.\d+)*(?:{TO}\d+(?:\.\d+)*)?",
    r"\d+(?:\.\d+)*(?:版|条|章|节|页|年级)",
    r"\b[A-Za-z&/]*[A-Za-z][-/]?\d+[A-Za-z]?\b|[A-Z]\d+|\b\d+[A-Z]+\b",  # CO2, Q2, A4, 5G
    r"\b(?:CC BY|WCAG|SCORM|PDF/UA|Python|Firefox|WebKit|EN|ISO|GB) ?\d+(?:\.\d+)*",
    r"\b\d+(?:-| )minutes?\b|\b\d+ by \d+ pixels|\b\d+ pixels|\d+ ?分钟|\d+×\d+ ?像素|\d+ ?像素",  # lessons and screens
]
WORD = re.compile("|".join(f"(?:{word})" for word in WORDS), re.ASCII)  # Chinese letters end a word
NUMBER = re.compile(r"[−+-]?\d[\d,.]*\d|\d")


def typed_numbers(text: str) -> Iterator[tuple[int, str, str]]:
    """Each measured quantity that a page types, with its line's number and text."""
    front = FRONT_MATTER.match(text)
    lines = front[0].count("\n") + 1 if front else 0
    for section in sections(RAW.sub(lambda found: "\n" * found[0].count("\n"), text)):
        for number, line in section.lines:
            if number <= lines:
                continue
            sentence = NO_WORDS.sub(" ", line)
            if found := NUMBER.search(WORD.sub(" ", sentence)):
                yield number, found[0], line.strip()


def typed_facts(text: str, pages: FactPages) -> Iterator[tuple[int, str, str]]:
    """Each fact whose number a page types in a line that cites the work from which it is: line, key and text."""
    for section in sections(text):
        for number, line in section.lines:
            cited, sentence = set(CITE.findall(line)), WORD.sub(" ", NO_WORDS.sub(" ", line))
            for key in pages.facts.found if cited else ():
                shown = re.escape(pages.text(key, "bare", "size"))
                if set(pages.facts.sources(key)) <= cited and re.search(rf"(?<![\d.,]){shown}(?!\d|[.,]\d)", sentence):
                    yield number, key, line.strip()
