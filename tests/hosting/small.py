"""A site of a few files, which is quickly made and has one of every kind of thing that servers treat differently."""

from pathlib import Path

from build_tools.compression import compress_site

LONG = "word " * 400
INLINE = "window.started = true"
FILES = {
    "index.html": f"<!doctype html><title>home</title><script>{INLINE}</script><p>{LONG}",
    "404.html": "<!doctype html><title>missing</title>",
    "explainers/index.html": "<!doctype html><title>all</title>",
    "assets/site.css": f"/* {LONG} */",
    "assets/plain.js": "1",
    "assets/drawings/chart-0123456789ab.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "assets/scenes/chart-0123456789ab.json": "{}",
    "assets/widget/0123456789abcdef/widget.js": f"/* {LONG} */",
    "assets/runtime/0123456789abcdef/pyodide.asm.wasm": "\0asm",
    "assets/runtime/0123456789abcdef/pyodide.mjs": f"/* {LONG} */",
    "assets/runtime/0123456789abcdef/snapshot.bin": "0",
    "assets/models/model.py": "x = 1",
    "handouts/sheet.pdf": "%PDF-",
    "models/models-1.0-py3-none-any.whl": "PK",
    "models/package_index/models/index.html": "<!doctype html><title>models</title>",
    "models/pyodide-lock.json": "{}",
    "feed.xml": "<feed/>",
}


def write(folder: Path) -> Path:
    """The folder with the files and their compressed neighbours."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    compress_site(folder)
    return folder
