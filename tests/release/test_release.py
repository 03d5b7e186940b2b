"""The folder of a release, made from what `make test` has built: each of its files is unpacked and opened."""

import hashlib
import io
import json
import re
import shutil
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

import nbformat
import pypdfium2
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from build_tools.handouts.documents import PAPERS
from build_tools.metadata.project import project
from build_tools.places import BUILD, DIST, SITE
from build_tools.release import writing
from build_tools.release.artefacts import Built, artefacts
from build_tools.release.command import built
from build_tools.release.version import Release
from explainers.contract.errors import ContractError
from explainers.contract.explainer import LANGUAGES
from tests.conftest import SLUGS

pytestmark = [pytest.mark.built, pytest.mark.xdist_group("release")]  # it is written once
CARRIED = {"pyodide", "preact"}
SUM = re.compile(r"([0-9a-f]{64})  (\S+)")
EDITIONS = {f"{slug}.{language}" for slug in SLUGS for language in LANGUAGES}


@pytest.fixture(scope="module")
def release() -> Release:
    """The version that the sources state."""
    return Release(project().version, project().published)


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder on the disk of what is built, so that large files need not be copied."""
    with TemporaryDirectory(dir=BUILD, prefix="release-") as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def folder(release: Release, place: Path) -> Path:
    """The release."""
    return writing.write(release, place / "release", built(), CARRIED)


def names(folder: Path) -> set[str]:
    """The files of a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def opened(path: Path) -> zipfile.ZipFile:
    """An archive whose every member has the sum that it should have."""
    archive = zipfile.ZipFile(path)
    assert archive.testzip() is None
    return archive


def summed(text: str) -> dict[str, str]:
    """The sums in a list, by file."""
    found = [SUM.fullmatch(line) for line in text.splitlines()]
    assert found and all(found)
    return {match[2]: match[1] for match in found if match}


def test_every_file_has_its_sum(folder: Path) -> None:
    """And the list names nothing else."""
    sums = summed((folder / "SHA256SUMS").read_text(encoding="utf-8"))

    assert sums.keys() == names(folder) - {"SHA256SUMS"}
    for name, expected in sums.items():
        with (folder / name).open("rb") as file:
            assert hashlib.file_digest(file, "sha256").hexdigest() == expected, name


def test_two_runs_give_equal_bytes(folder: Path, release: Release, place: Path) -> None:
    """Seen in the sums, which name every file; the second run takes the place of the first one."""
    first = (folder / "SHA256SUMS").read_bytes()
    again = writing.write(release, folder, built(), CARRIED)

    assert (again / "SHA256SUMS").read_bytes() == first
    assert [path.name for path in place.iterdir()] == ["release"]


def test_the_archive_of_the_site_is_the_site(folder: Path, release: Release) -> None:
    """File by file, ready to be unpacked into the folder of a server."""
    archive = opened(folder / f"new-quality-productive-forces-{release.version}-site.zip")

    assert set(archive.namelist()) == names(SITE)
    for name in ("index.html", "zh/index.html", "sitemap.xml", "service-worker.js"):
        assert archive.read(name) == (SITE / name).read_bytes()


def test_the_offline_copy_can_be_unpacked_and_checked(folder: Path, release: Release) -> None:
    """By the list of sums that lies in it."""
    archive = opened(folder / f"new-quality-productive-forces-{release.version}-offline.zip")
    sums = summed(archive.read("SHA256SUMS").decode())

    assert sums.keys() == set(archive.namelist()) - {"SHA256SUMS"}
    assert all(hashlib.sha256(archive.read(name)).hexdigest() == sums[name] for name in sums)
    assert "index.html" in sums
    assert f" {release.version}" in archive.read("README.en.txt").decode("utf-8-sig")


