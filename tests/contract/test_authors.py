"""A new folder works at once, and each mistake in one is named with file, field and rule, all of them at once."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from build_tools.pages.checking import check_pages
from build_tools.places import REPOSITORY
from build_tools.runtime.library import UNWANTED
from explainers.authoring.checking import check_folder
from explainers.authoring.drafts import refuse_drafts
from explainers.authoring.imports import ABSENT
from explainers.authoring.missing_words import add_words
from explainers.authoring.starting import start
from explainers.authoring.texts import LETTERS
from explainers.contract.catalogue import find_folders
from explainers.contract.errors import ContractError
from explainers.contract.explainer import LANGUAGES
from explainers.contract.loading import load_explainer

SLUG = "wages-and-robots"
DRAFT = {("explainer.toml", "draft"), ("questions.toml", "quiz"), ("questions.toml", "tasks")}  # what a new one lacks

# The mistake: file, what stands there, what is put there; and what is said: file, field, words of the rule.
MISTAKES = {
    "misspelt field": ("explainer.toml", "minutes =", "minuets =", "explainer.toml", "minuets", "minutes"),
    "unknown unit": ("explainer.toml", 'unit = "years"', 'unit = "yeers"', "explainer.toml", "unit", "years"),
    "missing translation": ("words.zh.toml", "teaser =", "# teaser =", "words.zh.toml", "teaser", "missing"),
    "preset out of range": ("explainer.toml", "growth_rate = 0.06", "growth_rate = 0.6", "explainer.toml", "", "0.15"),
    "same presets": ("explainer.toml", "{ growth_rate = 0.06", "{ growth_rate = 0.01", "explainer.toml", "", "same"),
    "preset like the start": (
        "explainer.toml",
        "a_century = { horizon = 100 }",
        "a_century = { horizon = 40 }",
        "explainer.toml",
        "presets.a_century",
        "same",
    ),
    "untrue summary": (
        "explainer.toml",
        '"last_gain > first_gain"',
        '"final_output > 150"',
        "explainer.toml",
        "summary.grows.claims",
        "every state",
    ),
    "two right options": (
        "questions.toml",
        "abs(steady.last_gain - steady.first_gain) <= 0.01",
        "steady.last_gain > 0",
        "questions.toml",
        "quiz.later_years.options",
        "Exactly one",
    ),
    "no right prediction": ("explainer.toml", ">= 3.5", ">= 35", "explainer.toml", "prediction.options", "Exactly one"),
    "unknown name in a quiz": (
        "questions.toml",
        "steady.last_gain > steady",
        "steady.lst_gain > steady",
        "questions.toml",
        "later_years",
        "last_gain",
    ),
    "false check": ("checks.toml", 'equals = "200"', 'equals = "300"', "checks.toml", "seven_per_cent", "must be 300"),
    "slow model": (
        "model.py",
        "    years =",
        "    sum(range(2_000_000))\n    years =",
        "model.py",
        "run",
        "at most 5 ms",
    ),
    "import that browsers lack": (
        "model.py",
        "from dataclasses",
        "import numpy\nfrom dataclasses",
        "model.py",
        "line 3",
        "numpy",
    ),
    "left out of the library": (
        "model.py",
        "from dataclasses",
        "import sqlite3\nfrom dataclasses",
        "model.py",
        "line 3",
        "sqlite3",
    ),
    "model that raises": (
        "model.py",
        "    years =",
        "    1 / (parameters.horizon - 40)\n    years =",
        "model.py",
        "line 27",
        "ZeroDivisionError",
    ),
    "model that raises in a corner": (
        "model.py",
        "    years =",
        "    1 / (parameters.horizon - 99)\n    years =",
        "model.py",
        "line 27",
        "'horizon': 99",
    ),
    "no Python": ("model.py", "output = [", "output = = [", "model.py", "line", "not valid Python"),
    "chance": (
        "model.py",
        "output = [100",
        "import random\n    output = [(0.999 + random.random() / 9) * 100",
        "model.py",
        "run",
        "Two runs",
    ),
    "unknown symbol": ("explainer.toml", 'symbol = "g"', "symbol = '\\ell'", "explainer.toml", ".symbol", "alpha"),
    "placeholder in a title": ("words.en.toml", 'title = "W', 'title = "{x} W', "words.en.toml", "title", "No number"),
    "raw placeholder": ("page.en.md", "## Sources", "## {final_output}", "page.en.md", "", "printed as it is"),
    "no widget": ("page.zh.md", "{{ widget }}", "", "page.zh.md", "", "widget"),
    "unknown preset on a page": ("page.en.md", '"path", "fast', '"path", "fst', "page.en.md", "line", "fast_growth"),
    "unknown number on a page": ("teacher.en.md", "## Steps", '{{ value("g") }}', "teacher.en.md", "line", "growth"),
    "unknown slot": ("page.zh.md", "{{ quiz }}", "{{ quizz }}", "page.zh.md", "line", "quizz"),
    "unknown key": ("page.en.md", "solow1956", "slow1956", "page.en.md", "cite('slow1956')", "bibliography"),
    "no lesson": ("teacher.zh.md", "", None, "teacher.zh.md", "", "missing"),
    "English in Chinese": ("words.zh.toml", '"产出的变化"', '"Output over time"', "words.zh.toml", "title", "Chinese"),
    "off the step": ("explainer.toml", "default = 0.02", "default = 0.021", "explainer.toml", "default", "positions"),
    "wrong length": ("model.py", "output=output,", "output=output[1:],", "model.py", "", "as long as"),
}


@pytest.fixture
def new_folder(tmp_path: Path) -> Path:
    """A folder as `new` writes it."""
    return start(SLUG, tmp_path)


def problems_of(folder: Path) -> list[ContractError]:
    """All that the command finds."""
    return check_folder(folder, [check_pages])


def places(problems: list[ContractError]) -> set[tuple[str, str]]:
    """File and field of each problem."""
    return {(Path(problem.file).name, problem.field) for problem in problems}


def make(mistake: str, folder: Path) -> None:
    """Makes one mistake in a folder."""
    file, before, after = MISTAKES[mistake][:3]
    if after is None:
        (folder / file).unlink()
        return
    text = (folder / file).read_text(encoding="utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after, 1), encoding="utf-8")


def is_said(mistake: str, problems: list[ContractError]) -> bool:
    """Whether a problem names the file, the field and the rule that a mistake leads to."""
    file, field, words = MISTAKES[mistake][3:]
    return any(file in found.file and field in found.field and words in str(found) for found in problems)


def test_a_new_folder_lacks_only_what_makes_it_a_draft(new_folder: Path) -> None:
    """It loads, its pages fill, and its claims are true."""
    assert load_explainer(new_folder).predicted_answer() == "more_than_three_times"
    assert places(problems_of(new_folder)) == DRAFT


def test_the_tests_of_a_new_folder_pass(new_folder: Path) -> None:
    """They find the explainer in whose folder they stand, wherever that is, and fail where its model is wrong."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "pyproject.toml", new_folder]
    passed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
    assert passed.returncode == 0 and "1 passed" in passed.stdout, passed.stdout

    model = new_folder / "model.py"
    model.write_text(model.read_text(encoding="utf-8").replace("** year for", "* year for"), encoding="utf-8")
    assert subprocess.run(command, cwd=REPOSITORY, capture_output=True).returncode == 1


