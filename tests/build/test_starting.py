"""What the head of a page starts, so that its explainers answer early."""

import pytest

from build_tools.pages.starting import with_early_start, without_early_start

PAGE = '<head>\n<meta charset="utf-8">\n<title>x</title>\n</head>\n<body>{}</body>'
LABORATORY = '<econ-explainer id="growth" slug="growth"></econ-explainer>'
SCENE = '<econ-scene id="growth-scene-a"></econ-scene>'


def started(body: str) -> str:
    """The page with this body, and with its head completed."""
    return with_early_start(PAGE.format(body), "../w", ["charts-1.js", "widget.js"], "begin()")


def test_a_page_without_explainers_starts_nothing() -> None:
    """Its readers fetch nothing that they do not need."""
    assert started("<p>Text.</p>") == PAGE.format("<p>Text.</p>")


def test_a_laboratory_at_the_top_starts_python_at_once() -> None:
    """Before anything else of the page is fetched, apart from the scripts."""
    page = started(LABORATORY)

    assert '<link rel="modulepreload" href="../w/charts-1.js">' in page
    assert '<script data-worker="../w/worker.js">begin()</script>' in page
    assert page.index("<script") < page.index("<title>")


@pytest.mark.parametrize("body", [SCENE, SCENE + LABORATORY])
def test_scenes_answer_without_python(body: str) -> None:
    """So it is only started for those who come to the laboratory below them."""
    page = started(body)

    assert '<link rel="modulepreload" href="../w/widget.js">' in page
    assert ('data-place="growth"' in page) == (LABORATORY in body)
    assert ("<script" in page) == (LABORATORY in body)


@pytest.mark.parametrize("body", ["", LABORATORY, SCENE, SCENE + LABORATORY])
def test_on_a_disk_nothing_of_it_is_left(body: str) -> None:
    """Browsers run neither modules nor workers from there."""
    assert without_early_start(started(body)) == PAGE.format(body)
