"""The code cell that says how numbers and names are shown: labels, units, decimals, and the names of things."""

import re

from build_tools.notebooks.code import ready, text
from build_tools.notebooks.subject import Subject
from explainers.contract.formatting import PLACEHOLDER
from explainers.contract.outputs import NumberOutput, ThingOutput
from explainers.contract.settings import ChoiceParameter, NumberParameter, Parameter


def numbers(subject: Subject) -> str:
    """How the numbers are shown that tables and names speak of."""
    found = [output.id for output in headlines(subject)]
    found += sorted({name for category in used_categories(subject) for name in mentioned(subject, category)})
    entries = []
    for name in dict.fromkeys(found):
        entry = subject.explainer.named[name]
        if isinstance(entry, NumberParameter | NumberOutput):
            entries.append(f"    {text(name)}: Number({', '.join(form(subject, entry))}),")
    return "\n".join(
        [f"{ready('numbers')}\n\n\nNUMBERS = {{", *entries, "}", *names(subject), "", "", headline(subject)]
    )


def headline(subject: Subject) -> str:
    """A function that gives the headline numbers as texts."""
    entries = [f"        {text(subject.label(out.id))}: {shown(subject, out.id)}," for out in headlines(subject)]
    head = ["def headline_texts(chosen: Parameters, result: Result) -> dict[str, str]:"]
    return "\n".join(
        [*head, '    """The headline numbers of a run, with their units."""', "    return {", *entries, "    }"]
    )


def form(subject: Subject, entry: NumberParameter | NumberOutput) -> list[str]:
    """The arguments that say how a number is shown."""
    words = subject.unit_words(entry)
    optional = {"one": words.get("one", ""), "absent": subject.absent(entry.id)}
    label = subject.words["outputs" if isinstance(entry, NumberOutput) else "parameters"].get(entry.id, {}).get("label")
    return [
        text(label or entry.id),
        text(words["pattern"]),
        f"{subject.factor(entry):g}",
        str(entry.digits),
        *(f"{name}={text(word)}" for name, word in optional.items() if word),
    ]


def headlines(subject: Subject) -> list[NumberOutput]:
    return [output for output in subject.explainer.headlines if isinstance(output, NumberOutput)]


def shown(subject: Subject, name: str) -> str:
    """The expression that gives a parameter or a number of a run as text."""
    match subject.explainer.named[name]:
        case ThingOutput(of=category):
            return f"NAMES[{text(category)}][int(result.{name})]"
        case ChoiceParameter():
            return f"NAMES[{text(name)}][chosen.{name}]"
    return f'NUMBERS["{name}"].text({number(subject, name)})'


def number(subject: Subject, name: str) -> str:
    """The expression that gives a parameter or an output: from the settings, from the run, or derived from both."""
    entry = subject.explainer.named.get(name) or subject.outputs[name]
    if isinstance(entry, Parameter):
        return f"chosen.{name}"
    if isinstance(entry, NumberOutput) and entry.value:
        parts = {other: number(subject, other) for other in entry.value.names}
        found = {other: f"({part})" if " " in part else part for other, part in parts.items()}
        return re.sub(r"(?<![\w.])[a-z_]\w*\b", lambda word: found.get(word[0], word[0]), entry.value.text)
    return f"result.{name}"


def used_categories(subject: Subject) -> list[str]:
    """The categories over which charts run."""
    return list(dict.fromkeys(c.axis() for c in subject.declaration.charts if c.axis() in subject.explainer.categories))


def mentioned(subject: Subject, category: str) -> list[str]:
    """What the names of a category's things speak of."""
    return PLACEHOLDER.findall(" ".join(subject.words["categories"][category].values()))


def names(subject: Subject) -> list[str]:
    """The names of the things of categories, and of the options that such names speak of."""
    charts = used_categories(subject)
    spoken = dict.fromkeys(name for category in charts for name in mentioned(subject, category))
    entries = [subject.explainer.named[name] for name in [*spoken, *(output.id for output in headlines(subject))]]
    places = [entry.of for entry in entries if isinstance(entry, ThingOutput)]
    lines = []
    for category in dict.fromkeys([*charts, *places]):
        words = subject.words["categories"][category]
        lines += [
            f"    {text(category)}: [",
            *(f"        {text(words[i])}," for i in subject.explainer.categories[category]),
            "    ],",
        ]
    for entry in dict.fromkeys(entry for entry in entries if isinstance(entry, ChoiceParameter)):
        words = subject.words["parameters"][entry.id]["options"]
        lines += [
            f"    {text(entry.id)}: {{",
            *(f"        {text(option)}: {text(name)}," for option, name in words.items()),
            "    },",
        ]
    return ["", "NAMES = {", *lines, "}"] if lines else []


def names_of(subject: Subject, category: str) -> str:
    """The expression that gives the names of a category's things; those that speak of the run are filled in."""
    found = [f"{name}={shown(subject, name)}" for name in dict.fromkeys(mentioned(subject, category))]
    listed = f"NAMES[{text(category)}]"
    if not found:
        return listed
    filled = [f"                {item}," for item in found]
    return "\n".join(
        ["[", "            name.format(", *filled, "            )", f"            for name in {listed}", "        ]"]
    )
