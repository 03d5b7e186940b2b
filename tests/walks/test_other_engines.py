"""Shorter walks in Firefox and WebKit, in the offline copy, opened from a disk: the same hands, without a driver's own.

Their drivers know no mouse that is as quick, so each control is moved by the events that a browser makes of one.
"""

import json
from pathlib import Path
from typing import Any

from explainers.contract.explainer import Explainer
from tests.conftest import FIXTURE
from tests.engines.test_engines import drive, engine
from tests.packages.conftest import fixture_unpacked
from tests.walks.numbers import disagreement
from tests.walks.planning import IN_ONE_PAGE, plan, written
from tests.walks.walking import HANDS

__all__ = ["drive", "engine", "fixture_unpacked"]

COUNT = 150
WALK = """
window.errors = [];
addEventListener("error", ({ message }) => errors.push(message));
addEventListener("unhandledrejection", ({ reason }) => errors.push(String(reason?.message ?? reason)));
const { error } = console;
console.error = (...all) => errors.push(all.join(" ")) && error.apply(console, all);
const element = document.querySelector("econ-explainer");
element.scrollIntoView();
%s
for (let turn = 0; element.dataset.state !== "ready" && turn < 3000; turn += 1) {
  await new Promise((resolve) => setTimeout(resolve, 20));
}
const found = [];
for (const steps of %s) {
  let complaint = await hands.restart();
  for (const step of steps) complaint ||= await hands.play(step);
  found.push({ ...(await hands.rest()), walked: complaint, errors: errors.splice(0) });
  if (complaint || found.at(-1).complaint || found.at(-1).errors.length) break;
}
return found;
"""


def test_no_walk_ends_badly_in_another_engine(drive: Any, fixture_unpacked: Path, every_kind: Explainer) -> None:
    """No error, no dead control, and CPython's numbers."""
    plans = [plan(seed, IN_ONE_PAGE) for seed in range(COUNT)]
    steps = json.dumps([[[step.does, step.what, step.how] for step in steps] for steps in plans])
    page = fixture_unpacked / "explainers" / FIXTURE / "index.html"

    [walks] = drive([{"address": page.as_uri(), "script": WALK % (HANDS, steps)}])

    assert "error" not in walks, walks
    for seed, found in enumerate(walks):
        where = f"seed {seed}: {written(plans[seed])}"
        assert (found["walked"], found["errors"], found.get("complaint", "")) == ("", [], ""), where
        if "values" in found:
            assert disagreement(every_kind, every_kind.run(**found["values"]), found) == "", where
    assert len(walks) == COUNT
