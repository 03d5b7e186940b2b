"""A block of HTML in the midst of Markdown."""


def wrap(text: str) -> str:
    """HTML that Markdown leaves alone: one block, without indented or empty lines at its edges."""
    return f'\n\n<div class="slot">\n{text.strip()}\n</div>\n\n'
