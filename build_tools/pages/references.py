"""The bibliography: `docs/references.toml` and the files in `docs/references/`, merged."""

import html
from dataclasses import dataclass
from pathlib import Path

from explainers.contract.errors import ContractError
from explainers.contract.reading import read_toml


@dataclass(frozen=True)
class Reference:
    """One work that a page cites."""

    key: str
    authors: str
    year: str
    title: str
    published_in: str
    url: str
    short: str
    note: str


def load_references(docs: Path) -> dict[str, Reference]:
    """All references by key; ContractError where two files define one key differently."""
    files = [
        path for path in (docs / "references.toml", *sorted((docs / "references").glob("*.toml"))) if path.exists()
    ]
    references: dict[str, Reference] = {}
    for file in files:
        for key, entry in read_toml(file).items():
            reference = make_reference(key, entry, file=file)
            if references.get(key, reference) != reference:
                raise ContractError(
                    str(file), key, "This reference is defined twice, differently.", try_this="keep one of the two"
                )
            references[key] = reference
    return references


def make_reference(key: str, entry: dict[str, object], *, file: Path) -> Reference:
    """One entry of a bibliography file, with its required fields checked."""
    for name in ("authors", "year", "title"):
        if not entry.get(name):
            raise ContractError(
                str(file), f"{key}.{name}", "A reference needs authors, year and title.", try_this=f'{name} = "…"'
            )
    text = {name: str(value) for name, value in entry.items()}
    short = text.get("short") or short_authors(text["authors"])
    return Reference(
        key,
        text["authors"],
        text["year"],
        text["title"],
        text.get("in", ""),
        text.get("url", ""),
        short,
        text.get("note", ""),
    )


def short_authors(authors: str) -> str:
    """The surnames of one or two authors, or the first one "et al."."""
    names = [name.split(",")[0].strip() for name in authors.replace(" and ", ";").split(";") if name.strip()]
    return names[0] if len(names) == 1 else " & ".join(names) if len(names) == 2 else f"{names[0]} et al."


def bibliography_entry(reference: Reference, *, anchor: bool = False) -> str:
    """The full reference as HTML; with an anchor on the page that lists them all."""
    title = f"<cite>{html.escape(reference.title)}</cite>"
    if reference.url:
        title = f'<a href="{html.escape(reference.url)}" rel="external">{title}</a>'
    identity = f' id="{reference.key}"' if anchor else ""
    rest = [part for part in (reference.published_in, reference.note) if part]
    tail = "".join(f" {html.escape(part.rstrip('.'))}." for part in rest)
    return f"<span{identity}>{html.escape(reference.authors)} ({html.escape(reference.year)}). {title}.{tail}</span>"
