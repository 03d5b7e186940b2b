"""The forms that people take along: the whole site as a zip file, and each explainer as one file."""

from build_tools.bundle.offline import build_bundle
from build_tools.bundle.single import build_singles

__all__ = ["build_bundle", "build_singles"]
