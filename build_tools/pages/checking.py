"""Whether an explainer's pages can be filled, without drawing anything."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from build_tools.drawing.equations import equations_of
from build_tools.facts.reading import load_facts
from build_tools.facts.records import Facts
from build_tools.facts.rendering import FactPages
from build_tools.node import NodeError
from build_tools.pages.explainer import View
from build_tools.pages.predictions import prediction_slot
from build_tools.pages.references import BRACKETED, Reference, cited_work, load_references
from build_tools.pages.scenes import scene_of
from build_tools.pages.slots import Lazy, fill_page
from build_tools.pages.stops import check_scene
from build_tools.places import DOCS
from explainers.contract.errors import ContractError
from explainers.contract.explainer import LANGUAGES, Explainer
from explainers.contract.formatting import PLACEHOLDER
from explainers.contract.text_files import read_text

NEEDED = ("widget", "prediction", "quiz", "limits", "sources")
SCENE = re.compile(r"""\{\{\s*scene\(\s*["'](\w+)["']\s*\)\s*\}\}""")
SLOT = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def check_pages(explainer: Explainer) -> Iterator[ContractError]:
    """Problems of equations, sources, and the slots of page and teacher's page in both languages."""
    try:
        equations_of(explainer)
    except NodeError as error:
        rule = f"An equation cannot be set: {str(error).splitlines()[0]}"
        yield ContractError(explainer.file("explainer.toml"), "equations", rule)
    for scene in explainer.declaration.scenes:
        yield from check_scene(explainer, scene)
    for language in LANGUAGES:
        view = View(explainer, language, references(explainer.folder.parent), "")
        try:
            view.source_entries()
        except ContractError as error:
            yield error
        for name in (f"page.{language}.md", f"teacher.{language}.md"):
            if (explainer.folder / name).exists():
                yield from check_page(view, name)


@cache
def references(explainers: Path) -> dict[str, Reference]:
    """The bibliography, with the works of the explainers in a folder."""
    return load_references(DOCS, explainers)


@cache
def facts(explainers: Path) -> Facts:
    """The facts of the site, whose sources may be works of the explainers in a folder."""
    return load_facts(DOCS, references(explainers))


def check_page(view: View, name: str) -> Iterator[ContractError]:
    """A problem for each slot that is missing, and for the first that cannot be filled, or prints a placeholder."""
    file = view.explainer.file(name)
    text = read_text(view.explainer.folder / name)
    if name.startswith("page."):
        used = set(SLOT.findall(text))
        predicted_in = view.explainer.declaration.prediction.scene
        for slot in (slot for slot in NEEDED if slot not in used and not (predicted_in and slot == "prediction")):
            yield ContractError(file, "", f"The page lacks {slot}.", try_this=f"{{{{ {slot} }}}}")
        yield from unlinked_terms(view, text, file)
        placed = SCENE.findall(text)
        for scene in view.explainer.declaration.scenes:
            if placed.count(scene.id) != 1:
                rule = "Each scene that is declared stands once on the page."
                hint = f'{{{{ scene("{scene.id}") }}}}'
                yield ContractError(file, f"scene({scene.id!r})", rule, found=placed.count(scene.id), try_this=hint)
    try:
        filled = fill_page(text, slots(view), file=file)
    except ContractError as error:
        yield error
        return
    for found in PLACEHOLDER.findall(filled):
        rule = "A placeholder would be printed as it is."
        yield ContractError(file, "", rule, found=f"{{{found}}}", try_this=f'{{{{ value("{found}") }}}}')


def unlinked_terms(view: View, text: str, file: str) -> Iterator[ContractError]:
    """A problem for each term that the explainer teaches and that its page does not link to what it means."""
    for key in view.explainer.declaration.teaches:
        if f"reference/glossary.md#{key})" not in text:
            rule = "The page links each term that it teaches to the glossary, where it first says it."
            hint = f"[…](../../reference/glossary.md#{key})"
            yield ContractError(file, "teaches", rule, found=key, try_this=hint)


def slots(view: View) -> dict[str, object]:
    """The slots of a page with stand-ins for what is drawn; names and presets are looked up as they will be."""

    def figure(chart_id: str, preset: str = "") -> str:
        view.chart(chart_id)
        view.known(preset)
        return ""

    def table(chart_id: str, preset: str = "", every: int = 1) -> str:
        return figure(chart_id, preset)

    def scene(name: str) -> str:
        scene_of(view.explainer, name)
        return ""

    def cite(key: str, form: str = BRACKETED) -> str:
        cited_work(view.references, key, form)
        return ""

    def fact(key: str, *forms: str) -> str:
        return FactPages(facts(view.explainer.folder.parent), view.references, view.language, {}, {}).html(key, *forms)

    words = {name: view.words[name] for name in ("title", "question", "objectives")}
    drawn: dict[str, object] = dict.fromkeys((*NEEDED, "equations"), "")
    drawn["prediction"] = Lazy(lambda: prediction_slot(view.explainer))
    tools = {"figure": figure, "table": table, "cite": cite, "fact": fact, "value": view.value, "explainers_for": str}
    tools |= {"scene": scene}
    plain = {"slug": view.explainer.slug, "language": view.language, "root": "../"}
    return {**words, **drawn, **tools, **plain}
