"""Finds Chromium or Chrome for tests and measurements; where there is none, installs one the platform's way.

Tests prefer the shell that has no windows: the whole browser draws its own bars for every page, which no test looks at,
and takes almost twice as long. What readers have is the whole browser, so measurements are taken in that.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SHELL = "chromium-headless-shell"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
OTHER_ENGINES = ("firefox-esr", "webkit2gtk-driver", "xvfb")  # for the tests that open files from a disk
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find_browser(*, whole: bool = False) -> Path | None:
    """The browser named by $CHROMIUM, one of the system, or Playwright's own; None where there is none.

    Unless it is to be the whole browser, the shell comes first.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        return Path(named)
    found = next(filter(None, map(shutil.which, NAMES if whole else (SHELL, *NAMES))), None)
    if found:
        return Path(found)
    return MAC if MAC.exists() else playwright_browser()


def playwright_browser() -> Path | None:
    """The Chromium that Playwright installed, if it did."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def find_minibrowser() -> Path | None:
    """WebKitGTK's small browser, which its driver starts; None where there is none."""
    return next(iter(sorted(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser"))), None)


def has_other_engines() -> bool:
    """Whether Firefox and WebKit can be driven."""
    programs = all(map(shutil.which, ("firefox-esr", "WebKitWebDriver", "Xvfb")))
    return programs and find_minibrowser() is not None


def can_use_apt() -> bool:
    """Whether this is root on Debian or its kin."""
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def install_packages(*names: str) -> None:
    print(f"Installing with apt-get: {' '.join(names)}", flush=True)
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names],
        check=True,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )


def install_browser(*, whole: bool) -> None:
    """Installs Chromium: by apt for root on Debian and its kin, else Playwright's own."""
    if can_use_apt():
        install_packages("chromium" if whole else SHELL)
    else:
        print("No Chromium or Chrome was found. Installing Playwright's Chromium.", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main(*, whole: bool) -> int:
    """Makes sure that there is a browser, and prints where it is."""
    if find_browser(whole=whole) is None:
        install_browser(whole=whole)
    if can_use_apt() and not has_other_engines():
        install_packages(*OTHER_ENGINES)
    path = find_browser(whole=whole)
    if path is None:
        print(
            "No browser could be installed. Install Chromium or Chrome, or set CHROMIUM to its path.", file=sys.stderr
        )
        return 1
    print(f"Browser: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(whole="--whole" in sys.argv))
