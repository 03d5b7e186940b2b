"""Slider steps in Chromium, from the hand to the painted frame, and the run of the model that is part of each."""

import time
from typing import Any

from playwright.sync_api import Browser, Page

from build_tools.benchmark.server import CountingServer
from build_tools.benchmark.summary import summary_of
from explainers.contract.explainer import Explainer

READY = 60_000  # milliseconds
WARM_UP, STEPS, SCENE_STEPS = 20, 200, 40

# Moves the first slider step by step, each time at the start of a frame, as a browser does with a hand's movements. A
# step ends when the frame that shows the answer has been handed to the screen. `work` leaves out the wait for that
# frame. A scene without Python goes to its nearest stop: where that is the one that it shows, there is no step. A
# laboratory remembers answers, so another of its settings is changed before each step, and Python has to run.
SLIDER_STEPS = """
async ({ selector, event, steps }) => {
  const element = document.querySelector(selector);
  const slider = element.querySelector("input[type=range]");
  const frame = () => new Promise(requestAnimationFrame);
  const painted = () => new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(null);
  });
  const next = () => new Promise((resolve) => {
    element.addEventListener(event, () => resolve(true), { once: true });
    setTimeout(() => resolve(false), 1000);
  });
  const isOther = ({ id, kind, whole }) => kind === "number" && !whole && id !== slider.name;
  const other = element.explainer?.parameters.findLast(isOther);
  const forget = async () => {
    if (!other) return;
    const { from, to } = other.slider;
    const answered = next();
    element.showValues({ ...element.values, [other.id]: from + (to - from) * Math.random() });
    await answered;
  };
  const times = [];
  const range = Number(slider.max) - Number(slider.min);
  for (let step = 0; step < steps; step += 1) {
    await forget();
    slider.value = String(Number(slider.min) + (range * ((step * 37) % 101)) / 101);
    const answered = next();
    await frame();
    const start = performance.now();
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    if (!(await answered)) continue;
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

Steps = dict[str, dict[str, dict[str, float]]]


def measure_steps(browser: Browser, server: CountingServer, explainer: Explainer) -> dict[str, Steps]:
    """Milliseconds of a step in the laboratory and in each scene of an explainer, at full speed and slowed down."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")  # it would disturb
    page, slug = context.new_page(), explainer.slug
    page.goto(f"{server.address}/explainers/{slug}/")
    found = {}
    for scene in explainer.declaration.scenes:
        selector = f'econ-scene[scene="{scene.id}"]'
        wait_for_scene(page, selector)
        found[f"{slug}, {scene.id}"] = at_both_speeds(page, selector, "scene:result", SCENE_STEPS)
    selector = f'econ-explainer[slug="{slug}"]'
    page.locator(selector).scroll_into_view_if_needed()
    page.locator(f'{selector}[data-state="ready"]').wait_for(timeout=READY)
    found[slug] = at_both_speeds(page, selector, "explainer:result", STEPS)
    context.close()
    return found


def wait_for_scene(page: Page, selector: str) -> None:
    """Answers the scene's guess, where it asks for one, and waits until it has drawn something."""
    scene = page.locator(selector)
    scene.locator("[data-sentence]").scroll_into_view_if_needed()
    if scene.get_attribute("data-asks") is not None:
        scene.locator("[data-option]").first.click()
    scene.locator(".econ-drawing > svg").wait_for(timeout=READY)


def at_both_speeds(page: Page, selector: str, event: str, steps: int) -> Steps:
    """Steps as fast as this machine can, and on one that is four times slower."""
    found = {}
    session = page.context.new_cdp_session(page)
    for name, rate in {"full speed": 1, "4 times slower": 4}.items():
        session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        page.evaluate(SLIDER_STEPS, {"selector": selector, "event": event, "steps": WARM_UP})
        times = page.evaluate(SLIDER_STEPS, {"selector": selector, "event": event, "steps": steps})
        found[name] = {part: summary_of([step[part] for step in times]) for part in ("work", "whole")}
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return found


def measure_runs(explainer: Explainer) -> dict[str, float]:
    """Milliseconds of a run of the model in this Python, with the start values, after one to warm up."""
    times: list[Any] = []
    for _ in range(STEPS + 1):
        start = time.perf_counter()
        explainer.run()
        times.append(1000 * (time.perf_counter() - start))
    return summary_of(times[1:])
