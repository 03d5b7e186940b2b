"""A page of somebody else, with an unchanged Pyodide, loads the models from another host, by its lock file alone."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from build_tools.models_package import make_package
from build_tools.places import PYODIDE
from tests.conftest import EXAMPLE, load

PROGRAM = f"""
from productive_forces import load
load("{EXAMPLE}").run(saving_share=0.3).summary("zh")
"""
PAGE = """
async ([lockFileURL, program]) => {
    const { loadPyodide } = await import("./pyodide.mjs");
    const pyodide = await loadPyodide({ lockFileURL });
    await pyodide.loadPackagesFromImports(program);
    return pyodide.runPython(program);
}
"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder to pages of every host, as GitHub Pages does; it says nothing."""

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def hosts(tmp_path: Path) -> Iterator[list[str]]:
    """Two addresses: of a page that has Pyodide, and of a place where the package lies."""
    (tmp_path / "empty.html").write_text("<title>elsewhere</title>")
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
        (tmp_path / name).symlink_to(PYODIDE / name)
    folders = [tmp_path, make_package(tmp_path / "made")]
    servers = [
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), lambda *given, at=str(folder): Handler(*given, directory=at))
        for folder in folders
    ]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    yield [f"http://127.0.0.1:{server.server_port}/" for server in servers]
    for server in servers:
        server.shutdown()
        server.server_close()


def test_a_page_elsewhere_imports_the_models(browser: Browser, hosts: list[str]) -> None:
    """The import is all that its author writes; nothing is asked of a third host."""
    page, asked = browser.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{hosts[0]}empty.html")
    said = page.evaluate(PAGE, [f"{hosts[1]}pyodide-lock.json", PROGRAM])
    page.close()

    explainer = load(EXAMPLE)
    assert said == explainer.summary(explainer.run(saving_share=0.3), "zh")
    assert [url for url in asked if not url.startswith(tuple(hosts))] == []
    assert sum(url.endswith(".whl") for url in asked) == 1
