"""A copied folder appears everywhere and nothing else changes; its removal leaves nothing."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, SLUGS

COPY = "copied-explainer"
SOURCES = (
    "docs",
    "explainers",
    "build_tools",
    "mkdocs.yml",
    "pyproject.toml",
    "package.json",
    "tsconfig.json",
    "README.md",
)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's sources in another place, with the tools of this one."""
    clone = tmp_path_factory.mktemp("clone")
    for name in SOURCES:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, clone / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, clone / name)
    (clone / "node_modules").symlink_to(REPOSITORY / "node_modules")
    shutil.copytree(REPOSITORY / "build" / "runtime", clone / "build" / "runtime")
    return clone


def build(clone: Path) -> dict[str, str]:
    """Builds the site as MkDocs users do, and gives the hash of each file."""
    site = clone / "site"
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", site], cwd=clone, check=True
    )
    return {
        str(path.relative_to(site)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.name not in {"sitemap.xml.gz", "sitemap.xml"}
    }


def test_one_folder_adds_an_explainer_and_its_removal_leaves_nothing(clone: Path) -> None:
    """No other file is touched."""
    before = build(clone)
    shutil.copytree(clone / "explainers" / SLUGS[0], clone / "explainers" / COPY)

    during = build(clone)
    listed = subprocess.run(
        [sys.executable, "-m", "explainers", "list"], cwd=clone, check=True, capture_output=True, text=True
    ).stdout

    assert COPY in listed
    site = clone / "site"
    for language in ("", "zh/"):
        assert f'slug="{COPY}"' in (site / f"{language}explainers/{COPY}/index.html").read_text()
        assert (site / f"{language}explainers/{COPY}/teacher/index.html").exists()
        assert f"{COPY}/" in (site / f"{language}explainers/index.html").read_text()
        assert f"{COPY}/teacher/" in (site / f"{language}teachers/index.html").read_text()
    assert COPY in (site / "sitemap.xml").read_text()
    assert COPY in (site / "search/search_index.json").read_text()
    assert {name.split("/")[0] for name in before.keys() ^ during.keys()} <= {"embed", "explainers", "zh"}
    assert all(COPY in name for name in before.keys() ^ during.keys())
    assets = [name for name in before if name.startswith("assets/")]
    assert all(before[name] == during[name] for name in assets), (
        "widget and runtime do not depend on how many there are"
    )

    shutil.rmtree(clone / "explainers" / COPY)
    assert build(clone) == before
