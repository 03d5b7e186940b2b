"""What a page may use between double braces, and the page with all of it filled in."""

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2

from build_tools.accessibility.rendering import Accessibility
from build_tools.addresses import PLACES
from build_tools.gallery.rendering import Gallery
from build_tools.home.parts import Home
from build_tools.installing.storage import storage
from build_tools.pages.blocks import wrap
from build_tools.pages.chapters import Chapter, chapters
from build_tools.pages.citations import CitedWork
from build_tools.pages.events import event_kinds
from build_tools.pages.explainer import View
from build_tools.pages.field_reference import field_tables
from build_tools.pages.finding import finder
from build_tools.pages.predictions import prediction_slot
from build_tools.pages.references import BRACKETED, cited_work, in_order
from build_tools.pages.scenes import folded_file, scene_of, scene_place
from build_tools.pages.words import site_words
from explainers.contract.errors import ContractError
from explainers.contract.explainer import contract_words
from explainers.contract.languages import DECLARED
from explainers.contract.units import UNITS

if TYPE_CHECKING:
    from build_tools.pages.site import Site

Slots = dict[str, Any]
TEMPLATE = "<template>"  # how Jinja calls the page in a traceback


class Lazy:
    """A slot that is rendered where a page uses it, and nowhere else."""

    def __init__(self, render: Callable[[], str]) -> None:
        """Takes the function that renders it."""
        self.render = render

    def __str__(self) -> str:
        """The rendered text."""
        return self.render()


