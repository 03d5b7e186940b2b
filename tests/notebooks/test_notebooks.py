"""Every notebook runs from top to bottom in Jupyter's own Python, and shows what the site shows."""

import ast
import asyncio
import importlib.metadata
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

from build_tools import cache
from build_tools.addresses import site_address
from build_tools.cache import fingerprint, kept_folder
from build_tools.handouts.fonts import font_folder
from build_tools.notebooks.notebook import build
from build_tools.places import NOTEBOOKS, PAGES, REPOSITORY
from explainers.contract.catalogue import CATALOGUE, load_all, load_one
from explainers.contract.errors import ContractError
from explainers.contract.explainer import LANGUAGES
from explainers.contract.loading import load_explainer
from explainers.contract.outputs import NumberOutput
from tests.conftest import EXAMPLE, SLUGS

SITE = site_address()
NAMES = [f"{slug}.{language}" for slug in SLUGS for language in LANGUAGES]
# Tests of what a notebook shows run in one process, so that it runs once.
SHOWN = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in NAMES]
MACHINE = re.compile(r"/(root|home|Users|tmp|work|var|opt)/|[A-Z]:\\|file:")
# Two cells that learners do not see. The first one clears what another notebook has left behind.
CLEAR = """
%reset -f
import matplotlib, matplotlib.pyplot
matplotlib.pyplot.close("all")
matplotlib.rcdefaults()
%reset -f
"""
# The last one prints what a run gave, and what each situation of the comparison gave.
PROBE = """
import json
print(json.dumps([
    {name: getattr(result, name) for name in HEADLINES},
    headline_texts(chosen, result),
    rows,
]))
"""

Run = Callable[[str], Any]


@pytest.fixture(scope="session")
def folder() -> Path:
    """All notebooks, which `make notebooks` wrote."""
    assert list(NOTEBOOKS.glob("*.ipynb")), "There are no notebooks. Run `make test`, or `make notebooks`."
    return NOTEBOOKS


@pytest.fixture(scope="session")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Surroundings in which Matplotlib knows our Chinese font, and has made its list, which takes a while, once."""
    place = tmp_path_factory.mktemp("running")
    fonts = font_folder()  # it lies in `fonts`, in which Matplotlib looks for them
    known = os.environ | {"XDG_DATA_HOME": str(cache.KEPT)}

    def list_fonts(folder: Path) -> None:
        command = [sys.executable, "-c", "import matplotlib.font_manager"]
        subprocess.run(command, env=known | {"MPLCONFIGDIR": str(folder)}, check=True)

    key = fingerprint(fonts.name, importlib.metadata.version("matplotlib"))
    settings = kept_folder("matplotlib", key, list_fonts)
    return known | {"MPLCONFIGDIR": str(settings), "IPYTHONDIR": str(place), "JUPYTER_RUNTIME_DIR": str(place)}


@pytest.fixture(scope="session")
def run(folder: Path, surroundings: dict[str, str]) -> Iterator[Run]:
    """Runs notebooks, each once, in one Python that forgets between them; gives one with its outputs."""
    done: dict[str, Any] = {}
    client = NotebookClient(nbformat.v4.new_notebook(), timeout=60, km=AsyncKernelManager())

    async def run_one(name: str) -> Any:
        client.nb = probed(folder, name)
        client.nb.cells.insert(0, nbformat.v4.new_code_cell(CLEAR, id="clear"))
        return await client.async_execute(env=surroundings, cwd=surroundings["IPYTHONDIR"])

    async def stop() -> None:
        if client.kc:
            client.kc.stop_channels()
            await client.km.shutdown_kernel(now=True)

    with ThreadPoolExecutor(1) as thread:  # Playwright, which other tests use, keeps a loop in this one
        loop = asyncio.Runner()

        def wait_for(work: Coroutine[Any, Any, Any]) -> Any:
            return thread.submit(loop.run, work).result()

        yield lambda name: done[name] if name in done else done.setdefault(name, wait_for(run_one(name)))
        wait_for(stop())
        thread.submit(loop.close).result()


def probed(folder: Path, name: str) -> Any:
    """A notebook that is asked for its numbers at the end."""
    notebook = nbformat.read(folder / f"{name}.ipynb", as_version=4)
    headlines = [output.id for output in computed(headline_outputs(name))]
    notebook.cells.append(nbformat.v4.new_code_cell(PROBE.replace("HEADLINES", repr(headlines)), id="probe"))
    return notebook


def headline_outputs(name: str) -> list[Any]:
    """The headline numbers of a notebook's explainer."""
    outputs = load_one(name.rsplit(".", 1)[0]).declaration.outputs
    return [output for output in outputs if isinstance(output, NumberOutput) and output.headline]


def computed(outputs: list[Any]) -> list[Any]:
    """Those that the model gives; the others are derived from these, and stand among the texts."""
    return [output for output in outputs if not output.value]


def cells(folder: Path, name: str) -> dict[str, str]:
    """The texts of a notebook's cells, by their ids."""
    notebook = nbformat.read(folder / f"{name}.ipynb", as_version=4)
    return {cell.id: cell.source for cell in notebook.cells}


