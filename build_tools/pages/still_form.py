"""The still form of an explainer or a scene: its markup without what does nothing where no script runs.

The code of the model is a file that can be opened, and long tables under a picture show some of their rows.
"""

import re
from html.parser import HTMLParser

NEEDS_SCRIPTS = {"econ-live-only", "econ-messages", "chart-dark"}  # dark is chosen by a script
VOID = {"br", "hr", "img", "input", "path", "wbr"}
TABLE = re.compile(r'(<details class="econ-scene-more" data-table>.*?<tbody>)(.*?)(</tbody>)', re.DOTALL)
KEPT = "not-alive|panel|chart|sliders"  # what the style sheets ask for
FOR_SCRIPTS = re.compile(rf' (?:for|aria-describedby|aria-controls|data-(?!{KEPT})[a-z-]+)="[^"]*"')
NAMED_BY = re.compile(r' aria-labelledby="([^"]+)"')
NAMES = re.compile(r'(<(?!section|econ-)[a-z]+[^>]*?) id="([^"]+)"')
ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
ROWS = 12  # of a table under a picture; the whole of it comes with the live form


def still(markup: str, source: str) -> str:
    """What a reader without scripts can use; `source` is the address of the model's code."""
    markup = FOR_SCRIPTS.sub("", shorter(Stilled(markup, source).text()))
    markup = NAMED_BY.sub(lambda found: found[0] if f' id="{found[1]}"' in markup else "", markup)
    return NAMES.sub(lambda found: found[0] if f'by="{found[2]}"' in markup else found[1], markup)


def shorter(markup: str) -> str:
    """Markup in which the tables under pictures have fewer rows; the widget writes all of them when it is asked."""
    return TABLE.sub(fewer_rows, markup)


def fewer_rows(table: re.Match[str]) -> str:
    """The first and the last row, and some at equal distances between."""
    rows = ROW.findall(table[2])
    step = -(-(len(rows) - 1) // (ROWS - 1)) if len(rows) > ROWS else 1
    kept = [row for place, row in enumerate(rows) if place % step == 0 or place == len(rows) - 1]
    return table[1] + "\n".join(kept) + table[3]


class Stilled(HTMLParser):
    """Reads markup once and remembers where the elements lie that are left out, and what stands in their place."""

    def __init__(self, markup: str, source: str) -> None:
        """Reads the whole markup."""
        super().__init__(convert_charrefs=False)
        self.markup = markup
        self.source = source
        self.lines = [0, *(found.end() for found in re.finditer("\n", markup))]
        self.left_out: list[tuple[int, int, str]] = []
        self.open: tuple[int, str, str] | None = None  # where the element begins that is being left out; name, stand-in
        self.depth = 0
        self.feed(markup)
        self.close()

    def text(self) -> str:
        """The markup without them."""
        pieces, end = [], 0
        for start, after, stand_in in self.left_out:
            pieces += [self.markup[end:start], stand_in]
            end = after
        return "".join(pieces) + self.markup[end:]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins to leave out."""
        if self.open:
            self.depth += tag == self.open[1] and tag not in VOID
            return
        stand_in = instead_of(dict(attrs), self.source)
        if stand_in is None:
            return
        if tag in VOID:
            self.left_out.append((self.here, self.here + len(self.get_starttag_text() or ""), stand_in))
        else:
            self.open, self.depth = (self.here, tag, stand_in), 1

    def handle_endtag(self, tag: str) -> None:
        """Ends to leave out, where the element began."""
        if not self.open or tag != self.open[1]:
            return
        self.depth -= 1
        if not self.depth:
            start, _, stand_in = self.open
            self.left_out.append((start, self.markup.index(">", self.here) + 1, stand_in))
            self.open = None

    @property
    def here(self) -> int:
        """Where the tag that is being read begins."""
        line, column = self.getpos()
        return self.lines[line - 1] + column


def instead_of(attributes: dict[str, str | None], source: str) -> str | None:
    """What stands in an element's place in the still form; None where the element stays."""
    if "data-source" in attributes:
        return f'<p><a href="{source}">{source.rpartition("/")[2]}</a></p>'
    is_for_hands = not NEEDS_SCRIPTS.isdisjoint((attributes.get("class") or "").split())
    is_shown_later = "hidden" in attributes and "data-not-alive" not in attributes
    is_said_elsewhere = "data-on-page" in attributes or attributes.get("role") == "status"
    return "" if is_for_hands or is_shown_later or is_said_elsewhere else None
