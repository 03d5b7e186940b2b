"""A task that cannot be printed stops the build with file, field, rule and a way out."""

import re
import shutil
from pathlib import Path

import pytest

from build_tools.__main__ import main
from build_tools.handouts.documents import Order, build
from explainers.contract.errors import ContractError
from explainers.contract.loading import load_explainer
from tests.handouts.conftest import SITE, WITH_TASKS

ENDLESS = f'explain.question = "{"word " * 900}'

# file, what is looked for, what it becomes, part of the field, what the complaint says
BREAKS = {
    "failing_expression": ("questions.toml", r'^value = "', 'value = "1 / 0 + ', ".value", "division by zero"),
    "unknown_run": ("questions.toml", r'^value = "', 'value = "nonsense.x + ', ".value", "Nothing of this name"),
    "unknown_output": ("questions.toml", r"^(value = \".*?\w)\.\w+", r"\1.nonsense", ".value", "Nothing of this name"),
    "no_expression": ("questions.toml", r'^value = "', 'value = "import ', ".value", "not a usable expression"),
    "implausible": ("questions.toml", r"^plausible = .*", "plausible = [1e6, 2e6]", ".value", "plausible range"),
    "no_range": ("questions.toml", r"^plausible = .*", "", ".plausible", "smallest and the largest"),
    "false_claim": ("questions.toml", r"^claims = \[", 'claims = ["1 > 2",', ".claims", "take this for granted"),
    "unknown_chart": (
        "questions.toml",
        r'^figure = { chart = "\w+',
        'figure = { chart = "x',
        ".figure.chart",
        "Nothing",
    ),
    "wrong_order": ("questions.toml", r'^kind = "worked"', 'kind = "free"', "tasks", "one worked, one faded"),
    "unknown_field": ("questions.toml", r"^minutes = ", "minuets = ", "minuets", "minutes"),
    "missing_translation": ("words.zh.toml", r"^explain\.expected = .*", "", "explain.expected", "missing"),
    "unknown_placeholder": (
        "words.zh.toml",
        r'^explain\.expected = "',
        'explain.expected = "{x.y}',
        "expected",
        "fills",
    ),
    "endless_text": ("words.en.toml", r'^explain\.question = "', ENDLESS, "tasks", "too long"),
}


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of an explainer with tasks."""
    return Path(shutil.copytree(WITH_TASKS[0].folder, tmp_path / WITH_TASKS[0].slug))


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_task_is_named_with_field_and_a_way_out(name: str, copied: Path, fresh: Path) -> None:
    """Whether the contract finds it or the model does."""
    file, before, after, field, says = BREAKS[name]
    break_tasks(copied / file, before, after)

    with pytest.raises(ContractError) as caught:
        build(copied.parent / "out", [load_explainer(copied)], Order(["en", "zh"], ["a4"], site=SITE))

    assert caught.value.file.endswith(file)
    assert field in caught.value.field
    assert says in str(caught.value)


def break_tasks(path: Path, before: str, after: str) -> None:
    """Changes the first place after the start of the tasks that looks so."""
    text = path.read_text(encoding="utf-8")
    start = re.search(r"^\[+tasks", text, re.MULTILINE)
    assert start, f"{path.name} has no tasks"
    broken, count = re.subn(before, after, text[start.start() :], count=1, flags=re.MULTILINE)
    assert count, f"{path.name} no longer has {before!r} among its tasks; mend this test"
    path.write_text(text[: start.start()] + broken, encoding="utf-8")


def test_an_explainer_without_tasks_loads_and_is_named(copied: Path) -> None:
    """Tasks may come later; the others are made meanwhile."""
    for file in copied.glob("*.toml"):
        text = file.read_text(encoding="utf-8")
        start = re.search(r"^(#[^\n]*\n\n?)?\[+tasks", text, re.MULTILINE)
        file.write_text(text[: start.start()] if start and file.name != "checks.toml" else text, encoding="utf-8")

    made = build(copied.parent / "out", [load_explainer(copied)], Order(site=SITE))

    assert made.files == []
    assert made.without_tasks == [copied.name]


@pytest.mark.parametrize("seed", ["0", "x", "3..1"])
def test_a_seed_that_is_none_gets_a_sentence(seed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, as for any wrong option."""
    with pytest.raises(SystemExit) as caught:
        main(["handouts", "--seed", seed])

    assert caught.value.code == 2
    assert "--seed" in capsys.readouterr().err


def test_the_command_writes_what_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two variants in one language on one paper."""
    assert main(["handouts", "--seed", "1..2", "--language", "zh", "--paper", "letter", "--output", str(tmp_path)]) == 0

    names = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.pdf")}
    assert names == {
        f"zh/{explainer.slug}-{kind}-letter-variant-{seed}.pdf"
        for explainer in WITH_TASKS for kind in ("student", "key") for seed in (1, 2)
    }  # fmt: skip
    assert f"{len(names)} handouts" in capsys.readouterr().out
