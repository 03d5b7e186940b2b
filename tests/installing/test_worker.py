"""What the service worker stores, takes along and removes, in a browser of a few lines."""

import json
from typing import Any

from build_tools.node import run_node
from build_tools.places import REPOSITORY
from build_tools.service_worker.files import NAME, SOURCES

SCOPE = "https://example.org/growth/"
CACHE = "site-/growth/ {}"
SCENE, LIVE, CHART, OTHER = "a-0123456789abcdef.json", "b-0123456789ab.json", "c-0123456789ab.svg", "d-0123456789ab.svg"
PYTHON = "assets/runtime/0123/pyodide.mjs"
FIRST = ["index.html", "explainers/one/index.html", "assets/site.css"]
LATER = [
    f"assets/scenes/{SCENE}",
    f"assets/scenes/{LIVE}",
    f"assets/drawings/{CHART}",
    f"assets/drawings/{OTHER}",
    PYTHON,
]
HOST = {
    **dict.fromkeys([*FIRST, *LATER], "text"),
    "explainers/one/index.html": f'<img src="../../assets/drawings/{CHART}#dark"> "{LIVE}"',
    f"assets/scenes/{LIVE}": f"names {SCENE}",
}
ONE = {"version": "1", "first": FIRST, "later": LATER}
TWO = {"version": "2", "first": FIRST, "later": LATER[:-1]}
PLACES = ["", "assets/site.css", "explainers/one/"]  # the first files as they are asked for
NEEDED = sorted([f"assets/scenes/{SCENE}", f"assets/scenes/{LIVE}", f"assets/drawings/{CHART}"])


def told(*steps: tuple[str, Any]) -> list[Any]:
    """What came of each step, with all of the site on its host."""
    story = {
        "source": (SOURCES / NAME).read_text(encoding="utf-8"),
        "scope": SCOPE,
        "steps": [("host", HOST), *steps],
    }
    script = REPOSITORY / "tests/installing/worker.mjs"
    return list(json.loads(run_node([str(script)], standard_input=json.dumps(story)))[1:])


def test_a_visit_stores_pages_and_what_the_visited_one_needs() -> None:
    """What its text names, and what a file that it names does; neither other charts, nor Python."""
    *_, stored = told(("open", ["explainers/one/?v=1#one"]), ("install", ONE), ("stored", None))

    assert stored == {CACHE.format(1): sorted([*PLACES, *NEEDED])}


def test_a_page_that_is_opened_later_brings_its_own() -> None:
    """Once it has loaded; what is stored is not asked for again."""
    *_, before, answer, asked, stored, again = told(
        ("install", ONE),
        ("asked", None),
        ("ask", "explainers/one/"),
        ("asked", None),
        ("stored", None),
        ("ask", f"assets/drawings/{CHART}"),
    )

    assert before == sorted(PLACES)
    assert answer == HOST["explainers/one/index.html"]
    assert asked == NEEDED
    assert stored == {CACHE.format(1): sorted([*PLACES, *NEEDED])}
    assert again == "text"


def test_a_new_version_takes_along_what_means_the_same_in_both() -> None:
    """And leaves what it no longer has; the caches of another copy of the site stay."""
    other = "site-/growth/older/ 1"
    *_, stored, asked, _, after = told(
        ("foreign", other),
        ("open", ["explainers/one/"]),
        ("install", ONE),
        ("send", "store the runtime"),
        ("open", []),
        ("asked", None),
        ("install", TWO),
        ("stored", None),
        ("asked", None),
        ("activate", None),
        ("stored", None),
    )

    assert stored[CACHE.format(1)] == sorted([*PLACES, *NEEDED, PYTHON])
    assert asked == sorted(PLACES)
    assert after == {other: [], CACHE.format(2): sorted([*PLACES, *NEEDED])}


def test_everything_is_kept_on_request_and_in_the_next_version_too() -> None:
    """With its size in bytes before and after."""
    _, before, (answer, _), after, _, _, stored = told(
        ("install", ONE),
        ("send", "how much"),
        ("send", "keep everything"),
        ("send", "how much"),
        ("install", TWO),
        ("activate", None),
        ("stored", None),
    )
    whole = sum(len(HOST[name]) for name in [*FIRST, *LATER])

    assert before[0] == {"kept": sum(len(HOST[name]) for name in FIRST), "whole": whole}
    assert answer == {"isThere": True}
    assert after[0] == {"kept": whole, "whole": whole}
    assert stored == {CACHE.format(2): sorted([*PLACES, *LATER[:-1], "kept-whole"])}


def test_what_cannot_be_fetched_is_said() -> None:
    """What is there stays."""
    _, _, (answer, _), stored = told(
        ("install", ONE),
        ("host", {name: text for name, text in HOST.items() if name != PYTHON}),
        ("send", "keep everything"),
        ("stored", None),
    )

    assert answer == {"isThere": False}
    assert set(PLACES) <= set(stored[CACHE.format(1)])


def test_a_new_version_takes_over_only_where_nothing_is_mixed() -> None:
    """That is, where the page that asks for it is the only one of the site."""
    _, skipped, two, _, one = told(
        ("open", ["", "explainers/one/"]),
        ("install", ONE),
        ("send", "take over"),
        ("open", [""]),
        ("send", "take over"),
    )

    assert skipped is False
    assert two == [{"isAlone": False}, False]
    assert one == [{"isAlone": True}, True]


def test_after_removal_nothing_comes_back() -> None:
    """A page that is still open has the network, and leaves no trace."""
    *_, stored, answer, again = told(
        ("install", ONE),
        ("send", "remove everything"),
        ("stored", None),
        ("ask", "explainers/one/"),
        ("stored", None),
    )

    assert stored == again == {}
    assert answer == HOST["explainers/one/index.html"]
