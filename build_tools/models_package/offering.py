"""Puts the package into a built site, from where other hosts of Python load it."""

import shutil
from pathlib import Path

from build_tools.places import WHEEL, WHEEL_ON_SITE


def offer(site: Path, package: Path = WHEEL) -> None:
    """The site with the wheel and what stands beside it, where these have been made."""
    if package.is_dir():
        shutil.copytree(package, site / WHEEL_ON_SITE, copy_function=shutil.copyfile)
