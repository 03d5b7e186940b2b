"""Writes the folder of a release: the old one stays until the new one is whole."""

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Collection
from pathlib import Path

from build_tools.addresses import published_address
from build_tools.changelog import LOG, log_of
from build_tools.packages.archive import write_sums, write_zip
from build_tools.places import REPOSITORY
from build_tools.release.artefacts import Built, artefacts
from build_tools.release.bill import bill
from build_tools.release.components import components
from build_tools.release.stated import NAME, stated
from build_tools.release.version import Release

CITATION, BILL = "CITATION.cff", "sbom.cdx.json"
LICENCES = ("LICENSE", "LICENSE-CONTENT")
LARGE = ("single", "scorm")  # folders


def write(release: Release, target: Path, built: Built, carried: Collection[str], root: Path = REPOSITORY) -> Path:
    """The folder with all files and their sums; `carried` are the packages that readers get. Equal in, equal out."""
    files, texts = artefacts(release, built), made_texts(release, carried, root)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".unfinished-") as unfinished:
        folder = Path(unfinished, "new")
        for name, source in files.items():
            put(source, folder / name)
        write_zip(built.site, folder / site_name(release))
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        write_sums(folder)
        if target.exists():
            target.rename(Path(unfinished, "old"))
        folder.rename(target)
    return target


def made_texts(release: Release, carried: Collection[str], root: Path) -> dict[str, str]:
    """The files that are written for the release alone."""
    texts = {name: (root / name).read_text(encoding="utf-8") for name in LICENCES}
    citation, address = stated(release.version, release.day, root)[root / CITATION], published_address()
    citation += f"url: {json.dumps(address)}\n" if address else ""
    log = log_of(release.version, release.day, root)
    return {**texts, LOG: log, CITATION: citation, BILL: bill(release, components(root), carried)}


def site_name(release: Release) -> str:
    """How the archive of the site is called."""
    return f"{NAME}-{release.version}-site.zip"


def put(source: Path, target: Path) -> None:
    """A copy of a built file; of large ones, which a build replaces and never writes into, a second name will do."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.parent.name in LARGE:
        with contextlib.suppress(OSError):  # not every disk allows it
            os.link(source, target)
    if not target.exists():
        shutil.copyfile(source, target)