def test_every_explainer_is_there_in_every_form(folder: Path, release: Release) -> None:
    """As one file, as a package whose manifest can be read, and as a notebook."""
    singles = {path.name.removesuffix(".html"): path for path in (folder / "single").iterdir()}
    packages = {path.name.removesuffix(".scorm.zip"): path for path in (folder / "scorm").iterdir()}
    notebooks = {path.name.removesuffix(".ipynb"): path for path in (folder / "notebooks").iterdir()}
    assert singles.keys() == packages.keys() == notebooks.keys() == EDITIONS

    for path in singles.values():
        assert path.read_bytes()[:15].lower() == b"<!doctype html>" and b"</html>" in path.read_bytes()[-20:]
    for path in packages.values():
        manifest = ElementTree.fromstring(opened(path).read("imsmanifest.xml"))
        assert manifest.tag.endswith("}manifest") and manifest.get("version") == release.version
    for path in notebooks.values():
        nbformat.validate(nbformat.read(path, as_version=4))


def test_every_sheet_can_be_opened(folder: Path) -> None:
    """Sheets of two pages, keys, slides of five, the pack and the book, in each language."""
    for language in LANGUAGES:
        pages = {path.stem: len(pypdfium2.PdfDocument(path)) for path in (folder / "handouts" / language).iterdir()}
        for slug in built().with_tasks:
            assert {pages.pop(f"{slug}-student-{paper}") for paper in PAPERS} == {2}
            assert {pages.pop(f"{slug}-key-{paper}") for paper in PAPERS} <= {1, 2}
            assert {pages.pop(f"{slug}-slides{ending}") for ending in ("", "-dark")} == {5}
        assert pages.keys() == {"course-pack", "book"} and min(pages.values()) > 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_says_whose_it_is_and_of_which_day(folder: Path, release: Release, language: str) -> None:
    """To whoever looks at the file's properties: the makers as citations name them, and the day of the version."""
    said = {}
    for path in (folder / "handouts" / language).iterdir():
        about = pypdfium2.PdfDocument(path).get_metadata_dict()
        said[path.name] = (about["Author"], about["CreationDate"], about["ModDate"])
        assert about["Title"], path.name

    stamp = f"D:{release.day.replace('-', '')}000000Z"
    assert set(said.values()) == {(project().author, stamp, stamp)}


