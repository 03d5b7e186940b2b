"""What the browser gets to run Python is whole, holds nothing foreign, and is refused when it is damaged."""

import hashlib
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from build_tools.assembling import make_runtime
from build_tools.node import NodeError
from build_tools.runtime.files import CORE, LIBRARY, LOCK, SNAPSHOT, take_snapshot
from build_tools.runtime.interpreter import REST, WEBASSEMBLY
from build_tools.runtime.library import UNWANTED
from tests.node import javascript


@pytest.fixture(scope="module")
def folder() -> Path:
    """The runtime that `make runtime` made."""
    return make_runtime().folder


@pytest.mark.built
def test_every_file_has_the_sum_that_the_manifest_says(folder: Path) -> None:
    """So a publisher can check a copy."""
    sums = json.loads((folder / "manifest.json").read_text())["sha256"]

    assert len(sums) == 6
    for name, expected in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == expected


@pytest.mark.built
def test_no_package_can_be_fetched_from_elsewhere(folder: Path) -> None:
    """The lock file names none."""
    assert json.loads((folder / "pyodide-lock.json").read_text())["packages"] == {}


@pytest.mark.built
def test_the_library_is_bytecode_with_the_runner_and_without_what_no_model_needs(folder: Path) -> None:
    """No source and no file time is inside, so equal builds give equal bytes."""
    with zipfile.ZipFile(folder / "library.zip") as library:
        names = library.namelist()
        times = {entry.date_time for entry in library.infolist()}

    assert "explainers/runner/model.pyc" in names and "statistics.pyc" in names
    assert not [name for name in names if name.endswith(".py")]
    assert not [name for name in names if name.split("/")[0].removesuffix(".pyc") in UNWANTED.split()]
    assert times == {(1980, 1, 1, 0, 0, 0)}


# Words from the beginning of a memory; what is not named is zero. The reader's instance may differ from the build's.
ROUND_TRIP = """(() => {
  const PAGE = 65536;
  const filled = (size, bytes) => {
    const memory = new Uint8Array(size);
    for (const [place, byte] of bytes) memory[place] = byte;
    return memory;
  };
  const fresh = filled(PAGE, value.fresh);
  const constructed = filled(PAGE, [...value.fresh, ...value.constructed]);
  const whole = new Uint8Array(64 + value.pages * PAGE);
  new Uint32Array(whole.buffer)[1] = 64;
  whole.set(filled(value.pages * PAGE, value.memory), 64);
  const file = own.pack(whole, fresh, constructed).slice(0, value.cut ?? undefined);
  const memory = new WebAssembly.Memory({ initial: 1 });
  new Uint8Array(memory.buffer).set(filled(PAGE, [...value.fresh, ...(value.other ?? value.constructed)]));
  try {
    const packed = own.read(file);
    own.restore(packed, memory);
    const restored = new Uint8Array(memory.buffer);
    const same = restored.length === whole.length - 64 && restored.every((byte, index) => byte === whole[64 + index]);
    return { size: file.length, same, preface: packed.preface.length };
  } catch (error) {
    return { error: error.message };
  }
})()"""


def round_trip(**job: Any) -> dict[str, Any]:
    """Packs a small memory in Node and puts it into place again."""
    usual = {"fresh": [[3, 9], [200, 7]], "constructed": [], "memory": [[3, 9], [700, 5]], "pages": 1}
    return dict(javascript("worker/snapshot.ts", ROUND_TRIP, [{**usual, **job}])[0])


def test_a_packed_snapshot_comes_back_byte_for_byte() -> None:
    """What a new instance holds, and zeros, are left out; what differs from both is in the file."""
    found = round_trip()

    assert (found["same"], found["preface"]) == (True, 64)
    assert found["size"] < 400


@pytest.mark.parametrize("memory", [[[3, 9], [200, 7]], [[3, 9], [200, 7], [130, 6], [9000, 4]]])
def test_what_constructors_write_is_written_over(memory: list[list[int]]) -> None:
    """They have run by then; a reader's may even write something else, and it must not matter."""
    constructed = [[130, 6], [9000, 4]]

    assert round_trip(constructed=constructed, memory=memory)["same"] is True
    assert round_trip(constructed=constructed, memory=memory, other=[[131, 1], [9001, 2]])["same"] is True


def test_a_memory_that_has_grown_since_is_as_large_again() -> None:
    """A model's modules may need more than a new instance has."""
    assert round_trip(memory=[[3, 9], [70_000, 5]], pages=3)["same"] is True


def test_a_snapshot_that_is_cut_off_is_refused() -> None:
    """A download that broke must not start a broken Python."""
    assert "cut off" in round_trip(cut=150)["error"]


def test_a_snapshot_of_another_webassembly_file_is_refused() -> None:
    """A mixture of two versions is noticed before anything runs."""
    assert "another WebAssembly file" in round_trip(other=[[3, 10]])["error"]


def test_something_else_is_refused() -> None:
    """An error page of a server is no snapshot."""
    found = javascript(
        "worker/snapshot.ts",
        "(() => { try { own.read(new Uint8Array(100)); } catch (error) { return error.message; } })()",
        [0],
    )

    assert found == ["This is no snapshot."]


@pytest.mark.built
@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("a module that is not there", "No module named 'nowhere'"),
        ("an interpreter that is cut off", "CompileError: WebAssembly.compile"),
        ("a rest that is cut off", "The interpreter's rest cannot be used"),
    ],
)
def test_a_snapshot_that_cannot_be_made_stops_the_build_and_says_why(
    harm: str, said: str, folder: Path, tmp_path: Path
) -> None:
    """Python in Node may make another error of the first one; both are told, without the loader's text."""
    for name in (*CORE, LOCK, LIBRARY):
        shutil.copy(folder / name, tmp_path)
    for name in (WEBASSEMBLY, REST):
        if harm.startswith("an interpreter" if name == WEBASSEMBLY else "a rest"):
            (tmp_path / name).write_bytes((folder / name).read_bytes()[:100_000])

    with pytest.raises(NodeError, match=said) as failed:
        take_snapshot(tmp_path, ["nowhere"] if "module" in harm else [], folder / LIBRARY)
    assert len(str(failed.value)) < 3_000
    assert not (tmp_path / SNAPSHOT).exists()
