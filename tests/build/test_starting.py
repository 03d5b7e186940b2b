"""What the head of a page starts, so that its explainers answer early."""

import pytest

from build_tools.pages.starting import with_deferred_scripts, with_early_start, without_early_start

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

    assert '<link rel="modulepreload" fetchpriority="low" href="../w/charts-1.js">' in page
    assert '<script data-worker="../w/worker.js">begin()</script>' in page
    assert page.index("<script") < page.index("<title>")


@pytest.mark.parametrize("body", [SCENE, SCENE + LABORATORY])
def test_scenes_answer_without_python(body: str) -> None:
    """So it is only started for those who come to the laboratory below them."""
    page = started(body)

    assert '<link rel="modulepreload" fetchpriority="low" href="../w/widget.js">' in page
    assert ('data-place="growth"' in page) == (LABORATORY in body)
    assert ("<script" in page) == (LABORATORY in body)


@pytest.mark.parametrize("body", ["", LABORATORY, SCENE, SCENE + LABORATORY])
def test_on_a_disk_nothing_of_it_is_left(body: str) -> None:
    """Browsers run neither modules nor workers from there."""
    assert without_early_start(started(body)) == PAGE.format(body)


def test_scripts_wait_until_the_page_is_shown_and_keep_their_order() -> None:
    """Modules wait anyway, and what is written in the page runs where it stands."""
    module, inline = '<script src="m.js" type="module"></script>', "<script>begin()</script>"
    page = f'{inline}<script src="a.js"></script><script src="b.js"></script>{module}'

    deferred = '<script defer src="a.js"></script><script defer src="b.js"></script>'
    assert with_deferred_scripts(page) == inline + deferred + module
