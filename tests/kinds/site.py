"""Builds what readers would get if the explainer of every kind were the only one: `python -m tests.kinds.site`.

The site goes into `build/fixture/site/`; handouts, notebooks, single files and packages beside it.
"""

import shutil
import subprocess
import sys

from build_tools.handouts import documents as handouts
from build_tools.hosting.settings import write_host_settings
from build_tools.notebooks import notebook
from build_tools.packages import build_scorm, build_singles
from build_tools.places import DOCS, HANDOUTS, NOTEBOOKS, REPOSITORY
from build_tools.service_worker import write_service_worker
from explainers.contract.catalogue import load_all
from tests.kinds import BUILT, FIXTURES


def main() -> None:
    """Everything; the site comes after the handouts and the notebooks, since it offers them."""
    explainers = load_all(FIXTURES)
    handouts.build(BUILT / HANDOUTS.name, explainers, handouts.Order(), catalogue=FIXTURES)
    notebook.build(BUILT / NOTEBOOKS.name, explainers, catalogue=FIXTURES)
    build_site()
    build_singles(BUILT, FIXTURES)
    build_scorm(BUILT, FIXTURES)


def build_site() -> None:
    """The fixture's own pages with the project's styles and scripts, strict; without compressed neighbours."""
    pages = BUILT / "docs"
    shutil.rmtree(pages, ignore_errors=True)
    shutil.copytree(FIXTURES / "docs", pages)
    shutil.copytree(DOCS / "assets", pages / "assets")
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run([*mkdocs, "--config-file", FIXTURES / "mkdocs.yml"], cwd=REPOSITORY, check=True)
    write_service_worker(BUILT / "site")
    write_host_settings(BUILT / "site")


if __name__ == "__main__":
    main()