class PageSlots:
    """The slots of the page at one path; links in them are relative to that page."""

    def __init__(self, site: "Site", path: Path) -> None:
        """Takes the site, and the page's path from its root."""
        self.site, self.path = site, path
        self.root = "../" * (len(path.parts) - 1)
        self.served_root = self.root if path.name.startswith("index.") else f"../{self.root}"
        self.words = site_words(site.language)

    def common(self) -> Slots:
        """What every page may use."""
        return {
            "cite": self.cite,
            "fact": self.site.fact_pages.html,
            "explainers_for": self.explainers_for,
            "root": self.root,
            "printed": self.printed,
            "notebooks": self.notebooks,
            "language": self.site.language,
            "site_words": self.words,
            "contract_words": contract_words(self.site.language),
            "glossary": in_order(self.site.glossary, self.site.language),
            "glossary_style": DECLARED[self.site.language].glossary,
            "statements": self.site.statements,
            "units": list(UNITS),
        }

    def of_site(self) -> Slots:
        """What a page of the site may use: all explainers as well."""
        views = self.site.views
        return self.common() | {
            "home": Home(self.site, self.root),
            "accessibility": Accessibility(self.site),
            "views": views,
            "scene": self.scene,
            "folded_scene": self.folded_scene,
            "data_figure": self.data_figure,
            "chapters": self.chapters,
            "event_kinds": Lazy(self.event_kinds),
            "fact_topics": self.site.fact_pages.topics,
            "served_root": self.served_root,
            "storage": Lazy(self.storage),
            "gallery": Gallery(views, self.site.statements, self.site.language, self.served_root),
            "cited_works": self.cited_works,
            "field_tables": field_tables(),
            "finder": finder,
        }

    def of_explainer(self, view: View) -> Slots:
        """What a page of one explainer may use; of the others only the titles of those to read before and after it."""
        return self.common() | {
            "neighbours": self.site.neighbours(view),
            "first_scene": next((scene_place(view.explainer, name) for name in view.scene_ids), ""),
            "slug": view.explainer.slug,
            "title": view.words["title"],
            "question": view.words["question"],
            "objectives": view.words["objectives"],
            "widget": Lazy(view.widget),
            "prediction": Lazy(lambda: prediction_slot(view.explainer) or view.prediction()),
            "quiz": Lazy(view.quiz),
            "scene": view.scene,
            "limits": Lazy(view.limits),
            "sources": Lazy(view.sources),
            "equations": Lazy(view.equations),
            "figure": view.figure,
            "table": view.table,
            "value": view.value,
        }

    def cite(self, key: str, form: str = BRACKETED) -> str:
        """A reference in brackets, or named in the sentence, with a link to its full form."""
        reference = cited_work(self.site.references, key, form)
        pattern, place = self.words["citation"][form], f"{self.root}reference/sources.md#{key}"
        if form == BRACKETED:
            return str(pattern.replace("{}", f"[{reference.label}]({place})"))
        return f"[{pattern.replace('{name}', reference.short).replace('{year}', reference.dated)}]({place})"

    def scene(self, slug: str, name: str = "") -> str:
        """A scene of any explainer; ContractError where the site has no such explainer or scene."""
        return self.view_of(slug, name).scene(name)

    def folded_scene(self, slug: str, name: str = "") -> str:
        """The same as one line, which the reader unfolds; only then is it fetched."""
        view = self.view_of(slug, name)
        file, text = folded_file(view, name)
        self.site.folded[file] = text
        scene, place = (
            view.words["scenes"][name],
            f"{self.served_root}explainers/{slug}/#{scene_place(view.explainer, name)}",
        )
        return wrap(view.render("folded.html.j2", file=file, scene=scene, place=place))

    def view_of(self, slug: str, name: str) -> View:
        """The explainer that a page names with one of its scenes; ContractError where the site does not have both."""
        views = {view.explainer.slug: view for view in self.site.views}
        if not name:
            rule = "Outside an explainer's own page, a scene is named with its explainer."
            known = (f'scene("{view.explainer.slug}", "{slug}")' for view in self.site.views if slug in view.scene_ids)
            raise ContractError("", f"scene({slug!r})", rule, try_this=next(known, 'scene("<explainer>", "<scene>")'))
        if slug not in views:
            hint = ", ".join(views)
            raise ContractError("", f"scene({slug!r}, {name!r})", "There is no such explainer.", try_this=hint)
        scene_of(views[slug].explainer, name)
        return views[slug]

    def storage(self) -> str:
        """What the reader's browser keeps of the site, with buttons."""
        site_root = self.served_root + "../" * PLACES[self.site.language].count("/")
        return wrap(storage(self.site.language, site_root))

    def data_figure(self, name: str) -> str:
        """A figure of published numbers, with its sources; ContractError for an unknown one."""
        return self.site.figures.html(name, self.site.language, self.served_root)

    def chapters(self, first: int, last: int) -> list[Chapter]:
        """The chapters of the book whose places lie between two numbers, these included."""
        return [chapter for chapter in chapters(self.site.written) if first <= chapter.order <= last]

    def cited_works(self) -> list[CitedWork]:
        """Every work that some page cites, in full, with links to where."""
        return self.site.cited_works(self.root)

    def event_kinds(self) -> str:
        """Buttons that show the events of one kind only; ContractError for an event of none."""
        return event_kinds(self.site.written[self.path], self.words["events"])

    def explainers_for(self, statement: str) -> str:
        """The statement's scene, and links to the explainers that illustrate it, or a note that there is none yet."""
        if statement not in self.site.statements:
            known = ", ".join(self.site.statements)
            raise ContractError("", f"explainers_for({statement!r})", "There is no such statement.", try_this=known)
        links = [
            f"[{title}]({self.root}explainers/{slug}/index.md)"
            for slug, title, statements in self.site.shown_statements
            if statement in statements
        ]
        words: dict[str, str] = self.words["statements"]
        if not links:
            return f"*{words['none']}*"
        return self.scene_for(statement) + words["seen_in"].replace("{}", words["between"].join(links))

    def scene_for(self, statement: str) -> str:
        """The scene that a statement names, where the site has its explainer."""
        slug, _, name = self.site.statements[statement].get("scene", "").partition("/")
        return self.folded_scene(slug, name) if slug in [view.explainer.slug for view in self.site.views] else ""

    def printed(self, slug: str) -> list[dict[str, str]]:
        """The handouts of an explainer; the course pack for an empty name."""
        return self.site.printed.entries(slug, self.site.language, self.words["handouts"])

    def notebooks(self, slug: str) -> list[dict[str, str]]:
        return self.site.printed.notebooks(slug, self.site.language, self.words["notebooks"])


def fill_page(text: str, slots: Slots, *, file: str) -> str:
    """The page with its slots filled; ContractError names file and line where one cannot be."""
    environment = jinja2.Environment(
        undefined=jinja2.StrictUndefined, keep_trailing_newline=True, trim_blocks=True, lstrip_blocks=True
    )
    try:
        return environment.from_string(text).render(slots)
    except ContractError as error:
        if error.file:
            raise
        field = f"line {line_of(error)}: {error.field}"
        raise ContractError(file, field, error.rule, found=error.found, try_this=error.try_this) from error
    except (jinja2.TemplateError, TypeError) as error:
        rule = f"A slot cannot be filled: {error}."
        raise ContractError(file, f"line {line_of(error)}", rule, try_this=", ".join(sorted(slots))) from error


def line_of(error: Exception) -> int | str:
    """The line of the page in which a slot failed."""
    lines = [line for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == TEMPLATE]
    return getattr(error, "lineno", None) or (lines[-1] if lines else "?")
