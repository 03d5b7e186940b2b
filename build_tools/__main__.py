"""`python -m build_tools <command>`: runs one step of the build; `--help` lists them."""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from build_tools import changelog
from build_tools.assembling import assemble, make_runtime, modules_of
from build_tools.book import command as book
from build_tools.cache import forget_unused
from build_tools.compression import compress_site
from build_tools.handouts import command as handouts
from build_tools.history import last_change
from build_tools.hosting import command as hosting
from build_tools.hosting.policy import put_into_pages
from build_tools.hosting.settings import write_host_settings
from build_tools.mistakes import reported
from build_tools.models_package import make_package, offer
from build_tools.notebooks import command as notebooks
from build_tools.packages import build_bundle, build_scorm, build_singles
from build_tools.places import BUILD, DIST, DOCS, REPOSITORY, SITE
from build_tools.release import command as release
from build_tools.runtime.profile import profile
from build_tools.server import serve
from build_tools.service_worker import write_removal, write_service_worker
from build_tools.upkeep import audit, reading, stale
from explainers.authoring.drafts import refuse_drafts
from explainers.contract.catalogue import find_folders


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 2, with a few lines of explanation, where an author has something to mend."""
    options = parser().parse_args(arguments)
    return reported(lambda: run_published(options))


def run_published(options: argparse.Namespace) -> int | None:
    """The exit code of a command; ContractError before anything is written where an explainer is a draft."""
    refuse_drafts()
    found: int | None = options.run(options)
    return found


def parser() -> argparse.ArgumentParser:
    """The commands, each with the function that runs it."""
    top = argparse.ArgumentParser(prog="python -m build_tools")
    commands = top.add_subparsers(required=True)

    def add(name: str, text: str, run: Callable[[argparse.Namespace], int | None]) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text)
        command.set_defaults(run=run)
        return command

    add("runtime", "make Python ready for the browser", lambda _: tell([make_runtime().folder]))
    add("profile", "find which functions of the interpreter readers need", run_profile)
    add("pages", "write the pages into build/pages/, for any site generator", lambda _: print(assemble(DOCS).pages))
    site = add("site", "build the site into site/", run_site)
    site.add_argument("--policy-in-pages", action="store_true", help="for hosts where nobody can choose headers")
    site.add_argument("--remove-service-worker", action="store_true", help="have visitors' browsers drop it")
    add("bundle", "write the site as a zip file that works from a disk", lambda _: tell([build_bundle(DIST)]))
    add("single", "write each explainer as one file that holds everything", lambda _: tell(build_singles(DIST)))
    add("scorm", "write a package for learning platforms per explainer", lambda _: tell(build_scorm(DIST)))
    add("wheel", "write the models as a Python package into dist/wheel/", lambda _: tell([make_package()]))
    handouts.add_options(add("handouts", "write the handouts into dist/handouts/", handouts.run))
    add("book", "write the book to print into dist/handouts/", book.run)
    notebooks.add_options(add("notebooks", "write the notebooks into dist/notebooks/", notebooks.run))
    changelog.add_options(add("changelog", "collect the notes in changes/ into CHANGELOG.md", changelog.run))
    hosting.add_options(add("hosting", "print a server's settings for the built site", hosting.run))
    release.add_options(add("release", "write all that can be taken along into dist/release/", release.run))
    add("audit", "ask the registries for known weaknesses of what the lock files name", audit.run)
    add("reading", "say how hard each page of site/ is to read", reading.run)
    stale.add_options(add("stale", "list what was last compared with its sources long ago", stale.run))
    serving = add("serve", "serve site/", lambda options: serve(SITE, options.port))
    serving.add_argument("--port", type=int, default=8000)
    return top


def tell(places: Sequence[Path]) -> None:
    """Prints where files and folders are and how large."""
    for path in places:
        size = sum(file.stat().st_size for file in [path, *path.rglob("*")] if file.is_file())
        print(f"{size / 1e6:6.2f} MB  {path.relative_to(REPOSITORY)}")


def run_profile(_: argparse.Namespace) -> None:
    """Writes the list from which the interpreter is split; wanted after a new version of Pyodide."""
    folders = find_folders()
    print(f"{profile([folder.name for folder in folders], modules_of(folders))} functions")


def run_site(options: argparse.Namespace) -> int:
    """The site, with its service worker or with one that removes itself; MkDocs's exit code."""
    write_worker = write_removal if options.remove_service_worker else write_service_worker

    def finish(site: Path) -> None:
        if options.policy_in_pages:
            put_into_pages(site)
        offer(site)
        write_worker(site)

    return build_site(SITE, finish)


def build_site(site: Path, finish: Callable[[Path], None] = write_service_worker) -> int:
    """The whole site, strict, with its service worker and compressed neighbours; the old one stays until it is ready.

    The exit code is that of MkDocs, which says itself what is wrong.
    """
    unfinished = BUILD / "unfinished-site"
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", unfinished],
        cwd=REPOSITORY,
        env={"SOURCE_DATE_EPOCH": last_change(), **os.environ},
    )
    if done.returncode == 0:
        finish(unfinished)
        write_host_settings(unfinished)
        compress_site(unfinished)
        shutil.rmtree(site, ignore_errors=True)
        unfinished.rename(site)
        forget_unused(days=30)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
