"""The pictures in the book, drawn for paper: the figures of published numbers, and the first picture of each scene."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_tools.addresses import PLACES, code, published_address, shown
from build_tools.book.nodes import Node
from build_tools.drawing.charts import figures
from build_tools.drawing.jobs import Job, job
from build_tools.drawing.paper import printed
from build_tools.figures import jobs as figure_jobs
from build_tools.handouts.sheets import handout_words
from build_tools.pages.checked import as_day, in_words
from build_tools.pages.scenes import scene_of, scene_place
from build_tools.pages.words import site_words
from explainers.contract import formatting

if TYPE_CHECKING:
    from build_tools.pages.site import Site

SCENE_SIZE = (470, 290)  # pixels; a letter has 13
FIGURE_FORM = "wide"


@dataclass(frozen=True)
class Pictures:
    """What is drawn for the book of one language, by the names that chapters use."""

    site: "Site"
    address: str
    drawn: dict[tuple[str, ...], str]

    def scene(self, slug: str, name: str) -> Node:
        """A scene: its question, its first picture, what it shows there, and where it moves."""
        explainer = next(view.explainer for view in self.site.views if view.explainer.slug == slug)
        scene, language = scene_of(explainer, name), self.site.language
        words, result = explainer.words[language], explainer.run_at(scene.start)
        title = words["charts"][explainer.first_picture(scene)]["title"]
        task = formatting.fill(words["scenes"][name]["task"], explainer.texts(result, language))
        sentence = explainer.summary(result, language)
        address = f"{self.address}{PLACES[language]}explainers/{slug}/#{scene_place(explainer, name)}"
        common = handout_words(language)
        return {
            "kind": "scene",
            "title": words["scenes"][name]["title"],
            "task": task,
            "chart": title,
            "svg": self.drawn[slug, name],
            "alt": common["figure"]["alt"].replace("{title}", title).replace("{}", sentence),
            "sentence": sentence,
            "address": address,
            "shown": shown(address),
            "code": code(address) if published_address() else "",
            "code_alt": common["state"]["qr"].replace("{}", address),
        }

    def figure(self, name: str, number: int, *, label: str) -> Node:
        """A figure with its number and all that stands below it; the label is what links lead to."""
        figure, language = self.site.figures.found[name], self.site.language
        words, own, declaration = site_words(language)["figures"], figure.words[language], figure.declaration
        works = [{"to": f"#work-{work.key}", "text": work.label} for work in self.site.figures.works(figure)]
        day = in_words(as_day(declaration.checked, name, "checked"), language)
        return {
            "kind": "figure",
            "label": label,
            "number": handout_words(language)["figure"]["number"].replace("{}", str(number)),
            "title": own["title"],
            "svg": self.drawn[(name,)],
            "alt": own["alt"],
            "note": own.get("note", ""),
            "source": words["source"],
            "between": words["between"],
            "works": works,
            "licence": words["licence"] + words["licences"][declaration.licence],
            "checked": words["checked"].replace("{}", day),
            "limits": words["not_shown"],
            "not_shown": own["not_shown"],
        }


def draw(site: "Site", address: str, scenes: Iterable[tuple[str, str]], names: Sequence[str]) -> Pictures:
    """The pictures of these scenes and figures; one start of Node draws all that are not kept."""
    wanted: dict[tuple[str, ...], Job] = {}
    for slug, name in scenes:
        wanted[slug, name] = scene_job(site, slug, name)
    for name in names:
        wanted[(name,)] = figure_job(site, name)
    texts = figures(list(wanted.values()))
    return Pictures(site, address, {key: printed(text, site.language) for key, text in zip(wanted, texts, strict=True)})


def scene_job(site: "Site", slug: str, name: str) -> Job:
    """A scene where it begins."""
    explainer = next(view.explainer for view in site.views if view.explainer.slug == slug)
    scene = scene_of(explainer, name)
    chart, result = explainer.first_picture(scene), explainer.run_at(scene.start)
    return job(explainer, site.language, chart, result, SCENE_SIZE, "paper", name=f"book-{name}")


def figure_job(site: "Site", name: str) -> Job:
    """A figure, in black and grey."""
    made = figure_jobs.job(site.figures.found[name], site.language, FIGURE_FORM)
    return {**made, "id": f"book-{name}", "surface": "paper"}
