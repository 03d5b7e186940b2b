"""Static figures, drawn in Node by the very module that draws them in the page."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from build_tools.cache import digest, fingerprint, kept_files
from build_tools.node import run_node
from build_tools.places import REPOSITORY, WIDGET

SCRIPT = Path(__file__).with_suffix(".mjs")
BUNDLE = Path(__file__).with_name("bundle.mjs")
CHARTS = WIDGET / "charts" / "texts.ts"


def figures(jobs: Sequence[dict[str, Any]]) -> list[str]:
    """The SVG text of each job, as `widget/charts/job.ts` describes it; equal jobs are drawn only once."""
    texts, code = [json.dumps(job, ensure_ascii=False) for job in jobs], drawing_code(CHARTS)

    def draw(missing: list[int]) -> list[bytes]:
        wanted = f'{{"code": {json.dumps(code)}, "jobs": [{",".join(texts[number] for number in missing)}]}}'
        return [svg.encode() for svg in json.loads(run_node([SCRIPT], standard_input=wanted))]

    return [svg.decode() for svg in kept_files("figures", [key(text, code) for text in texts], draw)]


def drawing_code(module: Path) -> str:
    """The chart module and all that it imports, our own and from packages, as one script."""
    return bundled(module, digest(sorted([*WIDGET.rglob("*.ts"), *WIDGET.rglob("*.tsx")]), WIDGET))


@cache
def bundled(module: Path, version: str) -> str:
    """The same, remembered until a script of the widget changes."""
    return run_node([BUNDLE, module])


def key(text: str, code: str) -> str:
    """A name for a job that changes when the job changes, or anything that it is drawn with.

    The code holds every import; the lock file stands for the packages that run it.
    """
    return fingerprint(text, code, SCRIPT.read_bytes(), (REPOSITORY / "package-lock.json").read_bytes())
