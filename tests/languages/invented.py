"""Writes two invented languages into a copy of the project: `python -m tests.languages.invented <folder>`.

They borrow the codes of real ones, since site generator and theme know no others. What stands in braces, links, code,
equations and markup is kept; everything else is said in other letters.
"""

import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from explainers.authoring.translating import ROOMS, SHARED, WRITTEN
from explainers.contract.languages import FIRST, is_shared

LONG, LEFTWARD = "eo", "he"
ACCENTED = str.maketrans("aceghijlnorstuwyzACEGHIJLNORSTUWYZ", "àĉéĝĥîĵļñôŕŝťûŵŷžÀĈÉĜĤÎĴĻÑÔŔŜŤÛŴŶŽ")
HEBREW = dict(zip("abcdefghijklmnopqrstuvwxyz", "אבצדעפגהיחכלמנוקרשסתטזשםץף", strict=True))
DECLARATION = """
tag = "{code}"
english = "{english}"
name = "{name}"
folder = "{code}/"
locale = "{code}_XX"
script = "{script}"
direction = "{direction}"

[glossary]
sort = "{code}"
beside = "{first}"

[paper]
region = "gb"
fonts = ["Source Sans Pro", "{font}", "Noto Sans SC"]
"""
# What is not said: slots, braces, tags, code, equations, links' targets, HTML's letters, headings' ids.
KEPT = re.compile(
    r"```.*?```|`[^`]*`|\{\{.*?\}\}|\{%.*?%\}|\{[^{}]*\}|<[^>]*>|\]\([^)]*\)|\$[^$]*\$|https?:\S+|&\w+;|^---\n.*?^---\n",
    re.DOTALL | re.MULTILINE,
)
PLAIN_FIELDS = {"order", "hide", "checked", "tags", "picture"}
NO_WORDS = re.compile(r"(?:^|\.)(?:scales|thousands|example)(?:\.|$|\[)")  # texts of words files that name no word


def lengthened(text: str) -> str:
    """The text with accents, and two fifths longer; marks and spaces at its end stay at its end."""
    words = re.sub(r"\.?\**\s*$", "", text)
    added = round(0.4 * len(text.strip()))
    more = "".join(" " if place % 6 == 0 else "~" for place in range(added))
    return words.translate(ACCENTED) + more + text[len(words) :]


def turned(text: str) -> str:
    """The text in letters that are read from right to left."""
    return "".join(HEBREW.get(letter.lower(), letter) for letter in text)


INVENTED: dict[str, Callable[[str], str]] = {LONG: lengthened, LEFTWARD: turned}
NAMES = {
    LONG: ("Long", "Ļôñĝ~", "LATIN", "ltr", "Source Sans Pro"),
    LEFTWARD: ("Leftward", "שמאלה", "HEBREW", "rtl", "Libertinus Serif"),
}


def said(text: str, say: Callable[[str], str]) -> str:
    """A text with all of its words said otherwise, and everything that is no word as it was."""
    pieces, at = [], 0
    for found in KEPT.finditer(text):
        pieces += [say(text[at : found.start()]), found[0]]
        at = found.end()
    return "".join([*pieces, say(text[at:])])


def page(text: str, say: Callable[[str], str]) -> str:
    """A page: line by line, so that headings, lists and tables stay what they are."""
    front = re.match(r"---\n(.*?)^---\n", text, re.DOTALL | re.MULTILINE)
    head = "".join(front_line(line, say) for line in front[0].splitlines(keepends=True)) if front else ""
    body = text[front.end() :] if front else text
    return head + "".join(lines(body, say))


def front_line(line: str, say: Callable[[str], str]) -> str:
    """A line of what stands above a page."""
    name, colon, value = line.rstrip("\n").partition(": ")
    return f"{name}: {said(value, say)}\n" if colon and name not in PLAIN_FIELDS else line


def lines(body: str, say: Callable[[str], str]) -> list[str]:
    """The lines of a page; blocks of code and rules of tables stay."""
    made, is_code = [], False
    for line in body.splitlines(keepends=True):
        is_code ^= line.lstrip().startswith("```")
        mark = re.match(r"\s*(?:#+ |[-*+] |\d+\. |> |!!! \w+ ?|\| ?)*", line)
        start = mark.end() if mark else 0
        is_rule = not re.search(r"[A-Za-z]", line)
        if is_code or is_rule:
            made.append(line)
        else:
            cells = line[start:].rstrip("\n").split(" | ")
            made.append(line[:start] + " | ".join(said(cell, say) for cell in cells) + "\n")
    return made


def table(words: dict[str, Any], say: Callable[[str], str], place: str = "") -> dict[str, Any]:
    """The texts of a words file."""
    made: dict[str, Any] = {}
    for name, value in words.items():
        inner = f"{place}.{name}" if place else name
        if isinstance(value, dict):
            made[name] = table(value, say, inner)
        else:
            made[name] = said(value, say) if isinstance(value, str) and not NO_WORDS.search(inner) else value
    return made


def toml(value: Any) -> str:
    """A value as TOML writes it on one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{quoted(name)} = {toml(inner)}" for name, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return quoted(value) if isinstance(value, str) else str(value).lower()


def quoted(text: str) -> str:
    """A text as TOML writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def write_language(root: Path, code: str) -> None:
    """All files of one invented language."""
    say, (english, name, script, direction, font) = INVENTED[code], NAMES[code]
    declared = DECLARATION.format(
        code=code, english=english, name=name, script=script, direction=direction, font=font, first=FIRST
    )
    (root / "explainers/contract/languages" / f"{code}.toml").write_text(declared, encoding="utf-8")
    for path in [found for room in ROOMS for found in (root / room).rglob(f"*.{FIRST}.*") if found.suffix in WRITTEN]:
        text = path.read_text(encoding="utf-8")
        target = path.with_name(path.name.replace(f".{FIRST}.", f".{code}."))
        target.write_text(words_file(text, say) if path.suffix == ".toml" else page(text, say), encoding="utf-8")
    for path in [found for pattern in SHARED for found in root.glob(pattern) if is_shared(found)]:
        path.with_suffix(f".{code}.toml").write_text(beside(path, code, say), encoding="utf-8")


def words_file(text: str, say: Callable[[str], str]) -> str:
    """A words file in the invented language."""
    words = table(tomllib.loads(text), say)
    return "".join(f"{quoted(name)} = {toml(value)}\n" for name, value in words.items())


def beside(path: Path, code: str, say: Callable[[str], str]) -> str:
    """What the language says in a file that all languages share."""
    made = ""
    for key, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
        own = {name: value for name, value in entry.items() if name == FIRST or name.endswith(f"_{FIRST}")}
        fields = "".join(
            f"{name.removesuffix(FIRST)}{code} = {toml(said(value, say) if isinstance(value, str) else value)}\n"
            for name, value in own.items()
        )
        made += f"[{quoted(key)}]\n{fields}" if fields else ""
    return made


if __name__ == "__main__":
    for invented in INVENTED:
        write_language(Path(sys.argv[1]), invented)
