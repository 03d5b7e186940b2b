"""The name under which a drawing is kept changes with everything that it is drawn with, and with nothing else."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.drawing import charts
from build_tools.places import REPOSITORY, WIDGET

IMPORT = re.compile(r'^(?:import|export)(?! type)[^;"]*?"(\.[^"]+)";', re.MULTILINE)
JOB = '{"chart": "growth"}'
LOCK = "package-lock.json"


def imported(module: Path) -> Iterator[Path]:
    """The modules of ours that a module imports, and those that they import in turn; types alone do not count."""
    for name in IMPORT.findall(module.read_text(encoding="utf-8")):
        found = next(path for end in (".ts", ".tsx") if (path := module.parent / f"{name}{end}").exists()).resolve()
        yield found
        yield from imported(found)


def place(module: Path) -> str:
    """Where a module lies in the widget's folder."""
    return module.relative_to(WIDGET).as_posix()


IMPORTED = sorted({place(module) for module in imported(charts.CHARTS)})
OTHERS = sorted({place(module) for module in WIDGET.rglob("*.ts*")} - {*IMPORTED, place(charts.CHARTS)})


@pytest.fixture(scope="module")
def widget(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the widget's folder, with the packages that it imports beside it."""
    folder = tmp_path_factory.mktemp("copy")
    (folder / "node_modules").symlink_to(REPOSITORY / "node_modules")
    return Path(shutil.copytree(WIDGET, folder / "widget"))


def key(widget: Path) -> str:
    """The name of one drawing, made from the copy as it is now."""
    code = charts.bundled.__wrapped__(widget / place(charts.CHARTS), "as it is now")
    return charts.key(JOB, code)


@pytest.fixture(scope="module")
def before(widget: Path) -> str:
    """The name before anything has changed."""
    return key(widget)


def key_after_change(widget: Path, module: str) -> str:
    """The name when one module does something more; it is put back afterwards."""
    path = widget / module
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\nconsole.debug('changed');\n", encoding="utf-8")
    try:
        return key(widget)
    finally:
        path.write_text(text, encoding="utf-8")


def test_the_imports_are_found() -> None:
    """Among them some from other rooms of the widget; the tests below take their modules from this list."""
    assert {"text/format.ts", "charts/charts.tsx", "charts/kinds/lines.tsx", "charts/parts/setting.ts"} <= {*IMPORTED}
    assert "worker/boot.ts" in OTHERS


@pytest.mark.parametrize("module", [place(charts.CHARTS), *IMPORTED])
def test_a_changed_import_gives_a_new_name(module: str, widget: Path, before: str) -> None:
    """However many imports away it lies."""
    assert key_after_change(widget, module) != before


def test_a_module_that_draws_nothing_leaves_the_name(widget: Path, before: str) -> None:
    """Neither a view, nor the worker, nor a mere type has a part in a drawing."""
    for module in ("views/dom.ts", "worker/boot.ts", "live/payload.ts"):
        assert module in OTHERS
        assert key_after_change(widget, module) == before


def test_another_job_or_another_code_gives_a_new_name() -> None:
    """And the same one the same name."""
    assert charts.key(JOB, "code") == charts.key(JOB, "code")
    assert len({charts.key(JOB, "code"), charts.key("{}", "code"), charts.key(JOB, "other code")}) == 3


def test_another_lock_file_gives_a_new_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages are as much a part of a drawing as our own code; so is the script that calls it."""
    before = charts.key(JOB, "code")
    (tmp_path / LOCK).write_bytes((REPOSITORY / LOCK).read_bytes())
    script = tmp_path / charts.SCRIPT.name
    script.write_bytes(charts.SCRIPT.read_bytes() + b"//")

    monkeypatch.setattr(charts, "REPOSITORY", tmp_path)
    assert charts.key(JOB, "code") == before
    (tmp_path / LOCK).write_bytes((REPOSITORY / LOCK).read_bytes() + b" ")
    assert charts.key(JOB, "code") != before

    monkeypatch.undo()
    monkeypatch.setattr(charts, "SCRIPT", script)
    assert charts.key(JOB, "code") != before
