"""What all tests share: where things are, and the explainers that exist."""

import shutil
from pathlib import Path

import pytest

from explainers.contract.registry import EXPLAINERS, find_folders

REPOSITORY = Path(__file__).resolve().parents[1]
EXAMPLE = "solow-swan"  # the explainer that authors are shown
SLUGS = [folder.name for folder in find_folders()]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `slug` runs once for each explainer folder that exists."""
    if "slug" in metafunc.fixturenames:
        metafunc.parametrize("slug", SLUGS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example's folder that a test may break; such tests know its text."""
    return Path(shutil.copytree(EXPLAINERS / EXAMPLE, tmp_path / EXAMPLE))
