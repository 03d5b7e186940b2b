"""The pictures that lead teachers to the sheets show the very pages."""

import io

import pytest
from PIL import Image, ImageChops, ImageStat

from build_tools.pages.downloads import PORTRAITS, find_printed
from build_tools.pages.order import reading_order
from tests.handouts.conftest import WITH_TASKS, Handouts, picture

SMALL = (60, 85)  # so small that the two ways of drawing letters hardly differ


@pytest.mark.parametrize("name", ["sheet", "key"])
def test_a_portrait_is_a_page_of_the_sheet_that_is_read_first(name: str, language: str, handouts: Handouts) -> None:
    """And of no other sheet; of the key the last page, which gives no prediction away. It weighs little."""
    data = (handouts.folder / language / f"{name}.png").read_bytes()
    first, *others = reading_order(WITH_TASKS)
    kind = {"sheet": "student", "key": "key"}[name]

    def difference(slug: str) -> float:
        page = picture(list(handouts.open(language, f"{slug}-{kind}-a4"))[PORTRAITS[name]], 42)
        return float(ImageStat.Stat(ImageChops.difference(small(page), small(Image.open(io.BytesIO(data))))).mean[0])

    assert 1.5 * difference(first.slug) < min((difference(other.slug) for other in others), default=255)
    assert len(data) < 80_000


def small(page: Image.Image) -> Image.Image:
    """A page in grey, as small as needed to compare it."""
    return page.convert("RGB").convert("L").resize(SMALL, Image.Resampling.LANCZOS)


def test_the_site_finds_the_portraits(language: str, handouts: Handouts) -> None:
    """Where they have been made."""
    assert find_printed(handouts.folder).portraits(language) == ["handouts/sheet.png", "handouts/key.png"]
    assert find_printed(None).portraits(language) == []
