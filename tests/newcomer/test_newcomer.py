"""A clone in another place: a clean build gives the same bytes, and one folder more is an explainer more."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from build_tools.history import last_change
from build_tools.metadata.feed import FEED
from build_tools.places import WHEEL_ON_SITE
from tests.conftest import EXAMPLE, SLUGS
from tests.copies import FILES, ROOMS, copy_project

COPY = "copied-explainer"
CATALOGUE = "explainers/catalogue"
# Two explainers will do: what holds for them holds for any number, and takes less time.
TWO = (EXAMPLE, next(slug for slug in SLUGS if slug != EXAMPLE))
COMMANDS = ("handouts", "book", "notebooks", "wheel", "site", "bundle", "single", "scorm")
# Another order of sets, another place on earth, another way of writing numbers and names; the same last change.
ELSEWHERE = {"PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "LC_ALL": "C"}
CLOSED = 0o077  # the umask of somebody whose files are nobody else's business
DATED = ("sitemap.xml", FEED)
AFTER_MKDOCS = (".br", ".gz", "service-worker.js", "_headers")

Hashes = dict[str, str]

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("clone")]  # it is built once


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's sources in another place, with the tools of this one, two of its explainers, and what it keeps."""
    return copy_project(tmp_path_factory.mktemp("clone"), TWO)


@pytest.fixture(scope="module")
def built(clone: Path) -> Hashes:
    """The hash of every file of a build of everything."""
    return build_all(clone, {})


def build_all(clone: Path, surroundings: dict[str, str], umask: int = -1) -> Hashes:
    """Runs every command, and gives the hash of each file that they write; a umask of -1 is the test's own."""
    for command in COMMANDS:
        date = {"SOURCE_DATE_EPOCH": last_change()} if command == "site" else {}
        chosen = {**os.environ, **surroundings, **date}
        subprocess.run([sys.executable, "-m", "build_tools", command], cwd=clone, env=chosen, umask=umask, check=True)
    return hashes(clone)


def hashes(place: Path) -> Hashes:
    """What a reader can get: the site, and what lies in `dist`; variants of handouts are made for one group only."""
    return {
        str(path.relative_to(place)): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in ("site", "dist")
        for path in sorted((place / folder).rglob("*"))
        if path.is_file() and "-variant-" not in path.name
    }


def build(clone: Path) -> Hashes:
    """Builds the site as MkDocs users do, and gives the hash of each file."""
    site = clone / "site"
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", site], cwd=clone, check=True
    )
    return site_of(hashes(clone))


def site_of(found: Hashes) -> Hashes:
    """The site's own files, as MkDocs makes them; site map and feeds have the date of the build."""
    files = {name.removeprefix("site/"): value for name, value in found.items() if name.startswith("site/")}
    own = [name for name in files if not name.startswith(WHEEL_ON_SITE)]
    return {name: files[name] for name in own if not name.endswith((*AFTER_MKDOCS, *DATED))}


def test_a_clean_build_in_another_place_gives_the_same_bytes(built: Hashes, tmp_path: Path) -> None:
    """Nothing that readers get depends on the machine, the folder, the clock, the order of sets or who may read it.

    Nor on what was kept from builds before, of which the other place has nothing.
    """
    elsewhere = build_all(copy_project(tmp_path / "elsewhere", TWO, share_kept=False), ELSEWHERE, CLOSED)

    assert len(built) > 100
    assert sorted(built.keys() ^ elsewhere.keys()) == []
    assert [name for name in built if built[name] != elsewhere[name]] == []


def sources(clone: Path) -> Hashes:
    """The hash of every file that people edit, test data included."""
    return {
        str(path.relative_to(clone)): hashlib.sha256(path.read_bytes()).hexdigest()
        for name in (*ROOMS, *FILES)
        for path in sorted([clone / name, *(clone / name).rglob("*")])
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_one_folder_adds_an_explainer_and_its_removal_leaves_nothing(clone: Path, built: Hashes) -> None:
    """No other file is touched, test data included."""
    before, untouched = site_of(built), sources(clone)
    shutil.copytree(clone / CATALOGUE / SLUGS[0], clone / CATALOGUE / COPY)

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
    assert COPY in (site / "search/pages.json").read_text()
    assert {name.split("/")[0] for name in before.keys() ^ during.keys()} <= {"assets", "embed", "explainers", "zh"}
    assert all(COPY in name for name in before.keys() ^ during.keys())
    assets = [name for name in before if name.startswith("assets/")]
    assert all(before[name] == during[name] for name in assets), (
        "widget and runtime do not depend on how many there are"
    )

    own_tests = [sys.executable, "-m", "pytest", "-q", "tests/every_explainer", "tests/structure", "-k", COPY]
    subprocess.run([*own_tests, "-p", "no:cacheprovider"], cwd=clone, check=True)
    now = sources(clone)
    changed = {name for name in now if untouched.get(name) != now[name]}
    assert changed and all(name.startswith(f"{CATALOGUE}/{COPY}/") for name in changed)

    shutil.rmtree(clone / CATALOGUE / COPY)
    assert sources(clone) == untouched
    assert build(clone) == before
