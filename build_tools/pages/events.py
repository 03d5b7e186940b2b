"""The timeline by kind of event: each entry names its kinds below its text, as `{ .event-law .event-money }`.

The heading of a year names the kinds of all its entries, so that it goes where they all go.
The style sheet hides what a reader does not want to see, so no script is needed, and paper has everything.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from build_tools.pages.blocks import wrap
from build_tools.templating import templates
from explainers.contract.errors import ContractError, refuse

TEMPLATES = Path(__file__).with_name("templates")
ENTRY = re.compile(r"^\*\*.+\*\*\W*$")  # a date in bold, alone in its line
KINDS = re.compile(r"^\{((?: *\.event-[a-z]+)+) *\}$")
HEADING = re.compile(r"^## .*?\{ *#[\w-]+(?P<kinds>(?: *\.event-[a-z]+)*) *\}$")


def event_kinds(file: Path, words: Mapping[str, Any]) -> str:
    """A choice of one kind of event, with the number of each, as HTML for the page in this file."""
    page = file.read_text(encoding="utf-8")
    found = list(events(page))
    refuse(problems(found, words["kinds"], file=str(file)))
    refuse(problems_of_headings(page, found, list(words["kinds"]), file=str(file)))
    counts = Counter(kind for _, kinds in found for kind in kinds)
    shown = {kind: text(name, counts[kind], words) for kind, name in words["kinds"].items() if counts[kind]}
    everything = text(words["all"], len(found), words)
    template = templates(TEMPLATES).get_template("events.html.j2")
    return wrap(template.render(words=words, everything=everything, kinds=shown))


def text(name: str, count: int, words: Mapping[str, Any]) -> str:
    """A kind with the number of its events."""
    return str(words["count"]).replace("{name}", name).replace("{count}", str(count))


def events(page: str) -> Iterator[tuple[int, list[str]]]:
    """Every entry of a timeline by the number of its first line, with the kinds that it names."""
    number = 1
    for block in page.split("\n\n"):
        lines = block.strip("\n").split("\n")
        if ENTRY.match(lines[0]):
            kinds = KINDS.match(lines[-1])
            yield number, names(kinds[1]) if kinds else []
        number += block.count("\n") + 2


def names(classes: str) -> list[str]:
    """The kinds in a text such as `.event-law .event-money`."""
    return [name.removeprefix(".event-") for name in classes.split()]


def problems(found: list[tuple[int, list[str]]], known: Mapping[str, str], *, file: str) -> Iterator[ContractError]:
    """An entry without a kind, or of a kind that nobody knows."""
    hint = " ".join(f"{{ .event-{kind} }}" for kind in known)
    for number, kinds in found:
        for kind in [kind for kind in kinds if kind not in known] or ([""] if not kinds else []):
            rule = "An event names its kinds in a line below its text."
            yield ContractError(file, f"line {number}", rule, found=kind, try_this=hint)


def problems_of_headings(
    page: str, found: list[tuple[int, list[str]]], known: list[str], *, file: str
) -> Iterator[ContractError]:
    """A heading that does not name the kinds of the entries below it."""
    lines = page.split("\n")
    headings = [(number, line) for number, line in enumerate(lines, start=1) if line.startswith("## ")]
    ends = [number for number, _ in headings[1:]] + [len(lines) + 1]
    for (number, line), end in zip(headings, ends, strict=True):
        below = {kind for at, kinds in found if number < at < end for kind in kinds}
        match = HEADING.match(line)
        if below != set(names(match["kinds"]) if match else []):
            rule = "The heading of a year names the kinds of its events, and no others."
            hint = " ".join(f".event-{kind}" for kind in known if kind in below)
            yield ContractError(file, f"line {number}", rule, found=line, try_this=f"{{ #… {hint} }}")
