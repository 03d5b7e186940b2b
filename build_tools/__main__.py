"""`python -m build_tools site | serve | pages | bundle | single | scorm | handouts | notebooks`"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from build_tools.assembling import assemble
from build_tools.compression import compress_site
from build_tools.handouts import command as handouts
from build_tools.notebooks import command as notebooks
from build_tools.packages import build_bundle, build_scorm, build_singles
from build_tools.places import DIST, DOCS, REPOSITORY, SITE
from build_tools.server import serve
from build_tools.service_worker import write_removal, write_service_worker


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command."""
    top = argparse.ArgumentParser(prog="python -m build_tools")
    commands = top.add_subparsers(required=True, dest="command")
    site = commands.add_parser("site", help="build the site into site/")
    site.add_argument("--remove-service-worker", action="store_true", help="have visitors' browsers drop it")
    commands.add_parser("pages", help="write the pages into build/pages/, for any site generator")
    commands.add_parser("bundle", help="write the site as a zip file that works from a disk, into dist/")
    commands.add_parser("single", help="write each explainer as one file that holds everything, into dist/single/")
    commands.add_parser("scorm", help="write a package for learning platforms per explainer, into dist/scorm/")
    serving = commands.add_parser("serve", help="serve site/")
    serving.add_argument("--port", type=int, default=8000)
    handouts.add_options(commands.add_parser("handouts", help="write the handouts into dist/handouts/"))
    notebooks.add_options(commands.add_parser("notebooks", help="write the notebooks into dist/notebooks/"))
    options = top.parse_args(arguments)
    if options.command == "site":
        build_site(SITE, write_removal if options.remove_service_worker else write_service_worker)
    elif options.command == "pages":
        print(assemble(DOCS).pages)
    elif options.command == "bundle":
        tell([build_bundle(DIST)])
    elif options.command == "single":
        tell(build_singles(DIST))
    elif options.command == "scorm":
        tell(build_scorm(DIST))
    elif options.command == "handouts":
        return handouts.run(options)
    elif options.command == "notebooks":
        return notebooks.run(options)
    else:
        serve(SITE, options.port)
    return 0


def tell(files: Sequence[Path]) -> None:
    """Prints where files are and how large."""
    for path in files:
        print(f"{path.stat().st_size / 1e6:6.2f} MB  {path.relative_to(REPOSITORY)}")


def build_site(site: Path, finish: Callable[[Path], None] = write_service_worker) -> None:
    """The whole site, strict, with its service worker and compressed neighbours."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", site],
        cwd=REPOSITORY,
        env={"SOURCE_DATE_EPOCH": last_change(), **os.environ},
        check=True,
    )
    finish(site)
    compress_site(site)


def last_change() -> str:
    """The time of the last commit, in seconds since 1970: the date in the site map; without Git, the present time."""
    try:
        command = ["git", "log", "-1", "--format=%ct"]
        return subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return str(int(time.time()))


if __name__ == "__main__":
    sys.exit(main())
