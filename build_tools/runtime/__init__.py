"""Makes Python ready for the browser: Pyodide from npm, a memory snapshot, and the standard library as a fallback."""

from build_tools.runtime.building import RuntimeFiles, build
from build_tools.runtime.packing import pack

__all__ = ["RuntimeFiles", "build", "pack"]
