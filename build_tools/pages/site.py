"""Writes the whole site as plain Markdown into a folder: the hand-written pages with their slots filled, and the
pages that are made from the explainers, the glossary and the bibliography.

Any site generator can lay its theme around that folder. Files that did not change are left alone, so that a
server which watches the folder stays calm.
"""

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2

from build_tools.drawing.jobs import draw_all
from build_tools.pages.downloads import Printed, find_printed
from build_tools.pages.explainer import View, site_words
from build_tools.pages.frames import embed_files
from build_tools.pages.references import Reference, Term, bibliography_entry, load_glossary, load_references
from build_tools.places import DOCS
from explainers.contract import declaration, tasks
from explainers.contract.catalogue import CATALOGUE, find_folders
from explainers.contract.errors import ContractError
from explainers.contract.explainer import LANGUAGES, contract_words, load_explainer
from explainers.contract.reading import SPELLING, read_toml
from explainers.contract.units import UNITS

LEVEL_ORDER = declaration.LEVELS
GENERATED = Path(__file__).with_name("templates")
HANDOUTS = (GENERATED / "handouts.j2").read_text(encoding="utf-8")  # stands at the end of every teacher's page
NOTEBOOK = (GENERATED / "notebook.j2").read_text(encoding="utf-8")  # stands at the end of both pages
NOT_PAGES = {".toml"}
WIDE = "---\nhide: [navigation]\n---\n"  # leaves the widget the room of the side menu

Slots = dict[str, Any]


@dataclasses.dataclass(frozen=True)
class Site:
    """Everything that the pages in one language are made from."""

    docs: Path
    language: str
    views: tuple[View, ...]
    references: dict[str, Reference]
    glossary: dict[str, Term]
    printed: Printed


def stage(
    docs: Path,
    explainers: Path,
    output: Path,
    *,
    widget: str | None = None,
    handouts: Path | None = None,
    notebooks: Path | None = None,
) -> list[Path]:
    """The pages written below `output`, relative to it; what is there from before and no longer wanted is removed.

    Where the widget's folder is known, there is also a page for frames for each explainer. Handouts and notebooks are
    offered where their folders hold them.
    """
    printed = find_printed(handouts, notebooks)
    sites = load_sites(docs, explainers, printed)
    pages: dict[Path, str | bytes] = dict(printed.files)
    for site in sites:
        pages |= stage_language(site)
        if widget:
            pages |= {path: text for view in site.views for path, text in embed_files(view, widget).items()}
    pages |= copied_files(docs)
    write_changed(pages, output)
    return sorted(pages)


def load_sites(docs: Path, explainers: Path, printed: Printed | None = None) -> list[Site]:
    """What the pages are made from, for each language; the explainers stand in the order of their levels."""
    loaded = sorted(
        (load_explainer(folder) for folder in find_folders(explainers)),
        key=lambda e: (LEVEL_ORDER.index(e.declaration.level), e.declaration.minutes, e.slug),
    )
    references, glossary = load_references(docs, explainers), load_glossary(docs, explainers)
    figures = draw_all(tuple(loaded))

    def views(language: str) -> tuple[View, ...]:
        return tuple(View(entry, language, figures[entry.slug, language], references) for entry in loaded)

    offered = printed or find_printed(None)
    return [Site(docs, language, views(language), references, glossary, offered) for language in LANGUAGES]


def load_views(docs: Path = DOCS, explainers: Path = CATALOGUE) -> list[View]:
    """Every explainer in every language."""
    return [view for site in load_sites(docs, explainers) for view in site.views]


def stage_language(site: Site) -> dict[Path, str | bytes]:
    """The text of every page in one language, by its path."""
    slots = site_slots(site)
    pages: dict[Path, str | bytes] = {}
    for path in sorted(site.docs.rglob(f"*.{site.language}.md")):
        pages[path.relative_to(site.docs)] = fill_page(
            path.read_text(encoding="utf-8"), slots(path.relative_to(site.docs)), file=str(path)
        )
    for template in sorted(GENERATED.glob("*.md.j2")):
        path = Path(template.name.removesuffix(".md.j2").replace(".", "/") + f".{site.language}.md")
        pages[path] = fill_page(template.read_text(encoding="utf-8"), slots(path), file=str(template))
    for view in site.views:
        for source, name in (("page", "index"), ("teacher", "teacher")):
            file = view.explainer.folder / f"{source}.{site.language}.md"
            path = Path("explainers", view.explainer.slug, f"{name}.{site.language}.md")
            written = file.read_text(encoding="utf-8") + (HANDOUTS if source == "teacher" else "") + NOTEBOOK
            text = fill_page(written, slots(path) | view_slots(view), file=str(file))
            pages[path] = WIDE + text if source == "page" else text
    return pages


def view_slots(view: View) -> Slots:
    """What a page of one explainer may use."""
    return {
        "slug": view.explainer.slug,
        "title": view.words["title"],
        "question": view.words["question"],
        "objectives": view.words["objectives"],
        "widget": Lazy(view.widget),
        "prediction": Lazy(view.prediction),
        "quiz": Lazy(view.quiz),
        "limits": Lazy(view.limits),
        "sources": Lazy(view.sources),
        "equations": Lazy(view.equations),
        "figure": view.figure,
        "table": view.table,
        "value": view.value,
    }


class Lazy:
    """A slot that is rendered where a page uses it, and nowhere else."""

    def __init__(self, render: Callable[[], str]) -> None:
        """Takes the function that renders it."""
        self.render = render

    def __str__(self) -> str:
        """The rendered text."""
        return self.render()


