"""Writes the whole site as plain Markdown into a folder: the hand-written pages with their slots filled, and the
pages that are made from the explainers, the glossary and the bibliography.

Any site generator can lay its theme around that folder. Files that did not change are left alone, so that a
server which watches the folder stays calm.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from build_tools.addresses import PLACES
from build_tools.bytecode import compiled
from build_tools.cache import fingerprint, is_kept, kept_text
from build_tools.drawing.equations import typeset
from build_tools.drawing.jobs import draw_all
from build_tools.facts.reading import load_facts
from build_tools.facts.records import Facts
from build_tools.facts.rendering import FactPages
from build_tools.facts.uses import check_uses
from build_tools.figures import rendering
from build_tools.home.concept_map import as_linked, check_parts
from build_tools.installing.files import app_files
from build_tools.metadata.files import described
from build_tools.metadata.works import works
from build_tools.pages.anchors import with_anchors
from build_tools.pages.authors import in_language
from build_tools.pages.checked import with_foot
from build_tools.pages.citations import Citation, CitedWork, cited_works, files_of, of_explainer, of_page, titles_of
from build_tools.pages.downloads import Printed, find_printed
from build_tools.pages.explainer import WIDGET_PART, View, part_key
from build_tools.pages.folder import copied_files, write_changed
from build_tools.pages.frames import embed_files
from build_tools.pages.live_form import live_form_apart
from build_tools.pages.moved import moved_pages
from build_tools.pages.navigation import titles
from build_tools.pages.order import after, before, check_terms, reading_order
from build_tools.pages.pictures import pictures_apart
from build_tools.pages.previews import card_files
from build_tools.pages.references import (
    Reference,
    Term,
    load_glossary,
    load_references,
    names_of,
)
from build_tools.pages.scenes import FOLDER as SCENES
from build_tools.pages.signs import files_with_signs
from build_tools.pages.slots import PageSlots, fill_page
from build_tools.pages.statements import Statements, check_statements, load_statements
from build_tools.pages.terms import explained
from build_tools.pages.versions import load, view_version
from build_tools.pages.words import site_words
from build_tools.places import DOCS
from explainers.contract.catalogue import CATALOGUE, find_folders
from explainers.contract.explainer import LANGUAGES

GENERATED = Path(__file__).with_name("templates")
PROJECTION = (GENERATED / "projection.j2").read_text(encoding="utf-8")  # these two end every teacher's page
HANDOUTS = (GENERATED / "handouts.j2").read_text(encoding="utf-8")
NOTEBOOK = (GENERATED / "notebook.j2").read_text(encoding="utf-8")  # stands at the end of both pages
READ_FIRST = (GENERATED / "read_first.j2").read_text(encoding="utf-8")  # stands before the first section of a page
READ_NEXT = (GENERATED / "read_next.j2").read_text(encoding="utf-8")  # stands at the very end of a page
# Leaves the widget the room of the side menu; says what search finds it by.
HEAD = "---\nhide: [navigation]\norder: {order}\ntags: {terms}\ndescription: {description}\n---\n"

Pages = dict[Path, str | bytes]


@dataclass(frozen=True)
class Site:
    """Everything that the pages in one language are made from."""

    docs: Path
    language: str
    views: tuple[View, ...]
    references: dict[str, Reference]
    glossary: dict[str, Term]
    statements: Statements
    printed: Printed
    figures: rendering.Figures
    facts: Facts
    folded: dict[str, str] = field(default_factory=dict)  # files of the folded scenes that its pages have asked for

    @cached_property
    def written(self) -> dict[Path, Path]:
        """The pages written by hand, each with its file."""
        return {file.relative_to(self.docs): file for file in sorted(self.docs.rglob(f"*.{self.language}.md"))}

    @cached_property
    def fact_pages(self) -> FactPages:
        """The facts, with the pages that print them: first those written by hand, then those of explainers."""
        files = {as_linked(page): file for page, file in self.written.items()}
        for view in self.views:
            files |= files_of(view)
        return FactPages(self.facts, self.references, self.language, files, self.all_titles)

    @cached_property
    def page_titles(self) -> dict[Path, str]:
        """What the pages written by hand are called, by how links name them."""
        texts = {as_linked(page): file.read_text(encoding="utf-8") for page, file in self.written.items()}
        return titles(texts)

    @cached_property
    def all_titles(self) -> dict[Path, str]:
        """The same, with the pages of explainers."""
        words = site_words(self.language)
        return self.page_titles | {page: title for view in self.views for page, title in titles_of(view, words).items()}

    @cached_property
    def version(self) -> str:
        """A hash of what a page of one explainer may use apart from that explainer."""
        works = [vars(self.references[key]) for key in sorted(self.references)]
        facts = [self.fact_pages.html(key) for key in sorted(self.facts.found)]
        return fingerprint(json.dumps([works, facts, self.glossary, self.statements, self.shown_statements]))

    @cached_property
    def shown_statements(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Slug and title of each explainer, and the statements that it illustrates."""
        return [
            (view.explainer.slug, view.words["title"], view.explainer.declaration.statements) for view in self.views
        ]

    def cited_works(self, root: str) -> list[CitedWork]:
        """The works that pages cite, with links back; `root` leads from the page that lists them to the root."""
        found: list[Citation] = []
        for page, file in self.written.items():
            found += of_page(as_linked(page), file.read_text(encoding="utf-8"), self.figures.found)
        for view in self.views:
            found += of_explainer(view)
        return cited_works(self.references, found, self.all_titles, root)

    def titles(self, slugs: Collection[str]) -> dict[str, str]:
        """The titles of some explainers by slug, in reading order."""
        return {slug: title for slug, title, _ in self.shown_statements if slug in slugs}

    def neighbours(self, view: View) -> dict[str, dict[str, str]]:
        """The explainers to read before one and those to go on with, each a title by slug."""
        explainers = [other.explainer for other in self.views]
        return {
            "before": self.titles(before(view.explainer, explainers)),
            "after": self.titles(after(view.explainer, explainers)),
        }

    def search_terms(self, view: View) -> list[str]:
        """The explainer's question, and what it teaches, in all languages, as the search may be asked for it."""
        taught = [self.glossary[key] for key in view.explainer.declaration.teaches]
        return [view.words["question"], *(name for term in taught for name in names_of(term))]


