"""Static figures, drawn in Node by the very module that draws them in the page."""

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from build_tools.cache import keep
from build_tools.node import run_node
from build_tools.places import BUILD, REPOSITORY, WIDGET

SCRIPT = Path(__file__).with_suffix(".mjs")
BUNDLE = Path(__file__).with_name("bundle.mjs")
CHARTS = WIDGET / "charts" / "charts.ts"
KEPT = BUILD / "figures"


def figures(jobs: Sequence[dict[str, Any]]) -> list[str]:
    """The SVG text of each job, {chart, result, context}; equal jobs give equal text, and are drawn only once."""
    texts = [json.dumps(job, ensure_ascii=False, sort_keys=True) for job in jobs]
    places = [KEPT / f"{key(text, drawing_code(CHARTS))}.svg" for text in texts]
    missing = [number for number, place in enumerate(places) if not place.exists()]
    if missing:
        wanted = f'{{"code": {json.dumps(drawing_code(CHARTS))}, "jobs": [{",".join(texts[n] for n in missing)}]}}'
        for number, svg in zip(missing, json.loads(run_node([SCRIPT], standard_input=wanted)), strict=True):
            keep(places[number], svg.encode())
    return [place.read_text(encoding="utf-8") for place in places]


@cache
def drawing_code(module: Path) -> str:
    """The chart module and all that it imports, our own and from packages, as one script."""
    return run_node([BUNDLE, module])


def key(text: str, code: str) -> str:
    """A name for a job that changes when the job changes, or anything that it is drawn with.

    The code holds every import; the lock file stands for the packages that run it.
    """
    parts = [text.encode(), code.encode(), SCRIPT.read_bytes(), (REPOSITORY / "package-lock.json").read_bytes()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:32]
