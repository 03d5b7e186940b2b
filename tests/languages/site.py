"""Builds what readers would get in two invented languages: `python -m tests.languages.site [--whole]`.

It is built in a copy of the project, as the project itself would be: a site of few pages for the tests, or all pages
with two explainers more, with single files and packages for learning platforms.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import EXAMPLE, FIXTURE
from tests.languages import BUILT, WHOLE
from tests.languages.project import copy_with_languages


def main(whole: bool) -> None:
    """The copy, its site and, where it is whole, what can be taken along."""
    root = WHOLE if whole else BUILT
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    copy_with_languages(root, [EXAMPLE, "growth-accounting", FIXTURE] if whole else [FIXTURE], whole=whole)
    strict = ["--strict"] if whole else []
    run(root, "mkdocs", "build", "--quiet", *strict)
    if whole:
        run(root, "build_tools", "single")
        run(root, "build_tools", "scorm")


def run(root: Path, *command: str) -> None:
    """Runs a module of the copy."""
    surroundings = {**os.environ, "PYTHONPATH": str(root), "PYTHONUTF8": "1"}
    subprocess.run([sys.executable, "-m", *command], cwd=root, env=surroundings, check=True)


if __name__ == "__main__":
    main("--whole" in sys.argv)
