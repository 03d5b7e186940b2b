"""Everything that the declarations name is said in words, in every language, and nothing else."""

import json

import pytest

from build_tools.accessibility.contrast import PARTS, pairs
from build_tools.accessibility.evidence import as_text, evidence, recorded
from build_tools.accessibility.rendering import accessibility_words
from build_tools.accessibility.widgets import widgets
from explainers.contract.languages import LANGUAGES

RECORDED = recorded()


@pytest.mark.parametrize("language", LANGUAGES)
def test_pairs_and_parts_have_names(language: str) -> None:
    """In the table of contrasts."""
    words = accessibility_words(language)

    assert sorted(words["pairs"]) == sorted(pair.id for pair in pairs())
    assert sorted(words["parts"]) == sorted(PARTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_widgets_have_names_and_their_keys_are_explained(language: str) -> None:
    """What is said aloud is said of those that say something, and of no other."""
    words = accessibility_words(language)

    assert sorted(words["widgets"]) == sorted(widget.id for widget in widgets())
    for widget in widgets():
        said = words["widgets"][widget.id]
        assert sorted(said["does"]) == sorted({key.does for key in widget.keys}), widget.id
        assert bool(said["announced"]) == bool(widget.announces), widget.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_roles_states_and_keys_have_words(language: str) -> None:
    """Those that are declared and those of the walk that was written down; none is left over."""
    words = accessibility_words(language)
    stops = [stop for walk in RECORDED.walks.values() for stop in walk]
    presses = {single for widget in widgets() for key in widget.keys for press in key.press for single in press.split()}

    assert sorted(words["roles"]) == sorted({widget.role for widget in widgets()} | {stop.role for stop in stops})
    assert {state for stop in stops for state in stop.states} <= set(words["flags"])
    assert sorted(words["states"]) == sorted(RECORDED.violations)
    assert sorted(words["press"]) == sorted(presses)


def test_a_walk_is_written_down_in_every_language() -> None:
    """Equally long in all of them, since they have the same controls."""
    assert sorted(RECORDED.walks) == sorted(LANGUAGES)
    assert len({len(walk) for walk in RECORDED.walks.values()}) == 1
    assert len(next(iter(RECORDED.walks.values()))) > 30


def test_evidence_survives_its_file() -> None:
    """What is read is what was written."""
    assert evidence(json.loads(as_text(RECORDED))) == RECORDED
