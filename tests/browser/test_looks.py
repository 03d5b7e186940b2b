"""Every kind of page looks as reviewed: pictures of the fixture's pages that someone has looked at.

They are set in the fonts of the handouts, so that they are the same on every machine, and compared at a quarter of
their size, where the ways in which machines smooth letters hardly differ. A missing picture is written, except in the
automatic run; a different one is kept beside it, and is never taken over by a machine.
"""

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, Route, expect

from build_tools.handouts.fonts import declared_fonts, package_files
from tests.kinds import FIXTURE

PICTURES = Path(__file__).with_name("looks")
EXPLAINER = f"explainers/{FIXTURE}/"
PAGES = {  # each kind of page once; the languages, schemes and widths by turns
    "home": ("", "en", "light", 1280),
    "home-narrow": ("", "zh", "dark", 390),
    "explainer": (EXPLAINER, "zh", "light", 1280),
    "explainer-narrow": (EXPLAINER, "en", "dark", 390),
    "lesson": (f"{EXPLAINER}teacher/", "en", "light", 768),
    "gallery": ("explainers/", "en", "dark", 1280),
    "teachers": ("teachers/", "zh", "light", 768),
    "glossary": ("reference/glossary/", "zh", "dark", 768),
    "sources": ("reference/sources/", "en", "light", 390),
}
FACES = {
    "reviewed": "SourceSansPro-Regular.otf",
    "reviewed-bold": "SourceSansPro-Bold.otf",
    "han": "NotoSansSC-Regular.otf",
}
STYLE = """
  @font-face { font-family: reviewed; src: url(/reviewed); }
  @font-face { font-family: reviewed; font-weight: 600 900; src: url(/reviewed-bold); }
  @font-face { font-family: han; src: url(/han); }
  *, *::before, *::after { font-family: reviewed, han !important; }
  *, *::before, *::after { transition: none !important; animation: none !important; }
  * { caret-color: transparent !important; }
"""
# The content policy lets no style element in.
ADOPT = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
SHRINK = 4
SEEN = 48  # a difference in grey, of 255, that an eye sees
MOST = 0.01  # of a picture


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_reviewed(name: str, page: Page, fixture_address: str, watch: object) -> None:
    """The first screens of a page, at rest."""
    path, language, scheme, width = PAGES[name]
    sources = {path.name: path for package, files in declared_fonts() for path in package_files(package, files)}
    for face, file in FACES.items():
        serve(page, f"{fixture_address}/{face}", sources[file])
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 1600})
    page.goto(f"{fixture_address}/{'zh/' if language == 'zh' else ''}{path}")
    for scene in page.locator("econ-scene").all()[:2]:
        expect(scene.locator(".econ-drawing > svg")).to_be_visible()
    page.evaluate(ADOPT, STYLE)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(500)  # a chart is drawn anew for letters of another width

    assert differs(page.screenshot(), PICTURES / f"{name}.png") <= MOST


def serve(page: Page, address: str, file: Path) -> None:
    """Answers an address with a file."""

    def answer(route: Route) -> None:
        route.fulfill(path=file, content_type="font/otf")

    page.route(address, answer)


def differs(data: bytes, place: Path) -> float:
    """The part of the reviewed picture that looks different, kept beside it where it does."""
    seen = Image.open(io.BytesIO(data)).convert("RGB")
    small = seen.resize((seen.width // SHRINK, seen.height // SHRINK), Image.Resampling.BOX)
    if not place.exists():
        assert "CI" not in os.environ, f"{place.name} is missing. Run the tests once, look at it, and add it."
        place.parent.mkdir(exist_ok=True)
        small.save(place, optimize=True)
    with Image.open(place) as file:
        reviewed = file.convert("RGB")
    if reviewed.size != small.size:
        return 1.0
    counts = ImageChops.difference(small, reviewed).convert("L").histogram()
    changed = sum(counts[SEEN:]) / sum(counts)
    if changed > MOST:
        small.save(place.with_stem(f"{place.stem}-changed"), optimize=True)
    return changed
