"""Where readers see what their browser keeps of the site, have it keep everything, or remove it: one place on one page.

It is hidden until a script finds that something can be kept, so copies on a disk do not show it.
"""

import json

from build_tools.installing.files import words
from build_tools.installing.head import TEMPLATES
from build_tools.templating import templates


def storage(language: str, root: str) -> str:
    """The place as HTML; `root` is the way from the page to the site's root."""
    texts = words(language)["storage"]
    template = templates(TEMPLATES).get_template("storage.html.j2")
    return template.render(words=texts, texts=json.dumps(texts, ensure_ascii=False), root=root)
