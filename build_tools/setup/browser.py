"""Finds Chromium or Chrome for the tests; where there is none, installs one the platform's way and says so."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find_browser() -> Path | None:
    """The browser named by $CHROMIUM, one of the system, or Playwright's own; None where there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return Path(named)
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return Path(found)
    return MAC if MAC.exists() else playwright_browser()


def playwright_browser() -> Path | None:
    """The Chromium that Playwright installed, if it did."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def install_browser() -> None:
    """Installs Chromium: by apt for root on Debian and its kin, else Playwright's own."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("No Chromium or Chrome was found. Installing Debian's chromium with apt-get.", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
            check=True,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
    else:
        print("No Chromium or Chrome was found. Installing Playwright's Chromium.", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main() -> int:
    """Makes sure that there is a browser, and prints where it is."""
    if find_browser() is None:
        install_browser()
    path = find_browser()
    if path is None:
        print(
            "No browser could be installed. Install Chromium or Chrome, or set CHROMIUM to its path.", file=sys.stderr
        )
        return 1
    print(f"Browser for the tests: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
