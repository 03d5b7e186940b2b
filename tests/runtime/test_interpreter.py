"""The interpreter in parts runs what readers run without its rest, the rest joins it, and foreign text is checked."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from build_tools.assembling import make_runtime
from build_tools.node import NodeError, run_node
from build_tools.places import PYODIDE
from build_tools.runtime import interpreter
from build_tools.runtime.interpreter import profiling
from build_tools.runtime.interpreter.making import LOADER_SCRIPT
from build_tools.runtime.interpreter.pruning import pruned
from build_tools.runtime.interpreter.splitting import split, with_called
from build_tools.runtime.interpreter.text import ForeignTextError, Text, read, tool, write
from build_tools.runtime.interpreter.trial import RARE_PROGRAMS, attempt, calls_of, programs
from tests.conftest import SLUGS
from tests.node import javascript

# Two functions that a table and an export lead to, and one that nothing calls. What is exported adds its number to 40.
SMALL = """
(module
  (type (func (param i32) (result i32)))
  (type (func (param i32)))
  (import "env" "tell" (func (type 1)))
  (import "GOT.func" "glNothing" (global (mut i32)))
  (table 3 funcref)
  (memory 1)
  (tag (type 1))
  (global (mut i32) i32.const 40)
  (export "memory" (memory 0))
  (export "__indirect_function_table" (table 0))
  (export "add" (func 1))
  (export "unread" (func 2))
  (elem (i32.const 1) func 1 2)
  (func (type 0) (param i32) (result i32)
    local.get 0 call 2)
  (func (type 0) (param i32) (result i32)
    local.get 0 call 0
    i32.const 8 i32.load
    global.get 1 i32.add
    local.get 0 i32.add)
  (func (type 0) (param i32) (result i32)
    local.get 0)
  (data (i32.const 8) "\\02\\00\\00\\00"))
"""

RUN = """
import { readFileSync } from "node:fs";
const [first, rest] = process.argv.slice(1);
const told = [];
let loads = 0;
const imports = { env: { tell: (value) => told.push(value), load_rest } };
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(first)), imports);
function load_rest() {
  loads += 1;
  new WebAssembly.Instance(new WebAssembly.Module(readFileSync(rest)), { ...imports, first: exports });
  exports.rest_is_here.value = 1;
}
const table = exports.__indirect_function_table;
const before = [table.get(1) === exports.add, table.length];
const results = [exports.add(1), exports.add(2), table.get(2)(3)];
process.stdout.write(JSON.stringify({ before, results, told, loads, names: Object.keys(exports).includes("unread") }));
"""


@pytest.fixture
def small(tmp_path: Path) -> Text:
    """A file as Pyodide's is built, with three functions of its own: 1, 2 and 3."""
    source = tmp_path / "small.wat"
    source.write_text(SMALL, encoding="utf-8")
    tool("parse", source, "--output", tmp_path / "small.wasm")
    return read(tmp_path / "small.wasm")


def ran(parts: tuple[list[str], list[str]], folder: Path) -> dict[str, Any]:
    """What both files answer in Node."""
    first, rest = folder / "first.wasm", folder / "rest.wasm"
    write(parts[0], first)
    write(parts[1], rest)
    printed = run_node(["--input-type=module", "--eval", RUN, first, rest])
    return dict(json.loads(printed))


def test_a_cold_function_has_the_rest_loaded_once_and_answers(small: Text, tmp_path: Path) -> None:
    """Called from a hot one, and through the table, whose order stays; memory, variables and the loader are shared."""
    found = ran(split(pruned(small, ["add"]), {1}), tmp_path)

    assert found == {"before": [True, 3], "results": [43, 44, 45], "told": [1, 2, 3], "loads": 1, "names": False}


def test_hot_functions_never_ask_for_the_rest(small: Text, tmp_path: Path) -> None:
    """The same answers, with nothing loaded."""
    found = ran(split(pruned(small, ["add"]), {1, 2}), tmp_path)

    assert (found["results"], found["loads"]) == ([43, 44, 45], 0)


