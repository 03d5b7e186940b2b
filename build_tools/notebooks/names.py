"""The code cell that says how numbers and names are shown: labels, units, decimals, and the names of things."""

from build_tools.notebooks.code import ready, text
from build_tools.notebooks.subject import Subject
from explainers.contract.declaration import Output, Parameter
from explainers.contract.formatting import PLACEHOLDER


def numbers(subject: Subject) -> str:
    """How the numbers are shown that tables and names speak of."""
    found = [output.id for output in headlines(subject)]
    found += sorted({name for category in used_categories(subject) for name in mentioned(subject, category)})
    entries = []
    for name in dict.fromkeys(found):
        entry = subject.explainer.shown[name]
        if not is_named(entry):
            parts = (text(subject.label(name)), text(subject.pattern(entry)))
            entries.append(f"    {text(name)}: Number({', '.join(parts)}, {subject.factor(entry):g}, {entry.digits}),")
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


def is_named(entry: Parameter | Output) -> bool:
    """Whether a value is shown as a name: an option of a choice, or a thing of a category."""
    return bool(entry.along) if isinstance(entry, Output) else entry.kind == "choice"


def headlines(subject: Subject) -> list[Output]:
    """The headline numbers."""
    return [output for output in subject.declaration.outputs if output.headline and output.kind == "number"]


def shown(subject: Subject, name: str) -> str:
    """The expression that gives a parameter or a number of a run as text."""
    entry = subject.explainer.shown[name]
    if isinstance(entry, Output):
        return (
            f"NAMES[{text(entry.along)}][int(result.{name})]"
            if entry.along
            else f'NUMBERS["{name}"].text(result.{name})'
        )
    return f"NAMES[{text(name)}][chosen.{name}]" if entry.kind == "choice" else f'NUMBERS["{name}"].text(chosen.{name})'


def used_categories(subject: Subject) -> list[str]:
    """The categories over which charts run."""
    return list(dict.fromkeys(c.x for c in subject.declaration.charts if c.x in subject.explainer.categories))


def mentioned(subject: Subject, category: str) -> list[str]:
    """What the names of a category's things speak of."""
    return PLACEHOLDER.findall(" ".join(subject.words["categories"][category].values()))


def names(subject: Subject) -> list[str]:
    """The names of the things of categories, and of the options that such names speak of."""
    charts = used_categories(subject)
    spoken = dict.fromkeys(name for category in charts for name in mentioned(subject, category))
    entries = [subject.explainer.shown[name] for name in [*spoken, *(output.id for output in headlines(subject))]]
    places = [entry.along for entry in entries if isinstance(entry, Output) and entry.along]
    lines = []
    for category in dict.fromkeys([*charts, *places]):
        words = subject.words["categories"][category]
        lines += [
            f"    {text(category)}: [",
            *(f"        {text(words[i])}," for i in subject.explainer.categories[category]),
            "    ],",
        ]
    for entry in dict.fromkeys(entry for entry in entries if isinstance(entry, Parameter) and entry.kind == "choice"):
        words = subject.words["parameters"][entry.id]["options"]
        lines += [
            f"    {text(entry.id)}: {{",
            *(f"        {text(o)}: {text(words[o])}," for o in entry.options),
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
