"""The two pages to compare with: stock Pyodide in a worker, and PyScript, both running the same model."""

import json
import shutil
from pathlib import Path

from build_tools.compression import compress_file
from build_tools.runtime.library import own_sources
from explainers.contract.explainer import Explainer

PAGES = Path(__file__).with_name("pages")
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")


def write_references(folder: Path, explainer: Explainer, *, node_modules: Path) -> None:
    """Writes both pages with everything they load; large files get compressed neighbours, as the site's have."""
    shutil.copytree(PAGES, folder, dirs_exist_ok=True)
    copy_once(folder / "pyodide", [node_modules / "pyodide" / name for name in PYODIDE_FILES])
    core = node_modules / "@pyscript" / "core" / "dist"
    copy_once(folder / "pyscript", [path for path in core.iterdir() if path.suffix in {".js", ".css"}])
    parameter = next(entry for entry in explainer.table["parameters"] if entry["kind"] == "number")
    job = {
        "slug": explainer.slug,
        "model": explainer.source,
        "declaration": json.dumps(explainer.table),
        "data": json.dumps(explainer.data),
        "modules": own_sources(),
        "parameter": parameter["id"],
        "low": parameter["slider"]["from"],
        "high": parameter["slider"]["to"],
    }
    (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")


def copy_once(folder: Path, files: list[Path]) -> None:
    """Copies and compresses files that never change."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        if not (folder / file.name).exists():
            shutil.copy(file, folder)
            compress_file(folder / file.name, quality=11)
