"""The text cells of a notebook, as Markdown: everything in them comes from the words files."""

import re

from build_tools.addresses import PLACES, link
from build_tools.notebooks.subject import Subject
from build_tools.pages.references import Reference, sentences
from build_tools.pages.words import site_words
from explainers.contract.explainer import contract_words

MARKS = re.compile(r"([\\`*_\[\]$<>|])")


def plain(text: str) -> str:
    """A text in which Markdown finds no marks, and MathJax no dollars."""
    return MARKS.sub(r"\\\1", text)


def introduction(subject: Subject) -> str:
    """Title, question, what the notebook is and where the page lies."""
    words, about = subject.words, subject.interface["about"]
    address = f"{subject.site}{PLACES[subject.language]}explainers/{subject.explainer.slug}/"
    lead = about["lead"].replace("{site}", site_words(subject.language)["site"]["name"])
    paragraphs = [f"# {plain(words['title'])}", f"**{plain(words['question'])}**", plain(words["teaser"])]
    return "\n\n".join([*paragraphs, f"{lead} {about['needs']}", f"[{about['page']}]({address})"])


def equations(subject: Subject) -> str:
    """The equations with their sentences."""
    entries = [
        f"{plain(subject.words['equations'][equation.id])}\n\n$${equation.latex}$$"
        for equation in subject.declaration.equations
    ]
    return "\n\n".join([f"## {subject.interface['about']['equations']}", *entries])


def section(subject: Subject, name: str) -> str:
    """The heading of a section, with its lead where it has one."""
    words = subject.interface[name]
    return "\n\n".join([f"## {words['title']}", *([words["lead"]] if "lead" in words else [])])


def figures(subject: Subject) -> str:
    """What the words say of each table, the day it was taken and its source."""
    pattern = site_words(subject.language)["data"]["taken"]
    notes = [
        f"- `{entry.id}`: {plain(subject.words['data'][entry.id])} {pattern.replace('{}', entry.taken)} "
        f"{cited(subject.references[entry.source])}"
        for entry in subject.declaration.data
    ]
    return "\n\n".join([section(subject, "figures"), "\n".join(notes)])


def own_table(subject: Subject) -> str:
    """How a table of the reader's is given to the model."""
    own = subject.declaration.own_data
    assert own
    names = subject.words["own_data"]["columns"]
    columns = [f"- `{column.id}`: {plain(names[column.id])}" for column in own.columns]
    text = section(subject, "own").replace("{parameter}", own.parameter).replace("{option}", own.option)
    return "\n\n".join([text, "\n".join(columns)])


def presets(subject: Subject) -> str:
    """The story of each situation, with a link that opens it on the page."""
    entries = []
    for preset in subject.declaration.presets:
        words, values = subject.words["presets"][preset.id], subject.explainer.results[preset.id]["values"]
        address = link(subject.explainer, values, subject.language, subject.site)
        story = f"- **{plain(words['name'])}** {plain(words['story'])}"
        entries.append(f"{story} ([{subject.interface['presets']['open']}]({address}))")
    return "\n\n".join([section(subject, "presets"), "\n".join(entries)])


def ending(subject: Subject) -> str:
    """What the model leaves out, its sources and the licence."""
    errors, pattern = (
        contract_words(subject.language)["errors"],
        site_words(subject.language)["limits"]["direction"],
    )
    limits = [
        f"- {plain(subject.words['limits'][limit.id])} *{pattern.replace('{}', errors[limit.error])}*"
        for limit in subject.declaration.limits
    ]
    keys = [*subject.declaration.sources] + [entry.source for entry in subject.declaration.data]
    sources = [f"- {cited(subject.references[key])}" for key in dict.fromkeys(keys)]
    parts = [section(subject, "limits"), "\n".join(limits), section(subject, "sources"), "\n".join(sources)]
    return "\n\n".join([*parts, section(subject, "licence")])


def cited(reference: Reference) -> str:
    """The full reference."""
    title = f"*{plain(reference.title)}*"
    title = f"[{title}](<{reference.url}>)" if reference.url else title
    rest = [f" {plain(part)}" for part in sentences(reference)]
    return f"{plain(reference.authors)} ({plain(reference.dated)}). {title}.{''.join(rest)}"
