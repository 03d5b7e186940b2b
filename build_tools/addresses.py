"""The address that opens an explainer in exactly one state, and its square code for paper.

The widget's `link.ts` writes and reads the same form; a test opens what is printed in a browser.
"""

import os
from decimal import Decimal
from urllib.parse import urlencode

import segno

from explainers.contract.explainer import Explainer
from explainers.contract.languages import DECLARED
from explainers.runner.model import Value, Values

VERSION = 1
LOCAL = "http://127.0.0.1:8000/"  # as in mkdocs.yml
PLACES = {code: language.folder for code, language in DECLARED.items()}
BORDER = 2  # light modules around a code
DOTS = 4  # across a module, so that a viewer that smooths pictures leaves it sharp


def site_address() -> str:
    """Where the site will live."""
    return (os.environ.get("SITE_URL") or LOCAL).rstrip("/") + "/"


def published_address() -> str:
    """The same for paper: nothing where `SITE_URL` is not set, so that no code leads to a machine of ours."""
    return site_address() if os.environ.get("SITE_URL") else ""


def link(explainer: Explainer, values: Values, language: str, site: str) -> str:
    """The address of the explainer's page with these settings; what equals the start values is left out."""
    starts = explainer.results[""]["values"]
    changed = {name: text(values[name]) for name, start in starts.items() if values[name] != start}
    query = urlencode({**changed, "v": VERSION})
    return f"{site}{PLACES[language]}explainers/{explainer.slug}/?{query}#{explainer.slug}"


def text(value: Value) -> str:
    """A value as scripts write it: without a superfluous decimal point, and without an exponent."""
    if isinstance(value, str):
        return value
    return str(int(value)) if value == int(value) else f"{Decimal(repr(value)):f}"


def code(address: str) -> str:
    """The address as a square code, an SVG file; in a PDF, dots take half the room of lines, and print as sharply."""
    made = segno.make_qr(address, error="m")
    size, dots = made.symbol_size(border=BORDER)[0], made.png_data_uri(scale=DOTS, border=BORDER)
    picture = f'<image width="{size}" height="{size}" image-rendering="optimizeSpeed" href="{dots}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">{picture}</svg>'


def shown(address: str) -> str:
    """The address as a person types it."""
    return address.split("://", 1)[1]
