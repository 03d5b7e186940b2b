"""Pyodide's interpreter in parts: one small loader, what models run, and the rest for readers who program."""

from build_tools.runtime.interpreter.making import ABOUT, ALONE, LOADER, REST, WEBASSEMBLY, key, make

__all__ = ["ABOUT", "ALONE", "LOADER", "REST", "WEBASSEMBLY", "key", "make"]
