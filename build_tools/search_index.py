"""What the search index says of a page, kept by the page's content: to cut Chinese sentences into words takes long."""

import importlib.metadata
import json
from typing import Any

from build_tools.cache import fingerprint, kept_text

MADE_WITH = [importlib.metadata.version(name) for name in ("mkdocs-material", "jieba")]


def keep_entries(index: Any) -> None:
    """Has the theme's index look for a page's entries among those kept, before it makes them."""
    make_entries = index.add_entry_from_context

    def add(page: Any) -> None:
        def make() -> str:
            others, index.entries = index.entries, []
            make_entries(page)
            made, index.entries = index.entries, others
            return json.dumps(made)

        about = json.dumps([page.url, page.title, page.meta], default=str)
        index.entries += json.loads(kept_text("search", fingerprint(page.content, about, *MADE_WITH), make))

    index.add_entry_from_context = add