def test_the_wheel_has_the_version_of_the_release(folder: Path, release: Release) -> None:
    """And the lock file beside it names that wheel with its sum; the site has the same files, for others."""
    [wheel] = (folder / "wheel").glob("*.whl")
    archive = opened(wheel)
    [metadata] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    lock = json.loads((folder / "wheel" / "pyodide-lock.json").read_text(encoding="utf-8"))
    [locked] = [entry for entry in lock["packages"].values() if entry["file_name"].endswith(wheel.name)]

    assert f"\nVersion: {release.version}\n" in archive.read(metadata).decode()
    assert f"\nAuthor: {project().author}\n" in archive.read(metadata).decode()
    assert names(folder / "wheel") == names(DIST / "wheel")
    for name in names(folder / "wheel"):
        assert (SITE / "models" / name).read_bytes() == (folder / "wheel" / name).read_bytes(), name
    assert locked["sha256"] == hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_version_day_and_citation_agree_everywhere(folder: Path, release: Release) -> None:
    """The change log, the citation, the bill, the tags of a page, the lists for programs, the book and the packages."""
    version, day = release.version, release.day
    heading = re.search(r"^## (.+)$", (folder / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert heading and heading[1] == f"{version} - {day}"
    assert f"\nversion: {version}\ndate-released: {day}\n" in (folder / "CITATION.cff").read_text(encoding="utf-8")
    made = json.loads((folder / "sbom.cdx.json").read_text(encoding="utf-8"))["metadata"]
    assert (made["component"]["version"], made["timestamp"][:10]) == (version, day)

    site = opened(folder / f"new-quality-productive-forces-{version}-site.zip")
    page = site.read(f"explainers/{SLUGS[0]}/index.html").decode()
    assert f'<meta name="citation_publication_date" content="{day.replace("-", "/")}">' in page
    assert f'"datePublished":"{day}"' in page and f'"version":"{version}"' in page
    assert {entry["version"] for entry in json.loads(site.read("citations.json"))} == {version}
    assert f"Version {version}</title>" in site.read("feed.xml").decode()
    book = pypdfium2.PdfDocument(io.BytesIO(site.read("handouts/book.pdf")))
    assert any(version in book[number].get_textpage().get_text_bounded() for number in range(3))


def test_the_bill_keeps_the_rules_of_its_form(folder: Path) -> None:
    """As the schema of CycloneDX states them."""
    text = (folder / "sbom.cdx.json").read_text(encoding="utf-8")

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


@pytest.fixture
def small(tmp_path: Path, release: Release) -> Built:
    """A site and all else of one invented explainer, as empty files."""
    made = Built(["invented"], ["invented"], tmp_path / "site", tmp_path / "dist")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<!doctype html>")
    wheel = f"wheel/models-{release.version}-py3-none-any.whl"
    expected: dict[str, Any] = {}
    with pytest.raises(ContractError) as caught:
        artefacts(release, made)
    for problem in caught.value.problems:
        expected[problem.file] = problem
    for file in [*(name for name in expected if "*" not in name), str(made.dist / wheel)]:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).write_text("new")
    return made


def test_a_later_build_leaves_the_release_as_it_is(release: Release, small: Built, tmp_path: Path) -> None:
    """Small files are copied; large ones are replaced by a build, never written into."""
    target = writing.write(release, tmp_path / "release", small, CARRIED)
    (small.dist / "handouts/en/invented-student-a4.pdf").write_text("later")

    assert (target / "handouts/en/invented-student-a4.pdf").read_text() == "new"


def test_the_citation_names_the_address_where_it_is_known(
    release: Release, small: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the site's own tags do."""
    for address, line in (("", ""), ("https://example.org/growth", 'url: "https://example.org/growth/"')):
        monkeypatch.setenv("SITE_URL", address)
        citation = writing.write(release, tmp_path / "release", small, CARRIED) / "CITATION.cff"
        assert re.findall(r"^url:.*$", citation.read_text(encoding="utf-8"), re.MULTILINE) == [line] * bool(line)


def test_nothing_is_half_written(
    release: Release, small: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part that is missing is named, and an error while writing leaves the old release as it was."""
    target = writing.write(release, tmp_path / "release", small, CARRIED)
    before = {name: (target / name).read_bytes() for name in names(target)}
    (small.dist / "handouts/en/invented-student-a4.pdf").write_text("later")
    missing = small.dist / "scorm/invented.zh.scorm.zip"
    missing.unlink()
    with pytest.raises(ContractError, match=r"invented\.zh\.scorm\.zip\n  This part of the release has not been built"):
        writing.write(release, target, small, CARRIED)

    missing.write_text("new")
    monkeypatch.setattr(writing, "write_sums", lambda folder: (_ for _ in ()).throw(OSError("the disk is full")))
    with pytest.raises(OSError, match="the disk is full"):
        writing.write(release, target, small, CARRIED)

    assert {name: (target / name).read_bytes() for name in names(target)} == before
    assert {path.name for path in tmp_path.iterdir()} == {"site", "dist", "release"}


def test_a_missing_licence_stops_it_before_anything_is_written(release: Release, small: Built, tmp_path: Path) -> None:
    """Since what a release is made with is named in it."""
    sources = tmp_path / "sources"
    sources.mkdir()
    for name in ("CHANGELOG.md", "CITATION.cff", "LICENSE", "LICENSE-CONTENT", "pyproject.toml", "uv.lock"):
        shutil.copy(writing.REPOSITORY / name, sources)
    lock = {"packages": {"node_modules/unsaid": {"version": "1.0.0"}}}
    (sources / "package-lock.json").write_text(json.dumps(lock))
    assert tomllib.loads((sources / "uv.lock").read_text(encoding="utf-8"))
    with pytest.raises(ContractError, match=r"package-lock\.json: unsaid 1\.0\.0"):
        writing.write(release, tmp_path / "release", small, CARRIED, sources)

    assert not (tmp_path / "release").exists()
