"""Writes the handouts into a folder: for every explainer a sheet and its key on each paper, and slides; then a pack.

Each file is kept by a hash of all that it is made from, so that only what changed is made again. Equal sources give
equal bytes: the files hold no clock, and Typst sees only the fonts that are named here.
"""

import importlib.metadata
import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import typst

from build_tools.addresses import published_address
from build_tools.cache import digest, fingerprint, keep, kept_file
from build_tools.drawing.paper import on_paper
from build_tools.drawing.squares import SCHEMES, Scheme
from build_tools.handouts.fonts import font_folder
from build_tools.handouts.pictures import draw
from build_tools.handouts.sheets import Content, Sheet, handout_words
from build_tools.handouts.slides import slides_content
from build_tools.metadata.project import project
from build_tools.pages.downloads import PORTRAITS
from build_tools.pages.order import reading_order
from build_tools.pages.references import Glossary, in_order, load_glossary
from build_tools.places import DOCS
from explainers.contract.catalogue import CATALOGUE
from explainers.contract.errors import ContractError
from explainers.contract.explainer import LANGUAGES, Explainer
from explainers.contract.languages import DECLARED

TEMPLATES = Path(__file__).with_name("templates")
PAPERS = {"a4": "a4", "letter": "us-letter"}
TIGHTEST = 7  # the last of the template's steps from loose to tight
DOTS_PER_INCH = 42  # of a page's picture: enough for the two inches in which it is shown
TOO_LONG = b"too long: page "


@dataclass(frozen=True)
class Order:
    """Which handouts are wanted; the seed None stands for the sheet without a variant.

    Where the site's address is not known, `site` is empty, and a note stands in the place of each code.
    """

    languages: Sequence[str] = LANGUAGES
    papers: Sequence[str] = tuple(PAPERS)
    seeds: Sequence[int | None] = (None,)
    site: str = field(default_factory=published_address)


@dataclass(frozen=True)
class Made:
    """What was written, and which explainers have no tasks yet."""

    files: list[Path]
    without_tasks: list[str]


def build(output: Path, explainers: Sequence[Explainer], order: Order, *, catalogue: Path = CATALOGUE) -> Made:
    """Writes all handouts, a folder for each language; ContractError where an explainer breaks a rule."""
    terms = load_glossary(DOCS, catalogue)
    ready = [explainer for explainer in explainers if explainer.questions.tasks]
    wanted = [
        Sheet(explainer, language, seed, order.site)
        for language in order.languages
        for explainer in ready
        for seed in order.seeds
    ]
    files: list[Path] = []
    sheets = fill(wanted, terms)
    for language in order.languages:
        folder = output / language
        folder.mkdir(parents=True, exist_ok=True)
        here = [filled for filled in sheets if filled.sheet.language == language]
        files += [file for filled in here for paper in order.papers for file in write_sheet(folder, filled, paper)]
        usual = [filled for filled in here if filled.sheet.seed is None]
        files += [write_slides(folder, filled, scheme) for filled in usual for scheme in SCHEMES]
        files += [write_pack(folder, language, usual, terms)] if usual else []
        write_portraits(folder, usual)
    return Made(files, [explainer.slug for explainer in explainers if not explainer.questions.tasks])


@dataclass(frozen=True)
class Filled:
    """A sheet with everything on it, ready to be set."""

    sheet: Sheet
    content: Content
    drawn: dict[str, str]

    @property
    def folder(self) -> Path:
        """The explainer's folder, for complaints."""
        return self.sheet.explainer.folder


def fill(sheets: Sequence[Sheet], terms: Glossary) -> list[Filled]:
    """The contents of the sheets; one start of Node draws the figures of all of them."""
    wanted = [sheet.pictures | sheet.pictures_in_color for sheet in sheets]
    texts = iter(draw([picture for pictures in wanted for picture in pictures.values()]))
    filled = []
    for sheet, pictures in zip(sheets, wanted, strict=True):
        drawn = {name: next(texts) for name in pictures}
        filled.append(Filled(sheet, sheet.content(drawn, terms), drawn))
    return filled


def write_sheet(folder: Path, filled: Filled, paper: str) -> list[Path]:
    """The student sheet, and the key with its answers."""
    seed, slug = filled.sheet.seed, filled.sheet.explainer.slug
    ending = "" if seed is None else f"-variant-{seed}"
    written = []
    for kind, pdf in (("student", fitted(filled, paper)[0]), ("key", key(filled, paper))):
        target = folder / f"{slug}-{kind}-{paper}{ending}.pdf"
        keep(target, pdf)
        written.append(target)
    return written


def key(filled: Filled, paper: str) -> bytes:
    """The questions with their answers; it is as long as it is."""
    return compile_pdf("single", {**single(filled, paper), "key": True})


def single(filled: Filled, paper: str) -> Content:
    """What a sheet or a key is told."""
    return {**document(filled.sheet.language), "paper": PAPERS[paper], "sheet": filled.content}


