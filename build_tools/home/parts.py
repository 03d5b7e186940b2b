"""The parts of the home page in one language, as Markdown that the page puts together with its own words."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_tools.home.concept_map import Group, concept_map
from build_tools.home.latest import checked_figures, last_events
from build_tools.home.picture import concept_picture
from build_tools.pages.blocks import wrap
from build_tools.pages.explainer import View
from build_tools.pages.words import site_words
from build_tools.templating import templates
from explainers.contract.reading import read_toml

if TYPE_CHECKING:
    from build_tools.pages.site import Site

TEMPLATES = Path(__file__).with_name("templates")
MECHANISMS = 4  # pictures on the door to the explainers
PAPERS = 2  # a sheet and its key
NEWEST = 3  # entries of each kind of news


class Home:
    """The parts of the home page in one language; each is made where a page uses it."""

    def __init__(self, site: "Site", root: str) -> None:
        """Takes the site, and the way from the page to its root."""
        self.site = site
        self.root = root

    @property
    def opening(self) -> View | None:
        """The first explainer that has a scene, in the order in which they are read."""
        return next((view for view in self.site.views if view.explainer.declaration.scenes), None)

    @property
    def scene(self) -> str:
        """The first scene of that explainer; nothing where no explainer has one."""
        return self.opening.scene(self.opening.explainer.declaration.scenes[0].id) if self.opening else ""

    @cached_property
    def groups(self) -> list[Group]:
        """The statements of the concept in their groups."""
        return concept_map(self.site.docs, self.site.language, self.site.statements, self.site.shown_statements)

    @property
    def map(self) -> str:
        """The map as lists that a style sheet lays out as a picture."""
        return self.fill("map", groups=self.groups)

    @property
    def map_picture(self) -> str:
        """The map as a small picture."""
        return wrap(concept_picture(self.groups))

    @property
    def played(self) -> tuple[View, ...]:
        """The explainers whose pictures stand on the door to all of them."""
        return self.site.views[:MECHANISMS]

    @property
    def mechanisms(self) -> str:
        """The mechanisms of those explainers, drawn small."""
        pictures = "".join(f"<span>{view.picture()}</span>" for view in self.played)
        return wrap(f'<div class="home-mechanisms" aria-hidden="true">{pictures}</div>')

    @property
    def taught(self) -> View | None:
        """The first explainer that has a sheet."""
        return next((view for view in self.site.views if view.explainer.questions.tasks), None)

    @property
    def papers(self) -> list[dict[str, str]]:
        """That sheet and its key, to take along; only the first paper of each."""
        words = site_words(self.site.language)["handouts"]
        found = self.site.printed.entries(self.taught.explainer.slug, self.site.language, words) if self.taught else []
        return found[:PAPERS]

    @property
    def sheets(self) -> str:
        """The first pages of that sheet and of its key as pictures; nothing where they have not been made."""
        places = self.site.printed.portraits(self.site.language)
        pictures = "".join(
            f'<img src="{self.root}{place}" alt="" width="210" height="297" loading="lazy">' for place in places
        )
        return wrap(f'<div class="home-sheets" aria-hidden="true">{pictures}</div>') if pictures else ""

    @property
    def latest(self) -> str:
        """The last events of the timeline and the figures that were checked last, as lists."""
        docs, language = self.site.docs, self.site.language
        events = last_events(docs, language, NEWEST, self.site.fact_pages.sentence)
        figures = checked_figures(docs, self.site.figures.found, language, NEWEST)
        return self.fill("latest", events=events, figures=figures)

    def fill(self, name: str, **values: Any) -> str:
        """One of the templates, as Markdown."""
        words = read_toml(Path(__file__).with_name(f"words.{self.site.language}.toml"))
        return (
            templates(TEMPLATES, escaping=False)
            .get_template(f"{name}.md.j2")
            .render(words=words, root=self.root, **values)
        )
