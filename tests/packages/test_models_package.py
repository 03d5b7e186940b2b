"""A page of somebody else, with an unchanged Pyodide, loads the models from the built site, by its lock file alone."""

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import waitress.server
from playwright.sync_api import Browser
from whitenoise import WhiteNoise

from build_tools.places import PYODIDE, SITE
from build_tools.server import application
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


@contextlib.contextmanager
def serving(served: Any) -> Iterator[str]:
    """The address of a server of its own."""
    server: Any = waitress.server.create_server(served, host="127.0.0.1", port=0)

    def run() -> None:
        with contextlib.suppress(OSError):  # closing takes its sockets away while it may be waiting for them
            server.run()

    threading.Thread(target=run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}/"
    server.close()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    """The address of a page that has Pyodide and nothing of ours."""
    (tmp_path / "empty.html").write_text("<title>elsewhere</title>")
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
        (tmp_path / name).symlink_to(PYODIDE / name)
    with serving(WhiteNoise(None, root=tmp_path)) as address:
        yield address


@pytest.fixture
def site() -> Iterator[str]:
    """The address of the built site."""
    with serving(application(SITE)) as address:
        yield address


def test_a_page_elsewhere_imports_the_models(browser: Browser, elsewhere: str, site: str) -> None:
    """The import is all that its author writes; of the site it may read the models, and nothing is asked of a third."""
    page, asked = browser.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{elsewhere}empty.html")
    said = page.evaluate(PAGE, [f"{site}models/pyodide-lock.json", PROGRAM])
    refused = page.evaluate("(url) => fetch(url).catch((error) => error.name)", f"{site}citations.json")
    page.close()

    explainer = load(EXAMPLE)
    assert said == explainer.summary(explainer.run(saving_share=0.3), "zh")
    assert refused == "TypeError"
    assert [url for url in asked if not url.startswith((elsewhere, site))] == []
    assert sum(url.endswith(".whl") for url in asked) == 1
