"""Where pages print facts: in which section and sentence. A section that prints a fact cites the work it is from."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_tools.facts.records import Facts
from explainers.contract.errors import ContractError, refuse

FACT = re.compile(r"""\{\{\s*fact\(\s*["']([^"']*)["']([^)]*)\)\s*\}\}""")
CITE = re.compile(r"""\{\{\s*cite\(\s*["']([^"']*)["'][^)]*\)\s*\}\}""")
HEADING = re.compile(r"#{1,6} +(.*?)(?: *\{ *#([\w-]+)[^}]*\})?$")
FENCE = re.compile(r"\s*(```|~~~)")
RAW = re.compile(r"\{% *raw *%\}.*?\{% *endraw *%\}", re.DOTALL)  # slots that a page shows instead of filling them
NO_FACT = "docs/facts has no such key."


@dataclass(frozen=True)
class Section:
    """What stands between one heading and the next."""

    title: str
    anchor: str
    lines: tuple[tuple[int, str], ...]  # each with its number in the file

    @property
    def cited(self) -> set[str]:
        """The keys of the works that it cites."""
        return {key for _, line in self.lines for key in CITE.findall(line)}

    @property
    def printed(self) -> list[tuple[int, str, str]]:
        """The facts that it prints, each with its line's number and text."""
        return [(number, found[1], line) for number, line in self.lines for found in FACT.finditer(line)]


@dataclass(frozen=True)
class Use:
    """One place where a page prints a fact."""

    page: Path  # from the root of the pages
    title: str
    anchor: str
    line: str


def sections(text: str) -> list[Section]:
    """The sections of a page, what stands before its first heading as well; code is no page's words."""
    made: list[tuple[str, str, list[tuple[int, str]]]] = [("", "", [])]
    is_code = False
    shown = RAW.sub(lambda found: "\n" * found[0].count("\n"), text)
    for number, line in enumerate(shown.splitlines(), start=1):
        if FENCE.match(line):
            is_code = not is_code
        elif is_code:
            continue
        elif heading := HEADING.match(line):
            made.append((heading[1], heading[2] or "", [(number, line)]))
        else:
            made[-1][2].append((number, line))
    return [Section(title, anchor, tuple(lines)) for title, anchor, lines in made]


def uses(pages: Mapping[Path, Path]) -> dict[str, list[Use]]:
    """Every use of each fact; the pages come as their places, each with the file of its words."""
    found: dict[str, list[Use]] = {}
    for page, file in pages.items():
        for section in sections(file.read_text(encoding="utf-8")):
            for _, key, line in section.printed:
                found.setdefault(key, []).append(Use(page, section.title, section.anchor, line))
    return found


def check_uses(facts: Facts, files: Iterable[Path]) -> None:
    """Refuses facts that no page prints, and pages that print a fact without its source, or one that is not there."""
    printed: set[str] = set()
    problems: list[ContractError] = []
    for file in files:
        for section in sections(file.read_text(encoding="utf-8")):
            printed |= {key for _, key, _ in section.printed}
            problems += check_section(section, facts, file=str(file))
    needed = printed | {name for key in printed & facts.found.keys() for name in steps(key, facts)}
    for key in facts.found:
        if key not in needed:
            hint = f'{{{{ fact("{key}") }}}} on a page, or remove it'
            problems.append(ContractError(facts.files[key], key, "No page prints this fact.", try_this=hint))
    refuse(problems)


def check_section(section: Section, facts: Facts, *, file: str) -> Iterator[ContractError]:
    """Problems of the facts in one section."""
    for number, key, _ in section.printed:
        if key not in facts.found:
            yield ContractError(file, f"line {number}: fact({key!r})", NO_FACT, try_this=nearest(key, facts))
            continue
        for work in facts.sources(key):
            if work not in section.cited:
                rule = "A section that prints a fact cites the work from which it is."
                field = f"line {number}: fact({key!r})"
                yield ContractError(file, field, rule, try_this=f'{{{{ cite("{work}") }}}}')


def nearest(key: str, facts: Facts) -> str:
    """The keys that resemble one that is not there."""
    return ", ".join(difflib.get_close_matches(key, facts.found, n=3)) or "add it to a file below docs/facts"


def steps(key: str, facts: Facts) -> Iterator[str]:
    """Every fact that a computed one is made from."""
    formula = facts.found[key].formula
    for name in formula.names if formula else ():
        yield name
        yield from steps(name, facts)