@pytest.mark.parametrize("name", ["robots", "Wages-and-robots", "wages_and_robots", "../wages-robots", "a-b-c-d-e-f"])
def test_a_bad_name_is_refused(name: str, tmp_path: Path) -> None:
    """Nothing is written."""
    with pytest.raises(ContractError, match="two to five English words"):
        start(name, tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_name_that_is_taken_is_refused(new_folder: Path) -> None:
    """The folder that is there stays as it is."""
    with pytest.raises(ContractError, match="such a folder"):
        start(SLUG, new_folder.parent)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named(mistake: str, new_folder: Path) -> None:
    """File, field, rule, and what to do."""
    make(mistake, new_folder)

    problems = problems_of(new_folder)

    assert is_said(mistake, problems), "\n".join(map(str, problems))


def test_several_mistakes_are_named_at_once(new_folder: Path) -> None:
    """One round for all of them, across files."""
    several = ("slow model", "two right options", "false check", "unknown symbol", "no widget", "English in Chinese")
    for mistake in several:
        make(mistake, new_folder)

    problems = problems_of(new_folder)

    assert [mistake for mistake in several if not is_said(mistake, problems)] == []


def test_a_draft_is_refused_with_what_it_lacks(new_folder: Path) -> None:
    """A missing text is filled in while one works, and named where the site is built."""
    make("missing translation", new_folder)

    assert load_explainer(new_folder).words["zh"]["teaser"].startswith("TODO")
    with pytest.raises(ContractError) as caught:
        refuse_drafts(new_folder.parent)
    assert places(list(caught.value.problems)) == {("words.zh.toml", "teaser"), ("explainer.toml", "draft")}


def test_no_explainer_of_the_catalogue_is_a_draft() -> None:
    """What is published is finished."""
    assert find_folders()
    refuse_drafts()


def test_missing_words_are_added_and_nothing_else_changes(new_folder: Path) -> None:
    """Comments and order stay; what nothing uses is listed."""
    file = new_folder / "words.en.toml"
    whole = file.read_text(encoding="utf-8")
    start_of_file = "# A note.\n" + whole.replace('label = "Output"\n', "").replace("teaser =", "teeser =")
    file.write_text(start_of_file, encoding="utf-8")
    for mark in ("presets.a_century", "quiz.later_years"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(rf"\[{re.escape(mark)}\]\n(.+\n)+", "", text), encoding="utf-8")
    before = file.read_text(encoding="utf-8").splitlines()

    added, unused = add_words(new_folder)

    after = file.read_text(encoding="utf-8").splitlines()
    assert {"words.en.toml: teaser", "words.en.toml: outputs.output.label"} <= set(added)
    assert unused == ["words.en.toml: teeser"]
    kept = iter(after)
    assert all(line in kept for line in before)
    file.write_text(file.read_text(encoding="utf-8").replace("teeser", "# teeser"), encoding="utf-8")
    unfinished = {problem.field for problem in load_explainer(new_folder).unfinished}
    assert unfinished == {place.partition(": ")[2] for place in added}
    assert add_words(new_folder) == ([], [])


def test_lists_that_stand_twice_are_alike() -> None:
    """The template's letters, and what the build leaves out of the library."""
    template = (REPOSITORY / "explainers/widget/templates/shown.html.j2").read_text(encoding="utf-8")

    assert set(re.findall(r'"(\w+)": "', template)) == set(LETTERS.split())
    assert {name for name in UNWANTED.split() if "/" not in name} == set(ABSENT.split())


def test_templates_exist_in_both_languages() -> None:
    """Page, lesson and words."""
    names = {path.name for path in (REPOSITORY / "explainers/authoring/new").iterdir()}
    wanted = {f"{kind}.{lang}.{end}" for lang in LANGUAGES for kind, end in (("page", "md"), ("words", "toml"))}
    assert wanted <= names
