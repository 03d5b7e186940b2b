"""Where things lie; said once, for the build and its tests."""

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
DOCS = REPOSITORY / "docs"
WIDGET = REPOSITORY / "explainers" / "widget"
RUNNER = REPOSITORY / "explainers" / "runner"
BUILD = REPOSITORY / "build"
PAGES = BUILD / "pages"
SITE = REPOSITORY / "site"
DIST = REPOSITORY / "dist"
HANDOUTS = DIST / "handouts"
NOTEBOOKS = DIST / "notebooks"
WHEEL = DIST / "wheel"
WHEEL_ON_SITE = "models/"  # the same, in the site
PYODIDE = REPOSITORY / "node_modules" / "pyodide"
