"""`make release VERSION=0.2.0`: writes `dist/release/`; with `--check`, says only whether it could."""

import argparse

from build_tools.assembling import make_parts
from build_tools.handouts.fonts import declared_fonts
from build_tools.packages.licences import licences
from build_tools.places import DIST
from build_tools.release.artefacts import Built
from build_tools.release.components import components
from build_tools.release.version import find_release
from build_tools.release.writing import write
from explainers.contract.catalogue import load_all

FOLDER = DIST / "release"


def add_options(parser: argparse.ArgumentParser) -> None:
    """What the command asks for."""
    parser.add_argument("--version", default="", help="the version that is released, such as 0.2.0")
    parser.add_argument("--date", default="", help="its day, such as 2026-12-01; else that of the last commit")
    parser.add_argument("--check", action="store_true", help="write nothing; print the version and its day")


def run(options: argparse.Namespace) -> int:
    """Writes the release from what has been built, and says what is in it; ContractError where it may not be made."""
    release = find_release(options.version, options.date)
    if options.check:
        components()
        print(release.version, release.day)
        return 0
    write(release, FOLDER, built(), carried())
    for part in sorted({path.relative_to(FOLDER).parts[0] for path in FOLDER.rglob("*")}):
        files = [path for path in [FOLDER / part, *(FOLDER / part).rglob("*")] if path.is_file()]
        print(f"{sum(path.stat().st_size for path in files) / 1e6:8.2f} MB  {len(files):3} files  {part}")
    return 0


def built() -> Built:
    """What the other commands have built."""
    explainers = load_all()
    with_tasks = [explainer.slug for explainer in explainers if explainer.questions.tasks]
    return Built([explainer.slug for explainer in explainers], with_tasks)


def carried() -> set[str]:
    """The names of the packages that readers get, as the offline copy lists them, and of the fonts on paper."""
    fonts = {package.replace("_", "-") for package, _ in declared_fonts()}  # they are in every PDF
    return {licence.name for licence in licences(make_parts().widget.packages, theme=True)} | fonts
