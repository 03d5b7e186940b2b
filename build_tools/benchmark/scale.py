"""How long the build takes with more explainers: it builds everything with copies of the real folders, in a clone.

Copies have names of their own, and so figures, pages, handouts and packages of their own. The times are those of this
machine on this day; nothing is asserted about them.
"""

import os
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools.places import REPOSITORY
from explainers.contract.languages import FIRST

STEPS = ("runtime", "handouts", "notebooks", "pages", "site", "bundle", "single", "scorm")
EVERYTHING = ("site", "bundle", "single", "scorm")  # for `make`, which knows what they need
SOURCES = ("docs", "explainers", "build_tools", "tests", "changes")
MADE = ("build", "site", "dist")
INSTALLED = (".venv/.ready", "node_modules/.ready")


@dataclass(frozen=True)
class Time:
    """How long something took, and how long the processors worked on it."""

    seconds: float
    work: float


def measure_scale(counts: Sequence[int], *, tests: bool = False) -> None:
    """Prints a line for each step, with its seconds for each number of folders and the cost of one more.

    Where it is asked for, all tests are run as well; they take most of the time.
    """
    with tempfile.TemporaryDirectory(prefix="scale-") as place:
        clone = make_clone(Path(place))
        columns = {}
        for count in sorted(counts):
            fill_catalogue(clone, count)
            columns[count] = measure_builds(clone) | ({"make test": measure_tests(clone)} if tests else {})
            print_table(columns)


def make_clone(place: Path) -> Path:
    """The project's sources in another place, with the tools of this one."""
    for path in sorted(REPOSITORY.iterdir()):
        if path.name in SOURCES:
            shutil.copytree(path, place / path.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif path.is_file():
            shutil.copy(path, place)
    (place / "node_modules").symlink_to(REPOSITORY / "node_modules")
    return place


def fill_catalogue(clone: Path, count: int) -> None:
    """Fills the catalogue up to a number of folders: the real ones, then copies of them in turn."""
    catalogue = clone / "explainers" / "catalogue"
    real = sorted(path.parent for path in (REPOSITORY / "explainers" / "catalogue").glob("*/explainer.toml"))
    for number, folder in enumerate(copies(real, count)):
        target = catalogue / (folder.name if number < len(real) else f"copy-{number}-of-{folder.name}")
        if not target.exists():
            left_out = ["__pycache__", *(["golden"] if number >= len(real) else [])]  # a copy's codes are its own
            shutil.copytree(folder, target, ignore=shutil.ignore_patterns(*left_out))


def copies(folders: Sequence[Path], count: int) -> Iterator[Path]:
    """This many folders, each as often as the others or once more."""
    return (folders[number % len(folders)] for number in range(count))


def measure_builds(clone: Path) -> dict[str, Time]:
    """Times of a clean build step by step, of the same steps side by side, and of builds after no change and one."""
    clean(clone)
    times = {step: measure_step(clone, step) for step in STEPS}
    times["sum"] = Time(*(sum(getattr(entry, name) for entry in times.values()) for name in ("seconds", "work")))
    clean(clone)
    times["make site, clean"] = measure(clone, make("site"))
    times["make the rest, clean"] = measure(clone, make(*EVERYTHING))
    times["site, nothing changed"] = measure_step(clone, "site")
    page = next((clone / "explainers" / "catalogue").glob(f"*/page.{FIRST}.md"))
    page.write_text(page.read_text(encoding="utf-8") + "\nOne sentence more.\n", encoding="utf-8")
    times["site, one page changed"] = measure_step(clone, "site")
    return times


def measure_tests(clone: Path) -> Time:
    """The time of all tests, on what has been built; they want a history, and are asked to write missing pictures."""
    shutil.rmtree(clone / ".git", ignore_errors=True)
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "a clone"]):
        subprocess.run(
            ["git", "-c", "user.name=scale", "-c", "user.email=scale@localhost", *command], cwd=clone, check=True
        )
    measure(clone, make(*EVERYTHING))
    return measure(clone, ["env", "--unset=CI", *make("test")])


def clean(clone: Path) -> None:
    """Removes everything that was built."""
    for name in MADE:
        shutil.rmtree(clone / name, ignore_errors=True)


def measure_step(clone: Path, step: str) -> Time:
    """The time of one command."""
    return measure(clone, [sys.executable, "-m", "build_tools", step])


def make(*targets: str) -> list[str]:
    """The command that makes targets with what is installed here."""
    installed = [part for name in INSTALLED for part in ("--old-file", name)]
    paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return ["make", *installed, f"RUN=env PATH={shlex.quote(paths)}", *targets]


def measure(clone: Path, command: Sequence[str]) -> Time:
    """The time of a command; an error where it fails."""
    start, before = time.perf_counter(), work_of_children()
    done = subprocess.run(command, cwd=clone, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}:\n{done.stdout}\n{done.stderr}")
    return Time(time.perf_counter() - start, work_of_children() - before)


def work_of_children() -> float:
    """The processor seconds of all commands so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def print_table(columns: dict[int, dict[str, Time]]) -> None:
    """The times as a table for people: seconds, and in brackets the seconds of work."""
    counts = list(columns)
    print(
        f"\n{'seconds (of work)':26}" + "".join(f"{f'{count} folders':>16}" for count in counts) + f"{'one more':>16}"
    )
    for step in columns[counts[0]]:
        entries = [columns[count][step] for count in counts]
        cells = [f"{entry.seconds:.1f} ({entry.work:.1f})" for entry in entries]
        if len(counts) > 1:
            folders = counts[-1] - counts[0]
            seconds, work = (
                (getattr(entries[-1], name) - getattr(entries[0], name)) / folders for name in ("seconds", "work")
            )
            cells.append(f"{seconds:.2f} ({work:.2f})")
        print(f"{step:26}" + "".join(f"{cell:>16}" for cell in cells), flush=True)
