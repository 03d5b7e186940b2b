"""The forms that people take along: the whole site as a zip file, each explainer as one file and as an LMS package."""

from build_tools.packages.offline import build_bundle
from build_tools.packages.scorm import build_scorm
from build_tools.packages.single import build_singles

__all__ = ["build_bundle", "build_scorm", "build_singles"]
