"""Any page with Pyodide loads the package from the address at which it is published, and gets the same numbers."""

import functools
import http.server
import json
import math
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from build_tools.models_package.finding import LOCK
from build_tools.node import run_node
from tests.conftest import EXAMPLE
from tests.models_package.conftest import EVERY_RUN, our_runs

pytestmark = pytest.mark.xdist_group("models_package")
VISIT = Path(__file__).with_name("visit.mjs")
ONE_RUN = f'import productive_forces\nstr(productive_forces.load("{EXAMPLE}").run()["long_run_growth"])'


class Remembering(http.server.SimpleHTTPRequestHandler):
    """Serves files and remembers which were asked for."""

    asked: list[str]

    def log_message(self, *_: Any) -> None:
        self.asked.append(self.path)


@pytest.fixture
def published(package: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of a server with the package, under a path of its own, and what it is asked for."""
    asked: list[str] = []
    handler = functools.partial(type("Handler", (Remembering,), {"asked": asked}), directory=str(package.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{package.name}/", asked
        server.shutdown()


def visit(address: str, program: str, cache: Path, wheel: str = "") -> Any:
    """What a program gives in a Pyodide that got the package from there."""
    job = {"address": address, "cache": str(cache), "program": program, "wheel": wheel}
    return json.loads(run_node([VISIT], standard_input=json.dumps(job)))


def differences(ours: Any, theirs: Any, place: str = "") -> Iterator[str]:
    """Where two results differ by more than the last digits, in which two C libraries may."""
    if isinstance(ours, dict):
        assert ours.keys() == theirs.keys(), place
        for name in ours:
            yield from differences(ours[name], theirs[name], f"{place}/{name}")
    elif isinstance(ours, list | tuple):
        assert len(ours) == len(theirs), place
        for number, (one, other) in enumerate(zip(ours, theirs, strict=True)):
            yield from differences(one, other, f"{place}/{number}")
    elif not (math.isclose(ours, theirs, rel_tol=1e-12, abs_tol=1e-14) if isinstance(ours, float) else ours == theirs):
        yield f"{place}: {ours!r}, and there {theirs!r}"


def test_the_lock_file_brings_every_model(published: tuple[str, list[str]], wheel: Path, tmp_path: Path) -> None:
    """An import is enough; nothing but the lock file and the wheel is fetched, and every run is the project's own."""
    address, asked = published
    found = visit(address, EVERY_RUN, tmp_path)

    assert list(differences(our_runs(), found)) == []
    assert [path.split("/")[-1] for path in asked] == [LOCK, wheel.name]


def test_the_wheel_s_address_is_enough(published: tuple[str, list[str]], wheel: Path, tmp_path: Path) -> None:
    """For hosts whose lock file is not ours to choose."""
    found = visit(published[0], ONE_RUN, tmp_path, wheel.name)

    assert our_runs()[EXAMPLE][""]["outputs"]["long_run_growth"] == pytest.approx(found, rel=1e-12)
