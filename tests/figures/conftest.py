"""A small site for each test."""

from pathlib import Path

import pytest

from tests.figures.small import write_site


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The folder of its pages; a test may change them."""
    return write_site(tmp_path / "docs")
