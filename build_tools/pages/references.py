"""The bibliography and the glossary: the site's own files, and those that lie in explainers' folders, merged."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pypinyin import lazy_pinyin

from explainers.contract.errors import ContractError
from explainers.contract.languages import DECLARED, LANGUAGES, read_translated
from explainers.contract.reading import read_toml

Term = dict[str, str]
Glossary = dict[str, Term]

AUTHORS = Path("authors.toml")  # what authors are called in other languages
BRACKETS = re.compile(r" *[(（）)]")
ENDS = (".", "。")
BRACKETED, NAMED = "bracketed", "named"  # how a text cites: after what it says, or as a part of the sentence
FIRST_OF_ASIA = "\u2e80"  # before it: the letters of Europe
IN_BRACKETS = re.compile(r" *(?:\([^)]*\)|（[^）]*）)")  # reporters of an agency, or its name in another script


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
    said: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by language, what is said otherwise there
    before_year: str = " "
    letter: str = ""  # tells works of one name and year apart

    @property
    def dated(self) -> str:
        """Its year as lists and texts print it: 2025b."""
        return f"{self.year}{self.letter}"

    @property
    def label(self) -> str:
        """How a text names it."""
        return f"{self.short}{self.before_year}{self.dated}"

    @property
    def order(self) -> tuple[bool, str, str, str]:
        """Where it stands in a list: Chinese names first, by their sounds, as GB/T 7714 has it; then letters."""
        return self.authors < FIRST_OF_ASIA, "".join(lazy_pinyin(self.authors)).casefold(), self.year, self.key


def load_references(docs: Path, explainers: Path) -> dict[str, Reference]:
    """All references by key: those of the pages, and those that explainers bring."""
    files = [docs / "references.toml", *docs.glob("references/*.toml"), *explainers.glob("*/references.toml")]
    names = read_toml(file) if (file := docs / AUTHORS).exists() else {}
    return {key: with_names(work, names) for key, work in merge(files, make_reference).items()}


def with_names(reference: Reference, names: Mapping[str, Mapping[str, str]]) -> Reference:
    """The same, where its authors have a name of their own in a language, and the work does not say it itself."""
    said = dict(reference.said)
    for language, name in names.get(reference.authors, {}).items():
        said[language] = {"authors": name, **said.get(language, {})}
    return replace(reference, said=said)


def cited_work(references: Mapping[str, Reference], key: str, form: str) -> Reference:
    """The work that a page cites; ContractError for one that is in no file, or for another form."""
    if key not in references:
        hint = "add it to docs/references, or to the folder's references.toml"
        raise ContractError("", f"cite({key!r})", "The bibliography has no such key.", try_this=hint)
    if form not in (BRACKETED, NAMED):
        rule = "A work is cited in brackets, or named in the sentence."
        raise ContractError("", f"cite({key!r})", rule, found=form, try_this=f'cite("{key}", "{NAMED}")')
    return references[key]


def load_glossary(docs: Path, explainers: Path) -> Glossary:
    """All terms by key: the site's own, and those that explainers bring."""
    return merge([docs / "glossary.toml", *explainers.glob("*/glossary.toml")], make_term, read_translated)


def in_order(terms: Glossary, language: str) -> Glossary:
    """The same terms as a dictionary of the language has them: accents and tones do not count."""
    field = DECLARED[language].glossary.sort

    def letters(entry: tuple[str, Term]) -> str:
        plain = unicodedata.normalize("NFD", entry[1][field])
        return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()

    return dict(sorted(terms.items(), key=letters))


def merge[T](
    files: Iterable[Path],
    make: Callable[[str, dict[str, Any], Path], T],
    read: Callable[[Path], dict[str, Any]] = read_toml,
) -> dict[str, T]:
    """The entries of several files together; ContractError where two define one key differently."""
    merged: dict[str, T] = {}
    for file in sorted(path for path in files if path.exists()):
        for key, table in read(file).items():
            entry = make(key, table, file)
            if merged.get(key, entry) != entry:
                rule = "Another file defines this key, and differently."
                raise ContractError(str(file), key, rule, try_this="keep one of the two, or choose another key")
            merged[key] = entry
    return merged


def make_term(key: str, entry: dict[str, Any], file: Path) -> Term:
    """One term of a glossary file, with its fields checked."""
    orders = [language.glossary.sort for language in DECLARED.values()]
    meanings = [f"meaning_{language}" for language in LANGUAGES]
    for name in dict.fromkeys([*LANGUAGES, *orders, *meanings]):
        if not entry.get(name):
            rule = "A term needs its name and its meaning in all languages, and pinyin."
            raise ContractError(str(file), f"{key}.{name}", rule, try_this=f'{name} = "…"')
    return entry


def names_of(term: Term) -> list[str]:
    """What a term is called, in all languages; what stands in brackets, such as an abbreviation, is a name as well."""
    return [name for language in LANGUAGES for name in BRACKETS.split(term[language]) if name]


def make_reference(key: str, entry: dict[str, Any], file: Path) -> Reference:
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
        {language: said for language in LANGUAGES if (said := said_otherwise(text, language))},
    )


def said_otherwise(text: Mapping[str, str], language: str) -> dict[str, str]:
    """What a work's fields are in a language, where the file says so."""
    fields = {name: name for name in ("authors", "year", "title", "short", "note")} | {"in": "published_in"}
    return {ours: text[f"{name}_{language}"] for name, ours in fields.items() if f"{name}_{language}" in text}


def short_authors(authors: str, pair: str = "{} & {}", many: str = "{} et al.") -> str:
    """The surnames of one or two authors, or the first one "et al."; the patterns are those of a language."""
    whole = IN_BRACKETS.sub("", authors).replace(" and ", ";")
    names = [name.split(",")[0].strip() for name in whole.split(";") if name.strip()]
    return names[0] if len(names) == 1 else pair.format(*names) if len(names) == 2 else many.format(names[0])


def sentences(reference: Reference) -> list[str]:
    """Where it was published and what is to be said of it, each with one full stop, in whichever script it ends."""
    rest = [part for part in (reference.published_in, reference.note) if part]
    return [part if part.endswith(ENDS) else f"{part}." for part in rest]


def bibliography_entry(reference: Reference, *, anchor: bool = False) -> str:
    """The full reference as HTML; with an anchor on the page that lists them all."""
    title = f"<cite>{html.escape(reference.title)}</cite>"
    if reference.url:
        title = f'<a href="{html.escape(reference.url)}" rel="external">{title}</a>'
    identity = f' id="{reference.key}"' if anchor else ""
    tail = "".join(f" {html.escape(part)}" for part in sentences(reference))
    return f"<span{identity}>{html.escape(reference.authors)} ({html.escape(reference.dated)}). {title}.{tail}</span>"
