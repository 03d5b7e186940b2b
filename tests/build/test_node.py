"""A step of the build that runs in Node and fails says why."""

import re
from pathlib import Path

import pytest

from build_tools.node import LONGEST, NodeError, run_node

FAILING = {
    "throw new Error('a reason')": "Error: a reason",
    "Promise.reject(new Error('a reason'))": "Error: a reason",
    "setTimeout(() => { throw { reason: 'a reason' }; }, 1)": "reason: 'a reason'",
    "await new Promise(() => undefined)": "unsettled top-level await",
    "process.exit(3)": "its exit code was 3:\n  It said nothing.",
    "process.kill(process.pid, 'SIGKILL'); await new Promise((done) => setTimeout(done, 9999))": (
        "the system stopped it (SIGKILL), perhaps for want of memory:\n  It said nothing."
    ),
}


@pytest.mark.parametrize("script", FAILING)
def test_its_reason_is_part_of_the_error(script: str, tmp_path: Path) -> None:
    """Whatever is thrown, and whenever; also where nothing is said, or nothing ever comes."""
    file = tmp_path / "step.mjs"
    file.write_text(script, encoding="utf-8")

    with pytest.raises(NodeError, match=re.escape(FAILING[script])) as failed:
        run_node([file])
    assert str(failed.value).startswith(f"Node failed on {file}; ")


def test_a_minified_file_is_not_printed(tmp_path: Path) -> None:
    """Node quotes the line in which the error began; what was wrong stands behind it."""
    file = tmp_path / "step.mjs"
    file.write_text(f"const text = '{'x' * 100_000}'; throw new Error('a reason');", encoding="utf-8")

    with pytest.raises(NodeError, match="Error: a reason") as failed:
        run_node([file])
    assert max(map(len, str(failed.value).splitlines())) < LONGEST + 10
