"""Static figures, drawn in Node by the very module that draws them in the page."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from build_tools.keeping import keep
from build_tools.setup.node import REPOSITORY, run_node

SCRIPT = Path(__file__).with_suffix(".mjs")
CHARTS = REPOSITORY / "explainers" / "widget"
CACHE = REPOSITORY / "build" / "figures"


def figures(jobs: Sequence[dict[str, Any]]) -> list[str]:
    """The SVG text of each job, {chart, result, context}; equal jobs give equal text, and are drawn only once."""
    texts = [json.dumps(job, ensure_ascii=False, sort_keys=True) for job in jobs]
    places = [CACHE / f"{digest(text)}.svg" for text in texts]
    missing = [number for number, place in enumerate(places) if not place.exists()]
    if missing:
        drawn = json.loads(run_node([SCRIPT], standard_input=f"[{','.join(texts[number] for number in missing)}]"))
        for number, svg in zip(missing, drawn, strict=True):
            keep(places[number], svg.encode())
    return [place.read_text(encoding="utf-8") for place in places]


def digest(text: str) -> str:
    """A name for a job that changes when the job, or the code that draws it, changes."""
    sources = [SCRIPT, *sorted(CHARTS.glob("charts*.ts")), *sorted(CHARTS.glob("charts/*.ts")), CHARTS / "format.ts"]
    parts = [text.encode(), *(source.read_bytes() for source in sources)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:32]
