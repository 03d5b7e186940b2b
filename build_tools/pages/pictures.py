"""The charts that the build has drawn for a page, as files of their own beside it.

A page is light so, and still shows every chart where no script runs; a browser fetches only those that come near, in
the width that is shown. A file holds the colours of light and dark; its address says which. Where the widget runs, it
draws over the picture.
"""

import re
from functools import cache
from pathlib import Path

from build_tools.cache import fingerprint
from build_tools.places import WIDGET

FOLDER = Path("assets", "drawings")
DARK = "dark"
DRAWN = re.compile(r'(<div class="chart-(?:wide|narrow)">)<svg xmlns="[^"]*"([^>]*)>(.*?)</svg>(?=</div>)', re.DOTALL)
SIZE = re.compile(r' (?:width|height)="[^"]*"')
TITLE = re.compile(r' aria-label="([^"]*)"')
COLORS = re.compile(r"(?:--chart-[a-z]+: #[0-9a-f]{6};\s*)+")
FOR_PAGES = re.compile(r' (?:class|role|aria-label)="[^"]*"')  # a picture's title stands where it is shown
USUAL = re.compile(r' stroke-(?:dasharray="none"|linecap="butt")|<g></g>')
EMPTY = re.compile(r"></path>")
COLOR = re.compile(r"--[^;]+;")
FONT = "font-family:system-ui,sans-serif;font-variant-numeric:tabular-nums;text-autospace:normal"
# Labels in letters of the Near East keep their marks where they end, as in `charts.css`.
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
LEFTWARD = "text,tspan{unicode-bidi:plaintext}"


def pictures_apart(text: str, root: str, slug: str) -> tuple[str, dict[Path, str | bytes]]:
    """A page with pictures instead of its drawings, and their files; `root` leads from the page to the site's."""
    files: dict[Path, str | bytes] = {}

    def moved(found: re.Match[str]) -> str:
        opening, attributes, content = found.groups()
        drawing = picture(attributes, content)
        place = FOLDER / f"{slug}-{fingerprint(drawing)[:12]}.svg"
        files[place] = drawing
        title, size = TITLE.search(attributes), "".join(SIZE.findall(attributes))
        alt = title[1] if title else ""
        address = f"{root}{place.as_posix()}"
        return opening + "".join(
            f'<img class="chart-{scheme}" src="{address}{mark}"{size} alt="{alt}" loading="lazy">'
            for scheme, mark in (("light", ""), (DARK, f"#{DARK}"))
        )

    return DRAWN.sub(moved, text), files


def picture(attributes: str, content: str) -> str:
    """A drawing as a file: what the page's style sheet says of it is inside, as far as it is used."""
    light, dark = ("".join(color for color in scheme if color.split(":")[0] in content) for scheme in colors())
    way = LEFTWARD if RIGHT_TO_LEFT.search(content) else ""
    styles = f"svg{{{FONT};{light}}}svg:target{{{dark}}}{way}"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" id="{DARK}"{attributes}><style>{styles}</style>{content}</svg>'
    return EMPTY.sub("/>", USUAL.sub("", FOR_PAGES.sub("", svg)))


@cache
def colors() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The colours of charts on the screen, each as it is declared, in light and in dark: the widget's style sheet."""
    sheet = (WIDGET / "styles" / "charts.css").read_text(encoding="utf-8")
    light, dark = (tuple(COLOR.findall(re.sub(r"\s+", "", scheme))) for scheme in COLORS.findall(sheet)[:2])
    return light, dark
