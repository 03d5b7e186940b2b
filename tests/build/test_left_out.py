"""What the offline copy leaves on the website, told by whole names."""

import pytest

from build_tools.packages.left_out import is_left_out, point_to_website
from build_tools.packages.links import on_site

SITE = "https://example.org/growth/"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("handouts/some-model-student-letter.pdf", True),
        ("zh/handouts/some-model-key-letter.pdf", True),
        ("zh/handouts/course-pack.pdf", True),
        ("zh/handouts/book.pdf", True),
        ("handouts/some-model-student-a4.pdf", False),
        ("handouts/some-model-slides.pdf", True),
        ("handouts/some-model-slides-dark.pdf", True),
        ("handouts/chain-letter-student-a4.pdf", False),
        ("handouts/lantern-slides-key-a4.pdf", False),
        ("assets/previews/zh/explainers/chain-letter/card.png", True),
        ("explainers/chain-letter/card.png", False),
        ("explainers/chain-letter/index.html", False),
    ],
)
def test_us_letter_slides_packs_cards_and_the_book_to_print_are_left_out(name: str, expected: bool) -> None:
    """Nothing else, however an explainer is called."""
    assert is_left_out(name) == expected


@pytest.mark.parametrize(
    ("page", "place", "label"),
    [
        ("explainers/one/teacher/index.html", "handouts/", "Key (on the website)"),
        ("zh/explainers/one/teacher/index.html", "zh/handouts/", "Key（在网站上）"),
    ],
)
def test_links_to_them_lead_to_the_website_and_say_so(
    page: str, place: str, label: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the page's language; a link to a file that is inside stays as it is."""
    monkeypatch.setenv("SITE_URL", SITE)
    link, inside = "../../../handouts/one-key-letter.pdf", '<a href="../../../handouts/one-key-a4.pdf">Key</a>'

    assert on_site(link, page) == f"{place}one-key-letter.pdf"
    written = point_to_website(f'{inside}<a href="{link}">Key</a>', page)
    assert written == f'{inside}<a href="{SITE}{place}one-key-letter.pdf">{label}</a>'
