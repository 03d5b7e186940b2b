"""What all tests share: where things are, and the explainers that exist."""

import shutil
from pathlib import Path

import pytest

from explainers.contract.registry import EXPLAINERS, find_folders

REPOSITORY = Path(__file__).resolve().parents[1]
SLUGS = [folder.name for folder in find_folders()]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `slug` runs once for each explainer folder that exists."""
    if "slug" in metafunc.fixturenames:
        metafunc.parametrize("slug", SLUGS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of an explainer's folder that a test may break."""
    return Path(shutil.copytree(EXPLAINERS / SLUGS[0], tmp_path / SLUGS[0]))