def stage(
    docs: Path,
    explainers: Path,
    output: Path,
    *,
    widget: str | None = None,
    early: Sequence[str] = (),
    handouts: Path | None = None,
    notebooks: Path | None = None,
) -> Pages:
    """The pages written below `output`, by their paths in it; what else an earlier build left there is removed.

    Where the widget's folder is known, there is also a page for frames for each explainer, which asks for the `early`
    scripts in that folder at once. Handouts and notebooks are
    offered where their folders hold them.
    """
    printed = find_printed(handouts, notebooks)
    pages: Pages = dict(printed.files)
    sites = load_sites(docs, explainers, printed)
    for site in sites:
        pages |= site.fact_pages.csv_file()
        check_statements([view.explainer for view in site.views], site.statements)
        check_parts(site.statements)
        made = stage_language(site) | site.figures.files()
        made |= {SCENES / name: text for name, text in site.folded.items()}
        made |= {SCENES / name: text for view in site.views for name, text in view.files().items()}
        pages |= files_with_signs(made, site.language)
        if widget:
            pages |= {path: text for view in site.views for path, text in embed_files(view, widget, early).items()}
    found = works(pages, sites)
    pages |= card_files(found.values(), sites) | app_files(sites)
    pages |= copied_files(docs) | described(pages, sites, found)
    pages = with_anchors(pages)
    write_changed(pages, output)
    return pages


def load_sites(docs: Path, explainers: Path, printed: Printed | None = None) -> list[Site]:
    """What the pages are made from, for each language, with everything drawn that they show."""
    sites = gather(docs, explainers, printed)
    prepare([view for site in sites for view in site.views])
    return sites


def gather(docs: Path, explainers: Path, printed: Printed | None = None) -> list[Site]:
    """The same before anything is drawn; the explainers stand in the order in which they are read."""
    found = [load(folder) for folder in find_folders(explainers)]
    versions = {explainer.slug: version for explainer, version in found}
    loaded = reading_order([explainer for explainer, _ in found])
    references, glossary = load_references(docs, explainers), load_glossary(docs, explainers)
    check_terms(loaded, glossary)
    statements, offered = load_statements(docs), printed or find_printed(None)
    figures, facts = rendering.load(docs, references), load_facts(docs, references)

    def site(language: str) -> Site:
        works = in_language(references, language)
        views = tuple(
            View(explainer, language, works, view_version(explainer, versions[explainer.slug], language, works))
            for explainer in loaded
        )
        shown = replace(figures, references=works)
        return Site(docs, language, views, works, glossary, statements, offered, shown, facts)

    sites = [site(language) for language in LANGUAGES]
    check_uses(facts, [file for site in sites for file in site.fact_pages.files.values()])
    return sites


