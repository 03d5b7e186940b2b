"""Drives the pages in Chromium and takes the times inside them."""

import statistics
import time
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

from build_tools.benchmark.server import CountingServer
from explainers.contract.explainer import Explainer

# As soon as the widget takes input, its first slider is moved; the time of the answer is kept.
FIRST_SLIDER_RESULT = """
window.firstResult = new Promise((resolve) => {
  addEventListener("benchmark:result", () => resolve(performance.now()), { once: true });
  let wanted = null;
  addEventListener("explainer:result", ({ detail }) => {
    if (wanted && detail.values[wanted.name] === wanted.value) resolve(performance.now());
  });
  const move = () => {
    const slider = document.querySelector("econ-explainer fieldset:not([disabled]) input[type=range]");
    if (!slider) return requestAnimationFrame(move);
    slider.stepUp(3);
    wanted = { name: slider.name, value: Number(slider.value) };
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  };
  document.addEventListener("DOMContentLoaded", move);
});
"""

# The same for the first scene of a page: its guess is answered as soon as it can be, which moves its slider.
FIRST_SCENE_RESULT = """
window.firstResult = new Promise((resolve) => {
  let asked = false;
  addEventListener("scene:result", () => asked && resolve(performance.now()));
  const move = () => {
    const option = document.querySelector("econ-scene[data-live] [data-option]:not([disabled])");
    const slider = document.querySelector("econ-scene[data-live]:not([data-asks]) input[type=range]:not([disabled])");
    if (!option && !slider) return requestAnimationFrame(move);
    asked = true;
    if (option) return option.click();
    slider.stepUp(3);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  };
  document.addEventListener("DOMContentLoaded", move);
});
"""

# Moves the slider step by step, each time at the start of a frame, as a browser does with a hand's movements. A step
# ends when the frame that shows the answer has been handed to the screen. `work` leaves out the wait for that frame.
SLIDER_STEPS = """
async ({ slug, steps }) => {
  const element = document.querySelector(`econ-explainer[slug="${slug}"]`);
  const slider = element.querySelector("input[type=range]");
  const frame = () => new Promise(requestAnimationFrame);
  const painted = () => new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(null);
  });
  const times = [];
  const range = Number(slider.max) - Number(slider.min);
  for (let step = 0; step < steps; step += 1) {
    const target = Number(slider.min) + (range * ((step * 37) % 101)) / 101;
    slider.value = String(target);
    const value = Number(slider.value);
    const answered = new Promise((resolve) => {
      const listen = ({ detail }) => {
        if (detail.values[slider.name] !== value) return;
        element.removeEventListener("explainer:result", listen);
        resolve();
      };
      element.addEventListener("explainer:result", listen);
    });
    await frame();
    const start = performance.now();
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await answered;
    const drawn = performance.now();
    await frame();
    const shown = performance.now();
    await painted();
    const end = performance.now();
    times.push({ work: drawn - start + (end - shown), whole: end - start });
  }
  return times;
}
"""


@dataclass(frozen=True)
class Visit:
    """One way to the first answer: milliseconds and bytes."""

    first_visit: float
    reload: float
    bytes: int


def measure_visits(
    browser: Browser, server: CountingServer, path: str, *, rounds: int, script: str = FIRST_SLIDER_RESULT
) -> Visit:
    """The median time from navigation to the first answer, with an empty cache and after a reload.

    Which answer that is says the script.
    """
    first, again, sent = [], [], 0
    for _ in range(rounds):
        context = browser.new_context()
        page = context.new_page()
        page.add_init_script("localStorage.clear();" + script)
        server.taken()
        page.goto(server.address + path, wait_until="commit")
        first.append(page.evaluate("window.firstResult"))
        sent = server.taken()
        page.wait_for_timeout(1500)  # the engine writes its compiled code to its cache
        page.reload(wait_until="commit")
        again.append(page.evaluate("window.firstResult"))
        context.close()
    return Visit(statistics.median(first), statistics.median(again), sent)


def measure_steps(browser: Browser, server: CountingServer, path: str, slug: str, *, steps: int) -> dict[str, Any]:
    """Milliseconds of a slider step, at full speed and slowed down four times."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")  # it would disturb
    page = context.new_page()
    page.goto(server.address + path)
    page.locator("econ-explainer").first.scroll_into_view_if_needed()
    page.locator(f'econ-explainer[slug="{slug}"][data-state="ready"]').wait_for(timeout=60_000)
    fast = times_of(page, slug, steps)
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    slow = times_of(page, slug, steps)
    context.close()
    return {"full speed": fast, "4 times slower": slow}


def measure_runs(explainer: Explainer, *, runs: int) -> dict[str, float]:
    """Milliseconds of a run of the model in this Python, with the start values, after one to warm up."""
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        explainer.run()
        times.append(1000 * (time.perf_counter() - start))
    return summary_of(times[1:])


def times_of(page: Page, slug: str, steps: int) -> dict[str, dict[str, float]]:
    """Median and 95th percentile of many slider steps, after a few to warm up."""
    page.evaluate(SLIDER_STEPS, {"slug": slug, "steps": 20})
    times = page.evaluate(SLIDER_STEPS, {"slug": slug, "steps": steps})
    return {part: summary_of([step[part] for step in times]) for part in ("work", "whole")}


def summary_of(times: list[float]) -> dict[str, float]:
    """The middle of the times, and what 95 of 100 do not exceed."""
    return {"median": statistics.median(times), "p95": sorted(times)[int(len(times) * 0.95)]}
