"""The installed package gives the project's numbers, is typed, and says clearly what is not allowed."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from build_tools.models_package.sources import NAME, README
from build_tools.places import DOCS
from explainers.contract.catalogue import load_one
from explainers.contract.explainer import LANGUAGES
from explainers.contract.forms import as_table
from tests.conftest import EXAMPLE
from tests.models_package.conftest import EVERY_RUN, Command, our_runs, python_of

pytestmark = pytest.mark.xdist_group("models_package")
OLDEST = "3.12"
EXAMPLES = [*sorted((DOCS / "contribute").glob("package.*.md")), README]
PROGRAM = f"""
from productive_forces import Model, ModelError, Parameter, Run, load, slugs

model: Model = load(slugs()[0])
parameter: Parameter = next(iter(model.parameters.values()))
run: Run = model.run(saving_share=0.3)
columns: dict[str, list[float]] = run.table()
sentence: str = run.summary("{LANGUAGES[-1]}")
error: type[ValueError] = ModelError
"""


def check_types(program: str, environment: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """What mypy says of a program that uses the installed package."""
    file = folder / "program.py"
    file.write_text(program)
    options = ["--strict", "--cache-dir", folder / "cache", "--python-executable", python_of(environment)]
    return subprocess.run([sys.executable, "-m", "mypy", *options, file], cwd=folder, capture_output=True, text=True)


def test_every_number_is_the_project_s_own(installed: Command) -> None:
    """Start and presets of every model, to the last digit, with the sentence about each."""
    done = installed("-c", EVERY_RUN.replace("json.dumps(found)", "print(json.dumps(found))"))

    assert done.stderr == ""
    assert json.loads(done.stdout) == json.loads(json.dumps(our_runs()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_is_installed(environment: Path, language: str) -> None:
    """It answers as the project's own does."""
    command = python_of(environment).with_name("productive-forces")
    options = ["--set", "saving_share=0.3", "--language", language, "--format", "json"]
    printed = subprocess.run([command, "run", EXAMPLE, *options], check=True, capture_output=True, encoding="utf-8")

    explainer = load_one(EXAMPLE)
    assert json.loads(printed.stdout) == json.loads(
        json.dumps(as_table(explainer, explainer.run(saving_share=0.3), language))
    )


def test_the_command_explains_a_mistake(installed: Command) -> None:
    """A few lines that say what there is, and no traceback."""
    done = installed("-m", NAME, "run", "no-such-model")

    assert done.returncode == 2
    assert EXAMPLE in done.stderr and "Traceback" not in done.stderr


def test_a_program_that_uses_it_is_checked(environment: Path, tmp_path: Path) -> None:
    """Its types reach whoever imports it: a right program passes, a wrong one is told so."""
    right = check_types(PROGRAM, environment, tmp_path)
    assert right.returncode == 0, right.stdout

    wrong = check_types(PROGRAM + "load(5)\n", environment, tmp_path)
    assert 'Argument 1 to "load" has incompatible type "int"' in wrong.stdout


def test_it_holds_in_the_oldest_python_that_it_promises(environment: Path, tmp_path: Path) -> None:
    """Neither its grammar nor its use of the standard library is newer."""
    (package,) = environment.rglob(f"site-packages/{NAME}")
    options = ["--python-version", OLDEST, "--cache-dir", tmp_path, "--exclude", "catalogue"]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, package], cwd=tmp_path, capture_output=True, text=True
    )
    about = next(package.parent.glob("new_quality*.dist-info/METADATA")).read_text(encoding="utf-8")

    assert done.returncode == 0, done.stdout
    assert f"Requires-Python: >={OLDEST}\n" in about


@pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: page.name)
def test_the_examples_run(page: Path, installed: Command) -> None:
    """Those of the guide in each language, and those that the package itself brings."""
    blocks = re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert blocks

    for block in blocks:
        assert installed("-c", block).stderr == ""
