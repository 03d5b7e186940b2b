"""What the search index says of a page, kept by the page's content: cutting Chinese sentences into words is slow."""

import importlib.metadata
import json
from collections.abc import Callable, Sequence
from typing import Any

from build_tools.cache import fingerprint, kept_text

MADE_WITH = [importlib.metadata.version(name) for name in ("mkdocs-material", "jieba")]

Entries = list[dict[str, Any]]


class KeptIndex:
    """Entries and titles of the pages that this process has seen, by address."""

    def __init__(self) -> None:
        self.entries: dict[str, Entries] = {}
        self.titles: dict[str, str] = {}

    def follow(self, index: Any, pages: Sequence[Any]) -> None:
        """Has the theme's index look for a page's entries among those kept, before it makes them.

        Pages that are not laid out again have no text now: they get their title, and the index its entries, as before.
        """
        make_entries = index.add_entry_from_context
        index.add_entry_from_context = lambda page: self.add(index, page, make_entries)
        for page in pages:
            if page.markdown is None:
                page.title = self.titles[page.url]
                index.entries += self.entries[page.url]
            else:
                self.titles[page.url] = page.title

    def add(self, index: Any, page: Any, make_entries: Any) -> None:
        """The entries of one page."""

        def make() -> str:
            others, index.entries = index.entries, []
            make_entries(page)
            made, index.entries = index.entries, others
            return json.dumps(tagged(made, index._segment_chinese))

        about = json.dumps([page.url, page.title, page.meta], default=str)
        text = kept_text("search", fingerprint(page.content, about, *MADE_WITH), make)
        self.entries[page.url] = json.loads(text)
        index.entries += self.entries[page.url]


def tagged(entries: Entries, cut: Callable[[str], str]) -> Entries:
    """The entries of a page with its tags on the first one only, and Chinese tags cut as texts are.

    A tag left whole would be a word of its own, and hide all pages in whose texts it has been cut.
    """
    for number, entry in enumerate(entries):
        tags = entry.pop("tags", [])
        if tags and number == 0:
            entry["tags"] = [cut(tag) for tag in tags]
    return entries
