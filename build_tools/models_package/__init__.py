"""The models as a Python package: a wheel, a lock file with which Pyodide loads it, and an index for installers."""

from build_tools.models_package.making import make_package
from build_tools.models_package.offering import offer

__all__ = ["make_package", "offer"]
