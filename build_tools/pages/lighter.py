"""A laid-out page without what no browser needs: indentation, empty lines, end tags and quotation marks that HTML lets
one leave out, the names of languages that HTML knows, and the names of the programs that made it.

What is written letter by letter stays as it is: code, fields, scripts and styles.
"""

import re

KEPT = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)
GAP = re.compile(r"\s*\n\s*")
BEFORE_BLOCKS = re.compile(r"\n(?=</?(?:article|d[dlt]|div|fieldset|form|h[1-6]|li|link|meta|nav|[ou]l|p|section)[ >])")
TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
ENDS = re.compile(r"\s*</(?:td|th|tr|thead|tbody)>\s*")
NEEDLESS = re.compile(
    r"</(?:li|dd|dt)>|<meta name=\"generator\"[^>]*>|(?:(?<=<svg)|(?<=<math)) xmlns=\"http://www.w3.org/[^\"]*\""
)
SCOPE = re.compile(r'scope="(row|col)"')
LISTS = re.compile(r'<nav\b.*?</nav>|<a class="headerlink"[^>]*>', re.DOTALL)  # each heading stands in three of them
# In formulas and pictures.
PLAIN = re.compile(r'(?<= )(stretchy|fence|mathvariant|display|loading|width|height)="(\w+)"(?=[ >])')
QUOTES = re.compile(r'(?<= )(class=|href=(?="#))"([#\w-]+)"')


def lighter(page: str) -> str:
    """The page, which means the same to every browser."""
    pieces = KEPT.split(page)  # three at a time: text, what is kept, and the name of its tag
    pieces[::3] = map(shorter, pieces[::3])
    return "".join(pieces[place] for place in range(len(pieces)) if place % 3 < 2)


def shorter(text: str) -> str:
    """Text and tags between what is kept."""
    text = TABLE.sub(lambda table: SCOPE.sub(r"scope=\1", ENDS.sub("", table[0])), GAP.sub("\n", text))
    text = PLAIN.sub(r"\1=\2", LISTS.sub(lambda links: QUOTES.sub(r"\1\2", links[0]), text))
    return NEEDLESS.sub("", BEFORE_BLOCKS.sub("", text))
