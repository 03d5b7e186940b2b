"""What stands in the snapshot for modules that no model needs leaves no trace, and the real modules can be had."""

import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from build_tools.runtime import forget
from build_tools.runtime.library import STAND_IN, STAND_INS, build_library


def as_in_the_snapshot() -> ModuleType:
    """The stand-in under the name that it has there."""
    module = ModuleType("stand_in")
    exec(compile(STAND_IN.read_text(encoding="utf-8"), STAND_IN, "exec"), vars(module))
    return module


stand_in = as_in_the_snapshot()


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The library as readers get it, and the one that the snapshot is made with."""
    folder = tmp_path_factory.mktemp("libraries")
    build_library(folder / "library.zip", with_stand_ins=folder / "stand_ins.zip")
    return folder / "library.zip", folder / "stand_ins.zip"


def entries(library: Path) -> dict[str, tuple[int, int, int]]:
    """Where each file starts, how long it is, and a sum over what it holds."""
    with zipfile.ZipFile(library) as archive:
        return {entry.filename: (entry.header_offset, entry.file_size, entry.CRC) for entry in archive.infolist()}


def test_every_module_has_the_same_place_in_both_libraries(libraries: tuple[Path, Path]) -> None:
    """The snapshot remembers the places in one, and readers get the other."""
    ours, with_stand_ins = (entries(library) for library in libraries)

    assert list(with_stand_ins) == [*ours, "stand_in.pyc"]
    assert [ours[name][:2] for name in ours] == [with_stand_ins[name][:2] for name in ours]


def test_only_what_no_model_needs_is_replaced(libraries: tuple[Path, Path]) -> None:
    """Everything else is the same, byte for byte."""
    ours, with_stand_ins = (entries(library) for library in libraries)

    replaced = {forget.first(name.replace("/", ".")) for name in ours if ours[name] != with_stand_ins[name]}

    assert replaced == set(STAND_INS.split())


def test_a_stand_in_is_whatever_it_is_taken_for() -> None:
    """A class to inherit from, to write in an annotation, and to call."""

    class Loop(stand_in.AbstractLoop):  # type: ignore[name-defined]
        future: stand_in.Future[int] | None = None  # type: ignore[name-defined]
        handle: "str" | stand_in.Handle = ""  # type: ignore[name-defined]

    assert Loop(1, debug=True).close() is None
    assert Loop.policy.default() is not None
    assert list(stand_in.Methods) == []
    with pytest.raises(AttributeError):
        _ = stand_in.__path__


@pytest.mark.parametrize("held", [sys, ModuleType("asyncio.events"), stand_in.Future])
def test_a_module_that_holds_a_stand_in_stops_the_build(held: object) -> None:
    """It would seem to work, and do nothing."""
    module = ModuleType("statistics")
    module.held = held  # type: ignore[attr-defined]

    if held is sys:
        forget.refuse_traces("statistics", module, ["asyncio", "stand_in"])
    else:
        with pytest.raises(RuntimeError, match=r"statistics\.held comes from a stand-in"):
            forget.refuse_traces("statistics", module, ["asyncio", "stand_in"])
