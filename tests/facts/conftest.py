"""A folder of invented facts for each test, which may be broken."""

from pathlib import Path

import pytest

from tests.facts.small import write_facts


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The folder of its pages."""
    return write_facts(tmp_path / "docs")
