"""A small site with two invented figures, which tests may break: lines along years, and dots over things."""

from pathlib import Path

REFERENCES = """
[one2020]
authors = "One, Ann"
year = "2020"
title = "Numbers & more"
in = "Journal of Numbers"
url = "https://example.org/one"
"""

LINES = {
    "figure.toml": """
sources = ["one2020"]
licence = "CC BY 4.0"
checked = "2026-11-26"
download = true

[chart]
kind = "lines"
x = "year"
y = { north = "productivity", south = "before" }
references = { nothing = { y = 0 } }

[columns]
year = { kind = "axis", unit = "year" }
north = { along = "year", unit = "share", digits = 1 }
south = { along = "year", unit = "share", digits = 1 }
price = { along = "year", unit = "coins", digits = 2 }

[units]
coins = 1
""",
    "data.csv": "year,south,north,price\n2020,,0.1,1.258\n2021,0.031,0.125,2\n2022,-0.02,0.2,-3\n",
    "words.en.toml": """
title = "North <rises> to {north.2022} %"
alt = "Two lines: north from {north.2020} to {north.2022} %."
not_shown = "Why it rises."
x = "Year"
y = "Share, %"

[labels]
year = "Year"
north = "North"
south = "South, of which little"
price = "Price"

[references]
nothing = "nothing"

[units.coins]
pattern = "{} coins"
axis = "coins"
""",
    "words.zh.toml": """
title = "北方升到{north.2022}%"
alt = "两条线：北方从{north.2020}%升到{north.2022}%。"
note = "虚构的数字。"
not_shown = "上升的原因。"
x = "年份"
y = "比重，%"

[labels]
year = "年份"
north = "北方"
south = "南方"
price = "价格"

[references]
nothing = "零"

[units.coins]
pattern = "{}枚"
axis = "枚"
""",
}

WORDS_OF_THINGS = """
title = "Steel earns more"
alt = "A dot each for farming and steel."
not_shown = "Services."
x = "Sector"
y = "Gain"

[labels]
gain = "Gain"

[categories.sectors]
farming = "Farming"
steel = "Steel"
"""

THINGS = {
    "figure.toml": """
sources = ["one2020"]
licence = "no redistribution"
checked = "2026-11-26"
download = false

[chart]
kind = "bars"
layout = "dots"
over = "sectors"
y = { gain = "productivity" }

[categories]
sectors = ["farming", "steel"]

[columns]
gain = { along = "sectors", unit = "index" }
flows = { over = "sectors", unit = "index" }
""",
    "data.csv": "sectors,gain,flows.farming,flows.steel\nsteel,2,7,8\nfarming,1,5,6\n",
    "words.en.toml": WORDS_OF_THINGS,
    "words.zh.toml": WORDS_OF_THINGS,
}

FOLDERS = {"north-and-south": LINES, "sectors": THINGS}
PAGE = '---\ntitle: T\n---\n# T\n\n{{ data_figure("north-and-south") }}\n\nText.\n'


def write_site(docs: Path) -> Path:
    """The folder of its pages: one in the root that shows a figure, and a folder's first page that does."""
    files = {
        "references.toml": REFERENCES,
        "glossary.toml": "",
        "statements.toml": "",
        **{f"{page}.{language}.md": PAGE for page in ("book", "part/index") for language in ("en", "zh")},
    }
    for folder, parts in FOLDERS.items():
        files |= {f"figures/{folder}/{name}": text for name, text in parts.items()}
    for name, text in files.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, encoding="utf-8")
    return docs
