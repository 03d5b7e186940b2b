"""What readers run, tried in Node: every explainer with all its settings, programs, and mistakes.

`make profile` finds so which functions of the interpreter they need. A test finds by the same that
none of it needs another function.
"""

import base64
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from build_tools.bytecode import compiled
from build_tools.node import run_node
from explainers.contract.catalogue import load_one
from explainers.contract.explainer import Explainer
from explainers.contract.settings import ChoiceParameter, NumberParameter
from explainers.runner.model import Value, Values

HERE = Path(__file__).parent
SCRIPT = HERE / "trial.mjs"
PROGRAMS = HERE / "programs"
NO_LIBRARY = b"PK\5\6" + bytes(18)  # a zip file without files
TABLES = (
    "year,gdp,capital,labour\n2000,1,2,3\n2001,1.1,2.1,3.1\n2002,1.2,2.2,3.2\n",
    "year;gdp;capital\n2000;1,5;2\nx;y;z",
    "",
    "\ufeffJahr\tBIP\n2000\t1\n",
)
# Endings of a model's source, each with one mistake.
MISTAKES = (
    "\n\nx = (1,\n",
    "\n\nx = 1 +\n",
    "\n  y = 1\n",
    '\n\ntext = "never ended\n',
    "\n\nprint(1 / 0)\n",
    "\n\nimport nowhere\n",
    "\n\nfrom math import nowhere\n",
    "\n\nunknown\n",
    "\n\nraise ValueError('a reader')\n",
    "\n\ndel Parameters\n",
    "\n\ndef run(parameters, data=None):\n    return unknown\n",
    "\n\ndef run(parameters, data=None):\n    return {}[parameters]\n",
    "\n\ndef run(parameters, data=None):\n    return 1\n",
    "\n\ndef run(parameters, data=None):\n    return run(parameters, data)\n",
)

Call = tuple[str, str, list[str | None]]  # a label, a function of the runner, and what it is given


@dataclass(frozen=True)
class Outcome:
    """Labels behind which the interpreter's rest was fetched, what went wrong, and the functions that ran."""

    loads: list[str]
    failures: dict[str, str]
    ran: list[int]


def attempt(interpreter: Path, runtime: Path, calls: Sequence[Call], programs: Sequence[tuple[str, str]]) -> Outcome:
    """Runs it all in one Python that starts from the runtime's snapshot."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, "empty.zip")
        empty.write_bytes(NO_LIBRARY)
        places = {"interpreter": f"{interpreter}/", "runtime": str(runtime), "empty": str(empty)}
        job = {**places, "calls": calls, "programs": programs}
        printed = run_node([SCRIPT], standard_input=json.dumps(job))
    return Outcome(**json.loads(printed.rsplit("\n", 1)[1]))


def programs() -> list[tuple[str, str]]:
    """Each program with its name."""
    return [(path.name, path.read_text(encoding="utf-8")) for path in sorted(PROGRAMS.glob("*.py"))]


def calls_of(slugs: Sequence[str]) -> list[Call]:
    """What readers of these explainers do, and the mistakes that they may make."""
    explainers = [load_one(slug) for slug in slugs]
    return list(chain.from_iterable(map(calls_on, explainers, compiled(explainers))))


def calls_on(explainer: Explainer, code: str) -> Iterator[Call]:
    """Loads it, as visitors do, from code that is compiled; then from its source; runs it everywhere, and spoils it."""
    slug, start = explainer.slug, explainer.results[""]["values"]
    yield call(explainer, f"{slug}: load", "load", *loading(explainer, explainer.source), None, code)
    yield call(explainer, f"{slug}: run", "run", json.dumps(start))
    yield call(explainer, f"{slug}: load", "load", *loading(explainer, explainer.source))
    for values in settings(explainer):
        yield call(explainer, f"{slug}: run", "run", json.dumps(values))
    yield call(explainer, f"{slug}: sensitivity", "sensitivity", json.dumps(start))
    for scene in explainer.declaration.scenes:
        yield call(explainer, f"{slug}: scene", "run_scene", scene.id, json.dumps(start))
    if explainer.table["own_data"]:
        for table in TABLES:
            text = base64.b64encode(table.encode()).decode()
            yield call(explainer, f"{slug}: own table", "load", *loading(explainer, explainer.source), text)
    for mistake in MISTAKES:
        source = explainer.source + mistake
        yield call(explainer, f"{slug}: mistake", "load", *loading(explainer, source))
        yield call(explainer, f"{slug}: mistake", "run", json.dumps(start))
    yield call(explainer, f"{slug}: forget", "forget")


def call(explainer: Explainer, label: str, name: str, *values: str | None) -> Call:
    """One call of the runner."""
    return label, name, [explainer.slug, *values]


def loading(explainer: Explainer, source: str) -> list[str | None]:
    """What `load` is given for a version of the model."""
    return [source, json.dumps(explainer.table), json.dumps(explainer.data)]


def settings(explainer: Explainer) -> Iterator[Values]:
    """The start, every situation, and each setting at its ends or at each of its options."""
    for result in explainer.results.values():
        yield result["values"]
    start = explainer.results[""]["values"]
    for parameter in explainer.declaration.parameters:
        ends: Sequence[Value] = ()
        if isinstance(parameter, NumberParameter):
            ends = (parameter.slider.start, parameter.slider.end)
        elif isinstance(parameter, ChoiceParameter):
            ends = parameter.options
        yield from ({**start, parameter.id: value} for value in ends)