def prepare(views: Sequence[View]) -> None:
    """Has Node draw and compile everything that is missing at once, since it takes longer to start than to do so."""
    missing = [view for view in views if not is_kept("views", part_key(view.version, WIDGET_PART))]
    explainers = list({view.explainer.slug: view.explainer for view in missing}.values())
    draw_all(explainers)
    compiled(explainers)
    typeset(equation.latex for explainer in explainers for equation in explainer.declaration.equations)


def load_views(docs: Path = DOCS, explainers: Path = CATALOGUE) -> list[View]:
    """Every explainer in every language."""
    return [view for site in load_sites(docs, explainers) for view in site.views]


def stage_language(site: Site) -> Pages:
    """The text of every page in one language, by its path."""
    return dict(
        [
            *written_pages(site),
            *moved_pages(site.written, site.page_titles, site.language),
            *generated_pages(site),
            *explainers_pages(site),
        ]
    )


def written_pages(site: Site) -> Iterator[tuple[Path, str]]:
    for path, file in site.written.items():
        slots = PageSlots(site, path).of_site()
        page = fill_page(file.read_text(encoding="utf-8"), slots, file=str(file))
        page = explained(page, site.glossary, site.language, file=str(file))
        yield path, with_foot(page, site.language, str(file))


def generated_pages(site: Site) -> Iterator[tuple[Path, str]]:
    """The pages that only have a template, such as the gallery."""
    for template in sorted(GENERATED.glob("*.md.j2")):
        path = Path(template.name.removesuffix(".md.j2").replace(".", "/") + f".{site.language}.md")
        slots = PageSlots(site, path).of_site()
        yield path, fill_page(template.read_text(encoding="utf-8"), slots, file=str(template))


def explainers_pages(site: Site) -> Iterator[tuple[Path, str | bytes]]:
    """Each explainer's page with the files that belong to it, and its teacher's page."""
    for order, view in enumerate(site.views, start=1):
        folder = Path("explainers", view.explainer.slug)
        page, teacher = folder / f"index.{site.language}.md", folder / f"teacher.{site.language}.md"
        text = explainer_page(site, view, page, "page", NOTEBOOK + READ_NEXT)
        root = "../" * (len(folder.parts) + len(Path(PLACES[site.language]).parts))
        text, pictures = pictures_apart(text, root, view.explainer.slug)
        model = Path("assets", "models", f"{view.explainer.slug}.py")
        text, live = live_form_apart(text, root, f"{view.explainer.slug}-live-{site.language}", model.as_posix())
        yield page, page_head(site, view, order) + text
        yield from {**pictures, **live, model: view.explainer.source}.items()
        lesson = (PROJECTION if view.explainer.declaration.scenes else "") + HANDOUTS + NOTEBOOK
        yield teacher, explainer_page(site, view, teacher, "teacher", lesson)


def page_head(site: Site, view: View, order: int) -> str:
    """The page's front matter: its place in the menu, its question and its terms."""
    texts = {
        "terms": site.search_terms(view),
        "description": view.words["question"],
    }
    return HEAD.format(order=order, **{name: json.dumps(text, ensure_ascii=False) for name, text in texts.items()})


def explainer_page(site: Site, view: View, path: Path, source: str, ending: str) -> str:
    """One page of an explainer's folder, with what stands on every such page."""
    file, slots = view.explainer.folder / f"{source}.{site.language}.md", PageSlots(site, path)
    around = [slots.printed(view.explainer.slug), slots.notebooks(view.explainer.slug), site.neighbours(view)]
    offered = json.dumps(around)

    def fill() -> str:
        text = file.read_text(encoding="utf-8") + ending
        if source == "page":
            text = text.replace("\n## ", f"\n{READ_FIRST}\n## ", 1)
        page = fill_page(text, slots.of_explainer(view), file=str(file))
        return explained(page, site.glossary, site.language, file=str(file))

    return kept_text("pages", fingerprint(view.version, site.version, source, offered), fill)
