"""Makes Python ready for the browser: Pyodide from npm, a memory snapshot, and the standard library as a fallback."""

from build_tools.runtime.disk import pack
from build_tools.runtime.files import RuntimeFiles, build

__all__ = ["RuntimeFiles", "build", "pack"]
