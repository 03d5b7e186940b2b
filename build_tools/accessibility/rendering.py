"""What pages print about accessibility: the version, the evidence and the tables, as Markdown in one language."""

import datetime
from collections import defaultdict
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_tools.accessibility.contrast import contrasts
from build_tools.accessibility.evidence import Evidence, Stop, recorded
from build_tools.accessibility.looked_at import counted_pages
from build_tools.accessibility.widgets import widgets
from build_tools.metadata.project import project
from build_tools.pages.checked import in_words
from build_tools.templating import templates
from explainers.contract.reading import read_toml

if TYPE_CHECKING:
    from build_tools.pages.site import Site

TEMPLATES = Path(__file__).with_name("templates")


@cache
def accessibility_words(language: str) -> dict[str, Any]:
    """The words of the tables."""
    return read_toml(Path(__file__).with_name(f"words.{language}.toml"))


class Accessibility:
    """The parts of the pages on accessibility; each is made where a page uses it."""

    def __init__(self, site: "Site") -> None:
        """Takes the site in one language."""
        self.site = site
        self.words = accessibility_words(site.language)

    @property
    def version(self) -> str:
        """The version that the page belongs to."""
        return project().version

    @property
    def day(self) -> str:
        """The day of that version, as people write it."""
        return in_words(datetime.date.fromisoformat(project().published), self.site.language)

    @cached_property
    def evidence(self) -> Evidence:
        """What was seen in a browser."""
        return recorded()

    @property
    def violations(self) -> int:
        """How many axe-core found in all states together."""
        return sum(self.evidence.violations.values())

    @property
    def states(self) -> list[str]:
        """The states of the widget that were looked at."""
        return [self.words["states"][name] for name in self.evidence.violations]

    @property
    def pages(self) -> list[tuple[str, int]]:
        """The kinds of pages that axe-core looks at, with their number."""
        return [(self.words["pages"][kind], number) for kind, number in counted_pages(self.site).items()]

    @property
    def walk(self) -> list[str]:
        """The stops of a walk by keyboard, in words; none where it was not written down in this language."""
        return [self.stop(found) for found in self.evidence.walks.get(self.site.language, ())]

    def stop(self, found: Stop) -> str:
        """A stop in words."""
        tables = self.words["tables"]
        pattern = "with_value" if found.value else "stop" if found.name else "nameless"
        said = {"role": self.words["roles"][found.role], "name": found.name, "value": found.value}
        states = tables["state_between"].join(self.words["flags"][state] for state in found.states)
        heard = str(tables[pattern]).format(**said)
        return heard + str(tables["state"]).replace("{states}", states) if states else heard

    def keys(self) -> str:
        """What can be operated, with which keys, and what is heard."""
        return self.fill("keys.md.j2", widgets=widgets())

    def contrast(self) -> str:
        """The contrast of every pair of colours, by part of the site."""
        parts = defaultdict(list)
        for pair, shown in contrasts():
            parts[pair.part].append((pair, shown))
        return self.fill("contrast.md.j2", parts=dict(parts))

    def fill(self, name: str, **values: Any) -> str:
        """One of the templates."""
        return templates(TEMPLATES, escaping=False).get_template(name).render(words=self.words, **values)
