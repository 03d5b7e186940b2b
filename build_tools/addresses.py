"""The address that opens an explainer in exactly one state, and its square code for paper.

The widget's `link.ts` writes and reads the same form; a test opens what is printed in a browser.
"""

import io
import os
from decimal import Decimal
from urllib.parse import urlencode

import segno

from explainers.contract.explainer import Explainer
from explainers.runner.model import Value, Values

VERSION = 1
LOCAL = "http://127.0.0.1:8000/"  # as in mkdocs.yml
PLACES = {"en": "", "zh": "zh/"}


def site_address() -> str:
    """Where the site will live."""
    return os.environ.get("SITE_URL", LOCAL).rstrip("/") + "/"


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
    """The address as a square code, an SVG file."""
    drawn = io.BytesIO()
    segno.make_qr(address, error="m").save(drawn, kind="svg", border=2, xmldecl=False, svgns=True, omitsize=True)
    return drawn.getvalue().decode()


def shown(address: str) -> str:
    """The address as a person types it."""
    return address.split("://", 1)[1]
