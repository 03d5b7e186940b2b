"""Every notebook runs from top to bottom in Jupyter's own Python, and shows what the site shows."""

import ast
import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from build_tools.handouts.documents import font_folder
from build_tools.notebooks.notebook import build
from build_tools.pages.site import stage
from build_tools.places import REPOSITORY
from explainers.contract.catalogue import CATALOGUE, load_all, load_one
from explainers.contract.errors import ContractError
from explainers.contract.explainer import LANGUAGES
from explainers.contract.loading import load_explainer
from explainers.contract.outputs import NumberOutput
from tests.conftest import EXAMPLE, SLUGS

SITE = "https://example.org/productive/"
NAMES = [f"{slug}.{language}" for slug in SLUGS for language in LANGUAGES]
AT_ONCE = 2

pytestmark = pytest.mark.xdist_group("notebooks")  # they run once
MACHINE = re.compile(r"/(root|home|Users|tmp|work|var|opt)/|[A-Z]:\\|file:")
# Learners do not see this cell: it prints what a run gave, and what each situation of the comparison gave.
PROBE = """
import json
print(json.dumps([
    {name: getattr(result, name) for name in HEADLINES},
    headline_texts(chosen, result),
    rows,
]))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All notebooks."""
    made = tmp_path_factory.mktemp("notebooks")
    build(made, load_all(), site=SITE)
    return made


@pytest.fixture(scope="module")
def executed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """All notebooks with their outputs, run one after the other by a few Pythons; a cell that fails is an error.

    A Python takes longer to start than a notebook to run. So each runs several, and forgets all names in between.
    """
    place = tmp_path_factory.mktemp("running")
    surroundings = prepare_fonts() | {"IPYTHONDIR": str(place), "JUPYTER_RUNTIME_DIR": str(place)}
    share = [NAMES[start::AT_ONCE] for start in range(AT_ONCE)]

    async def execute_some(names: list[str]) -> list[tuple[str, Any]]:
        client = NotebookClient(nbformat.v4.new_notebook(), timeout=60, resources={"metadata": {"path": str(place)}})
        async with client.async_setup_kernel(env=surroundings):
            return [(name, await run_in(client, notebook_to_run(folder, name))) for name in names]

    async def execute_all() -> list[list[tuple[str, Any]]]:
        return await asyncio.gather(*map(execute_some, share))

    with ThreadPoolExecutor(1) as thread:  # Playwright, which other tests use, keeps a loop in this one
        found = thread.submit(lambda: asyncio.run(execute_all())).result()
    return dict(pair for some in found for pair in some)


async def run_in(client: NotebookClient, notebook: Any) -> Any:
    """The notebook with its outputs, from a running Python that has forgotten what it did before."""
    client.nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("%reset -f")])
    await client.async_execute_cell(client.nb.cells[0], 0)
    client.nb = notebook
    for number, cell in enumerate(notebook.cells):
        await client.async_execute_cell(cell, number)
    return notebook


def notebook_to_run(folder: Path, name: str) -> Any:
    """A notebook with a cell at its end that tells what it computed."""
    notebook = nbformat.read(folder / f"{name}.ipynb", as_version=4)
    headlines = [output.id for output in headline_outputs(name)]
    notebook.cells.append(nbformat.v4.new_code_cell(PROBE.replace("HEADLINES", repr(headlines)), id="probe"))
    return notebook


def prepare_fonts() -> dict[str, str]:
    """Surroundings in which Matplotlib knows our Chinese font, and has made its list."""
    cache = REPOSITORY / "build" / "notebooks"
    shutil.copytree(font_folder(), cache / "fonts", dirs_exist_ok=True)
    surroundings = os.environ | {"XDG_DATA_HOME": str(cache), "MPLCONFIGDIR": str(cache)}
    subprocess.run([sys.executable, "-c", "import matplotlib.font_manager"], env=surroundings, check=True)
    return surroundings


def headline_outputs(name: str) -> list[Any]:
    """The headline numbers of a notebook's explainer."""
    outputs = load_one(name.rsplit(".", 1)[0]).declaration.outputs
    return [output for output in outputs if isinstance(output, NumberOutput) and output.headline]


def cells(folder: Path, name: str) -> dict[str, str]:
    """The texts of a notebook's cells, by their ids."""
    notebook = nbformat.read(folder / f"{name}.ipynb", as_version=4)
    return {cell.id: cell.source for cell in notebook.cells}


def test_a_notebook_runs_from_its_own_start(folder: Path, tmp_path: Path) -> None:
    """In a Python that has run nothing before."""
    notebook = notebook_to_run(folder, f"{EXAMPLE}.en")
    surroundings = prepare_fonts() | {"IPYTHONDIR": str(tmp_path), "JUPYTER_RUNTIME_DIR": str(tmp_path)}
    client = NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(tmp_path)}})

    with ThreadPoolExecutor(1) as thread:
        done = thread.submit(lambda: client.execute(env=surroundings)).result()

    assert json.loads(done.cells[-1].outputs[0].text)


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_gives_the_numbers_of_the_site(name: str, executed: dict[str, Any]) -> None:
    """The run, its texts and the comparison of situations equal what the explainer itself gives."""
    slug, language = name.rsplit(".", 1)
    explainer, shown = load_one(slug), headline_outputs(name)
    numbers, texts, rows = json.loads(executed[name].cells[-1].outputs[0].text)
    results = list(explainer.results.values())
    expected = [[explainer.texts(result, language)[output.id] for output in shown] for result in results]
    situations = [explainer.words[language]["presets"][preset.id]["name"] for preset in explainer.declaration.presets]

    assert {output.id: results[0]["outputs"][output.id] for output in shown} == numbers
    assert expected[0] == list(texts.values())
    assert expected == [row[1:] for row in rows]
    assert situations == [row[0] for row in rows[1:]]


@pytest.mark.parametrize("name", NAMES)
def test_every_chart_is_drawn_without_complaint(name: str, executed: dict[str, Any]) -> None:
    """Each declared chart is a picture; nothing is printed to the error stream, such as missing letters."""
    slug = name.rsplit(".", 1)[0]
    kinds = {
        cell.id: [next(iter(output.data)) if "data" in output else output.name for output in cell.outputs]
        for cell in executed[name].cells
        if cell.cell_type == "code"
    }
    for chart in load_one(slug).declaration.charts:
        outputs = executed[name].cells[[cell.id for cell in executed[name].cells].index(place(chart.id))].outputs
        assert [kind for output in outputs for kind in output.get("data", {}) if "image" in kind] == ["image/png"]
    assert not [cell for cell, found in kinds.items() if "stderr" in found]


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
def test_pages_offer_the_notebook(name: str, folder: Path, staged: Path) -> None:
    """The explainer's page, the teacher's page and the list for teachers lead to the file beside them."""
    slug, language = name.rsplit(".", 1)
    for page in (f"explainers/{slug}/index", f"explainers/{slug}/teacher", "teachers/index"):
        text = (staged / f"{page}.{language}.md").read_text(encoding="utf-8")
        assert f"notebooks/{slug}.ipynb)" in text
    assert (folder / f"{name}.ipynb").read_bytes() == (staged / "notebooks" / f"{name}.ipynb").read_bytes()


@pytest.fixture(scope="module")
def staged(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a site that has notebooks."""
    pages = tmp_path_factory.mktemp("pages")
    stage(REPOSITORY / "docs", CATALOGUE, pages, notebooks=folder)
    return pages