def fitted(filled: Filled, paper: str) -> tuple[bytes, tuple[int, int]]:
    """The sheet set as loosely as its two pages allow, and how tightly that is; ContractError where nothing helps."""
    sheet, tightness = filled.sheet, [0, 0]
    while max(tightness) < TIGHTEST:
        try:
            data = {**single(filled, paper), "key": False, "fit": tightness}
            return compile_pdf("single", data), (tightness[0], tightness[1])
        except TooLongError as error:
            tightness[error.page - 1] += 1
    file = str(sheet.explainer.folder / f"words.{sheet.language}.toml")
    page = tightness.index(TIGHTEST) + 1
    rule = f"Page {page} of the sheet is too long for {paper} paper, however tightly it is set."
    raise ContractError(file, "tasks", rule, try_this="shorter texts, fewer steps, or a table with fewer rows (every)")


def write_slides(folder: Path, filled: Filled, scheme: Scheme) -> Path:
    """The slides, for a light room or a dark one."""
    sheet = filled.sheet
    slides = slides_content(sheet, filled.drawn, scheme)
    data = {**document(sheet.language), "sheet": filled.content, "slides": slides}
    ending = "" if scheme == "light" else f"-{scheme}"
    return write(folder / f"{sheet.explainer.slug}-slides{ending}.pdf", "slides", data)


def write_pack(folder: Path, language: str, sheets: Sequence[Filled], terms: Glossary) -> Path:
    """All sheets and keys in one file, with contents and glossary."""
    contents = [{**filled.content, "fit": fitted(filled, "a4")[1]} for filled in sheets]
    data = {**document(language), "sheets": contents, "glossary": glossary(language, terms)}
    return write(folder / "course-pack.pdf", "pack", data)


def write_portraits(folder: Path, sheets: Sequence[Filled]) -> None:
    """Pictures of the sheet that is read first and of its key, which lead teachers to the sheets.

    Of the key they show the last page, since its first one answers the prediction.
    """
    order = reading_order([filled.sheet.explainer for filled in sheets])
    for filled in (filled for filled in sheets if filled.sheet.explainer is order[0]):
        data = {**single(filled, "a4"), "fit": fitted(filled, "a4")[1]}
        for name, page in PORTRAITS.items():
            write_portrait(folder / f"{name}.png", {**data, "key": name == "key"}, page)


def write_portrait(target: Path, data: Content, page: int) -> None:
    """One page of a sheet as PNG, made once."""
    text = json.dumps(data, ensure_ascii=False)
    key = fingerprint(surroundings(), text, f"{page} {DOTS_PER_INCH}")
    keep(target, kept_file("portraits", key, lambda: drawn_page(text, page)))


def drawn_page(text: str, page: int) -> bytes:
    """The picture as Typst draws it."""
    pages = compiler("single").compile(format="png", ppi=DOTS_PER_INCH, sys_inputs={"content": text})
    found = (pages if isinstance(pages, list) else [pages])[page]  # a key may have one page only
    assert isinstance(found, bytes)
    return found


def glossary(language: str, terms: Glossary) -> list[list[str]]:
    """The terms in the language's order, each with its other language and its meaning."""
    beside, meaning = DECLARED[language].glossary.beside, f"meaning_{language}"
    return [[entry[language], entry[beside], entry[meaning]] for entry in in_order(terms, language).values()]


def write(target: Path, template: str, data: Content) -> Path:
    """One file, set from one template."""
    keep(target, compile_pdf(template, data))
    return target


def document(language: str) -> Content:
    """What every handout is told: its words, and of which makers and which day it is."""
    made = {"author": project().author, "released": day_of_version()}
    return {"language": on_paper(language), "words": handout_words(language), **made}


def day_of_version() -> dict[str, int]:
    """The day of the version, as Typst takes it; a PDF says that it was made on it."""
    day = date.fromisoformat(project().published)
    return {"year": day.year, "month": day.month, "day": day.day}


class TooLongError(Exception):
    """A page of a sheet that runs over."""

    def __init__(self, page: int) -> None:
        """Takes the number of the page."""
        self.page = page


def compile_pdf(template: str, data: Content) -> bytes:
    """The PDF, which has passed Typst's check for PDF/UA-1, made once; TooLongError where a page runs over."""
    text = json.dumps(data, ensure_ascii=False)
    key = fingerprint(surroundings(), template, text)
    made = kept_file("handouts", key, lambda: set_pdf(template, text))
    if made.startswith(TOO_LONG):
        raise TooLongError(int(made[len(TOO_LONG) :]))
    return made


def set_pdf(template: str, text: str) -> bytes:
    """The PDF as Typst makes it, or a note of the page that runs over."""
    clock = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    try:
        made = compiler(template).compile(
            format="pdf", pdf_standards="ua-1", timestamp=clock, sys_inputs={"content": text}
        )
    except typst.TypstError as error:
        if found := re.search(r"page (\d) is too long", str(error.diagnostic)):
            return TOO_LONG + found[1].encode()
        raise RuntimeError(f"{template}.typ: {error.diagnostic}") from error
    assert isinstance(made, bytes)
    return made


@cache
def compiler(template: str) -> typst.Compiler:
    """Typst with our fonts and no others of the machine; it keeps the fonts between files."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(font_folder())])
    return typst.Compiler(str(TEMPLATES / f"{template}.typ"), root=str(TEMPLATES), font_paths=fonts)


@cache
def surroundings() -> str:
    """A hash of what all handouts are made with: templates, fonts, Typst and the clock."""
    clock = os.environ.get("SOURCE_DATE_EPOCH", "0")
    templates = digest(sorted(TEMPLATES.glob("*.typ")), TEMPLATES)
    return fingerprint(font_folder().name, templates, importlib.metadata.version("typst"), clock)
