"""Lets MkDocs, whose command knows only installed packages, find ours: the first hook, before the one that needs them.

MkDocs forgets what a hook adds to the path, but not what was imported meanwhile.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import build_tools  # noqa: F401
import explainers  # noqa: F401
