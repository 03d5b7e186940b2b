"""A scene that cannot be shown, moved or aimed at is refused, with file, field and a way out."""

import re
import shutil
from pathlib import Path

import pytest

from explainers.contract.errors import ContractError
from explainers.contract.loading import load_explainer
from tests.contract.test_errors import break_file
from tests.kinds import FIXTURE, FIXTURES

LEARN = 'sliders = ["time_saved"]\nchart = "progress"'
# What is changed in the fixture: before, after; the field that is named, a word of the rule, and one of the way out.
BREAKS = {
    "unknown slider": (
        'sliders = ["time_saved"]',
        'sliders = ["time_savd"]',
        "learn.sliders",
        "declared",
        "time_saved",
    ),
    "a choice as slider": ('sliders = ["time_saved"]', 'sliders = ["workshop"]', "learn.sliders", "number", "practice"),
    "no slider": ('sliders = ["time_saved"]', "sliders = []", "learn.sliders", "one to 3", ""),
    "four sliders": (
        'sliders = ["time_saved", "practice", "days"]',
        'sliders = ["time_saved", "practice", "days", "order"]',
        "everything.sliders",
        "one to 3",
        "time_saved",
    ),
    "a slider twice": (
        'sliders = ["order", "practice"]',
        'sliders = ["order", "order"]',
        "order_in_time.sliders",
        "each once",
        "order",
    ),
    "unknown chart": (LEARN, LEARN.replace("progress", "progres"), "learn.chart", "declared", "progress"),
    "unknown readout": ('["toys_last_day", "total_toys"]', '["toys"]', "learn.readouts", "declared", "toys"),
    "a series as readout": ('["toys_last_day", "total_toys"]', '["toys_made"]', "learn.readouts", "one number", "rise"),
    "four readouts": (
        '["toys_last_day", "total_toys"]',
        '["toys_last_day", "total_toys", "rise", "last_day"]',
        "learn.readouts",
        "at most 3",
        "rise",
    ),
    "unknown preset": ('start = { preset = "machine"', 'start = { preset = "machin"', ".start.preset", "", "machine"),
    "unknown setting": ("days = 30 }", "dayz = 30 }", "order_in_time.start", "declared", "days"),
    "a start off the slider": (
        "start = { time_saved = 0.3 }",
        "start = { time_saved = 0.75 }",
        ".time_saved",
        "begins",
        "0.7",
    ),
    "a start between positions": ("{ time_saved = 0.3 }", "{ time_saved = 0.33 }", ".time_saved", "0.05 apart", "0.35"),
    "a goal that is no expression": ("1.8 * start", "1.8 * * start", "learn.goal", "not a usable expression", ""),
    "a goal over unknown names": (
        "toys_last_day > 1.8",
        "toys_lastday > 1.8",
        "learn.goal",
        "declared",
        "toys_last_day",
    ),
    "a goal over an unknown run": ("start.toys_last_day", "begin.toys_last_day", "learn.goal", "declared", "start"),
    "nothing to reach": (
        'goal = "order_is_done and order >= 10000"\n',
        "",
        "order_in_time.reachable",
        "nothing to reach",
        "a goal",
    ),
    "too few positions": (LEARN, f"positions = 2\n{LEARN}", "learn.positions", "at least 3", "3"),
    "a prediction in an unknown scene": (
        'scene = "quicker"',
        'scene = "quick"',
        "prediction.scene",
        "declared",
        "quicker",
    ),
    "a reveal that the sliders do not lead to": (
        "quick_learners = { practice = 0.4 }",
        "quick_learners = { practice = 0.4, days = 30 }",
        "presets.quick_learners.days",
        "no slider",
        "scenes.quicker.start.days = 30",
    ),
    "a reveal off the slider": (
        "quick_learners = { practice = 0.4 }",
        "quick_learners = { practice = 0.8 }",
        "presets.quick_learners.practice",
        "ends on its slider",
        "0.5",
    ),
    "a reveal between positions": (
        "quick_learners = { practice = 0.4 }",
        "quick_learners = { practice = 0.42 }",
        "presets.quick_learners.practice",
        "0.05 apart",
        "0.4",
    ),
    "a reveal where the scene begins": (
        "quick_learners = { practice = 0.4 }",
        "quick_learners = { practice = 0.2 }",
        "prediction.reveal",
        "nothing to predict",
        "another start",
    ),
    "a list of scenes": ("[scenes.quicker]", '[[scenes]]\nid = "quicker"', "scenes", "", ""),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the invented explainer."""
    return Path(shutil.copytree(FIXTURES / FIXTURE, tmp_path / FIXTURE))


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_scene_is_named_with_a_way_out(name: str, folder: Path) -> None:
    """Each kind of mistake leads to the place where it was made."""
    before, after, field, rule, way_out = BREAKS[name]
    break_file(folder / "explainer.toml", before, after)

    with pytest.raises(ContractError) as caught:
        load_explainer(folder)

    named = [problem for problem in caught.value.problems if field in problem.field and rule in str(problem)]
    assert named, str(caught.value)
    assert way_out in str(named[0].try_this or "")


@pytest.mark.parametrize("text", ["title", "task", "reached"])
def test_a_scene_needs_its_words(text: str, folder: Path) -> None:
    """In both languages; what a goal shows is a word too."""
    words = (folder / "words.zh.toml").read_text(encoding="utf-8")
    first = words.index("[scenes.learn]")
    without = re.sub(rf"^{text} = .*\n", "", words[first:], count=1, flags=re.MULTILINE)
    (folder / "words.zh.toml").write_text(words[:first] + without, encoding="utf-8")

    with pytest.raises(ContractError, match="missing") as caught:
        load_explainer(folder)

    assert caught.value.field == f"scenes.learn.{text}"


def test_a_scene_without_a_goal_has_no_word_for_it(folder: Path) -> None:
    """Nothing would show it."""
    break_file(folder / "words.en.toml", 'task = "Which of', 'reached = "Never."\ntask = "Which of')

    with pytest.raises(ContractError, match="Nothing uses this text"):
        load_explainer(folder)


def test_a_readout_needs_a_label(folder: Path) -> None:
    """Also where it is no headline and nothing draws it."""
    break_file(folder / "explainer.toml", '["toys_last_day", "total_toys"]', '["rise"]')

    with pytest.raises(ContractError) as caught:
        load_explainer(folder)

    assert {problem.field for problem in caught.value.problems} == {"outputs.rise.label"}


def test_what_is_seen_while_predicting_is_the_start_of_the_scene(folder: Path) -> None:
    """Also where the start values differ from it: expressions over `start` and the printed sheet speak of that run."""
    break_file(folder / "explainer.toml", "[scenes.quicker]\n", "[scenes.quicker]\nstart = { days = 30 }\n")
    break_file(
        folder / "explainer.toml",
        "quick_learners = { practice = 0.4 }",
        "quick_learners = { practice = 0.4, days = 30 }",
    )
    explainer = load_explainer(folder)

    assert explainer.asked["values"]["days"] == 30 != explainer.results[""]["values"]["days"]
    assert explainer.asked["values"]["practice"] == 0.2
    assert explainer.predicted_answer() == "fast_then_slow"
