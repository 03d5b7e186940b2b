"""The built pages in Chinese show no space where a source line ends."""

import re
from html.parser import HTMLParser
from pathlib import Path

from build_tools.pages.folding import AS_WRITTEN, CHINESE, INLINE

SPACE = re.compile(rf"[{CHINESE}]\s*\n\s*[{CHINESE}]")


RUNNING = {
    "p",
    "li",
    "dt",
    "dd",
    "th",
    "td",
    "h1",
    "h2",
    "h3",
    "h4",
    "figcaption",
    "summary",
    "legend",
    "label",
    "caption",
}


class Texts(HTMLParser):
    """The text of each paragraph, list entry and cell of a page; code and buttons count as marks."""

    def __init__(self) -> None:
        super().__init__()
        self.texts = [""]
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a text."""
        if tag not in INLINE:
            self.texts.append("")
        is_button = tag == "a" and "md-button" in (dict(attrs).get("class") or "")
        if tag in RUNNING | AS_WRITTEN or is_button:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """A block ends a text."""
        if tag not in INLINE:
            self.texts.append("")
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        """Text outside of running text is the page's own: cards, menus, settings."""
        if self.open:
            self.texts[-1] += data if self.open[-1] in RUNNING else "`"


def test_no_chinese_page_has_a_space_where_a_line_ends(site: Path) -> None:
    """Paragraphs, lists, tables, captions and the explainers' own words, on every page."""
    pages = sorted((site / "zh").rglob("*.html"))
    assert len(pages) > 10
    found = []
    for path in pages:
        reading = Texts()
        reading.feed(path.read_text(encoding="utf-8"))
        assert any(re.search(f"[{CHINESE}]", text) for text in reading.texts), path
        found += [(path.relative_to(site), place[0]) for text in reading.texts for place in SPACE.finditer(text)]
    assert found == []
