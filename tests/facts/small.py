"""A small site with invented facts, read and computed, and a page in each language that prints them."""

from pathlib import Path

from build_tools.facts.reading import load_facts
from build_tools.facts.records import Facts

WORKS = ("one2020", "two2021")
UNITS = """
[yuan]
en = "{} yuan"
zh = "{}元"

[percent]
en = "{} per cent"
zh = "{}%"
multiply = 100

[points]
en = "{} points"
one_en = "{} point"
zh = "{}个百分点"
multiply = 100

[gigawatts]
en = "{} gigawatts"
zh = "{}千瓦"
multiply_zh = 1e6
"""
FACTS = """
[money_2020]
value = 2e12
unit = "yuan"
digits = 3
year = "2020"
source = "one2020"
seen = "2026-11-26"

[money_2021]
value = 2.5e12
unit = "yuan"
digits = 3
year = "2021"
source = "two2021"
seen = "2026-11-20"
note_en = "Preliminary <figure>."
note_zh = "初步数字。"

[money_growth_2021]
formula = "money_2021 / money_2020 - 1"
unit = "percent"
digits = 2
year = "2021"
"""
PAGE = """---
title: {title}
---
# {title}

## First { #first }

- It reached {{ fact("money_2021") }} | of **all** [money](other.md) {{ cite("two2021") }}.

## Second { #second }

It rose by {{ fact("money_growth_2021") }} from {{ fact("money_2020", "bare") }} {{ cite("one2020") }}.
That is a lot {{ cite("two2021") }}.
"""


def write_facts(docs: Path) -> Path:
    """Writes units, facts and pages into a folder."""
    for name, text in {
        "facts/units.toml": UNITS,
        "facts/money.toml": FACTS,
        "book/money.en.md": PAGE.replace("{title}", "Money"),
        "book/money.zh.md": PAGE.replace("{title}", "钱"),
    }.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, encoding="utf-8")
    return docs


def load(docs: Path) -> Facts:
    """The facts of the folder, with the works of this site."""
    return load_facts(docs, WORKS)
