"""Bundles the widget's scripts and styles into one folder that is named by the hash of what it holds."""

from build_tools.bundling.files import Form, WidgetFiles, build

__all__ = ["Form", "WidgetFiles", "build"]
