"""A page as a work, as the build describes it."""

import pytest

from build_tools.metadata.works import Work

DATASET = {
    "id": "electric-cars",
    "name": "Half of the new cars are electric",
    "description": "Two lines rise.",
    "licence": "https://creativecommons.org/licenses/by/4.0/",
    "checked": "2026-11-26",
    "years": ["2010", "2025"],
    "file": "zh/figures/electric-cars.csv",
    "works": [{"name": "Outlook", "url": "https://example.org/", "author": "Agency", "year": "2026"}],
}


@pytest.fixture
def chapter() -> Work:
    """A chapter with a figure; its title holds what HTML and JSON could stumble over."""
    return Work(
        title='What "it" says </script> & more',
        language="zh",
        address="zh/book/concept/",
        default="book/concept/",
        published="2026-11-25",
        description="一章",
        kind="chapter",
        checked="2026-11-28",
        pdf="zh/handouts/book.pdf",
        datasets=(DATASET,),
    )
