"""The gallery in one language as HTML; without a script all of it is there, and the filters are not."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from build_tools.gallery.drawing import draw
from build_tools.gallery.filters import filters
from build_tools.gallery.layers import Needs, nearest, needs_of
from build_tools.gallery.paths import LESSON, LESSONS_A_WEEK, WEEKS_A_TERM, paths
from build_tools.pages.blocks import wrap
from build_tools.pages.explainer import View
from build_tools.pages.statements import Statements
from build_tools.templating import templates
from explainers.contract.explainer import contract_words
from explainers.contract.reading import read_toml

TEMPLATES = Path(__file__).with_name("templates")


@cache
def gallery_words(language: str) -> dict[str, Any]:
    """The words of the gallery."""
    return read_toml(Path(__file__).with_name(f"words.{language}.toml"))


@dataclass(frozen=True)
class Gallery:
    """What pages may show of all explainers together; they come in reading order."""

    views: Sequence[View]
    statements: Statements
    language: str
    root: str  # leads from the page as served to the site's root

    @property
    def words(self) -> dict[str, Any]:
        """The gallery's words."""
        return gallery_words(self.language)

    @cached_property
    def needs(self) -> Needs:
        """The slugs that are read right before each one."""
        return nearest(needs_of([view.explainer for view in self.views]))

    @property
    def has_map(self) -> bool:
        """Whether anything is read before anything else."""
        return any(self.needs.values())

    @property
    def by_slug(self) -> dict[str, View]:
        """Each explainer by its slug."""
        return {view.explainer.slug: view for view in self.views}

    def address(self, slug: str, page: str = "") -> str:
        """Where an explainer's page is, or another page of its folder."""
        return f"{self.root}explainers/{slug}/{page}"

    def cards(self) -> str:
        """A card for each explainer, and the filters, which a script brings to life."""
        declared = [view.explainer.declaration for view in self.views]
        return self.render("cards.html.j2", groups=filters(declared, self.statements, self.language))

    def map(self) -> str:
        """What is read before what, as a picture of links and as a list."""
        titles = {slug: view.words["title"] for slug, view in self.by_slug.items()}
        return self.render("map.html.j2", map=draw(titles, self.needs))

    def paths(self, page: str = "") -> str:
        """The suggested paths; their links lead to the explainers, or to another page of each one's folder."""
        found = paths([view.explainer for view in self.views], list(self.statements))
        length = {"{minutes}": LESSON, "{lessons}": LESSONS_A_WEEK, "{weeks}": WEEKS_A_TERM}
        rule = self.words["paths"]["rule"]
        for name, number in length.items():
            rule = rule.replace(name, str(number))
        return self.render("paths.html.j2", paths=found, page=page, rule=rule) if found else ""

    def render(self, name: str, **more: Any) -> str:
        """One of the templates."""
        levels = contract_words(self.language)["levels"]
        return wrap(
            templates(TEMPLATES).get_template(name).render(gallery=self, words=self.words, levels=levels, **more)
        )

    def counted(self, pattern: str, number: int) -> str:
        """A number of things in words: those for one, or those for several."""
        words = self.words["counts"][pattern]
        return str(words["one" if number == 1 else "other"]).replace("{}", str(number))
