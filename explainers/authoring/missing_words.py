"""Adds the texts that a declaration needs to the words files, and lists those that nothing uses."""

from pathlib import Path
from typing import Any

from explainers.contract.declaration import Declaration
from explainers.contract.languages import LANGUAGES
from explainers.contract.loading import load_declaration
from explainers.contract.questions import Questions
from explainers.contract.reading import read, read_toml
from explainers.contract.text_files import read_text
from explainers.contract.words import MISSING, UNFINISHED, check_words, needed_words


def add_words(folder: Path) -> tuple[list[str], list[str]]:
    """The texts added and those that nothing uses, each as file and place; what is written already stays."""
    declaration = load_declaration(folder)
    needed = needed_words(declaration, questions_of(folder, declaration))
    added, unused = [], []
    for language in LANGUAGES:
        file = folder / f"words.{language}.toml"
        written: dict[str, Any] = read_toml(file) if file.exists() else {}
        problems = list(check_words(written, needed, file=file.name))
        missing = [problem.field for problem in problems if problem.rule == MISSING]
        text = read_text(file) if file.exists() else ""
        for place in missing:
            text = with_text(text, place)
        if missing:
            file.write_text(text, encoding="utf-8")
        added += [f"{file.name}: {place}" for place in missing]
        unused += [f"{file.name}: {problem.field}" for problem in problems if problem.rule.startswith("Nothing uses")]
    return added, unused


def questions_of(folder: Path, declaration: Declaration) -> Questions:
    """The questions; a draft may have none yet."""
    file = folder / "questions.toml"
    if declaration.draft and not file.exists():
        return Questions(quiz=())
    return read(Questions, read_toml(file), file=str(file))


def with_text(text: str, place: str) -> str:
    """A words file with one more text: in the nearest table that stands there, or in a new one at the end."""
    parts, lines = place.split("."), text.splitlines()
    for depth in range(len(parts) - 1, 0, -1):
        head = f"[{'.'.join(quoted(part) for part in parts[:depth])}]"
        if head in (stripped := [line.split("#")[0].strip() for line in lines]):
            at = end_of_table(stripped, stripped.index(head) + 1)
            lines.insert(at, line_for(parts[depth:], place))
            return "\n".join(lines) + "\n"
    if len(parts) == 1:
        lines.insert(end_of_table(lines, 0), line_for(parts, place))
        return "\n".join(lines) + "\n"
    depth = min(2, len(parts) - 1)
    head = f"[{'.'.join(quoted(part) for part in parts[:depth])}]"
    return "\n".join([*lines, *([""] if lines else []), head, line_for(parts[depth:], place)]) + "\n"


def end_of_table(lines: list[str], begin: int) -> int:
    """The line after the last text of a table."""
    end = next((number for number in range(begin, len(lines)) if lines[number].startswith("[")), len(lines))
    while end > begin and not lines[end - 1].strip():
        end -= 1
    return end


def line_for(parts: list[str], place: str) -> str:
    """A text that says that it is still to be written."""
    return f'{".".join(quoted(part) for part in parts)} = "{UNFINISHED} {place}"'


def quoted(part: str) -> str:
    """A key as TOML writes it."""
    return part if part.replace("_", "").replace("-", "").isalnum() and part.isascii() else f'"{part}"'
