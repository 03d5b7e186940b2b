"""Sets the book as tagged PDF with Typst, in the handouts' fonts; equal sources give equal bytes."""

import importlib.metadata
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import typst

from build_tools.cache import digest, fingerprint, kept_file
from build_tools.handouts.documents import TEMPLATES as HANDOUTS
from build_tools.handouts.fonts import font_folder
from build_tools.places import REPOSITORY

TEMPLATE = Path(__file__).with_name("templates") / "book.typ"
ROOT = REPOSITORY / "build_tools"  # the template uses one of the handouts


def book_pdf(content: dict[str, Any]) -> bytes:
    """The PDF, which has passed Typst's check for PDF/UA-1, made once."""
    text = json.dumps(content, ensure_ascii=False)
    return kept_file("book", fingerprint(surroundings(), text), lambda: set_pdf(text))


def set_pdf(text: str) -> bytes:
    """The PDF as Typst makes it."""
    try:
        made = compiler().compile(format="pdf", pdf_standards="ua-1", timestamp=clock(), sys_inputs={"content": text})
    except typst.TypstError as error:
        raise RuntimeError(f"{TEMPLATE.name}: {error.diagnostic}") from error
    assert isinstance(made, bytes)
    return made


@cache
def compiler() -> typst.Compiler:
    """Typst with our fonts and no others of the machine."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(font_folder())])
    return typst.Compiler(str(TEMPLATE), root=str(ROOT), font_paths=fonts)


def clock() -> int:
    """The time that the file carries: that of the build's sources."""
    return int(os.environ.get("SOURCE_DATE_EPOCH", "0"))


@cache
def surroundings() -> str:
    """A hash of what the book is set with."""
    templates = digest([TEMPLATE, HANDOUTS / "handout.typ"], ROOT)
    return fingerprint(font_folder().name, templates, importlib.metadata.version("typst"), str(clock()))
