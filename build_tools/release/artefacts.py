"""Which files are released, and where each was built."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools.packages.offline import archive_name
from build_tools.pages.downloads import BOOK, KINDS, PACK
from build_tools.places import DIST, SITE
from build_tools.release.version import Release
from explainers.contract.errors import ContractError, refuse
from explainers.contract.explainer import LANGUAGES

WHEEL, LOCK = "wheel", "pyodide-lock.json"
EDITIONS = {"single": ".html", "scorm": ".scorm.zip", "notebooks": ".ipynb"}  # folder, and how its files end


@dataclass(frozen=True)
class Built:
    """What has been built: the site's folder, that with all else, and the explainers that are in them."""

    slugs: Sequence[str]
    with_tasks: Sequence[str]
    site: Path = SITE
    dist: Path = DIST


def artefacts(release: Release, built: Built) -> dict[str, Path]:
    """Where each released file was built, by its name in the release; ContractError that names all that is missing."""
    names = [archive_name(release.version), *editions(built.slugs), *handouts(built.with_tasks)]
    files = {name: built.dist / name for name in names} | wheel(release, built.dist)
    refuse(missing(path) for path in [built.site / "index.html", *files.values()] if not path.is_file())
    return files


def editions(slugs: Sequence[str]) -> Iterator[str]:
    """What there is for each explainer in each language."""
    for folder, ending in EDITIONS.items():
        yield from (f"{folder}/{slug}.{language}{ending}" for slug in slugs for language in LANGUAGES)


def handouts(slugs: Sequence[str]) -> Iterator[str]:
    """What is printed: for each explainer with tasks, and for all together."""
    for language in LANGUAGES:
        yield from (f"handouts/{language}/{slug}-{kind}.pdf" for slug in slugs for kind in KINDS)
        yield from (f"handouts/{language}/{name}.pdf" for name in (PACK, BOOK))


def wheel(release: Release, dist: Path) -> dict[str, Path]:
    """The models as a package for Python, the lock file from which browsers load it, and what else lies beside them."""
    expected = f"*-{release.version}-py3-none-any.whl"
    found = [path for path in sorted((dist / WHEEL).rglob("*")) if path.is_file()]
    needed = [dist / WHEEL / LOCK, *([] if any(path.match(expected) for path in found) else [dist / WHEEL / expected])]
    return {path.relative_to(dist).as_posix(): path for path in dict.fromkeys([*found, *needed])}


def missing(path: Path) -> ContractError:
    """What to do about a file that is not there."""
    return ContractError(
        str(path), "", "This part of the release has not been built.", try_this="make release VERSION=…"
    )