def test_an_export_that_is_no_longer_there_is_named(small: Text) -> None:
    """The loader reads it, so no page would start."""
    with pytest.raises(ForeignTextError, match="these exports are missing: gone"):
        pruned(small, ["add", "gone"])


def test_a_part_that_nobody_knows_is_named(tmp_path: Path) -> None:
    """Such as a function that runs at the start."""
    (tmp_path / "odd.wat").write_text("(module (func) (start 0))", encoding="utf-8")
    tool("parse", tmp_path / "odd.wat", "--output", tmp_path / "odd.wasm")

    with pytest.raises(ForeignTextError, match="unknown kind, start"):
        read(tmp_path / "odd.wasm")


JOINING = """(() => {
  const imports = { env: {} };
  let asked = 0;
  const arrived = own.restFrom(imports, () => {
    asked += 1;
    if (asked === 1) throw new RangeError("no memory");
    return new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
  });
  const rest_is_here = new WebAssembly.Global({ value: "i32", mutable: true }, 0);
  arrived({ rest_is_here });
  const seen = [];
  for (let turn = 0; turn < 2; turn += 1) {
    try {
      imports.env.load_rest();
    } catch (error) {
      seen.push(error.message);
    }
    seen.push(rest_is_here.value);
  }
  return seen;
})()"""


def test_a_rest_that_does_not_come_is_asked_for_again() -> None:
    """Without memory, or without a file; what called it hears why, and nothing counts as loaded."""
    assert javascript("worker/rest.ts", JOINING, [0]) == [["no memory", 0, 1]]


REPLACING = """
import { replaceOnce } from "./build_tools/runtime/interpreter/replacing.mjs";
process.stdout.write(replaceOnce(process.argv[1], "b", "x"));
"""


def test_a_text_is_changed_in_exactly_one_place() -> None:
    """Where it is missing, or there twice, the build stops and says which words."""
    assert run_node(["--input-type=module", "--eval", REPLACING, "abc"]) == "axc"
    with pytest.raises(NodeError, match='"b" is not in Pyodide\'s loader'):
        run_node(["--input-type=module", "--eval", REPLACING, "ac"])
    with pytest.raises(NodeError, match='"b" is in Pyodide\'s loader more than once'):
        run_node(["--input-type=module", "--eval", REPLACING, "abb"])


@pytest.mark.parametrize(
    ("words", "others", "said"),
    [
        ("updateGOT(origExports);", "updateGOT(exports);", "is not in Pyodide's loader"),
        ("function assignWasmExports(", "function assign(", "there is no function assignWasmExports"),
        ("wasmImports={", "imported={", "there is no table wasmImports"),
        ("return Module.HEAP8.set(t),l", "return Module.HEAPU8.set(t),l", "is not in Pyodide's loader"),
        ("IDBFS.quit();", "IDBFS.end();", "is not in Pyodide's loader"),
        ("WebAssembly.instantiateStreaming(n,s)", "WebAssembly.instantiate(n,s)", "is not in Pyodide's loader"),
    ],
)
def test_a_loader_in_other_words_stops_the_build(words: str, others: str, said: str, tmp_path: Path) -> None:
    """What would be wrong on every reader's page is an error here, which names what it looked for."""
    texts = {name: (PYODIDE / name).read_text(encoding="utf-8") for name in ("pyodide.mjs", "pyodide.asm.mjs")}
    assert any(words in text for text in texts.values())
    for name, text in texts.items():
        (tmp_path / name).write_text(text.replace(words, others), encoding="utf-8")
    job = {"pyodide": str(tmp_path), "imported": [], "notice": "", "output": str(tmp_path / "loader.mjs")}

    with pytest.raises(NodeError, match=said):
        run_node([LOADER_SCRIPT], standard_input=json.dumps(job))
    assert not (tmp_path / "loader.mjs").exists()


