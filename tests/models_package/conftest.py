"""The package as readers get it: made once, and installed once into an environment that has nothing else."""

import os
import subprocess
import sys
import venv
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from build_tools.models_package import make_package
from build_tools.models_package.sources import project_table
from explainers.contract.catalogue import load_all
from explainers.contract.forms import as_table

Command = Callable[..., subprocess.CompletedProcess[str]]

# As its users would write it; it runs in every Python that the package is tried in.
EVERY_RUN = """
import json
from productive_forces import load, slugs

models = [load(slug) for slug in slugs()]
found = {model.slug: {preset: model.run(preset).to_dict() for preset in ["", *model.presets]} for model in models}
json.dumps(found)
"""


@cache
def our_runs() -> dict[str, dict[str, Any]]:
    """Every model's start and presets, run by the project itself."""
    return {
        explainer.slug: {name: as_table(explainer, result, "en") for name, result in explainer.results.items()}
        for explainer in load_all()
    }


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `make wheel` makes."""
    return make_package(tmp_path_factory.mktemp("made") / "wheel")


@pytest.fixture(scope="session")
def wheel(package: Path) -> Path:
    """The wheel in it."""
    (found,) = package.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def environment(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment into which pip has installed the package by its name, from its own index and nowhere else."""
    place = tmp_path_factory.mktemp("fresh") / "environment"
    venv.create(place, with_pip=True)
    index = (package / "package_index").as_uri()
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    subprocess.run(
        [python_of(place), "-m", "pip", "install", "--quiet", "--index-url", index, project_table()["name"]],
        env={**plain, "PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        check=True,
    )
    return place


def python_of(environment: Path) -> Path:
    """The environment's Python."""
    return environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


@pytest.fixture
def installed(environment: Path, tmp_path: Path) -> Command:
    """Runs that Python in an empty folder, so that nothing of the project is found."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [python_of(environment), *arguments], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8"
        )

    return run
