"""Variants: the same number gives the same sheet, another number other values, and every one of them is sound."""

from pathlib import Path

import pytest

from build_tools.handouts.documents import Order, build
from explainers.contract.explainer import Explainer
from explainers.contract.settings import NumberParameter
from explainers.contract.solving import Solution, solve_all
from tests.handouts.conftest import SITE, WITH_TASKS


def drawn(solutions: list[Solution]) -> list[dict[str, object]]:
    """The values of all runs."""
    return [run["values"] for solution in solutions for run in solution.runs.values()]


def make(folder: Path, seed: int | None) -> dict[str, bytes]:
    """The English A4 handouts of the first explainer, by name."""
    made = build(folder, WITH_TASKS[:1], Order(["en"], ["a4"], [seed], SITE))
    return {path.name: path.read_bytes() for path in made.files}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Made twice from nothing."""
    monkeypatch.setattr("build_tools.cache.KEPT", tmp_path / "first")
    first = make(tmp_path / "one", 3)
    monkeypatch.setattr("build_tools.cache.KEPT", tmp_path / "second")
    second = make(tmp_path / "two", 3)

    assert first == second
    assert sorted(first) == [f"{WITH_TASKS[0].slug}-{kind}-a4-variant-3.pdf" for kind in ("key", "student")]


def test_another_seed_gives_other_numbers(explainer: Explainer) -> None:
    """Among a few groups no two have the same values, if the tasks draw any."""
    if not any(task.draws for task in explainer.questions.tasks):
        pytest.skip("draws nothing")
    sheets = [str(drawn(solve_all(explainer, seed))) for seed in (None, 1, 2, 3, 4)]

    assert len(set(sheets)) == len(sheets)


def test_every_variant_is_sound(explainer: Explainer) -> None:
    """What the words take for granted holds, one option is right and every number is plausible, whatever is drawn.

    Solving refuses what is not; and the same number draws the same values.
    """
    sheets = [drawn(solve_all(explainer, seed)) for seed in range(1, 201)]
    assert sheets[:10] == [drawn(solve_all(explainer, seed)) for seed in range(1, 11)]


def test_values_are_drawn_from_the_sliders(explainer: Explainer) -> None:
    """So that a reader can set them on the page."""
    sliders = {p.id: p.slider for p in explainer.declaration.parameters if isinstance(p, NumberParameter)}
    for seed in range(1, 21):
        for solution in solve_all(explainer, seed):
            for draw in solution.task.draws:
                value, slider = solution.runs[draw.run]["values"][draw.parameter], sliders[draw.parameter]
                steps = (value - slider.start) / slider.step
                assert steps == pytest.approx(round(steps), abs=1e-6)
                assert draw.start - 1e-9 <= value <= draw.end + 1e-9
