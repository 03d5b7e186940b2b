"""Runs Pyodide in Node, with our runner in it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from build_tools.cache import digest, fingerprint
from build_tools.node import run_node
from build_tools.places import PYODIDE, REPOSITORY
from build_tools.runtime.library import own_files, own_sources

SCRIPT = Path(__file__).with_name("compile.mjs")


def run(jobs: Sequence[dict[str, Any]]) -> list[bytes]:
    """What the runner packs for each slug, source and declaration."""
    job = {"pyodide": f"{PYODIDE}/", "own": own_sources(), "jobs": jobs}
    return [text.encode() for text in json.loads(run_node([SCRIPT], standard_input=json.dumps(job)))]


def key(job: dict[str, Any]) -> str:
    """Changes whenever the code would."""
    made_by = digest([SCRIPT, *own_files(), REPOSITORY / "package-lock.json"], REPOSITORY)
    return fingerprint(made_by, json.dumps(job, sort_keys=True))
