"""Pages of somebody else load the models from the built site: Pyodide by the lock file, PyScript by the wheel."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from whitenoise import WhiteNoise

from build_tools.places import PYODIDE, SITE, WHEEL_ON_SITE
from build_tools.server import application
from tests.conftest import EXAMPLE, load
from tests.servers import answering

PROGRAM = f"""
from productive_forces import load
load("{EXAMPLE}").run(saving_share=0.3).summary("zh")
"""
PYSCRIPT = PYODIDE.parent / "@pyscript/core/dist"
PYSCRIPT_PAGE = f"""
<!doctype html>
<meta charset="utf-8">
<script type="module" src="pyscript/core.js"></script>
<py-config>CONFIGURATION</py-config>
<script type="py">
from productive_forces import load
from pyscript import document
document.body.append(load("{EXAMPLE}").run(saving_share=0.3).summary("zh"))
</script>
"""
PATIENCE = 60_000  # milliseconds in which Python starts
PAGE = """
async ([lockFileURL, program]) => {
    const { loadPyodide } = await import("./pyodide.mjs");
    const pyodide = await loadPyodide({ lockFileURL });
    await pyodide.loadPackagesFromImports(program);
    return pyodide.runPython(program);
}
"""


def nothing(_: Any, start: Any) -> list[bytes]:
    """What is answered for a file that is not there."""
    start("404 Not Found", [])
    return []


@pytest.fixture
def site() -> Iterator[str]:
    """The address of the built site."""
    with answering(application(SITE)) as address:
        yield address


@pytest.fixture
def elsewhere(tmp_path: Path, site: str) -> Iterator[str]:
    """The address of a host that has Pyodide and PyScript, as these come, and nothing of ours."""
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"):
        shutil.copy(PYODIDE / name, tmp_path)
    shutil.copytree(PYSCRIPT, tmp_path / "pyscript", ignore=shutil.ignore_patterns("*.map"))
    (wheel,) = (SITE / WHEEL_ON_SITE).glob("*.whl")
    packages = {"packages": [f"{site}/{WHEEL_ON_SITE}{wheel.name}"], "packages_cache": "passthrough"}
    configuration = json.dumps({"interpreter": "pyodide.mjs", **packages})
    (tmp_path / "empty.html").write_text("<title>elsewhere</title>")
    (tmp_path / "pyscript.html").write_text(PYSCRIPT_PAGE.strip().replace("CONFIGURATION", configuration))
    with answering(WhiteNoise(nothing, root=tmp_path)) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page of a browser that remembers nothing."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def asked_by(page: Page) -> list[str]:
    """The addresses that a page asks for, as it does."""
    asked = list[str]()
    page.on("request", lambda request: asked.append(request.url))
    return asked


def expected() -> str:
    """What the program says."""
    explainer = load(EXAMPLE)
    return explainer.summary(explainer.run(saving_share=0.3), "zh")


def test_a_page_elsewhere_imports_the_models(page: Page, elsewhere: str, site: str) -> None:
    """The import is all that its author writes; of the site it may read the models, and nothing is asked of a third."""
    asked = asked_by(page)
    page.goto(f"{elsewhere}/empty.html")
    said = page.evaluate(PAGE, [f"{site}/{WHEEL_ON_SITE}pyodide-lock.json", PROGRAM])
    refused = page.evaluate("(url) => fetch(url).catch((error) => error.name)", f"{site}/citations.json")

    assert said == expected()
    assert refused == "TypeError"
    assert [url for url in asked if not url.startswith((elsewhere, site))] == []
    assert sum(url.endswith(".whl") for url in asked) == 1


def test_pyscript_runs_the_models(page: Page, elsewhere: str, site: str) -> None:
    """From the wheel's address, as the guide says it; nothing else is fetched from the site or from a third host."""
    asked = asked_by(page)
    page.goto(f"{elsewhere}/pyscript.html")
    expect(page.locator("body")).to_contain_text(expected(), timeout=PATIENCE)

    assert [url for url in asked if not url.startswith((elsewhere, site, "blob:"))] == []
    assert [url.startswith(f"{site}/{WHEEL_ON_SITE}") for url in asked if url.startswith(site)] == [True]
