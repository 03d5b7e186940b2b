"""Makes the wheel and what stands beside it, in one step: equal sources give equal bytes."""

import calendar
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import build
import pyproject_hooks

from build_tools.models_package.finding import write_index, write_lock
from build_tools.models_package.sources import lay_out
from build_tools.packages.archive import CLOCK
from build_tools.places import BUILD, WHEEL
from explainers.contract.catalogue import load_all


def make_package(output: Path = WHEEL) -> Path:
    """The folder with the wheel, the lock file and the index; the old one stays until the new one is ready.

    ContractError where an explainer breaks the contract or a licence is missing, before anything is written.
    """
    load_all()
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD, prefix=".unfinished-wheel-") as unfinished:
        sources, made = Path(unfinished, "sources"), Path(unfinished, "made")
        lay_out(sources)
        wheel = Path(build.ProjectBuilder(sources, sys.executable, run_backend).build("wheel", made))
        write_index(write_lock(wheel))
        shutil.rmtree(output, ignore_errors=True)
        output.parent.mkdir(parents=True, exist_ok=True)
        made.rename(output)
    return output


def run_backend(cmd: Sequence[str], cwd: str | None = None, extra_environ: Mapping[str, str] | None = None) -> None:
    """Runs the build backend with the clock of all our archives; `build` calls the arguments so."""
    clock = {"SOURCE_DATE_EPOCH": str(calendar.timegm(CLOCK))}
    pyproject_hooks.quiet_subprocess_runner(cmd, cwd, {**(extra_environ or {}), **clock})
