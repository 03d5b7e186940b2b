"""Style sheets are written by area and served as few files."""

import re
from pathlib import Path

from build_tools.pages.styles import sheets
from build_tools.places import DOCS


def test_a_sheet_holds_those_that_it_names_in_their_order(tmp_path: Path) -> None:
    """And these are not served a second time."""
    for name, text in {
        "one.css": '/* All. */\n\n@import "./two.css";\n@import "./three.css";\n',
        "two.css": "a { color: red; }\n",
        "three.css": "a { color: blue; }\n",
        "alone.css": "b { color: red; }\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    served = {path.name: text for path, text in sheets(tmp_path).items()}

    assert served.keys() == {"one.css", "alone.css"}
    assert served["one.css"] == "/* All. */\n\na { color: red; }\na { color: blue; }\n"


def test_every_sheet_of_the_pages_is_served_once() -> None:
    """With every rule of every file, and nothing that a browser would have to ask for."""
    served = "".join(sheets(DOCS).values())

    assert "@import" not in served
    for path in DOCS.rglob("*.css"):
        own = re.sub(r"^@import.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert served.count(own) == 1, path.name
