"""The workflow for GitHub does nothing that cannot be run here: its steps are targets of the Makefile."""

import re
import subprocess
from typing import Any

import yaml

from build_tools.places import REPOSITORY

WORKFLOWS = sorted((REPOSITORY / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")


def steps() -> list[dict[str, Any]]:
    """Every step of every job of every workflow."""
    found = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in WORKFLOWS]
    return [step for workflow in found for job in workflow["jobs"].values() for step in job["steps"]]


def test_each_step_is_a_target_that_exists() -> None:
    """`make` itself says what it would do for it."""
    commands = {step["run"].strip() for step in steps() if "run" in step}

    assert {"make check", "make test", "make site"} <= commands
    for command in commands:
        target = re.fullmatch(r"make ([a-z-]+)", command)
        assert target, f"not a target of the Makefile: {command}"
        made = subprocess.run(["make", "--dry-run", target[1]], cwd=REPOSITORY, capture_output=True, text=True)
        assert made.returncode == 0, made.stderr


def test_each_action_is_pinned() -> None:
    """By the hash of its commit, since a tag can be moved."""
    used = [step["uses"] for step in steps() if "uses" in step]

    assert used
    assert [name for name in used if not PINNED.fullmatch(name)] == []


def test_only_the_job_that_publishes_may_write() -> None:
    """Tests of somebody else's change get no rights."""
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert workflow["permissions"] == {"contents": "read"}
        writing = {name for name, job in workflow["jobs"].items() if "write" in job.get("permissions", {}).values()}
        assert writing == {"publish"}
        assert "pull_request" in workflow["jobs"]["publish"]["if"]
