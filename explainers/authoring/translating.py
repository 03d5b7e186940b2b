"""What is left to translate: what a language lacks, what has changed in its source since, what is in another script.

Whether a source has changed is asked of the project's history: the source as it was when the translated file was last
committed is compared with the present one. So translators keep no record, and a file that was touched for another
reason counts as seen.
"""

import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from explainers.authoring.texts import is_foreign
from explainers.contract.errors import ContractError
from explainers.contract.languages import DECLARED, FIRST, Language, is_shared, read_translated
from explainers.contract.words import texts_of

WRITTEN = {".toml", ".md", ".txt"}
NOT_PROSE = re.compile(r"```.*?```|`[^`]*`|\{\{.*?\}\}|\{%.*?%\}|\{[^}]*\}|\]\([^)]*\)|<[^>]*>|https?:\S+", re.DOTALL)
ROOMS = ("build_tools", "docs", "explainers")
SHARED = ("docs/glossary.toml", "docs/statements.toml", "docs/facts/*.toml", "explainers/catalogue/*/glossary.toml")

Report = Iterator[tuple[str, str]]  # what is the matter, and where


def left_to_translate(code: str, root: Path) -> Report:
    """Everything that the language lacks or should look at again, as kind and place."""
    found = (path for room in ROOMS for path in (root / room).rglob(f"*.{FIRST}.*") if path.suffix in WRITTEN)
    for source in sorted(found):
        target = source.with_name(source.name.replace(f".{FIRST}.", f".{code}."))
        place = target.relative_to(root).as_posix()
        if not target.exists():
            yield "missing", place
        elif code != FIRST:
            yield from of_file(source, target, DECLARED[code], root, place)
    yield from of_shared(code, root)


def of_file(source: Path, target: Path, language: Language, root: Path, place: str) -> Report:
    """What one translated file lacks; a file in the wrong encoding, or one that cannot be read, says so itself."""
    parts: Callable[[str], dict[str, str]] = parts_of_words if source.suffix == ".toml" else parts_of_page
    try:
        now, translated = (parts(path.read_text(encoding="utf-8")) for path in (source, target))
    except UnicodeDecodeError:
        yield "not UTF-8", f"{place}: save it as UTF-8"
        return
    except tomllib.TOMLDecodeError as error:
        yield "not TOML", f"{place}: {error}"
        return
    if source.suffix == ".toml":
        yield from (("missing", f"{place}: {name}") for name in now if name not in translated)
    before = parts(as_it_was(source, target, root))
    yield from (("changed", f"{place}: {name}") for name in now if before and before.get(name) != now[name])
    for name, text in translated.items():
        if is_foreign(NOT_PROSE.sub("", text), language):
            yield "other script", f"{place}: {name}"


def parts_of_words(text: str) -> dict[str, str]:
    """The texts of a words file by name."""
    return dict(texts_of(tomllib.loads(text)))


def parts_of_page(text: str) -> dict[str, str]:
    """The sections of a page by their headings; what stands before the first one by the word "top"."""
    found, head = {"top": ""}, "top"
    for line in text.splitlines():
        if line.startswith("#"):
            head = line.lstrip("# ")
        found[head] = found.get(head, "") + line + "\n"
    return found


def as_it_was(source: Path, target: Path, root: Path) -> str:
    """The source when the translation was last committed; "" where the history does not know."""
    commit = git(root, "log", "-1", "--format=%H", "--", target.relative_to(root).as_posix()).strip()
    return git(root, "show", f"{commit}:{source.relative_to(root).as_posix()}") if commit else ""


def git(root: Path, *arguments: str) -> str:
    """What Git says; "" where there is no history."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, encoding="utf-8", check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout


def of_shared(code: str, root: Path) -> Report:
    """What the files that all languages share say in the first language and not in this one."""
    for path in filter(is_shared, sorted(found for pattern in SHARED for found in root.glob(pattern))):
        place = path.relative_to(root).as_posix()
        try:
            tables = read_translated(path)
        except ContractError as error:
            yield from (("to mend", f"{problem.file}: {problem.field}: {problem.rule}") for problem in error.problems)
            continue
        for key, table in tables.items():
            yield from (("missing", f"{place}: {key}.{name}") for name in counterparts(table, code))


def counterparts(table: dict[str, Any], code: str) -> Iterator[str]:
    """The names that a table lacks in a language although it has them in the first one; some may be left out."""
    for name in table:
        if name == FIRST or (name.endswith(f"_{FIRST}") and not name.startswith(("one_", "multiply_"))):
            wanted = name.removesuffix(FIRST) + code
            if not table.get(wanted):
                yield wanted
