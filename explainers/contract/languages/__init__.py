"""The languages that everything is written in. Each is declared in a file of this folder; no code names one.

What differs between languages beyond words, such as fonts on paper or how the glossary is sorted, is a field of the
declaration, so that a further language is a matter of files.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explainers.contract.errors import ContractError, refuse
from explainers.contract.fields import Record, described
from explainers.contract.reading import read, read_toml

HERE = Path(__file__).parent
MEASURES = ("syllables", "characters", "words")
Problems = Iterator[ContractError]


@dataclass(frozen=True, kw_only=True)
class GlossaryStyle(Record):
    """How the glossary is shown to readers of a language."""

    head = "[glossary]"

    sort: str = described("The field of a term by which the printed list is sorted.", good='"pinyin"')
    beside: str = described("The language whose name for a term stands beside this one's.", good='"fr"')


@dataclass(frozen=True, kw_only=True)
class PaperStyle(Record):
    """How a language is set on paper."""

    head = "[paper]"

    fonts: tuple[str, ...] = described("Fonts by name; the first that has a letter sets it.", good='["Noto Sans SC"]')
    files: dict[str, tuple[str, ...]] = described(
        "The files of its own fonts, by the Python package that brings them.", default=dict
    )
    region: str = described("The region for which letters are shaped and words are broken.", good='"gb"')
    size: float = described("The size of the book's letters, in points.", default=10.4)
    leading: float = described("The room between its lines, in sizes.", default=0.62)
    spacing: float = described("The room between its paragraphs, in sizes.", default=1.0)


@dataclass(frozen=True, kw_only=True)
class Language(Record):
    """A language; its id is the name of its file, and stands in the names of all files that are written in it."""

    id: str = described("The code that names its files.", good="fr")
    tag: str = described("Its tag after BCP 47, for browsers and screen readers.", good='"fr"')
    name: str = described("Its name in itself.", good='"français"')
    english: str = described("Its name in English, for messages to authors.", good='"French"')
    folder: str = described('The folder of its pages on the site; "" for the first language.', good='"fr/"')
    locale: str = described("Its locale, for previews of links.", good='"fr_FR"')
    script: str = described("How the names of its letters begin in Unicode.", good='"LATIN"')
    direction: str = described("The direction of its lines.", default="ltr", one_of=("ltr", "rtl"))
    letters: str = described(
        "Whether letters are as wide as high, and lines need more room.", default="narrow", one_of=("narrow", "square")
    )
    search: str = described("The word lists of the search, where it has some for the language.", default="")
    measure: str = described("How the report on reading measures a page.", default="words", one_of=MEASURES)
    notebook_fonts: tuple[str, ...] = described(
        "Fonts for the charts of notebooks, by name, where their usual one lacks its letters.", default=()
    )
    glossary: GlossaryStyle = described("How the glossary is shown.")
    paper: PaperStyle = described("How it is set on paper.")


def read_languages(folder: Path) -> dict[str, Language]:
    """The declared languages by code, the one at the site's root first; ContractError for what does not fit."""
    found = {
        path.stem: read(Language, read_toml(path), file=str(path), id=path.stem)
        for path in sorted(folder.glob("*.toml"))
    }
    refuse(check_languages(found, folder))
    return dict(sorted(found.items(), key=lambda entry: bool(entry[1].folder)))


def check_languages(found: dict[str, Language], folder: Path) -> Problems:
    """What is wrong with the languages together."""
    first = [code for code, language in found.items() if not language.folder]
    if len(first) != 1:
        rule = "Exactly one language has its pages at the root of the site."
        yield ContractError(str(folder), "folder", rule, found=", ".join(first), try_this='folder = ""')
    for code, language in found.items():
        file = str(folder / f"{code}.toml")
        if language.folder not in ("", f"{code}/"):
            rule = "The folder on the site is named as the file is, or is the root."
            yield ContractError(file, "folder", rule, found=language.folder, try_this=f'"{code}/"')
        if language.glossary.beside not in found:
            rule = "There is no such language."
            known = ", ".join(found)
            yield ContractError(file, "glossary.beside", rule, found=language.glossary.beside, try_this=known)


def declared() -> dict[str, Language]:
    """The languages of this folder; a mistake in one ends the program with its words, since nothing works without."""
    try:
        return read_languages(HERE)
    except ContractError as error:
        raise SystemExit(str(error)) from None


DECLARED = declared()
LANGUAGES = tuple(DECLARED)
FIRST = LANGUAGES[0]  # at the root of the site; what everybody translates from


def read_translated(path: Path) -> dict[str, Any]:
    """The tables of a file that all languages share, with what further languages say in files beside it.

    The two first languages stand in `glossary.toml` itself; what `fr` adds is in `glossary.fr.toml`, in the same tables
    and under the same names, such as `fr` and `meaning_fr`.
    """
    tables, problems = read_tables(path), list[ContractError]()
    for language, beside in ((code, path.with_suffix(f".{code}.toml")) for code in LANGUAGES):
        for key, table in read_tables(beside).items() if beside.exists() else ():
            problems += check_added(tables, key, table, language, str(beside))
            tables[key] = {**tables.get(key, {}), **table}
    refuse(problems)
    return tables


def read_tables(path: Path) -> dict[str, dict[str, Any]]:
    """The tables of a file; ContractError for what is no table."""
    tables = read_toml(path)
    for key, table in tables.items():
        if not isinstance(table, dict):
            raise ContractError(str(path), key, "This must be a table of fields.", found=table, try_this=f"[{key}]")
    return tables


def check_added(tables: dict[str, Any], key: str, table: Any, language: str, file: str) -> Problems:
    """What is wrong with what a language adds to one table."""
    if key not in tables:
        yield ContractError(file, key, "The file beside it has no such table.", try_this=f"mend or remove [{key}]")
    for name in table:
        if name != language and not name.endswith(f"_{language}"):
            rule = "A file of a language adds only what it says in that language."
            yield ContractError(file, f"{key}.{name}", rule, try_this=f"{language}, or a name that ends in _{language}")


def is_shared(path: Path) -> bool:
    """Whether a file is one that all languages share, not one of those beside it."""
    return "." not in path.stem


def by_language(table: dict[str, Any], start: str = "", languages: Sequence[str] = LANGUAGES) -> dict[str, Any]:
    """What a table says in each language under one name, such as `note_`, taken out of the table."""
    return {language: table.pop(start + language) for language in languages if start + language in table}
