"""The code cells of a notebook: those that stand ready in `cells/`, and those that follow from the declaration.

They need the standard library and Matplotlib, and nothing of ours, so that a learner can read and change all of it.
"""

import ast
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from build_tools.notebooks.subject import Subject
from explainers.contract.outputs import Output
from explainers.contract.settings import ChoiceParameter, NumberParameter, Parameter
from explainers.runner.model import Value, check_value

CELLS = Path(__file__).with_name("cells")
OURS = "build_tools."
OUR_CELLS = "build_tools.notebooks.cells."


@cache
def ready(name: str) -> str:
    """A file of `cells/` without its first lines: what it says of itself, and what it imports."""
    source = (CELLS / f"{name}.py").read_text(encoding="utf-8")
    about, *rest = ast.parse(source).body
    imported = [node.end_lineno or 0 for node in rest if isinstance(node, ast.Import | ast.ImportFrom)]
    return "\n".join(source.splitlines()[max([about.end_lineno or 0, *imported]) :]).strip("\n")


def imports(names: Iterable[str]) -> str:
    """What the files of `cells/` import, without our own."""
    found: dict[str, set[str]] = {}
    for name in names:
        for node in ast.parse((CELLS / f"{name}.py").read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Import):
                found |= {alias.name: set() for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not str(node.module).startswith(OURS):
                found.setdefault(str(node.module), set()).update(alias.name for alias in node.names)
    lines = [
        f"from {name} import {', '.join(sorted(what))}" if what else f"import {name}" for name, what in found.items()
    ]
    return "\n".join(sorted(lines, key=lambda line: ("matplotlib" in line, line.startswith("from"), line)))


@cache
def with_needed(name: str) -> tuple[str, ...]:
    """A file of `cells/`, after the files that it imports."""
    body = ast.parse((CELLS / f"{name}.py").read_text(encoding="utf-8")).body
    modules = [str(node.module) for node in body if isinstance(node, ast.ImportFrom)]
    needed = [module.removeprefix(OUR_CELLS) for module in modules if module.startswith(OUR_CELLS)]
    return (*(found for other in sorted(needed) for found in with_needed(other)), name)


def text(value: str) -> str:
    """A text as Python writes it, with double quotation marks."""
    return json.dumps(value, ensure_ascii=False)


def block(items: Iterable[str], *, indent: int) -> str:
    """A list with one item a line, indented as far as the line in which it begins."""
    return "\n".join(["[", *(f"{' ' * (indent + 4)}{item}," for item in items), f"{' ' * indent}]"])


def literal(value: Value) -> str:
    """A number or a text as Python writes it."""
    return text(value) if isinstance(value, str) else repr(value)


def fonts(subject: Subject) -> str:
    """The choice of a font."""
    names = json.dumps(subject.fonts, ensure_ascii=False, indent=4)
    return f"{ready('fonts')}\n\n\nuse_first_font({names})"


def figures(subject: Subject) -> str:
    """The tables that the model reads."""
    tables = []
    for entry in subject.declaration.data:
        written = (subject.explainer.folder / "data" / entry.file).read_text(encoding="utf-8")
        written = written.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
        tables.append(f'data["{entry.id}"] = read_figures("""\\\n{written.rstrip()}\n""")')
    return "\n\n".join([f"{ready('reading')}\n\n\ndata = {{}}", *tables])


def parameters(subject: Subject) -> str:
    """The start values, each with what it is."""
    lines = []
    for entry in subject.declaration.parameters:
        value = subject.explainer.results[""]["values"][entry.id]
        lines += [f"    # {line}" for line in remarks(subject, entry)]
        lines.append(f"    {text(entry.id)}: {literal(value)},")
    return "\n".join(["parameters = {", *lines, "}"])


def remarks(subject: Subject, entry: Parameter) -> list[str]:
    """Label, unit and range of a parameter, or its options."""
    words = subject.interface["parameters"]
    if isinstance(entry, ChoiceParameter):
        names = subject.words["parameters"][entry.id]["options"]
        return [
            f"{subject.label(entry.id)}; {words['choice']}",
            *(f"    {text(option)}: {name}" for option, name in names.items()),
        ]
    assert isinstance(entry, NumberParameter)
    low, high = (f"{end:g}" for end in (entry.allowed.start, entry.allowed.end))
    return [f"{titled(subject, entry)}; {words['range'].replace('{low}', low).replace('{high}', high)}"]


def titled(subject: Subject, entry: Parameter | Output) -> str:
    """The label with the unit, where there is one."""
    label, unit = subject.label(entry.id), subject.unit_words(entry)["axis"]
    return subject.interface["parameters"]["label"].replace("{label}", label).replace("{unit}", unit) if unit else label


def run(subject: Subject) -> str:
    """A run, and a table of its headline numbers."""
    words = subject.interface["run"]
    heads = f"[{text(words['number'])}, {text(words['value'])}]"
    table = f"Table({heads}, [list(pair) for pair in headline_texts(chosen, result).items()])"
    return f"chosen = Parameters(**parameters)\nresult = {call(subject, 'chosen')}\n\n{table}"


def call(subject: Subject, argument: str) -> str:
    """A run of the model."""
    return f"run({argument}, data)" if reads_data(subject) else f"run({argument})"


def reads_data(subject: Subject) -> bool:
    """Whether the model is given tables."""
    return bool(subject.declaration.data or subject.declaration.own_data)


def presets(subject: Subject) -> str:
    """The situations by name, with what they change."""
    lines = []
    by_id = {entry["id"]: entry for entry in subject.explainer.table["parameters"]}
    for preset in subject.declaration.presets:
        changes = [
            f"{text(name)}: {literal(check_value(by_id[name], value))}" for name, value in preset.at.values.items()
        ]
        lines.append(f"    {text(subject.words['presets'][preset.id]['name'])}: {{{', '.join(changes)}}},")
    return "\n".join(["presets = {", *lines, "}"])


def comparison(subject: Subject) -> str:
    """A table with a row for each situation."""
    words = subject.interface["presets"]
    return "\n".join(
        [
            "rows = []",
            f"for name, changes in {{{text(words['start'])}: {{}}, **presets}}.items():",
            "    situation = Parameters(**{**parameters, **changes})",
            f"    texts = headline_texts(situation, {call(subject, 'situation')})",
            "    rows.append([name, *texts.values()])",
            "",
            f"Table([{text(words['situation'])}, *texts], rows)",
        ]
    )