def test_a_list_of_functions_comes_back_and_belongs_to_one_version(tmp_path: Path) -> None:
    """Another file would be split at the wrong places."""
    source, written = tmp_path / "some.wasm", tmp_path / "list.txt"
    source.write_bytes(b"one version")
    profiling.write_list(source, [7, 3, 4, 5, 9], written)

    assert written.read_text().splitlines()[1] == "3-5 7 9"
    assert profiling.listed(source, written) == {3, 4, 5, 7, 9}
    source.write_bytes(b"another")
    with pytest.raises(ForeignTextError, match=r"list\.txt was made for another version of Pyodide. Run: make profile"):
        profiling.listed(source, written)


def test_what_hot_functions_call_comes_with_them(small: Text) -> None:
    """By number, and again and again; what only a table or an export leads to does not."""
    assert with_called(small, {1}) == {1, 2}
    assert with_called(small, {2}) == {2}
    assert with_called(small, {3, 99}) == {3}


@pytest.fixture(scope="module")
def runtime() -> Path:
    """The runtime that `make runtime` made."""
    return make_runtime().folder


@pytest.mark.built
def test_nothing_that_readers_usually_run_needs_the_rest(runtime: Path) -> None:
    """Every explainer everywhere, mistakes in its code, own tables, and pages of ordinary Python.

    Where this fails, something uses a function of the interpreter that nothing did before: run `make profile`.
    """
    found = attempt(runtime, runtime, calls_of(SLUGS), programs())

    assert found.loads == []
    assert not [name for name, _ in programs() if name in found.failures]
    assert {label.split(": ")[1] for label in found.failures} <= {"mistake", "own table", "run", "scene"}
    assert len([label for label in found.failures if label.endswith("mistake")]) == len(SLUGS)


@pytest.mark.built
def test_no_model_needs_what_a_single_file_leaves_out(runtime: Path, tmp_path: Path) -> None:
    """In other settings than those of the profile; nor do the methods and functions that models might come to use."""
    alone = tmp_path / "alone"
    shutil.copytree(runtime, alone)
    shutil.copy(interpreter.make() / interpreter.ALONE, alone / interpreter.WEBASSEMBLY)
    found = attempt(alone, runtime, calls_of(SLUGS, by_chance=200), programs(RARE_PROGRAMS))

    assert found.loads == []
    assert not [name for name, _ in programs(RARE_PROGRAMS) if name in found.failures]


RARE = """
import cmath, datetime, decimal, fractions, hashlib, struct, unicodedata, zlib
found = [
    decimal.Decimal(1) / 3, fractions.Fraction(1, 3), unicodedata.name("é"), datetime.date(2026, 1, 1), cmath.sqrt(-4),
    zlib.decompress(zlib.compress(b"a" * 999)).hex(), hashlib.sha256(b"a").hexdigest(), "中".encode("gb18030").hex(),
    struct.pack("<d", 1.0).hex(), sum(range(10**6)),
]
raise LookupError(" ".join(map(str, found)))
"""


@pytest.mark.built
def test_rare_modules_load_the_rest_once_and_compute_as_in_cpython(runtime: Path) -> None:
    """The rest has the functions, and both halves work on one memory."""
    found = attempt(runtime, runtime, [], [("rare", RARE), ("again", RARE)])
    with pytest.raises(LookupError) as expected:
        exec(RARE, {})

    assert found.loads == ["rare"]
    assert str(expected.value) in found.failures["rare"]
    assert str(expected.value) in found.failures["again"]


@pytest.mark.built
def test_both_files_are_half_of_what_pyodide_has(runtime: Path) -> None:
    """What a visit loads is much smaller, and nothing is lost."""
    first, rest = ((runtime / name).stat().st_size for name in (interpreter.WEBASSEMBLY, interpreter.REST))
    whole = (PYODIDE / interpreter.WEBASSEMBLY).stat().st_size

    assert first < 0.55 * whole
    assert 0.95 * whole < first + rest < 1.05 * whole
    assert (runtime / interpreter.LOADER).stat().st_size < 240_000
