"""What readers run, tried in Node: every explainer with all its settings, programs, and mistakes.

`make profile` finds so which functions of the interpreter they need. A test finds by the same that
none of it needs another function.
"""

import base64
import codecs
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools.bytecode import compiled
from build_tools.node import run_node
from explainers.contract.catalogue import load_one
from explainers.contract.explainer import Explainer
from explainers.contract.settings import ChoiceParameter, NumberParameter, Parameter
from explainers.runner.model import Value, Values

HERE = Path(__file__).parent
SCRIPT = HERE / "trial.mjs"
PROGRAMS = HERE / "programs"  # what readers may write
RARE_PROGRAMS = PROGRAMS / "rare"
CHINESE = "年份,国内生产总值\n2000,1\n2001,1.1\n"
TABLES = (
    b"year,gdp,capital,labour\n2000,1,2,3\n2001,1.1,2.1,3.1\n2002,1.2,2.2,3.2\n",
    b"year;gdp;capital\n2000;1,5;2\nx;y;z",
    b"",
    "\ufeffJahr\tBIP\n2000\t1\n".encode(),
    # In the ways in which spreadsheets write it beside UTF-8; the last is how old Western ones do.
    *(CHINESE.encode(encoding) for encoding in ("gb18030", "utf-16")),
    codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"),
    b"ann\xe9e;PIB \x80\n2000;1\n",
    b"year,gdp\n2000,\x81\xff\n",  # in no way that is known
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

PLACES = 10  # of a slider, beside its start
BY_CHANCE = 40  # settings

Call = tuple[str, str, list[str | None]]  # a label, a function of the runner, and what it is given


@dataclass(frozen=True)
class Outcome:
    """Labels behind which the interpreter's rest was fetched, what went wrong, and the functions that ran."""

    loads: list[str]
    failures: dict[str, str]
    ran: list[int]


def attempt(interpreter: Path, runtime: Path, calls: Sequence[Call], programs: Sequence[tuple[str, str]]) -> Outcome:
    """Runs it all in one Python that starts from the runtime's snapshot."""
    places = {"interpreter": f"{interpreter}/", "runtime": str(runtime)}
    job = {**places, "calls": calls, "programs": programs}
    printed = run_node([SCRIPT], standard_input=json.dumps(job))
    return Outcome(**json.loads(printed.rsplit("\n", 1)[1]))


def programs(folder: Path = PROGRAMS) -> list[tuple[str, str]]:
    """Each program with its name."""
    return [(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.py"))]


def calls_of(slugs: Sequence[str], by_chance: int = BY_CHANCE) -> list[Call]:
    """What readers of these explainers do, and the mistakes that they may make."""
    explainers = [load_one(slug) for slug in slugs]
    return [
        call
        for one, code in zip(explainers, compiled(explainers), strict=True)
        for call in calls_on(one, code, by_chance)
    ]


def calls_on(explainer: Explainer, code: str, by_chance: int) -> Iterator[Call]:
    """Loads it, as visitors do, from code that is compiled; then from its source; runs it everywhere, and spoils it."""
    slug, start = explainer.slug, as_json(explainer.results[""]["values"])
    yield call(explainer, f"{slug}: load", "load", *loading(explainer, explainer.source), None, code)
    yield call(explainer, f"{slug}: run", "run", start)
    yield call(explainer, f"{slug}: load", "load", *loading(explainer, explainer.source))
    for values in settings(explainer, by_chance):
        yield call(explainer, f"{slug}: run", "run", as_json(values))
    yield call(explainer, f"{slug}: sensitivity", "sensitivity", start)
    for scene in explainer.declaration.scenes:
        yield call(explainer, f"{slug}: scene", "run_scene", scene.id, start)
    if explainer.table["own_data"]:
        for table in TABLES:
            text = base64.b64encode(table).decode()
            yield call(explainer, f"{slug}: own table", "load", *loading(explainer, explainer.source), text)
    for mistake in MISTAKES:
        source = explainer.source + mistake
        yield call(explainer, f"{slug}: mistake", "load", *loading(explainer, source))
        yield call(explainer, f"{slug}: mistake", "run", start)
    yield call(explainer, f"{slug}: forget", "forget")


def call(explainer: Explainer, label: str, name: str, *values: str | None) -> Call:
    """One call of the runner."""
    return label, name, [explainer.slug, *values]


def loading(explainer: Explainer, source: str) -> list[str | None]:
    """What `load` is given for a version of the model."""
    return [source, as_json(explainer.table), as_json(explainer.data)]


def as_json(value: object) -> str:
    """As a browser writes it: numbers without a fraction have no point, so Python reads them as integers."""
    return json.dumps(whole(value))


def whole(value: object) -> object:
    """The same with integers in place of such numbers."""
    if isinstance(value, Mapping):
        return {name: whole(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [whole(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def settings(explainer: Explainer, by_chance: int) -> Iterator[Values]:
    """The start, every situation, each setting at places of its slider or at each option, and some by chance."""
    for result in explainer.results.values():
        yield result["values"]
    start = explainer.results[""]["values"]
    places = {parameter.id: values_of(parameter) for parameter in explainer.declaration.parameters}
    for name, values in places.items():
        yield from ({**start, name: value} for value in values)
    chance = random.Random(explainer.slug)
    for _ in range(by_chance):
        yield {**start, **{name: chance.choice(values) for name, values in places.items() if values}}


def values_of(parameter: Parameter) -> Sequence[Value]:
    """Both ends of a slider and places between them; every option."""
    if isinstance(parameter, NumberParameter):
        start, step = parameter.slider.start, parameter.slider.step
        steps = round((parameter.slider.end - start) / step)
        return [round(start + step * (steps * place // PLACES), 12) for place in range(PLACES + 1)]
    return parameter.options if isinstance(parameter, ChoiceParameter) else ()
