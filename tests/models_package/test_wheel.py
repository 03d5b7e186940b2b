"""The wheel holds what it should and nothing else, says the truth about itself, and is made whole or not at all."""

import ast
import json
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest
from pyodide_lock import PyodideLockSpec

from build_tools.metadata.project import project as stated
from build_tools.models_package import make_package, making
from build_tools.models_package.finding import LOCK
from build_tools.models_package.sources import NAME, described, licences, project_table, renamed
from build_tools.places import DOCS, PYODIDE, REPOSITORY
from explainers.contract.catalogue import find_folders
from explainers.contract.errors import ContractError
from explainers.contract.explainer import LANGUAGES

pytestmark = pytest.mark.xdist_group("models_package")
STANDARD = set(sys.stdlib_module_names)


def metadata(wheel: Path) -> Message:
    """What the wheel says of itself."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_bytes(archive.read(name))


def python_files(wheel: Path) -> Iterator[tuple[str, str]]:
    """Every Python file in the wheel with its text."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.endswith(".py"):
                yield name, archive.read(name).decode()


def test_two_builds_give_equal_bytes(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere, later, and whatever clock the machine has been given."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    again = make_package(tmp_path / "again")
    files = sorted(path.relative_to(package) for path in package.rglob("*") if path.is_file())

    assert len(files) == 4
    assert files == sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    assert [name for name in files if (package / name).read_bytes() != (again / name).read_bytes()] == []


def test_a_build_that_fails_leaves_the_old_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing half written, and nothing lost."""
    old = tmp_path / "wheel"
    old.mkdir()
    (old / "old.whl").write_text("old")

    def fail(_: Path) -> None:
        raise RuntimeError("no lock file")

    monkeypatch.setattr(making, "write_lock", fail)
    with pytest.raises(RuntimeError, match="no lock file"):
        make_package(old)

    assert [path.name for path in tmp_path.rglob("*")] == ["wheel", "old.whl"]


def test_a_missing_licence_is_named() -> None:
    """Words and figures may be handed on only with theirs."""
    project = project_table() | {"license-files": ["LICENSE", "LICENSE-LOST"]}

    with pytest.raises(ContractError, match=r"project\.license-files\n.*is missing\.\n  Found: 'LICENSE-LOST'"):
        licences(project)


def test_it_says_what_the_project_says(wheel: Path) -> None:
    """Name, version and licences are typed once; it needs no other package."""
    said, project = metadata(wheel), project_table()
    citation = (REPOSITORY / "CITATION.cff").read_text(encoding="utf-8")
    licences = re.findall(r"^license: \[(.+)\]$", citation, re.MULTILINE)[0].split(", ")

    assert (said["Name"], said["Version"]) == (project["name"], stated().version)
    assert said["License-Expression"] == " AND ".join(licences)
    assert said.get_all("License-File") == project["license-files"]
    assert said.get_all("Requires-Dist") is None


def test_the_site_is_its_homepage_where_the_address_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one there is no address that could be wrong."""
    monkeypatch.delenv("SITE_URL", raising=False)
    assert "Homepage" not in tomllib.loads(described(project_table()))["project"]["urls"]

    monkeypatch.setenv("SITE_URL", "https://example.org/forces/")
    assert tomllib.loads(described(project_table()))["project"]["urls"]["Homepage"] == "https://example.org/forces/"


def test_it_imports_only_itself_and_the_standard_library(wheel: Path) -> None:
    """Under the project's own names nothing would be found elsewhere."""
    for name, text in python_files(wheel):
        for node in ast.walk(ast.parse(text, name)):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {module.split(".")[0] for module in modules} <= STANDARD | {NAME}, name


def test_it_holds_the_models_and_no_pages(wheel: Path) -> None:
    """What the site is made of besides stays out, as do tests."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    models = {name.split("/")[-2] for name in names if name.endswith("/model.py") and "/catalogue/" in name}

    assert models == {folder.name for folder in find_folders()}
    assert f"{NAME}/py.typed" in names
    assert [name for name in names if name.endswith((".md", ".svg", ".png")) or "test_" in name] == []


def test_imports_are_renamed_and_nothing_else() -> None:
    """A sentence or a text that speaks of explainers stays as it is."""
    code = 'from explainers.package import load\nfrom explainers.runner.model import Run\nname = "from explainers."\n'

    expected = f'from {NAME} import load\nfrom {NAME}.runner.model import Run\nname = "from explainers."\n'
    assert renamed(code) == expected


def test_the_lock_file_finds_the_wheel_beside_it(package: Path, wheel: Path) -> None:
    """Its own entry knows no address; Pyodide's packages, which it may be used with, keep theirs."""
    spec = PyodideLockSpec.from_json(package / LOCK)
    ours = spec.packages.pop(project_table()["name"])

    assert (ours.file_name, ours.imports, ours.depends) == (wheel.name, [NAME], [])
    assert all(other.file_name.startswith("https://cdn.jsdelivr.net/pyodide/v") for other in spec.packages.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_names_the_versions_that_are_tested(language: str) -> None:
    """In any other Pyodide the lock file would load nothing."""
    guide = (DOCS / f"contribute/package.{language}.md").read_text(encoding="utf-8")
    for name, place in (("Pyodide", PYODIDE), ("PyScript", PYODIDE.parent / "@pyscript/core")):
        version = json.loads((place / "package.json").read_text(encoding="utf-8"))["version"]
        assert f"{name} {version}" in guide
