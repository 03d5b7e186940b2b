"""Compiles models for the browser, in the browser's own Python, which runs in Node."""

import json
from collections.abc import Sequence

from build_tools.bytecode.compiling import key, run
from build_tools.cache import kept_files
from explainers.contract.explainer import Explainer


def compiled(explainers: Sequence[Explainer]) -> list[str]:
    """The code of each explainer's model and expressions as text; what is missing is made by one Python."""
    jobs = [{"slug": one.slug, "source": one.source, "declaration": declared(one)} for one in explainers]
    kept = kept_files("bytecode", [key(job) for job in jobs], lambda missing: run([jobs[number] for number in missing]))
    return [content.decode() for content in kept]


def declared(explainer: Explainer) -> dict[str, object]:
    """What of the declaration holds expressions."""
    plain: dict[str, object] = json.loads(json.dumps(explainer.table))
    return {name: plain[name] for name in ("summary", "outputs", "parameters", "scenes", "facts")}