def site_slots(site: Site) -> Callable[[Path], Slots]:
    """A function that gives what the page at a path may use; links in it are relative to that page."""
    words, contract = site_words(site.language), contract_words(site.language)
    statements = read_toml(site.docs / "statements.toml")
    check_statements(site, statements)

    def slots(path: Path) -> Slots:
        root = "../" * (len(path.parts) - 1)

        def cite(key: str) -> str:
            if key not in site.references:
                raise ContractError(
                    str(path),
                    f"cite({key!r})",
                    "The bibliography has no such key.",
                    try_this="add it to docs/references, or to the folder's references.toml",
                )
            reference = site.references[key]
            return f"([{reference.short} {reference.year}]({root}reference/sources.md#{key}))"

        def explainers_for(statement: str) -> str:
            if statement not in statements:
                raise ContractError(
                    str(path),
                    f"explainers_for({statement!r})",
                    "There is no such statement.",
                    try_this=", ".join(statements),
                )
            links = [
                f"[{view.words['title']}]({root}explainers/{view.explainer.slug}/index.md)"
                for view in site.views
                if statement in view.explainer.declaration.statements
            ]
            return (
                f"{words['statements']['seen_in']} {', '.join(links)}" if links else f"*{words['statements']['none']}*"
            )

        return {
            "cite": cite,
            "explainers_for": explainers_for,
            "featured": Lazy(site.views[0].widget) if site.views else "",
            "root": root,
            "printed": lambda slug: site.printed.entries(slug, site.language, words["handouts"]),
            "notebooks": lambda slug: site.printed.notebooks(slug, site.language, words["notebooks"]),
            "language": site.language,
            "site_words": words,
            "contract_words": contract,
            "views": site.views,
            "glossary": site.glossary,
            "statements": statements,
            "references": [bibliography_entry(site.references[key], anchor=True) for key in sorted(site.references)],
            "field_tables": field_tables(),
            "units": list(UNITS),
        }

    return slots


def check_statements(site: Site, statements: dict[str, Any]) -> None:
    """Refuses an explainer that illustrates a statement which the concept page does not have."""
    for view in site.views:
        for statement in view.explainer.declaration.statements:
            if statement not in statements:
                file = str(view.explainer.folder / "explainer.toml")
                raise ContractError(
                    file,
                    "statements",
                    "docs/statements.toml has no such statement.",
                    found=statement,
                    try_this=", ".join(statements),
                )


def field_tables() -> list[dict[str, Any]]:
    """The fields of every dataclass of the contract, with their notes, for the reference page."""
    names = vars(declaration) | vars(tasks)
    kinds = [kind for kind in names.values() if isinstance(kind, type) and dataclasses.is_dataclass(kind)]
    return [
        {
            "name": kind.__name__,
            "text": kind.__doc__,
            "fields": [field_row(entry) for entry in dataclasses.fields(kind)],
        }
        for kind in kinds
    ]


def field_row(entry: Any) -> dict[str, Any]:
    """One field with its note."""
    required = entry.default is dataclasses.MISSING and entry.default_factory is dataclasses.MISSING
    return {"name": SPELLING.get(entry.name, entry.name), "required": required, **entry.metadata}


def fill_page(text: str, slots: Slots, *, file: str) -> str:
    """The page with its slots filled; ContractError where it uses one that does not exist."""
    environment = jinja2.Environment(
        undefined=jinja2.StrictUndefined, keep_trailing_newline=True, trim_blocks=True, lstrip_blocks=True
    )
    try:
        return environment.from_string(text).render(slots)
    except jinja2.TemplateError as error:
        raise ContractError(
            file,
            f"line {getattr(error, 'lineno', '?')}",
            f"A slot cannot be filled: {error}.",
            try_this=", ".join(sorted(slots)),
        ) from error


def copied_files(docs: Path) -> dict[Path, str | bytes]:
    """Pictures and other files that belong to the site as they are."""
    return {
        path.relative_to(docs): path.read_bytes()
        for path in sorted(docs.rglob("*"))
        if path.is_file() and path.suffix not in NOT_PAGES and path.suffix != ".md"
    }


def write_changed(pages: dict[Path, str | bytes], output: Path) -> None:
    """Makes the folder hold exactly these files, and touches only those that differ."""
    for path, content in pages.items():
        target, data = output / path, content.encode() if isinstance(content, str) else content
        if not target.exists() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    for found in sorted(output.rglob("*"), reverse=True):
        if found.is_file() and found.relative_to(output) not in pages:
            found.unlink()
        elif found.is_dir() and not any(found.iterdir()):
            shutil.rmtree(found)


def navigation(pages: list[Path]) -> list[Any]:
    """The pages in the order of the menu: the home page, the concept, then a section for each folder."""
    names = sorted({Path(path.parent, path.name.split(".")[0] + ".md") for path in pages if path.suffix == ".md"})
    concept = [name for name in names if len(name.parts) == 1 and name.stem != "index"]
    order = ["concept", "evidence", "debate", "timeline"]
    concept.sort(key=lambda name: order.index(name.stem) if name.stem in order else len(order))
    teaching = [name for name in names if name.name == "teacher.md" or name.parts[0] == "teachers"]
    explainers = [name for name in names if name.parts[0] == "explainers" and name not in teaching]
    sections = {
        "Concept": concept,
        "Explainers": explainers,
        "Teachers": sorted(teaching, key=lambda n: n.parts[0] != "teachers"),
    }
    for folder in ("reference", "contribute"):
        sections[folder.capitalize()] = [name for name in names if name.parts[0] == folder]
    return [{"Home": "index.md"}, *({title: sorted_index_first(names)} for title, names in sections.items() if names)]


def sorted_index_first(names: list[Path]) -> list[str]:
    """The pages as texts; a folder's index page stands first."""
    return [name.as_posix() for name in sorted(names, key=lambda name: name.name != "index.md" or len(name.parts) > 2)]