@pytest.mark.parametrize("name", SHOWN)
def test_a_notebook_gives_the_numbers_of_the_site(name: str, run: Run) -> None:
    """The run, its texts and the comparison of situations equal what the explainer itself gives."""
    slug, language = name.rsplit(".", 1)
    explainer, shown = load_one(slug), headline_outputs(name)
    numbers, texts, rows = json.loads(run(name).cells[-1].outputs[0].text)
    results = list(explainer.results.values())
    expected = [[explainer.texts(result, language)[output.id] for output in shown] for result in results]
    situations = [explainer.words[language]["presets"][preset.id]["name"] for preset in explainer.declaration.presets]

    assert {output.id: results[0]["outputs"][output.id] for output in computed(shown)} == numbers
    assert expected[0] == list(texts.values())
    assert expected == [row[1:] for row in rows]
    assert situations == [row[0] for row in rows[1:]]


@pytest.mark.parametrize("name", SHOWN)
def test_every_chart_is_drawn_without_complaint(name: str, run: Run) -> None:
    """Each declared chart is a picture; nothing is printed to the error stream, such as missing letters."""
    slug, cells = name.rsplit(".", 1)[0], run(name).cells
    kinds = {
        cell.id: [next(iter(output.data)) if "data" in output else output.name for output in cell.outputs]
        for cell in cells
        if cell.cell_type == "code"
    }
    for chart in load_one(slug).declaration.charts:
        outputs = cells[[cell.id for cell in cells].index(place(chart.id))].outputs
        assert [kind for output in outputs for kind in output.get("data", {}) if "image" in kind] == ["image/png"]
    assert not [cell for cell, found in kinds.items() if "stderr" in found]


def test_a_python_of_its_own_shows_the_same(folder: Path, surroundings: dict[str, str], run: Run) -> None:
    """A notebook leans on nothing that another one has left behind."""
    client = NotebookClient(probed(folder, f"{EXAMPLE}.zh"), timeout=60)
    work = client.async_execute(env=surroundings, cwd=surroundings["IPYTHONDIR"])
    with ThreadPoolExecutor(1) as thread:
        alone = thread.submit(asyncio.run, work).result()
    clear, *shown = run(f"{EXAMPLE}.zh").cells

    assert clear.id == "clear"
    for one, other in zip(alone.cells, shown, strict=True):
        assert without_counts(one) == without_counts(other), one.id


def without_counts(cell: Any) -> Any:
    """What a cell shows; how many ran before it does not matter."""
    return [{**output, "execution_count": None} for output in cell.get("outputs", [])]


def place(chart: str) -> str:
    """The id of a chart's cell."""
    return f"chart-{chart}".replace("_", "-")


def test_equal_builds_give_equal_bytes(folder: Path, tmp_path: Path) -> None:
    """No clock, no random ids, no counts of executions."""
    again = build(tmp_path, load_all(), site=SITE)

    assert sorted(f"{name}.ipynb" for name in NAMES) == sorted(path.name for path in again)
    for path in again:
        assert (folder / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_valid_and_without_outputs(name: str, folder: Path) -> None:
    """As the format's own rules say; a file with outputs would differ from one run to the next."""
    notebook = nbformat.read(folder / f"{name}.ipynb", as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]

    assert not any(cell.outputs or cell.execution_count for cell in code)


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_needs_matplotlib_only_and_names_no_machine(name: str, folder: Path) -> None:
    """It runs anywhere: nothing of ours is imported, and no cell holds a path."""
    notebook = nbformat.read(folder / f"{name}.ipynb", as_version=4)
    for cell in notebook.cells:
        assert not MACHINE.search(re.sub(r"https?://\S+", "", cell.source)), cell.id
        assert str(REPOSITORY) not in cell.source
        for node in ast.walk(ast.parse(cell.source)) if cell.cell_type == "code" else ():
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            assert {found.split(".")[0] for found in names} <= {*sys.stdlib_module_names, "matplotlib"}


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_holds_the_model_and_leads_back(name: str, folder: Path) -> None:
    """The source word for word; the page's address; limits and licence."""
    slug, language = name.rsplit(".", 1)
    explainer, found = load_one(slug), cells(folder, name)

    assert explainer.source.rstrip() == found["model"]
    assert f"({SITE}{'zh/' if language == 'zh' else ''}explainers/{slug}/)" in found["introduction"]
    assert "CC BY 4.0" in found["ending"]
    assert len(explainer.declaration.limits) <= found["ending"].count("\n- ")


def test_a_model_may_not_use_the_names_of_the_notebook(tmp_path: Path) -> None:
    """The complaint names the file and the name."""
    copy = tmp_path / EXAMPLE
    copy.mkdir()
    for file in (CATALOGUE / EXAMPLE).glob("*.*"):
        (copy / file.name).write_bytes(file.read_bytes())
    model = copy / "model.py"
    model.write_text(model.read_text(encoding="utf-8") + "\n\ndef times() -> None:\n    pass\n", encoding="utf-8")

    with pytest.raises(ContractError, match="times"):
        build(tmp_path / "out", [load_explainer(copy)], site=SITE)


@pytest.mark.parametrize("name", NAMES)
def test_pages_offer_the_notebook(name: str, folder: Path) -> None:
    """The explainer's page, the teacher's page and the list for teachers lead to the file beside them."""
    slug, language = name.rsplit(".", 1)
    for page in (f"explainers/{slug}/index", f"explainers/{slug}/teacher", "teachers/index"):
        text = (PAGES / f"{page}.{language}.md").read_text(encoding="utf-8")
        assert f"notebooks/{slug}.ipynb)" in text
    assert (folder / f"{name}.ipynb").read_bytes() == (PAGES / "notebooks" / f"{name}.ipynb").read_bytes()
