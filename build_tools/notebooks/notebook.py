"""Writes a notebook for each explainer and language.

Equal sources give equal bytes: the files hold no clock, no random ids and no outputs. A learner gets the outputs by
running the cells, and the tests do the same.
"""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import nbformat

from build_tools.addresses import site_address
from build_tools.editions import write_each
from build_tools.notebooks import charts, code, names, texts
from build_tools.notebooks.subject import Subject
from build_tools.pages.authors import in_language
from build_tools.pages.references import load_references
from build_tools.pages.words import html_language
from build_tools.places import DOCS
from explainers.contract.catalogue import CATALOGUE
from explainers.contract.errors import ContractError
from explainers.contract.explainer import LANGUAGES, Explainer

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}

Cell = tuple[str, str, str]


def build(
    output: Path, explainers: Sequence[Explainer], *, site: str | None = None, catalogue: Path = CATALOGUE
) -> list[Path]:
    """The notebooks written into a folder; those of explainers that are gone are removed."""
    references, address = load_references(DOCS, catalogue), site or site_address()
    works = {language: in_language(references, language) for language in LANGUAGES}
    subjects = [
        Subject(explainer, language, works[language], address) for explainer in explainers for language in LANGUAGES
    ]
    return write_each(output, subjects, ".ipynb", lambda subject: notebook(subject).encode())


def notebook(subject: Subject) -> str:
    """The text of one notebook; ContractError where the model uses a name that the notebook needs itself."""
    found = list(cells(subject))
    check_names(subject, found)
    metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}, "title": subject.words["title"]}
    made = nbformat.v4.new_notebook(
        metadata=metadata | {"lang": html_language(subject.language)},
        cells=[new_cell(*cell) for cell in found],
    )
    nbformat.validate(made)
    return str(nbformat.writes(made)) + "\n"


def new_cell(kind: str, name: str, source: str) -> Any:
    """One cell; its id is fixed, where the format's own would be random."""
    make: Any = {"markdown": nbformat.v4.new_markdown_cell, "code": nbformat.v4.new_code_cell}[kind]
    return make(source, id=name.replace("_", "-"))


def cells(subject: Subject) -> Iterator[Cell]:
    """Kind, id and text of each cell, in the order in which they stand."""
    declaration, used = subject.declaration, charts.used_cells(subject)
    yield "markdown", "introduction", texts.introduction(subject)
    yield "markdown", "equations", texts.equations(subject)
    yield "markdown", "about-model", texts.section(subject, "model")
    yield "code", "model", subject.explainer.source.rstrip()
    yield "code", "imports", code.imports(used)
    if code.reads_data(subject):
        yield "markdown", "about-figures", texts.figures(subject)
        yield "code", "figures", code.figures(subject)
    if declaration.own_data:
        yield "markdown", "about-own", texts.own_table(subject)
    yield "markdown", "about-parameters", texts.section(subject, "parameters")
    yield "code", "parameters", code.parameters(subject)
    yield "markdown", "about-run", texts.section(subject, "run")
    yield "code", "numbers", names.numbers(subject)
    yield "code", "run", code.run(subject)
    yield from chart_cells(subject)
    yield "markdown", "about-presets", texts.presets(subject)
    yield "code", "presets", code.presets(subject)
    yield "code", "comparison", code.comparison(subject)
    yield "markdown", "ending", texts.ending(subject)


def chart_cells(subject: Subject) -> Iterator[Cell]:
    """The functions that draw, and the charts."""
    yield "markdown", "about-charts", texts.section(subject, "charts")
    if subject.fonts:
        yield "code", "fonts", code.fonts(subject)
    for name in charts.drawing_cells(subject):
        yield "code", f"draw-{name}", code.ready(name)
    for chart in subject.declaration.charts:
        yield "code", f"chart-{chart.id}", charts.chart(subject, chart)


def check_names(subject: Subject, found: Sequence[Cell]) -> None:
    """Refuses a model whose names the other cells would overwrite."""
    own = "\n".join(source for kind, cell, source in found if kind == "code" and cell != "model")
    model = subject.explainer.source
    clash = sorted(bound(model) & (bound(own) | imported(own)) | imported(model) & bound(own))
    if clash:
        file = str(subject.explainer.folder / "model.py")
        rule = "The notebook uses this name for itself."
        raise ContractError(file, "", rule, found=clash[0], try_this=f"model_{clash[0]}")


def bound(source: str) -> set[str]:
    """The names that a source defines or assigns at its top level."""
    names: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.For | ast.TypeAlias):
            names |= {
                part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
            }
    return names


def imported(source: str) -> set[str]:
    """The names that a source imports; a name that two sources import does no harm."""
    nodes = [node for node in ast.parse(source).body if isinstance(node, ast.Import | ast.ImportFrom)]
    return {alias.asname or alias.name for node in nodes for alias in node.names}
