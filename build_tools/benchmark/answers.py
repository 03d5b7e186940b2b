"""Scripts that run before a page's own: they move the first thing that can be moved, and time the answer."""

# As soon as the widget takes input, its first slider is moved.
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

# A page that nobody touches: when it is there, with all that it asks for by itself.
LOADED = """
window.firstResult = new Promise((resolve) => {
  addEventListener("load", () => setTimeout(() => resolve(performance.getEntriesByType("navigation")[0].loadEventEnd)));
});
"""
